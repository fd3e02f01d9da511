//! The second step before a link is taken back.

use crate::view::prelude::*;
use leptos::task::spawn_local;

use super::Here;
use crate::api;
use crate::pages::form::sending::Sending;
use crate::ui::button::{button, ready};
use crate::ui::dialog::dialog;
use crate::ui::toast::toast;
use crate::words::share as w;

pub(super) fn dialog_of(here: Here) -> AnyView {
    dialog(here.asks, w::revoke_heading().to_owned(), move || body(here))
}

fn body(here: Here) -> AnyView {
    let Some(link) = here.revoking.get_untracked() else { return ().into_any() };
    let sending = Sending::default();
    let note = if link.note.is_empty() { w::no_note().to_owned() } else { link.note };
    let send = move || send(here, link.id.clone(), sending);
    view! {
        <p>{w::revoke_text(&note)}</p>
        {sending.refusal()}
        <div class="cluster">
            {button("button button--stop", w::revoke_do(), sending.press(), send)}
            {button("button button--quiet", w::keep(), ready(), move || here.asks.set(false))}
        </div>
    }
    .into_any()
}

fn send(here: Here, share: String, sending: Sending) {
    sending.begin();
    let id = here.id.get_value();
    spawn_local(async move {
        match api::shares::revoke(&id, &share).await {
            Ok(()) => {
                here.asks.try_set(false);
                // What there was to copy opens nothing any more.
                here.made.try_update(|made| *made = made.take().filter(|it| it.share.id != share));
                toast(w::revoked());
                here.again();
            }
            Err(error) => drop(sending.fail(error, |_| ())),
        }
    });
}
