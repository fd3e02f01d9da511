//! Keys that work on every page, and the list of them. Single keys keep quiet where somebody types.

use crate::view::prelude::*;
use leptos::ev::KeyboardEvent;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast as _;

use crate::browser;
use crate::route::Route;
use crate::ui::dialog::dialog;
use crate::words as w;

/// The id of a page's search field, where it has one.
const SEARCH: &str = "q";

pub(super) fn keys() -> AnyView {
    let help = RwSignal::new(false);
    let navigate = use_navigate();
    let listener = window_event_listener(leptos::ev::keydown, move |ev| {
        if ev.ctrl_key() || ev.meta_key() || ev.alt_key() || types(&ev) {
            return;
        }
        match ev.key().as_str() {
            "?" => help.set(true),
            "/" => {
                // The slash must not land in the field.
                ev.prevent_default();
                if !browser::focus_field(SEARCH) {
                    navigate(&Route::Jobs.path(), NavigateOptions::default());
                }
            }
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
    dialog(help, w::app::keys_heading().to_owned(), list)
}

/// Whether the key goes into a field, or a dialog is open.
fn types(ev: &KeyboardEvent) -> bool {
    let Some(target) = ev.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else { return false };
    target.matches("input:not([type=radio], [type=checkbox]), textarea, select, dialog *").unwrap_or(false)
}

fn list() -> AnyView {
    let rows = [("/", w::app::key_search()), ("?", w::app::key_help()), (w::app::escape(), w::app::key_close())];
    let row =
        |(key, words): (&'static str, &'static str)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div> };
    view! { <dl class="manifest">{rows.map(row)}</dl> }.into_any()
}
