//! A new subscription. The service tells everything that is wrong at once, and refuses an id that is there.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::wire::NewSubscription;

use crate::api::people as api;
use crate::pages::form::sending::Sending;
use crate::ui::button::submit;
use crate::ui::field::{self, Field, Input};
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words::people as w;

pub(super) fn form(read: impl Fn() + Copy + 'static) -> AnyView {
    let (id, company) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sending = Sending::default();
    let problems = sending.problems;
    let send = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let new = NewSubscription { id: id.get_untracked(), company: company.get_untracked() };
        sending.begin();
        spawn_local(async move {
            match api::add_subscription(&new).await {
                Ok(made) => {
                    sending.end();
                    id.set(String::new());
                    company.set(String::new());
                    toast(&w::subscription_added(&made.company));
                    read();
                }
                Err(error) => drop(sending.fail(error, |_| ())),
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=send>
            {problem_summary(problems)}
            {field::text(Field::new("company", w::company()).problems(problems), Input::TEXT, company)}
            {field::text(Field::new("id", w::subscription_id()).hint(w::subscription_id_hint()).problems(problems), Input::TEXT, id)}
            {sending.refusal()}
            <div>{submit("button button--plain", w::add_subscription(), sending.press())}</div>
        </form>
    }
    .into_any()
}
