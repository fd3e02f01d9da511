//! Where somebody is signed in, and their programs' tokens; each can be ended.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::wire::Access;

use crate::api::people as api;
use crate::api::{Load, load};
use crate::browser;
use crate::pages::proofs::proofs;
use crate::ui::loading::{failed, loading, refused};
use crate::ui::toast::toast;
use crate::words::people as w;
use crate::words::sessions;

/// What the section keeps. A handle.
#[derive(Clone, Copy)]
struct Here {
    id: StoredValue<String>,
    access: RwSignal<Load<Access>>,
    refusal: RwSignal<Option<String>>,
}

/// `again` is followed: it changes when what proves them may have.
pub(super) fn section(id: String, again: Memo<bool>) -> AnyView {
    let here = Here { id: StoredValue::new(id), access: RwSignal::new(Load::Loading), refusal: RwSignal::new(None) };
    effect(move || {
        again.track();
        read(here);
    });
    let part = move |heading: &'static str, name: &'static str, list: AnyView| {
        view! {
            <section class="box">
                <div class="box__head cluster"><h2 id=name tabindex="-1">{heading}</h2></div>
                {list}
            </section>
        }
    };
    let inside = move || match &*here.access.read() {
        Load::Loading => loading(w::loading_access()),
        Load::Failed(error) => failed(&error.message, move || read(here)),
        Load::Ready(Access { sessions, tokens }) => {
            let list = |all: &[_], are_tokens: bool, none: &'static str| match all {
                [] => view! { <p class="quiet">{none}</p> }.into_any(),
                all => proofs(all, are_tokens, move |proof| end(here, proof)),
            };
            view! {
                {part(w::sessions(), "access", list(sessions, false, sessions::no_sessions()))}
                {part(w::tokens(), "tokens", list(tokens, true, sessions::no_tokens()))}
            }
            .into_any()
        }
    };
    view! { {inside}{move || here.refusal.get().map(|why| refused(&why))} }.into_any()
}

fn read(here: Here) {
    let id = here.id.get_value();
    load(here.access, async move { api::access(&id).await });
}

fn end(here: Here, proof: String) {
    here.refusal.set(None);
    let id = here.id.get_value();
    spawn_local(async move {
        match api::revoke(&id, &proof).await {
            Ok(()) => toast(sessions::revoked()),
            Err(error) => drop(here.refusal.try_set(Some(error.message))),
        }
        load(here.access, async move { api::access(&id).await });
        browser::focus_field("access");
    });
}
