//! Where somebody is signed in, and their programs' tokens; each can be ended.

use crate::view::prelude::*;
use waybill_domain::wire::Access;

use crate::api::people as api;
use crate::api::{Load, load};
use crate::browser;
use crate::pages::form::in_dialog;
use crate::pages::form::sending::Sending;
use crate::pages::proofs::{self, proofs};
use crate::ui::dialog::dialog_about;
use crate::ui::loading::{failed, loading};
use crate::words::{job, people as w, sessions};

/// A session or token that somebody is asked about.
#[derive(Clone)]
struct Ask {
    id: String,
    name: String,
    is_token: bool,
}

/// What the section keeps. A handle.
#[derive(Clone, Copy)]
struct Here {
    id: StoredValue<String>,
    access: RwSignal<Load<Access>>,
    asked: RwSignal<Option<Ask>>,
}

/// `again` is followed: it changes when what proves them may have.
pub(super) fn section(id: String, again: Memo<bool>) -> AnyView {
    let here = Here { id: StoredValue::new(id), access: RwSignal::new(Load::Loading), asked: RwSignal::new(None) };
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
            let list = |all: &[_], is_token: bool, none: &'static str| match all {
                [] => view! { <p class="quiet">{none}</p> }.into_any(),
                all => proofs(all, is_token, move |proof| ask(here, proof, is_token)),
            };
            view! {
                {part(w::sessions(), "access", list(sessions, false, sessions::no_sessions()))}
                {part(w::tokens(), "tokens", list(tokens, true, sessions::no_tokens()))}
            }
            .into_any()
        }
    };
    let heading = |ask: &Ask| if ask.is_token { w::end_token(&ask.name) } else { w::end_session(&ask.name) };
    view! { {inside}{dialog_about(here.asked, heading, move |ask, open| body(here, ask, open))} }.into_any()
}

fn read(here: Here) {
    let id = here.id.get_value();
    load(here.access, async move { api::access(&id).await });
}

fn ask(here: Here, id: String, is_token: bool) {
    let name = here.access.with_untracked(|access| {
        let Access { sessions, tokens } = access.ready()?;
        let all = if is_token { tokens } else { sessions };
        all.iter().find(|it| it.id == id).map(|it| proofs::name(it, is_token))
    });
    here.asked.set(name.map(|name| Ask { id, name, is_token }));
}

fn body(here: Here, ask: Ask, open: RwSignal<bool>) -> AnyView {
    let sending = Sending::default();
    let (text, yes) = if ask.is_token {
        (w::end_token_text(), w::end_token_do())
    } else {
        (w::end_session_text(), w::end_session_do())
    };
    let go = move || {
        let (id, proof) = (here.id.get_value(), ask.id.clone());
        let finish = move || {
            open.try_set(false);
            read(here);
            // The button that was pressed is gone with its line.
            let focus = || {
                browser::focus_field("access");
            };
            set_timeout(focus, core::time::Duration::ZERO);
        };
        let call = async move { api::revoke(&id, &proof).await };
        in_dialog::send(sending, sessions::revoked().to_owned(), call, finish);
    };
    let text = view! { <p>{text}</p><p><b>{job::cannot_take_back()}</b></p> }.into_any();
    in_dialog::form(sending, text, ("button button--stop", yes), go, move || open.set(false))
}
