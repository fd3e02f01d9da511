//! `/operations/packing`: what is to be sent back, oldest first.

use crate::view::prelude::*;

use crate::ui::loading::loading;
use crate::ui::page;
use crate::words::operations as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::packing_title().to_owned());
    view! {
        <h1 tabindex="-1">{w::packing_title()}</h1>
        {loading(w::packing_loading())}
    }
    .into_any()
}
