//! To be written: only its heading stands.

use leptos::prelude::*;
use waybill_domain::job::JobId;

use crate::ui::page;
use crate::words as w;

/// The page.
pub fn page(id: JobId) -> AnyView {
    let name = id.name.to_string();
    page::title({
        let name = name.clone();
        move || name.clone()
    });
    view! { <h1 tabindex="-1">{w::slip::title()}" "<span class="serial">{name}</span></h1> }.into_any()
}
