//! `/operations/arrivals`: packages that no job waits for. Support reads them and notes what was said.

mod acts;
mod card;
mod matching;

use crate::router::use_location;
use crate::view::prelude::*;
use waybill_domain::arrival::Arrival;

use super::parts::{Shown, Stage, follow, parts};
use crate::api::operations as api;
use crate::api::{Load, load};
use crate::route::{Route, query_value};
use crate::ui::empty::empty;
use crate::ui::loading::{failed, loading};
use crate::ui::page;
use crate::view::keyed;
use crate::words::operations as w;

/// The service's word for those that have ended.
const ENDED: &str = "ended";

/// The arrivals that are shown.
type Arrivals = RwSignal<Load<Vec<Arrival>>>;

/// The page.
pub fn page() -> AnyView {
    page::title(|| w::arrivals_title().to_owned());
    let search = use_location().search;
    let state = memo(move || if query_value(&search.read(), "state") == ENDED { ENDED } else { "open" });
    let arrivals: Arrivals = RwSignal::new(Load::Loading);
    let shown = Shown::one();
    let read = move || {
        let Some((state, count)) = state.try_get_untracked().zip(shown.count()) else { return };
        load(arrivals, async move { api::arrivals(state, count).await.map(|pages| shown.keep(pages)) });
    };
    effect(move || {
        state.track();
        shown.pages.set(1);
        arrivals.set(Load::Loading);
        read();
    });
    follow(read);
    let asked = RwSignal::new(None);
    let stage = memo(move || Stage::of(&arrivals.read(), Vec::is_empty));
    let body = move || match stage.get() {
        Stage::Loading => loading(w::arrivals_loading()),
        Stage::Failed(why) => failed(&why, read),
        Stage::None => none(state.get_untracked()),
        Stage::Some => {
            let items = move || arrivals.read().ready().cloned().unwrap_or_default();
            let cards = keyed(items, |it| it.id.clone(), move |first| card::card(arrivals, first, asked));
            view! { <ul class="arrivals">{cards}</ul>{shown.button(read)} }.into_any()
        }
    };
    let link = move |value: &'static str, words: &'static str, href: &'static str| {
        view! { <a class="chip" href=href aria-current=move || (state.get() == value).then_some("page")>{words}</a> }
    };
    view! {
        {parts(&Route::Arrivals)}
        <h1 tabindex="-1">{w::arrivals_title()}</h1>
        <nav class="cluster" aria-label=w::which_arrivals()>
            {link("open", w::open_arrivals(), "/operations/arrivals")}
            {link(ENDED, w::ended_arrivals(), "/operations/arrivals?state=ended")}
        </nav>
        {body}
        {acts::dialogs(asked, read)}
    }
    .into_any()
}

fn none(state: &str) -> AnyView {
    let (heading, text) =
        if state == ENDED { (w::none_ended(), w::none_ended_text()) } else { (w::none_open(), w::none_open_text()) };
    empty(heading.to_owned(), view! { <p>{text}</p> })
}
