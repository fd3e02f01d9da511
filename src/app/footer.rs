//! The foot of every page.

use crate::view::prelude::*;

use crate::browser;
use crate::words as w;

pub(super) fn footer() -> AnyView {
    view! {
        <footer class="footer">
            <div class="frame cluster cluster--apart">
                <span>{w::time::zone(&browser::zone())}</span>
                <span class="cluster"><kbd>"?"</kbd>{w::app::keys_hint()}</span>
            </div>
        </footer>
    }
    .into_any()
}
