//! Where there is no job: none at all, or none that fits.

use crate::view::prelude::*;

use super::query::Query;
use crate::route::Route;
use crate::ui::empty::empty;
use crate::words as w;

/// Somebody's first visit: what a job is, and how to begin.
pub(super) fn none_yet() -> AnyView {
    let steps = [
        (w::jobs::empty_name(), w::jobs::empty_name_text()),
        (w::jobs::empty_ship(), w::jobs::empty_ship_text()),
        (w::jobs::empty_watch(), w::jobs::empty_watch_text()),
    ];
    let step = |(title, text): (&'static str, &'static str)| view! { <li><b>{title}</b><p class="small quiet">{text}</p></li> };
    let body = view! {
        <p class="now__line measure">{w::jobs::empty_lead()}</p>
        <ol class="pair">{steps.map(step)}</ol>
        <div class="cluster">
            <a class="button button--big" href=Route::NewJob.path()>{w::jobs::empty_first()}</a>
            <a class="button button--quiet" href=Route::States.path()>{w::jobs::empty_states()}</a>
        </div>
    };
    empty(w::jobs::empty_heading().to_owned(), body)
}

/// The filters leave nothing.
pub(super) fn nothing_fits(query: &Query) -> AnyView {
    let heading = match query.q.trim() {
        "" => w::jobs::nothing_fits().to_owned(),
        q => w::jobs::nothing_has(q),
    };
    let body = view! {
        <p>{w::jobs::nothing_hint()}</p>
        <a class="button button--plain" href=query.cleared().path()>{w::jobs::clear()}</a>
    };
    empty(heading, body)
}
