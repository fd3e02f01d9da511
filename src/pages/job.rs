use leptos::prelude::*;
use waybill_domain::job::JobId;
use crate::ui::page;
pub fn page(id: JobId) -> AnyView {
    let name = id.name.to_string();
    page::title({ let name = name.clone(); move || name.clone() });
    view! { <h1 tabindex="-1" class="serial">{name}</h1> }.into_any()
}
