//! The receiving desk: a package is opened by its tracking number, drives are scanned, and all of it is booked in at once.
//! What was scanned is kept in the browser until the service has it.

mod booked;
mod decide;
mod lists;
mod review;
mod scan;
mod state;

use crate::view::prelude::*;

use self::state::Desk;
use crate::browser;
use crate::ui::badge::badge_tag;
use crate::ui::loading::failed;

/// The whole desk.
pub(super) fn desk() -> AnyView {
    let desk = Desk::open();
    // After the heading has had the focus that a new page gives it.
    let focus = || {
        browser::focus_field(scan::FIELD);
    };
    set_timeout(focus, core::time::Duration::from_millis(50));
    let said = move || {
        desk.said.get().map(|said| {
            view! { <p class="desk__said" data-role=said.mood.word()>{badge_tag(said.mood, &said.word)}<span>{said.text}</span></p> }
        })
    };
    let trouble = move || desk.trouble.get().map(|why| failed(&why, move || desk.ask(None)));
    view! {
        <div class="desk">
            <div class="stack">
                {scan::field(desk)}
                <div role="status" aria-live="polite">{said}</div>
                {trouble}
                {booked::booked(desk)}
            </div>
            {lists::missing(desk)}
            <div class="stack stack--wide">
                {lists::scanned(desk)}
                {decide::questions(desk)}
                {review::review(desk)}
            </div>
        </div>
    }
    .into_any()
}
