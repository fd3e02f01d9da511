//! The one box. What is typed is looked for as soon as it is enough; Enter on the whole of an id goes to the job.

use crate::view::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::task::spawn_local;
use waybill_domain::search::Fragment;

use super::query::{Part, Query};
use crate::api;
use crate::route::{Route, encode};
use crate::router::{NavigateOptions, use_navigate};
use crate::ui::icon::{Icon, icon};
use crate::words::support as w;

/// Long enough for the next key, short enough to feel at once.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(150);
const HINT: &str = "q-hint";

pub(super) fn seek(query: Memo<Query>) -> AnyView {
    let navigate = use_navigate();
    let go = move |path: &str, replace| {
        navigate(path, NavigateOptions { replace, scroll: false });
    };
    let typed = RwSignal::new(query.get_untracked().q);
    // Back, a chip or a link may change the words too; what is being typed stays.
    effect(move || {
        let q = query.read().q.clone();
        if q.trim() != typed.get_untracked().trim() && (!q.is_empty() || is_enough(&typed.get_untracked())) {
            typed.set(q);
        }
    });
    let choose = move |words: &str| go(&query.get_untracked().with(Part::Q, words.trim()).path(), true);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        waiting.try_update_value(|waiting| waiting.take().map(|it| it.clear()));
    };
    on_cleanup(stop);
    let type_in = move |ev| {
        typed.set(event_target_value(&ev));
        stop();
        let look = move || {
            let Some(words) = typed.try_get_untracked() else { return };
            let is_new = query.read_untracked().q.trim() != words.trim();
            if is_new && (words.trim().is_empty() || is_enough(&words)) {
                choose(&words);
            }
        };
        waiting.set_value(set_timeout_with_handle(look, PAUSE).ok());
    };
    let enter = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        stop();
        let words = typed.get_untracked();
        spawn_local(async move {
            let asked = ["q=", &encode(words.trim()), "&top=1"].concat();
            let exact = api::support::hits(&asked).await.ok().and_then(|page| page.exact);
            if typed.try_get_untracked().as_ref() != Some(&words) {
                return;
            }
            match exact {
                Some(id) => go(&Route::SupportJob(id).path(), false),
                None if words.trim().is_empty() || is_enough(&words) => choose(&words),
                None => {}
            }
        });
    };
    let is_short = memo(move || {
        let typed = typed.read();
        !typed.trim().is_empty() && !is_enough(&typed)
    });
    view! {
        <form role="search" aria-label=w::look_up() on:submit=enter>
            <div class="field">
                <label class="field__label" for="q">{w::look_up()}</label>
                <div class="seek lookup">
                    {icon(Icon::Search)}
                    <input class="input" id="q" name="q" type="search" autocomplete="off" spellcheck="false" aria-describedby=HINT
                        prop:value=move || typed.get() on:input=type_in/>
                    <kbd aria-hidden="true">"/"</kbd>
                </div>
                // Both stand in the same place, so that nothing below them moves.
                <p class="small quiet lookup__hint" id=HINT>
                    <span data-off=move || is_short.get().then_some("")>{w::hint()}</span>
                    <span role="status">{move || is_short.get().then(w::too_short)}</span>
                </p>
            </div>
        </form>
    }
    .into_any()
}

fn is_enough(words: &str) -> bool {
    Fragment::read(words).is_some()
}
