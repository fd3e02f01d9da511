//! Signing in with a link that works once: `/sign-in#CODE`. Prefetchers run no wasm, so redeeming on load uses up no link.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::lang::Lang;
use waybill_domain::problem::Problem;

use crate::browser;
use crate::route::Route;
use crate::router::{NavigateOptions, use_location, use_navigate};
use crate::session;
use crate::ui::button::{busy_while, submit};
use crate::ui::field::{self, Field, Input};
use crate::ui::icon::{Icon, icon};
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

/// The page: redeems the code in the URL, and offers to paste another.
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
    view! {
        <h1 tabindex="-1">{w::sign_in::title()}</h1>
        {move || match state.get() {
            Redeeming::Idle => view! { <p class="measure">{lead()}</p> }.into_any(),
            Redeeming::UnderWay => view! { <p class="measure" role="status">{w::sign_in::opening()}</p> }.into_any(),
            Redeeming::Failed(why) => failed(&why),
        }}
        {code_form(done)}
        {how()}
        {other_language()}
    }
    .into_any()
}

/// The page's place when nobody is signed in: the URL stays, and what it names is shown afterwards.
pub fn gate() -> AnyView {
    page::title(|| w::sign_in::title().to_owned());
    view! {
        <h1 tabindex="-1">{w::sign_in::title()}</h1>
        <p class="measure">{w::sign_in::lead()}</p>
        {code_form(|| ())}
        {how()}
        {other_language()}
    }
    .into_any()
}

fn lead() -> String {
    session::session().map_or_else(|| w::sign_in::lead().to_owned(), |session| w::sign_in::already(&session.name))
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
            <button class="button button--quiet button--small" type="button" lang=lang.tag()
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
