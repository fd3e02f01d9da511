//! A link that signs somebody in once: made at a press, shown this once.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::wire::SignInLink;

use crate::api::people as api;
use crate::time;
use crate::ui::button::{Press, button};
use crate::ui::copy::copy_button;
use crate::ui::loading::refused;
use crate::words::people as w;
use crate::words::sessions;

pub(super) fn section(id: String, is_off: Memo<bool>) -> AnyView {
    let (made, busy, refusal) =
        (RwSignal::new(None::<SignInLink>), RwSignal::new(false), RwSignal::new(None::<String>));
    let press = derive(move || match (is_off.get(), busy.get()) {
        (true, _) => Press::Off(w::link_off().to_owned()),
        (false, true) => Press::Busy,
        (false, false) => Press::Ready,
    });
    let make = move || {
        busy.set(true);
        refusal.set(None);
        let id = id.clone();
        spawn_local(async move {
            let answer = api::link(&id).await;
            busy.try_set(false);
            match answer {
                Ok(link) => drop(made.try_set(Some(link))),
                Err(error) => drop(refusal.try_set(Some(error.message))),
            }
        });
    };
    view! {
        <section class="box">
            <div class="box__head cluster"><h2>{w::link()}</h2></div>
            <p>{w::link_text()}</p>
            {move || refusal.get().map(|why| refused(&why))}
            <div class="cluster">{button("button button--plain", w::make_link(), press, make)}</div>
            <div role="status">{move || made.get().map(|it| shown(&it))}</div>
        </section>
    }
    .into_any()
}

fn shown(it: &SignInLink) -> AnyView {
    let link = it.link.clone();
    view! {
        <div class="stack stack--tight">
            <p><b>{w::link_once()}</b></p>
            <code class="code" aria-label=w::link_label()>{it.link.clone()}</code>
            <div class="cluster">
                {copy_button(move || link.clone())}
                <span class="small quiet">{sessions::until()}" "{time::exact(it.expires)}</span>
            </div>
        </div>
    }
    .into_any()
}
