//! Keys that work on every page, and the list of them. Single keys keep quiet where somebody types, and can be switched off
//! in the settings: whoever speaks to the browser must not set them off.

use crate::view::prelude::*;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast as _;

use crate::browser;
use crate::route::Route;
use crate::router::{NavigateOptions, use_navigate};
use crate::session;
use crate::ui::dialog::dialog;
use crate::words as w;

/// The id of a page's search field, where it has one.
const SEARCH: &str = "q";
/// Where it is kept that single keys are off.
const OFF: &str = "waybill.keys";

/// Whether single keys do anything.
pub fn are_on() -> bool {
    browser::stored(OFF).is_none()
}

/// Switches them; false if the browser will not remember it.
pub fn switch(on: bool) -> bool {
    browser::store(OFF, (!on).then_some("off"))
}

pub(super) fn keys(help: RwSignal<bool>, palette: RwSignal<bool>) -> AnyView {
    let navigate = use_navigate();
    let listener = window_event_listener(leptos::ev::keydown, move |ev| {
        let key = ev.key();
        if (ev.ctrl_key() || ev.meta_key()) && key.eq_ignore_ascii_case("k") {
            ev.prevent_default();
            palette.set(true);
        }
        if ev.ctrl_key() || ev.meta_key() || ev.alt_key() || types(&ev) || !are_on() {
            return;
        }
        match key.as_str() {
            "?" => help.set(true),
            "/" => {
                // The slash must not land in the field.
                ev.prevent_default();
                if !browser::focus_field(SEARCH) {
                    navigate(&untrack(session::home).path(), NavigateOptions::default());
                }
            }
            _ => {}
        }
    });
    on_cleanup(move || listener.remove());
    dialog(help, w::app::keys_heading().to_owned(), move || list(help))
}

/// Whether the key goes into a field, or a dialog is open.
fn types(ev: &KeyboardEvent) -> bool {
    let Some(target) = ev.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else { return false };
    target.matches("input:not([type=radio], [type=checkbox]), textarea, select, dialog *").unwrap_or(false)
}

fn list(help: RwSignal<bool>) -> AnyView {
    let rows = [
        (w::app::ctrl_k(), w::app::key_palette()),
        ("/", w::app::key_search()),
        ("?", w::app::key_help()),
        (w::app::escape(), w::app::key_close()),
    ];
    let row =
        |(key, words): (&'static str, &'static str)| view! { <div><dt><kbd>{key}</kbd></dt><dd>{words}</dd></div> };
    view! {
        <dl class="manifest">{rows.map(row)}</dl>
        <p class="small">{w::app::keys_off()}" "<a href=Route::Settings.path() on:click=move |_| help.set(false)>{w::app::settings()}</a></p>
        <div><button class="button button--plain" type="button" on:click=move |_| help.set(false)>{w::ui::close()}</button></div>
    }
    .into_any()
}
