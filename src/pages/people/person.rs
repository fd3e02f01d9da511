//! `/people/{id}` and `/people/new`: one person.

use crate::view::prelude::*;
use waybill_domain::wire::PersonInfo;

use super::{access, form, link};
use crate::api::people as api;
use crate::api::{Failure, Load, load};
use crate::pages::not_found;
use crate::route::Route;
use crate::router::{NavigateOptions, use_navigate};
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::ui::toast::toast;
use crate::words::people as w;

/// Somebody new.
pub fn new_page() -> AnyView {
    page::title(|| w::new_title().to_owned());
    let navigate = use_navigate();
    let done = move |it: PersonInfo| {
        toast(&w::added(&it.name));
        navigate(&Route::Person(it.id).path(), NavigateOptions::default());
    };
    view! {
        {crumb()}
        <h1 tabindex="-1">{w::new_title()}</h1>
        {form::form(None, done)}
    }
    .into_any()
}

/// Somebody who is there.
pub fn page(id: &str) -> AnyView {
    let person = RwSignal::new(Load::<PersonInfo>::Loading);
    let id = id.to_owned();
    let read = {
        let id = id.clone();
        move || {
            let id = id.clone();
            load(person, async move { api::person(&id).await });
        }
    };
    read();
    page::title(move || person.read().ready().map_or_else(|| w::title().to_owned(), |it| it.name.clone()));
    // Which of them it is, apart from what is in it: a form that was saved stays as it is.
    let stage = memo(move || match &*person.read() {
        Load::Loading => Load::Loading,
        Load::Failed(error) => Load::Failed(error.clone()),
        Load::Ready(it) => Load::Ready(it.id.clone()),
    });
    let body = move || match stage.get() {
        Load::Loading => view! { <h1 tabindex="-1">{w::title()}</h1>{loading(w::loading_one())} }.into_any(),
        Load::Failed(error) if error.kind == Failure::NotFound => not_found::page(),
        Load::Failed(error) => {
            view! { <h1 tabindex="-1">{w::title()}</h1>{failed(&error.message, read.clone())} }.into_any()
        }
        Load::Ready(id) => whole(id, person),
    };
    view! { {crumb()}{body} }.into_any()
}

fn crumb() -> AnyView {
    view! { <p class="crumb"><a href=Route::People.path()>{w::back()}</a></p> }.into_any()
}

fn whole(id: String, person: RwSignal<Load<PersonInfo>>) -> AnyView {
    let is_off = memo(move || person.read().ready().is_some_and(|it| it.disabled.is_some()));
    let done = move |it: PersonInfo| {
        toast(if it.disabled.is_some() { w::saved_off() } else { w::saved() });
        person.set(Load::Ready(it));
    };
    let name = move || person.read().ready().map_or_else(String::new, |it| it.name.clone());
    let who = form::form(person.read_untracked().ready(), done);
    view! {
        <h1 tabindex="-1">{name}</h1>
        <div class="stack stack--wide measure">
            <section class="box">
                <div class="box__head cluster"><h2>{w::who()}</h2></div>
                {who}
            </section>
            {link::section(id.clone(), is_off)}
            {access::section(id, is_off)}
        </div>
    }
    .into_any()
}
