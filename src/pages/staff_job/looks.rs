//! Who of staff looked at the job, and when. What one looks at oneself stands there too.

use crate::view::prelude::*;
use waybill_domain::wire::Look;

use crate::api::{self, Load, load};
use crate::pages::job::{here::Here, part};
use crate::time;
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::{failed, loading};
use crate::words::staff_job as w;

pub(super) fn looks(here: Here) -> AnyView {
    let looks = RwSignal::new(Load::Loading);
    let read = move || {
        let id = here.id.get_value();
        load(looks, async move { api::looks(&id).await });
    };
    read();
    let inside = move || match &*looks.read() {
        Load::Loading => loading(w::looks_loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(all) if all.is_empty() => view! { <p class="quiet small">{w::looks_none()}</p> }.into_any(),
        Load::Ready(all) => view! {
            <p class="quiet small">{w::looks_text()}</p>
            <ol class="trail">{all.iter().map(look).collect::<Vec<_>>()}</ol>
        }
        .into_any(),
    };
    part("C", "looks", w::looks(), ().into_any(), inside.into_any())
}

fn look(look: &Look) -> AnyView {
    view! { <li>{icon(Icon::Person)}<strong>{look.who.clone()}</strong><span class="quiet">{time::exact(look.at)}</span></li> }.into_any()
}
