//! The code that was sent to a new address: typed here, it confirms the address.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::wire::MailSettings;

use crate::api::notices as api;
use crate::pages::form::sending::Sending;
use crate::ui::button::submit;
use crate::ui::field::{self, Field, Input};
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words::mail as w;

const CODE: Input = Input { class: "input", autocomplete: "one-time-code", ..Input::TEXT };

/// Its form, as long as an address waits for it.
pub(super) fn code(known: RwSignal<MailSettings>) -> AnyView {
    let waits = memo(move || known.read().email.clone().filter(|_| !known.read().confirmed));
    let inside = move || waits.get().map(|_| form(known));
    view! { {inside} }.into_any()
}

fn form(known: RwSignal<MailSettings>) -> AnyView {
    let (typed, sending) = (RwSignal::new(String::new()), Sending::default());
    let on_submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        sending.begin();
        spawn_local(async move {
            match api::confirm_mail(typed.get_untracked().trim()).await {
                Ok(kept) => {
                    toast(w::confirmed());
                    known.try_set(kept);
                }
                Err(error) => drop(sending.fail(error, |_| ())),
            }
        });
    };
    let field = Field::new("code", w::code()).hint(w::code_hint()).problems(sending.problems);
    view! {
        <form class="form" novalidate on:submit=on_submit>
            {problem_summary(sending.problems)}
            {field::text(field, CODE, typed)}
            {sending.refusal()}
            <div>{submit("button", w::confirm(), sending.press())}</div>
        </form>
    }
    .into_any()
}
