//! Signing in: at the identity provider, or with a link that works once: `/sign-in#CODE`. Prefetchers run no wasm, so redeeming on load uses up no link.

mod provider;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::lang::Lang;
use waybill_domain::problem::Problem;
use waybill_domain::wire::SignInWays;

use crate::api;
use crate::browser;
use crate::route::Route;
use crate::router::{NavigateOptions, use_location, use_navigate, use_query};
use crate::session;
use crate::ui::button::{busy_while, submit};
use crate::ui::field::{self, Field, Input};
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::loading;
use crate::ui::page;
use crate::ui::problem_summary::{Problems, problem_summary};
use crate::words as w;

/// Where redeeming a code stands.
#[derive(Clone, PartialEq)]
enum Redeeming {
    Idle,
    UnderWay,
    /// The service's words.
    Failed(String),
}

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
            redeem(code, state, move || go(session::home()));
        }
    });
    let done = move || go(session::home());
    let to = use_query("to");
    view! {
        <h1 tabindex="-1">{w::sign_in::title()}</h1>
        {move || match state.get() {
            Redeeming::Idle => session::session()
                .map(|session| view! { <p class="measure">{w::sign_in::already(&session.name)}</p> })
                .into_any(),
            Redeeming::UnderWay => view! { <p class="measure" role="status">{w::sign_in::opening()}</p> }.into_any(),
            Redeeming::Failed(why) => failed(&why),
        }}
        {ways(move || to.get_untracked(), done)}
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
        let Some(SignInWays { one_time_links, provider }) = offered.get() else {
            return loading(w::app::loading());
        };
        let links = match (one_time_links, &provider) {
            (true, None) => {
                view! { <p class="measure">{w::sign_in::lead()}</p>{code_form(done.clone())}{how()} }.into_any()
            }
            (true, Some(_)) => view! {
                <section class="measure stack stack--tight">
                    <h2>{w::sign_in::or_link()}</h2>
                    {code_form(done.clone())}
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
        let form = ways.one_time_links.then(|| code_form(|| ()));
        Some(view! { {beside}{form} })
    };
    shown.into_any()
}

/// What the service offers; links, which it always did, when it does not say.
fn offered() -> RwSignal<Option<SignInWays>> {
    let offered = RwSignal::new(None);
    spawn_local(async move {
        let ways = api::sign_in_ways().await.unwrap_or(SignInWays { one_time_links: true, provider: None });
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

/// A field for a link or code, wherever somebody has to sign in.
pub fn code_form(done: impl Fn() + Clone + 'static) -> AnyView {
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
            <div>{submit("button", w::sign_in::submit(), busy)}</div>
        </form>
    }
    .into_any()
}

const CODE: &str = "code";

/// `typed` is a whole link, its part behind the `#`, or the bare code.
fn redeem(typed: String, state: RwSignal<Redeeming>, done: impl Fn() + 'static) {
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
