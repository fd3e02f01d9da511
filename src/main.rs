//! Mounts the portal where the HTML shell has stood until now.

use leptos::mount::mount_to;
use leptos::prelude::document;
use wasm_bindgen::JsCast as _;

fn main() {
    console_error_panic_hook::set_once();
    let Some(shell) = document().get_element_by_id("app") else { return };
    shell.set_inner_html("");
    let inside = shell.clone();
    mount_to(shell.unchecked_into(), move || waybill_portal::app::app(&inside)).forget();
}
