//! `/people`: who may use the service. For administrators; the URL holds what is looked for and the page.

mod access;
mod form;
mod link;
mod person;
mod subscriptions;
mod table;

use crate::view::prelude::*;
use waybill_domain::wire::PeoplePage;

use crate::api::people as api;
use crate::api::{Load, load};
use crate::numbers;
use crate::route::{Route, encode};
use crate::router::{NavigateOptions, use_navigate, use_query};
use crate::ui::empty::empty;
use crate::ui::field::{self, Field, Input};
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::words::people as w;

pub use person::{new_page, page as person_page};

const SEARCH: Input = Input { kind: "search", ..Input::TEXT };

/// The list.
pub fn page() -> AnyView {
    let (q, after) = (use_query("q"), use_query("after"));
    page::title(move || match q.read().as_str() {
        "" => w::title().to_owned(),
        words => w::title_of(words),
    });
    let people = RwSignal::new(Load::Loading);
    let read = move || {
        let query = ["q=", &encode(&q.read_untracked()), "&after=", &encode(&after.read_untracked())].concat();
        load(people, async move { api::people(&query).await });
    };
    effect(move || {
        q.track();
        after.track();
        people.set(Load::Loading);
        read();
    });
    let body = move || match &*people.read() {
        Load::Loading => loading(w::loading()),
        Load::Failed(error) => failed(&error.message, read),
        Load::Ready(page) if page.value.is_empty() => nobody(&q.read_untracked()),
        Load::Ready(page) => found(page, &q.read_untracked(), !after.read_untracked().is_empty()),
    };
    view! {
        <div class="cluster cluster--apart">
            <h1 tabindex="-1">{w::title()}</h1>
            <a class="button" href=Route::NewPerson.path()>{icon(Icon::Plus)}{w::add()}</a>
        </div>
        {seek(q)}
        {body}
        {subscriptions::section()}
    }
    .into_any()
}

fn seek(q: Memo<String>) -> AnyView {
    let navigate = use_navigate();
    let typed = RwSignal::new(q.get_untracked());
    effect(move || typed.set(q.get()));
    let find = move |ev: leptos::ev::SubmitEvent| {
        ev.prevent_default();
        let options = NavigateOptions { scroll: false, ..NavigateOptions::default() };
        navigate(&path(typed.read_untracked().trim(), ""), options);
    };
    view! {
        <form class="form" role="search" aria-label=w::search() on:submit=find>
            {field::text(Field::new("q", w::search()).hint(w::search_hint()), SEARCH, typed)}
            <div><button class="button button--plain" type="submit">{icon(Icon::Search)}{w::find()}</button></div>
        </form>
    }
    .into_any()
}

/// The list's URL with what is looked for, and where the page begins.
fn path(q: &str, after: &str) -> String {
    let one = |name: &str, value: &str| (!value.is_empty()).then(|| [name, "=", &encode(value)].concat());
    let query: Vec<String> = [one("q", q), one("after", after)].into_iter().flatten().collect();
    if query.is_empty() { Route::People.path() } else { [&Route::People.path(), "?", &query.join("&")].concat() }
}

fn nobody(q: &str) -> AnyView {
    if q.is_empty() {
        return empty(w::none().to_owned(), view! { <p class="measure">{w::none_text()}</p> });
    }
    let all = view! { <a class="button button--plain" href=Route::People.path()>{w::everybody()}</a> };
    empty(w::none_found().to_owned(), view! { <p>{w::none_found_text()}</p><p>{all}</p> })
}

fn found(page: &PeoplePage, q: &str, is_later: bool) -> AnyView {
    let first = is_later.then(|| {
        view! { <a class="button button--plain button--small" href=path(q, "")>{icon(Icon::Back)}{w::first_page()}</a> }
    });
    let next = page.next.as_ref().map(|next| {
        view! { <a class="button button--plain button--small" href=path(q, next)>{w::next_page()}" "{icon(Icon::Next)}</a> }
    });
    let clock = page.clock_ahead_days.map(|days| {
        view! {
            <div class="banner" data-role="stopped" role="alert">
                {icon(Icon::Stopped)}
                <h2>{w::clock_heading(&numbers::number(days.unsigned_abs()))}</h2>
                <p>{w::clock_text()}</p>
                <p><code class="code">{w::clock_command()}</code></p>
            </div>
        }
    });
    view! {
        {clock}
        {table::table(&page.value)}
        <nav class="turn cluster cluster--apart" aria-label=w::turn()>
            <span class="small quiet" role="status">{w::count(&numbers::number(page.total))}</span>
            <div class="cluster">{first}{next}</div>
        </nav>
    }
    .into_any()
}
