//! The one field of the desk. It is the same element throughout, so that a scanner never types into nothing.

use crate::view::prelude::*;

use super::state::Desk;
use crate::ui::button::{button, ready};
use crate::words::operations as w;

/// Its id.
pub(super) const FIELD: &str = "scan";

pub(super) fn field(desk: Desk) -> AnyView {
    let open = memo(move || desk.is_open());
    let label = move || if open.get() { w::scan_drive() } else { w::scan_label() };
    let hint = move || if open.get() { w::scan_drive_hint() } else { w::scan_label_hint() };
    let package = move || {
        open.get().then(|| {
            let tracking = desk.tracking();
            let name = if tracking.is_empty() { w::no_label().to_owned() } else { w::package(&tracking) };
            view! {
                <div class="cluster cluster--apart">
                    <h2 class="desk__package">{name}</h2>
                    {button("button button--quiet button--small", w::put_aside(), ready(), move || put_aside(desk))}
                </div>
            }
        })
    };
    let other = move || {
        if open.get() {
            button("button button--big", w::complete(), ready(), move || desk.complete())
        } else {
            button("button button--plain button--big", w::unreadable(), ready(), move || begin_bare(desk))
        }
    };
    view! {
        {package}
        <form class="desk__scan" novalidate on:submit=move |ev| { ev.prevent_default(); desk.enter(); }>
            <div class="field">
                <label class="field__label" for=FIELD>{label}</label>
                <p class="field__hint quiet" id="scan-hint">{hint}</p>
                <input class="input input--serial" id=FIELD type="text" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" aria-describedby="scan-hint"
                    prop:value=desk.typed on:input=move |ev| desk.typed.set(event_target_value(&ev))/>
            </div>
            {other}
        </form>
    }
    .into_any()
}

fn begin_bare(desk: Desk) {
    desk.begin("");
    crate::browser::focus_field(FIELD);
}

fn put_aside(desk: Desk) {
    desk.clear();
    crate::browser::focus_field(FIELD);
}
