//! Asking for a link by mail. Nothing here tells whether somebody has the address.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::problem::Problem;

use crate::api;
use crate::ui::button::{busy_while, submit};
use crate::ui::field::{self, Field, Input};
use crate::ui::problem_summary::{Problems, problem_summary};
use crate::words::sign_in as w;

const EMAIL: &str = "email";
const INPUT: Input = Input { kind: "email", autocomplete: "email", ..Input::TEXT };

/// The form; `button` is how its button looks. What was sent stands above it, so that it can be sent again.
pub(super) fn form(button: &'static str) -> AnyView {
    let (email, sent, busy) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let problems = Problems::default();
    let send = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let typed = email.get_untracked().trim().to_owned();
        if busy.get_untracked() {
            return;
        }
        if typed.is_empty() {
            problems.set(vec![Problem::told(EMAIL, w::no_email().to_owned())]);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = api::link_by_mail(typed.clone()).await;
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(()) => {
                    problems.clear();
                    sent.set(typed);
                }
                Err(error) if error.problems.is_empty() => problems.set(vec![Problem::told(EMAIL, error.message)]),
                Err(error) => problems.set(error.problems),
            }
        });
    };
    let told = move || {
        let to = sent.get();
        (!to.is_empty()).then(|| w::sent(&to))
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {problem_summary(problems)}
            <p role="status">{told}</p>
            {field::text(Field::new(EMAIL, w::email()).hint(w::email_hint()).problems(problems), INPUT, email)}
            <div>{submit(button, w::mail_me(), busy_while(busy.into()))}</div>
        </form>
    }
    .into_any()
}
