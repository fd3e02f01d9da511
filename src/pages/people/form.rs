//! Who somebody is and what they may. The service checks it, and tells what is wrong at its field.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::role::Role;
use waybill_domain::wire::{PersonInfo, PersonWish, Subscription};

use crate::api::people as api;
use crate::api::{Load, load};
use crate::pages::form::sending::Sending;
use crate::pages::settings::role_name;
use crate::ui::button::submit;
use crate::ui::field::{self, Field, Input};
use crate::ui::loading::{failed, loading};
use crate::ui::problem_summary::problem_summary;
use crate::words::people as w;

const EMAIL: Input = Input { kind: "email", autocomplete: "off", ..Input::TEXT };

/// The form, filled with what is known of somebody; `done` gets them as they are then.
pub(super) fn form(known: Option<&PersonInfo>, done: impl Fn(PersonInfo) + Copy + 'static) -> AnyView {
    let id = known.map(|it| it.id.clone());
    let words = |it: &PersonInfo| it.roles.iter().map(|role| role.word()).collect::<Vec<_>>().join("\n");
    let name = RwSignal::new(known.map(|it| it.name.clone()).unwrap_or_default());
    let email = RwSignal::new(known.and_then(|it| it.email.clone()).unwrap_or_default());
    let roles = RwSignal::new(known.map(words).unwrap_or_default());
    let owned = RwSignal::new(known.map(|it| it.subscriptions.join("\n")).unwrap_or_default());
    let disabled = RwSignal::new(known.is_some_and(|it| it.disabled.is_some()));
    let sending = Sending::default();
    let problems = sending.problems;
    let lines = |it: RwSignal<String>| it.get_untracked().lines().map(str::to_owned).collect::<Vec<_>>();
    let send = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let wish = PersonWish {
            name: name.get_untracked(),
            email: Some(email.get_untracked()),
            roles: lines(roles),
            subscriptions: lines(owned),
            disabled: disabled.get_untracked(),
        };
        sending.begin();
        let id = id.clone();
        spawn_local(async move {
            match api::keep(id.as_deref(), &wish).await {
                Ok(info) => {
                    sending.end();
                    done(info);
                }
                Err(error) => drop(sending.fail(error, |_| ())),
            }
        });
    };
    let options = Role::OF_PEOPLE.iter().map(|it| (it.word().to_owned(), role_name(*it).to_owned())).collect();
    let off = known.is_some().then(|| {
        field::checkbox("disabled", w::switched_off().to_owned(), w::switched_off_hint().to_owned(), disabled)
    });
    view! {
        <form class="form" novalidate on:submit=send>
            {problem_summary(problems)}
            {field::text(Field::new("name", w::name()).problems(problems), Input::TEXT, name)}
            {field::text(Field::new("email", w::email()).hint(w::email_hint()).optional().problems(problems), EMAIL, email)}
            {field::checks(Field::new("roles", w::roles()).problems(problems), options, roles)}
            {subscriptions(sending, roles, owned)}
            {off}
            {sending.refusal()}
            <div>{submit("button", w::save(), sending.press())}</div>
        </form>
    }
    .into_any()
}

/// Which subscriptions a customer owns, while they are one.
fn subscriptions(sending: Sending, roles: RwSignal<String>, owned: RwSignal<String>) -> AnyView {
    let there = RwSignal::new(Load::Loading);
    let read = move || load(there, api::subscriptions());
    read();
    let is_customer = memo(move || roles.read().lines().any(|line| line == Role::Customer.word()));
    let choice = move |all: &[Subscription]| {
        let problem = sending.problems.at("subscriptions");
        let field = Field::new("subscriptions", w::subscriptions()).hint(w::subscriptions_hint()).problem(problem);
        let options = all.iter().map(|it| (it.id.clone(), it.company.clone())).collect();
        field::checks(field, options, owned)
    };
    let inside = move || {
        is_customer.get().then(|| match &*there.read() {
            Load::Loading => loading(w::loading()),
            Load::Failed(error) => failed(&error.message, read),
            Load::Ready(all) if all.is_empty() => view! { <p>{w::no_subscriptions_yet()}</p> }.into_any(),
            Load::Ready(all) => choice(all),
        })
    };
    view! { {inside} }.into_any()
}
