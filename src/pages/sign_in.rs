//! Signing in: at the identity provider, or with a link that works once: `/sign-in#CODE`. Prefetchers run no wasm, so redeeming on load uses up no link.

mod by_mail;
mod code;
mod provider;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::lang::Lang;
use waybill_domain::wire::SignInWays;

use crate::api;
use crate::browser;
use crate::route::Route;
use crate::router::{NavigateOptions, use_location, use_navigate, use_query};
use crate::session::{self, SessionState};
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::loading;
use crate::ui::page;
use crate::words as w;
use code::{Redeeming, redeem};

pub use code::code_form;

/// The page: redeems the code in the URL, and offers the other ways in.
pub fn page() -> AnyView {
    page::title(|| w::sign_in::title().to_owned());
    let state = RwSignal::new(Redeeming::Idle);
    let navigate = use_navigate();
    let go = move |to: Route| navigate(&to.path(), NavigateOptions { replace: true, ..NavigateOptions::default() });
    let hash = use_location().hash;
    // Followed: a second link opened in the same tab changes nothing but the hash.
    Effect::new(move |_| {
        let code = hash.get();
        if code.len() > 1 {
            // The code leaves the address bar and the history before it is used.
            go(Route::SignIn);
            state.set(Redeeming::Brought(code));
        }
    });
    let done = move || go(session::home());
    // Somebody who is signed in is asked first: another site may have led them here.
    Effect::new(move |_| {
        if let Redeeming::Brought(code) = state.get()
            && !matches!(*session::state().read(), SessionState::Loading | SessionState::SignedIn(_))
        {
            redeem(code, state, done);
        }
    });
    let to = use_query("to");
    view! {
        <h1 tabindex="-1">{w::sign_in::title()}</h1>
        {move || match state.get() {
            Redeeming::Idle => session::session()
                .map(|session| view! { <p class="measure">{w::sign_in::already(&session.name)}</p> })
                .into_any(),
            Redeeming::Brought(code) if session::session().is_some() => view! {
                <p class="measure" role="alert">{session::session().map(|it| w::sign_in::already(&it.name))}</p>
                <div class="cluster">
                    <button class="button" type="button" on:click=move |_| redeem(code.clone(), state, done)>{w::sign_in::submit()}</button>
                    <a class="button button--plain" href=session::home().path()>{w::ui::cancel()}</a>
                </div>
            }
            .into_any(),
            Redeeming::Brought(_) | Redeeming::UnderWay => view! { <p class="measure" role="status">{w::sign_in::opening()}</p> }.into_any(),
            Redeeming::Failed(why) => failed(&why),
        }}
        {move || (!matches!(*state.read(), Redeeming::Brought(_))).then(|| ways(move || to.get_untracked(), done))}
        {other_language()}
    }
    .into_any()
}

/// The page's place when nobody is signed in: the URL stays, and what it names is shown afterwards.
pub fn gate() -> AnyView {
    page::title(|| w::sign_in::title().to_owned());
    let here = || {
        let location = window().location();
        [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat()
    };
    view! {
        <h1 tabindex="-1">{w::sign_in::title()}</h1>
        {ways(here, || ())}
        {other_language()}
    }
    .into_any()
}

/// The ways in that the service offers; `to` is the page to open afterwards.
fn ways(to: impl Fn() -> String + 'static, done: impl Fn() + Clone + 'static) -> AnyView {
    let offered = offered();
    let shown = move || {
        let Some(SignInWays { one_time_links, by_mail, provider }) = offered.get() else {
            return loading(w::app::loading());
        };
        // One way is the first: its button alone stands out.
        let first_is = [provider.is_some(), by_mail];
        let button = |at: usize| if first_is[..at].contains(&true) { "button button--plain" } else { "button" };
        let mail = by_mail.then(|| by_mail::form(button(1)));
        let code = code_form(button(2), done.clone());
        let links = match (one_time_links, &provider) {
            (true, None) => {
                let how = (!by_mail).then(how);
                view! { <p class="measure">{w::sign_in::lead()}</p>{mail}{code}{how} }.into_any()
            }
            (true, Some(_)) => view! {
                <section class="measure stack stack--tight">
                    <h2>{w::sign_in::or_link()}</h2>
                    {mail}
                    {code}
                </section>
            }
            .into_any(),
            (false, _) => view! { <p class="measure small quiet">{w::sign_in::no_links()}</p> }.into_any(),
        };
        let first = match &provider {
            Some(provider) => view! {
                {provider::problem(provider)}
                <section class="measure stack stack--tight">{provider::way(provider, &to())}</section>
            }
            .into_any(),
            None => (!one_time_links).then(|| view! { <p class="measure">{w::sign_in::no_way()}</p> }).into_any(),
        };
        view! { <div class="stack stack--wide">{first}{links}</div> }.into_any()
    };
    shown.into_any()
}

/// Where the session of a page that stays open has ended.
pub fn again() -> AnyView {
    let offered = offered();
    let shown = move || {
        let ways = offered.get()?;
        let beside = ways.provider.as_ref().map(provider::way_beside);
        // In a tab of its own: the form of this page may have an address of its own.
        let mail = ways.by_mail.then(|| {
            view! { <p><a class="button" href=Route::SignIn.path() target="_blank">{w::sign_in::mail_me()}</a></p> }
        });
        let is_second = beside.is_some() || ways.by_mail;
        let form =
            ways.one_time_links.then(|| code_form(if is_second { "button button--plain" } else { "button" }, || ()));
        Some(view! { {beside}{mail}{form} })
    };
    shown.into_any()
}

/// What the service offers; links, which it always did, when it does not say.
fn offered() -> RwSignal<Option<SignInWays>> {
    let offered = RwSignal::new(None);
    spawn_local(async move {
        let ways =
            api::sign_in_ways().await.unwrap_or(SignInWays { one_time_links: true, by_mail: false, provider: None });
        offered.try_set(Some(ways));
    });
    offered
}

fn failed(why: &str) -> AnyView {
    view! {
        <div class="banner measure" data-role="stopped" role="alert">
            {icon(Icon::Stopped)}
            <h2>{w::sign_in::used_heading()}</h2>
            <p>{why.to_owned()}</p>
            <p>{w::sign_in::used()}</p>
        </div>
    }
    .into_any()
}

/// To another language, by its own name: who cannot read this one finds it.
fn other_language() -> AnyView {
    let switch = |lang: Lang| {
        view! {
            <button class="button button--plain button--small" type="button" lang=lang.tag()
                on:click=move |_| browser::choose_language(lang.tag())>{lang.name()}</button>
        }
    };
    let others = Lang::ALL.into_iter().filter(|lang| *lang != w::LANG).map(switch);
    view! { <p>{others.collect_view()}</p> }.into_any()
}

fn how() -> AnyView {
    view! {
        <section class="measure stack stack--tight">
            <h2>{w::sign_in::how_heading()}</h2>
            <p>{w::sign_in::how()}</p>
            <code class="code">{w::sign_in::command()}</code>
        </section>
    }
    .into_any()
}
