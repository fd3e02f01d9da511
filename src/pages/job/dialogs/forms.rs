//! Second steps in which something is typed: an answer, a further package, a new key.

use crate::view::prelude::*;
use leptos::ev::SubmitEvent;

use super::Sending;
use crate::api::{self, Act, ActPackage};
use crate::pages::job::here::Here;
use crate::pages::job::now::reason;
use crate::ui::button::{busy_while, submit};
use crate::ui::field::{Field, Input, text, textarea};
use crate::ui::problem_summary::problem_summary;
use crate::words::{self as words, job as w};

/// Puts the parts of such a form together; `send` is called when it is submitted.
fn form(sending: Sending, fields: AnyView, send: impl Fn() + 'static) -> AnyView {
    let on_submit = move |ev: SubmitEvent| {
        ev.prevent_default();
        if !sending.busy.get_untracked() {
            send();
        }
    };
    view! {
        {problem_summary(sending.problems)}
        {sending.refusal()}
        <form class="form" novalidate on:submit=on_submit>
            {fields}
            <div class="cluster">
                {submit("button", w::send(), busy_while(sending.busy.into()))}
                {sending.close(words::ui::cancel())}
            </div>
        </form>
    }
    .into_any()
}

fn act(here: Here, sending: Sending, done: &str, act: Act) {
    let id = here.id.get_value();
    let call = Box::pin(async move { api::act(&id, &act).await });
    sending.send(here, done.to_owned(), call);
}

pub(super) fn answer(here: Here) -> AnyView {
    let sending = Sending::new(here.dialogs.answer);
    let value = RwSignal::new(String::new());
    // What was asked says best what to answer.
    let hint = untrack(|| reason(here)).map_or_else(|| w::answer_hint().to_owned(), |asked| w::answer_to(&asked));
    let field = Field::new("text", w::answer_label()).hint(hint).problems(sending.problems);
    let send = move || {
        let text = Some(value.get_untracked());
        act(here, sending, w::answer_done(), Act { act: "answer", text, ..Act::default() });
    };
    form(sending, textarea(field, 5, "input", value), send)
}

pub(super) fn further(here: Here) -> AnyView {
    let sending = Sending::new(here.dialogs.further);
    let (carrier, tracking) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let carrier_field = Field::new("package.carrierName", w::carrier_label()).problems(sending.problems);
    let tracking_field =
        Field::new("package.trackingNumber", w::tracking_label()).hint(w::tracking_hint()).problems(sending.problems);
    let fields = view! {
        <p>{w::further_text()}</p>
        {text(tracking_field, Input::SERIAL, tracking)}
        {text(carrier_field, Input { class: "input input--20", ..Input::TEXT }, carrier)}
    };
    let send = move || {
        let package = ActPackage { carrier_name: carrier.get_untracked(), tracking_number: tracking.get_untracked() };
        let further = Act { act: "sendFurtherPackage", package: Some(package), ..Act::default() };
        act(here, sending, w::further_done(), further);
    };
    form(sending, fields.into_any(), send)
}

pub(super) fn new_key(here: Here) -> AnyView {
    let sending = Sending::new(here.dialogs.new_key);
    let value = RwSignal::new(String::new());
    let serial = here.dialogs.new_key_drive.get_untracked();
    let field = Field::new("key", w::key_of(&serial)).hint(w::key_hint()).problems(sending.problems);
    let send = move || {
        let key = Some(value.get_untracked());
        let replace = Act { act: "replaceKey", drive: Some(serial.clone()), key, ..Act::default() };
        act(here, sending, w::key_done(), replace);
    };
    form(sending, text(field, Input { class: "input input--serial", ..Input::SERIAL }, value), send)
}
