//! The BitLocker keys. Fetched only when asked for, because each look is recorded; nothing of them stays when the dialog
//! closes.

use crate::view::prelude::*;
use waybill_domain::wire::BitLockerKeyItem;

use crate::api::{self, Load, load};
use crate::pages::job::here::Here;
use crate::ui::button::{button, ready};
use crate::ui::copy::copy_button;
use crate::ui::loading::{failed, loading};
use crate::words::{self as words, job as w};

pub(super) fn keys(here: Here) -> AnyView {
    let asked = RwSignal::new(false);
    let answer = RwSignal::new(Load::<Vec<BitLockerKeyItem>>::Loading);
    let show = move || {
        asked.set(true);
        answer.set(Load::Loading);
        let id = here.id.get_value();
        load(answer, async move { api::keys(&id).await });
    };
    let list = move || match answer.get() {
        Load::Loading => loading(words::ui::working()),
        Load::Failed(error) => failed(&error.message, show),
        Load::Ready(keys) if keys.is_empty() => view! { <p>{w::keys_none()}</p> }.into_any(),
        Load::Ready(keys) => {
            let keys = keys.into_iter().map(key).collect_view();
            view! { <dl class="manifest manifest--stack">{keys}</dl> }.into_any()
        }
    };
    let inside = move || if asked.get() { list() } else { button("button", w::keys_show(), ready(), show) };
    let close = button("button button--quiet", words::ui::close(), ready(), move || here.dialogs.keys.set(false));
    view! { <p>{w::keys_text()}</p>{inside}<div class="cluster">{close}</div> }.into_any()
}

fn key(item: BitLockerKeyItem) -> AnyView {
    let text = item.bit_locker_key.clone();
    view! {
        <div>
            <dt class="serial">{item.drive_id}</dt>
            <dd class="cluster cluster--apart"><code class="serial">{item.bit_locker_key}</code>{copy_button(move || text.clone())}</dd>
        </div>
    }
    .into_any()
}
