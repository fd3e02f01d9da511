//! The heads of the table: buttons where the service knows an order, with the way it goes for those who do not see it.

use crate::view::prelude::*;

use super::query::Query;
use crate::router::{NavigateOptions, use_navigate};
use crate::ui::icon::{Icon, icon};
use crate::words as w;

type Words = fn() -> &'static str;

/// The orders that have a column, by the service's words.
pub(super) const SORTS: [(&str, Words); 5] = [
    ("name", w::support::sort_name),
    ("state", w::support::sort_state),
    ("since", w::support::sort_since),
    ("company", w::support::sort_company),
    ("changed", w::support::sort_changed),
];

/// The head row; the second column stands only where words were looked for.
pub(super) fn head(query: Memo<Query>, with_found: bool) -> AnyView {
    let columns = [
        Some(sorted(query, "name", w::jobs::job())),
        with_found.then(|| plain(w::support::found())),
        Some(sorted(query, "state", w::jobs::state())),
        Some(sorted(query, "since", w::support::since())),
        Some(sorted(query, "company", w::support::company())),
        Some(plain(w::support::next())),
        Some(sorted(query, "changed", w::support::changed())),
    ];
    let columns: Vec<AnyView> = columns.into_iter().flatten().collect();
    view! { <thead role="rowgroup"><tr role="row">{columns}</tr></thead> }.into_any()
}

fn plain(words: &'static str) -> AnyView {
    view! { <th role="columnheader" scope="col">{words}</th> }.into_any()
}

fn sorted(query: Memo<Query>, sort: &'static str, words: &'static str) -> AnyView {
    let navigate = use_navigate();
    let way = memo(move || {
        let query = query.read();
        let (now, descending) = query.order();
        (now == sort).then_some(descending)
    });
    let aria = move || way.get().map(|descending| if descending { "descending" } else { "ascending" });
    let press = move |_| {
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&query.get_untracked().ordered_by(sort).path(), options);
    };
    let arrow = move || {
        let class = if way.get()? { "order order--down" } else { "order" };
        Some(view! { <span class=class>{icon(Icon::Next)}</span> })
    };
    view! {
        <th role="columnheader" scope="col" aria-sort=aria>
            <button class="head" type="button" on:click=press>{words}{arrow}</button>
        </th>
    }
    .into_any()
}
