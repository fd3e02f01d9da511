//! Where one is signed in, and the way out of all of it.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::wire::Proof;

use crate::api::people as api;
use crate::api::{Load, load};
use crate::pages::proofs::proofs;
use crate::ui::button::{busy_while, button};
use crate::ui::loading::{failed, loading, refused};
use crate::ui::toast::toast;
use crate::words::sessions as w;

/// What the section keeps. A handle.
#[derive(Clone, Copy)]
struct Sessions {
    all: RwSignal<Load<Vec<Proof>>>,
    busy: RwSignal<bool>,
    refusal: RwSignal<Option<String>>,
}

pub(super) fn section() -> AnyView {
    let here = Sessions { all: RwSignal::new(Load::Loading), busy: RwSignal::new(false), refusal: RwSignal::new(None) };
    let read = move || load(here.all, api::sessions());
    read();
    let inside = move || match &*here.all.read() {
        Load::Loading => loading(w::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(all) => list(here, all),
    };
    view! {
        <section class="box" aria-labelledby="sessions">
            <div class="box__head cluster"><h2 id="sessions" tabindex="-1">{w::title()}</h2></div>
            {inside}
            {move || here.refusal.get().map(|why| refused(&why))}
        </section>
    }
    .into_any()
}

fn list(here: Sessions, all: &[Proof]) -> AnyView {
    let has_others = all.iter().any(|it| !it.current);
    let others = if has_others {
        let press = move || end(here, None);
        view! { <div>{button("button button--plain", w::others(), busy_while(here.busy.into()), press)}</div> }
            .into_any()
    } else {
        view! { <p class="quiet">{w::only_here()}</p> }.into_any()
    };
    view! { {proofs(all, false, move |id| end(here, Some(id)))}{others} }.into_any()
}

fn end(here: Sessions, id: Option<String>) {
    here.busy.set(true);
    here.refusal.set(None);
    spawn_local(async move {
        let answer = api::end_session(id.as_deref()).await;
        here.busy.try_set(false);
        match answer {
            Ok(()) => toast(if id.is_some() { w::ended() } else { w::all_ended() }),
            Err(error) => drop(here.refusal.try_set(Some(error.message))),
        }
        // The button that was pressed is gone with its line.
        load(here.all, api::sessions());
        crate::browser::focus_field("sessions");
    });
}
