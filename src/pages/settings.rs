//! To be written: only its heading stands.

use leptos::prelude::*;

use crate::ui::page;
use crate::words as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::settings::title().to_owned());
    view! { <h1 tabindex="-1">{w::settings::title()}</h1> }.into_any()
}
