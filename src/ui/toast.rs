//! A short word about what was just done, at the edge. It takes no focus, is announced, and stays until it is closed or
//! replaced: nobody has to be quick.

use std::sync::LazyLock;

use crate::view::prelude::*;

use super::icon::{Icon, icon};
use crate::words as w;

static TOAST: LazyLock<ArcRwSignal<String>> = LazyLock::new(|| ArcRwSignal::new(String::new()));

/// Says something in passing.
pub fn toast(words: &str) {
    TOAST.set(words.to_owned());
}

/// Where it stands. Once a page.
pub fn toasts() -> AnyView {
    let text = move || Some(TOAST.get()).filter(|text| !text.is_empty());
    let close = || TOAST.set(String::new());
    view! {
        <div role="status">
            {move || {
                text()
                    .map(|text| {
                        view! {
                            <div class="toast cluster">
                                <span>{text}</span>
                                <button class="button button--quiet button--small" type="button" on:click=move |_| close()>
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
