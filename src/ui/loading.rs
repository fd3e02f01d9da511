//! A part that is being fetched, or could not be: one wording everywhere.

use crate::view::prelude::*;

use super::icon::{Icon, icon};
use crate::words as w;

/// While it is fetched: words, in about the room that the answer will take.
pub fn loading(words: &'static str) -> AnyView {
    view! { <p class="loading" role="status">{words}</p> }.into_any()
}

/// It could not be fetched: why, and a way to try again.
pub fn failed(message: &str, retry: impl Fn() + 'static) -> AnyView {
    view! {
        <div class="banner" data-role="stopped" role="alert">
            {icon(Icon::Stopped)}
            <h2>{w::ui::failed_heading()}</h2>
            <p>{message.to_owned()}</p>
            <p><button class="button button--plain button--small" type="button" on:click=move |_| retry()>{w::ui::try_again()}</button></p>
        </div>
    }
    .into_any()
}

/// Something went wrong with what was just done; the page stays as it is.
pub fn refused(message: &str) -> AnyView {
    view! {
        <div class="banner" data-role="stopped" role="alert">{icon(Icon::Stopped)}<p>{message.to_owned()}</p></div>
    }
    .into_any()
}
