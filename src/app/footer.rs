//! The foot of every page.

use crate::view::prelude::*;

use crate::browser;
use crate::words as w;

pub(super) fn footer(help: RwSignal<bool>) -> AnyView {
    view! {
        <footer class="footer">
            <div class="frame cluster cluster--apart">
                <span>{w::time::zone(&browser::zone())}</span>
                <button class="button button--quiet button--small" type="button" on:click=move |_| help.set(true)>{w::app::keys_heading()}</button>
            </div>
        </footer>
    }
    .into_any()
}
