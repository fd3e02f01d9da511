//! A button that copies a text, and says that it did.

use crate::view::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Icon, icon};
use super::page::announce;
use crate::browser;
use crate::words as w;

/// `text` is asked for when the button is pressed.
pub fn copy_button(text: impl Fn() -> String + 'static) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let words = move || match copied.get() {
        None => w::ui::copy(),
        Some(true) => w::ui::copied(),
        Some(false) => w::ui::copy_failed(),
    };
    let press = move |_| {
        let text = text();
        spawn_local(async move {
            let done = browser::copy(&text).await.is_truthy();
            announce(if done { w::ui::copied() } else { w::ui::copy_failed() });
            copied.try_set(Some(done));
        });
    };
    view! { <button class="button button--plain button--small" type="button" on:click=press>{icon(Icon::Copy)}{words}</button> }
        .into_any()
}
