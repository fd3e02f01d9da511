//! `/operations/copy`: the drives that are being copied, and those that wait.

use crate::view::prelude::*;

use crate::ui::loading::loading;
use crate::ui::page;
use crate::words::operations as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::copy_title().to_owned());
    view! {
        <h1 tabindex="-1">{w::copy_title()}</h1>
        {loading(w::copy_loading())}
    }
    .into_any()
}
