//! Where there is no job that fits, or none at all: what was looked into, and the way on.

use crate::view::prelude::*;

use super::query::{Part, Query};
use crate::ui::empty;
use crate::words as w;

pub(super) fn empty(query: Memo<Query>) -> AnyView {
    let body = move || {
        let query = query.get();
        if !query.is_narrowed() {
            let lead = view! { <p class="now__line measure">{w::support::no_jobs_lead()}</p> };
            return empty::empty(w::support::no_jobs().to_owned(), lead);
        }
        let heading = match (query.q.trim(), query.get(Part::Queue).parse()) {
            ("", Ok(queue)) => w::support::nothing_in(w::support::queue(queue)),
            ("", Err(_)) => w::jobs::nothing_fits().to_owned(),
            (q, _) => w::jobs::nothing_has(q),
        };
        let hint = (!query.q.is_empty()).then(|| view! { <p class="measure">{w::support::nothing_hint()}</p> });
        // Words among filters: most often it is a filter that hides what one looks for.
        let words_only = query.cleared().with(Part::Q, &query.q);
        let is_filtered = !query.q.is_empty() && words_only.path() != query.at("", 1).path();
        let everywhere = is_filtered.then(|| {
            view! { <a class="button" href=words_only.path()>{w::support::everywhere()}</a> }
        });
        let clear = view! { <a class="button button--plain" href=query.cleared().path()>{w::jobs::clear()}</a> };
        empty::empty(heading, view! { {hint}<div class="cluster">{everywhere}{clear}</div> })
    };
    body.into_any()
}
