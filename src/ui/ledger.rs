//! Parts of a table that becomes slips where it has little room. Roles are written out: slips are grids, and a browser
//! forgets that a table whose rows are grids was one.

use crate::view::prelude::*;

/// The row of column heads: words, and whether the column holds numbers.
pub fn head(columns: &[(&'static str, bool)]) -> AnyView {
    let column = |(words, is_number): &(&'static str, bool)| {
        view! { <th role="columnheader" scope="col" class=is_number.then_some("number")>{*words}</th> }
    };
    view! { <thead role="rowgroup"><tr role="row">{columns.iter().map(column).collect_view()}</tr></thead> }.into_any()
}

/// A heading over some of the rows.
pub fn group(columns: u8, words: &'static str, count: AnyView) -> AnyView {
    view! {
        <tr class="ledger__group" role="row">
            <th role="rowheader" scope="colgroup" colspan=columns.to_string()>{words}" "{count}</th>
        </tr>
    }
    .into_any()
}
