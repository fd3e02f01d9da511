//! The hits as a table. Where it has little room its rows become slips.

use crate::view::keyed;
use crate::view::prelude::*;

use super::columns;
use super::hits::{Hits, Shown};
use super::query::Query;
use super::row::row;
use crate::words::support as w;

pub(super) fn table(query: Memo<Query>, hits: Hits) -> AnyView {
    // By what was read, not by what is typed: the rows that are shown belong to it.
    let looked_for = memo(move || match &*hits.shown.read() {
        Shown::Rows(listed) => listed.query.fragment(),
        Shown::Loading | Shown::Failed(_) => None,
    });
    let with_found = memo(move || looked_for.read().is_some());
    let rows = move || match &*hits.shown.read() {
        Shown::Rows(listed) => listed.rows.clone(),
        Shown::Loading | Shown::Failed(_) => Vec::new(),
    };
    view! {
        <div class="holds">
            <table class="ledger" role="table" aria-busy=move || hits.busy.get().then_some("true")>
                <caption class="hear">{w::caption()}</caption>
                {move || columns::head(query, with_found.get())}
                <tbody role="rowgroup">{keyed(rows, |row| row.id.resource_id(), move |it| row(it, query, looked_for))}</tbody>
            </table>
        </div>
    }
    .into_any()
}
