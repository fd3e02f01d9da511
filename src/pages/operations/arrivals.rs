//! `/operations/arrivals`: packages that belong to no job yet.

use crate::view::prelude::*;

use crate::ui::loading::loading;
use crate::ui::page;
use crate::words::operations as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::arrivals_title().to_owned());
    view! {
        <h1 tabindex="-1">{w::arrivals_title()}</h1>
        {loading(w::arrivals_loading())}
    }
    .into_any()
}
