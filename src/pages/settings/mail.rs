//! What one gets by mail: to which address, and of what. The address counts once its code has been typed here.

mod code;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job_state::JobState;
use waybill_domain::wire::MailSettings;

use crate::api::notices::{self as api, MailWish};
use crate::api::{Load, load};
use crate::pages::form::sending::Sending;
use crate::route::Route;
use crate::session;
use crate::ui::button::submit;
use crate::ui::field::{self, Field, Input};
use crate::ui::loading::{failed, loading};
use crate::ui::problem_summary::problem_summary;
use crate::ui::toast::toast;
use crate::words::{app, machines, mail as w};

const EMAIL: Input = Input { kind: "email", autocomplete: "email", ..Input::TEXT };

pub(super) fn section() -> AnyView {
    let there = RwSignal::new(Load::Loading);
    let read = move || load(there, api::mail());
    read();
    let inside = move || match &*there.read() {
        Load::Loading => loading(w::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(known) if !known.available => {
            view! { <p>{w::absent()}" "<a href=Route::Notices.path()>{app::notices()}</a></p> }.into_any()
        }
        Load::Ready(known) => settings(known),
    };
    view! {
        <section class="box">
            <div class="box__head cluster"><h2>{w::title()}</h2></div>
            {inside}
        </section>
    }
    .into_any()
}

/// What is typed is here; what the service keeps is in `known`.
fn settings(known: &MailSettings) -> AnyView {
    let states: Vec<&str> = known.states.iter().map(|state| state.word()).collect();
    let email = RwSignal::new(known.email.clone().unwrap_or_default());
    let (states, needs_me) = (RwSignal::new(states.join("\n")), RwSignal::new(known.needs_me));
    let known = RwSignal::new(known.clone());
    let sending = Sending::default();
    let problems = sending.problems;
    let options = JobState::ALL.iter().map(|it| (it.word().to_owned(), machines::job_state(*it).to_owned())).collect();
    let on_submit = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let typed = email.get_untracked().trim().to_owned();
        let states = states.get_untracked().lines().map(str::to_owned).collect();
        let wish = MailWish { email: (!typed.is_empty()).then_some(typed), states, needs_me: needs_me.get_untracked() };
        save(wish, known, sending);
    };
    // Staff own no job: no state of one is mailed to them, only what waits for them.
    let choice = untrack(session::is_customer)
        .then(|| field::checks(Field::new("states", w::states()).problems(problems), options, states));
    let address = Field::new("email", w::address()).hint(w::address_hint()).optional().problems(problems);
    view! {
        {move || stand(&known.read())}
        {code::code(known)}
        <form class="form" novalidate on:submit=on_submit>
            {problem_summary(problems)}
            {field::text(address, EMAIL, email)}
            {choice}
            {field::checkbox("needsMe", w::needs_me().to_owned(), needs_hint(), needs_me)}
            {sending.refusal()}
            <div>{submit("button", w::save(), sending.press())}</div>
        </form>
    }
    .into_any()
}

/// What "needs me" means for who reads it: for those who are both customer and staff, both.
fn needs_hint() -> String {
    let customer = untrack(session::is_customer).then(w::needs_me_hint);
    let staff = untrack(session::is_staff).then(w::needs_staff_hint);
    customer.into_iter().chain(staff).collect::<Vec<_>>().join(" ")
}

/// Where mail goes now.
fn stand(known: &MailSettings) -> AnyView {
    let words = match &known.email {
        None => w::nothing_sent().to_owned(),
        Some(email) if known.confirmed => w::is_confirmed(email),
        Some(email) => w::not_confirmed(email),
    };
    view! { <p>{words}</p> }.into_any()
}

fn save(wish: MailWish, known: RwSignal<MailSettings>, sending: Sending) {
    sending.begin();
    spawn_local(async move {
        match api::keep_mail(&wish).await {
            Ok(kept) => {
                let sent_to = kept.email.as_ref().filter(|_| !kept.confirmed);
                toast(&sent_to.map_or_else(|| w::saved().to_owned(), |email| w::code_sent(email)));
                sending.end();
                known.try_set(kept);
            }
            Err(error) => drop(sending.fail(error, |_| ())),
        }
    });
}
