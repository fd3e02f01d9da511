//! A link that works once, or the code in it: typed into a field, or come along in the address.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::problem::Problem;

use crate::session;
use crate::ui::button::{busy_while, submit};
use crate::ui::field::{self, Field, Input};
use crate::ui::problem_summary::{Problems, problem_summary};
use crate::words as w;

/// Where redeeming a code stands.
#[derive(Clone, PartialEq)]
pub(super) enum Redeeming {
    Idle,
    /// A link was opened with this code, and nothing is done with it yet.
    Brought(String),
    UnderWay,
    /// The service's words.
    Failed(String),
}

/// A field for a link or code, wherever somebody has to sign in; `button` is how its button looks.
pub fn code_form(button: &'static str, done: impl Fn() + Clone + 'static) -> AnyView {
    let code = RwSignal::new(String::new());
    let problems = Problems::default();
    let state = RwSignal::new(Redeeming::Idle);
    effect(move || {
        if let Redeeming::Failed(why) = state.get() {
            problems.set(vec![Problem::told(CODE, why)]);
        }
    });
    let send = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        if state.get_untracked() == Redeeming::UnderWay {
            return;
        }
        let typed = code.get_untracked();
        if typed.trim().is_empty() {
            problems.set(vec![Problem::told(CODE, w::sign_in::no_code())]);
        } else {
            problems.clear();
            redeem(typed, state, done.clone());
        }
    };
    let busy = busy_while(derive(move || state.get() == Redeeming::UnderWay));
    view! {
        <form class="form" novalidate on:submit=send>
            {problem_summary(problems)}
            {field::text(Field::new(CODE, w::sign_in::code()).hint(w::sign_in::code_hint()).problems(problems), Input::SERIAL, code)}
            <div>{submit(button, w::sign_in::submit(), busy)}</div>
        </form>
    }
    .into_any()
}

const CODE: &str = "code";

/// `typed` is a whole link, its part behind the `#`, or the bare code.
pub(super) fn redeem(typed: String, state: RwSignal<Redeeming>, done: impl Fn() + 'static) {
    state.set(Redeeming::UnderWay);
    spawn_local(async move {
        let code = typed.rsplit('#').next().unwrap_or_default().trim().to_owned();
        match session::sign_in(code).await {
            Ok(()) => {
                state.try_set(Redeeming::Idle);
                done();
            }
            Err(error) => drop(state.try_set(Redeeming::Failed(error.message))),
        }
    });
}
