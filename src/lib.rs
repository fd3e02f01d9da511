//! Waybill's portal: what a customer sees. It holds no rule of its own; what may be done is asked of `waybill_domain`,
//! what is the case of the service.

// In reading order: from the frame of every page to the pages, then what they stand on.
pub mod app;
pub mod pages;
pub mod route;
pub mod router;

pub mod api;
pub mod draft;
pub mod json;
pub mod live;
pub mod session;
pub mod unread;

pub mod browser;
pub mod numbers;
pub mod text;
pub mod time;
pub mod ui;
pub mod view;
pub mod words;

use leptos::prelude::document;
use wasm_bindgen::JsCast as _;

/// Mounts the portal where the HTML shell has stood until now.
pub fn mount(pages: app::Pages) {
    console_error_panic_hook::set_once();
    let Some(shell) = document().get_element_by_id("app") else { return };
    shell.set_inner_html("");
    let inside = shell.clone();
    // Of Leptos's own views nothing is left; this sets up what its signals need.
    leptos::mount::mount_to(shell.unchecked_into(), move || app::app(&inside, pages)).forget();
}
