//! `/states`: both machines, drawn and listed. Every state, every edge, straight from the domain's tables.

mod machine;

use crate::view::prelude::*;

use crate::ui::page;
use crate::words as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::states::title().to_owned());
    view! {
        <h1 tabindex="-1">{w::states::title()}</h1>
        <p class="measure">{w::states::lead()}</p>
        {machine::job()}
        {machine::drive()}
    }
    .into_any()
}
