//! `/operations/arrivals`: packages that no job waits for. Support reads them and notes what was said.

mod acts;
mod card;
mod matching;

use crate::router::use_location;
use crate::view::prelude::*;
use waybill_domain::arrival::Arrival;

use super::parts::parts;
use crate::api::operations as api;
use crate::api::{Load, load};
use crate::live;
use crate::route::{Route, query_value};
use crate::ui::empty::empty;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::words::operations as w;

/// The service's word for those that have ended.
const ENDED: &str = "ended";

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::arrivals_title().to_owned());
    let search = use_location().search;
    let state = memo(move || if query_value(&search.read(), "state") == ENDED { ENDED } else { "open" });
    let arrivals = RwSignal::new(Load::<Vec<Arrival>>::Loading);
    let read = move || load(arrivals, api::arrivals(state.get_untracked()));
    effect(move || {
        state.track();
        arrivals.set(Load::Loading);
        read();
    });
    // An arrival has no change of its own on the stream; booking in and matching change jobs.
    live::subscribe(move |_| read());
    let asked = RwSignal::new(None);
    let body = move || match &*arrivals.read() {
        Load::Loading => loading(w::arrivals_loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(all) if all.is_empty() => none(state.get_untracked()),
        Load::Ready(all) => {
            view! { <ul class="arrivals">{all.iter().map(|it| card::card(it, asked)).collect_view()}</ul> }.into_any()
        }
    };
    let link = move |value: &'static str, words: &'static str, href: &'static str| {
        view! { <a class="chip" href=href aria-current=move || (state.get() == value).then_some("page")>{words}</a> }
    };
    view! {
        {parts(&Route::Arrivals)}
        <h1 tabindex="-1">{w::arrivals_title()}</h1>
        <nav class="cluster" aria-label=w::which_arrivals()>
            {link("open", w::open_arrivals(), "/operations/arrivals")}
            {link(ENDED, w::ended_arrivals(), "/operations/arrivals?state=ended")}
        </nav>
        {body}
        {acts::dialogs(asked, read)}
    }
    .into_any()
}

fn none(state: &str) -> AnyView {
    let (heading, text) =
        if state == ENDED { (w::none_ended(), w::none_ended_text()) } else { (w::none_open(), w::none_open_text()) };
    empty(heading.to_owned(), view! { <p>{text}</p> })
}
