//! A short word about what was just done, at the edge. It takes no focus, is announced, and stays until it is closed or
//! replaced: nobody has to be quick.

use std::sync::LazyLock;

use crate::view::prelude::*;

use super::icon::{Icon, icon};
use crate::browser;
use crate::words as w;

static TOAST: LazyLock<ArcRwSignal<String>> = LazyLock::new(|| {
    let kept = browser::stored_in_tab(KEPT).unwrap_or_default();
    browser::store_in_tab(KEPT, None);
    ArcRwSignal::new(kept)
});

/// Where words wait that the next page is to say.
const KEPT: &str = "waybill.toast";

/// Lets the page that is loaded next say what this one was about to.
pub fn keep() {
    let words = TOAST.get_untracked();
    browser::store_in_tab(KEPT, Some(words.as_str()).filter(|words| !words.is_empty()));
}

/// Says something in passing.
pub fn toast(words: &str) {
    TOAST.set(words.to_owned());
}

/// Takes back what was said.
pub fn clear() {
    TOAST.set(String::new());
}

/// Where it stands. Once a page.
pub fn toasts() -> AnyView {
    let text = move || Some(TOAST.get()).filter(|text| !text.is_empty());
    view! {
        <div role="status">
            {move || {
                text()
                    .map(|text| {
                        view! {
                            <div class="toast cluster">
                                <span>{text}</span>
                                <button class="button button--quiet button--small" type="button" on:click=|_| clear()>
                                    {icon(Icon::Close)}
                                    <span class="hear">{w::ui::close()}</span>
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
