//! `/operations`: the receiving desk.

pub mod arrivals;
pub mod copy_board;
pub mod packing;

use crate::view::prelude::*;

use crate::ui::loading::loading;
use crate::ui::page;
use crate::words::operations as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::title().to_owned());
    view! {
        <h1 tabindex="-1">{w::title()}</h1>
        {loading(w::loading())}
    }
    .into_any()
}
