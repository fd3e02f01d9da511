//! `/settings`: light or dark, language, who I am, and the way out.

mod mail;
mod sessions;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::lang::Lang;
use waybill_domain::role::Role;
use waybill_domain::wire::Session;

use crate::api::notices as api;
use crate::app::keys;
use crate::browser;
use crate::session;
use crate::time;
use crate::ui::button::{busy_while, button};
use crate::ui::field;
use crate::ui::loading::refused;
use crate::ui::page;
use crate::ui::theme::{self, Theme};
use crate::words as w;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::settings::title().to_owned());
    view! {
        <h1 tabindex="-1">{w::settings::title()}</h1>
        <div class="stack stack--wide measure">
            <section class="box">
                <div class="box__head cluster"><h2>{w::settings::look()}</h2></div>
                {theme_choice()}
            </section>
            <section class="box">
                <div class="box__head cluster"><h2>{w::settings::language()}</h2></div>
                {language_choice()}
            </section>
            <section class="box">
                <div class="box__head cluster"><h2>{w::settings::keys()}</h2></div>
                {keys_choice()}
            </section>
            // Who only manages people is told of no job, by mail neither.
            {untrack(|| session::is_customer() || session::is_staff()).then(mail::section)}
            {sessions::section()}
            <section class="box">
                <div class="box__head cluster"><h2>{w::settings::who()}</h2></div>
                {move || session::session().map(|session| who(&session))}
                {sign_out()}
            </section>
        </div>
    }
    .into_any()
}

fn theme_choice() -> AnyView {
    // The masthead's button changes it too, so the choice is read from where it is kept.
    let kept = RwSignal::new(true);
    let one = move |theme: Theme| {
        let id = ["theme-", theme.word().unwrap_or("system")].concat();
        view! {
            <div class="choice">
                <input type="radio" name="theme" id=id.clone()
                    prop:checked=move || theme::chosen() == theme
                    on:change=move |_| kept.set(theme::choose(theme))/>
                <label for=id>{theme.name()}</label>
            </div>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{w::settings::theme()}</legend>
            {Theme::ALL.map(one)}
        </fieldset>
        <p class="small quiet" role="status">{move || if kept.get() { w::settings::kept() } else { w::settings::not_kept() }}</p>
    }
    .into_any()
}

fn keys_choice() -> AnyView {
    let on = RwSignal::new(keys::are_on());
    effect(move || {
        keys::switch(on.get());
    });
    let hint = w::settings::keys_hint().to_owned();
    field::checkbox("keys", w::settings::keys_on().to_owned(), hint, on)
}

/// Each language by its own name, for those who cannot read this one.
fn language_choice() -> AnyView {
    let one = |lang: Lang| {
        let id = ["language-", lang.tag()].concat();
        view! {
            <div class="choice">
                <input type="radio" name="language" id=id.clone() prop:checked=lang == w::LANG
                    on:change=move |_| choose(lang)/>
                <label for=id lang=lang.tag()>{lang.name()}</label>
            </div>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field__label">{w::settings::language_choice()}</legend>
            {Lang::ALL.map(one)}
        </fieldset>
        <p class="small quiet">{w::settings::language_hint()}</p>
    }
    .into_any()
}

/// For mail too; where the service cannot be told that, at least this browser speaks the language.
fn choose(lang: Lang) {
    spawn_local(async move {
        let _told = api::keep_language(lang.tag()).await;
        browser::choose_language(lang.tag());
    });
}

fn who(session: &Session) -> AnyView {
    let roles: Vec<&str> = session.roles.iter().map(|role| role_name(*role)).collect();
    let subscription = |it: &waybill_domain::wire::Subscription| {
        view! { <li>{it.company.clone()}" "<span class="serial small quiet">{it.id.clone()}</span></li> }
    };
    let subscriptions = if session.subscriptions.is_empty() {
        view! { <span class="quiet">{w::settings::no_subscriptions()}</span> }.into_any()
    } else {
        view! { <ul>{session.subscriptions.iter().map(subscription).collect_view()}</ul> }.into_any()
    };
    view! {
        <dl class="manifest manifest--stack">
            <div><dt>{w::settings::name()}</dt><dd>{session.name.clone()}</dd></div>
            <div><dt>{w::settings::roles()}</dt><dd>{roles.join(", ")}</dd></div>
            <div><dt>{w::settings::subscriptions()}</dt><dd>{subscriptions}</dd></div>
            <div><dt>{w::settings::expires()}</dt><dd>{time::both(session.expires)}</dd></div>
        </dl>
    }
    .into_any()
}

/// A role, as a person has it.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Customer => w::settings::customer(),
        Role::Support => w::settings::support(),
        Role::Operator => w::settings::operator(),
        Role::Administrator => w::settings::administrator(),
        Role::Clock => w::settings::clock(),
    }
}

fn sign_out() -> AnyView {
    let busy = RwSignal::new(false);
    let refusal = RwSignal::new(None::<String>);
    let press = move || {
        busy.set(true);
        spawn_local(async move {
            let answer = session::sign_out().await;
            busy.try_set(false);
            refusal.try_set(answer.err().map(|error| error.message));
        });
    };
    view! {
        {move || refusal.get().map(|why| refused(&why))}
        <div>{button("button button--plain", w::settings::sign_out(), busy_while(busy.into()), press)}</div>
    }
    .into_any()
}
