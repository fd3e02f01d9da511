//! How many were found, each filter as a chip that takes it away, and what can be done with the list as it is.

use crate::view::prelude::*;
use leptos::task::spawn_local;

use super::hits::{Hits, Listed, Shown};
use super::query::{Part, Query};
use crate::api;
use crate::browser;
use crate::live;
use crate::numbers;
use crate::ui::icon::{Icon, icon};
use crate::ui::page::announce;
use crate::words as w;

pub(super) fn summary(query: Memo<Query>, hits: Hits) -> AnyView {
    let found = move || match &*hits.shown.read() {
        Shown::Loading | Shown::Failed(_) => String::new(),
        Shown::Rows(listed) => how_many(listed),
    };
    let partial = move || matches!(&*hits.shown.read(), Shown::Rows(listed) if listed.partial);
    let partial = memo(partial);
    let chips = move || {
        let query = query.get();
        let set = Part::FILTERS.into_iter().filter(|part| !query.get(*part).is_empty());
        set.map(|part| chip(&query, part)).collect_view()
    };
    let file = move || api::support::hits_file(&query.read().asked_whole());
    view! {
        <div class="cluster cluster--apart">
            <div class="cluster"><span class="small" role="status">{found}</span>{chips}</div>
            <div class="cluster">
                <span class="small quiet">{live::words}</span>
                {copy_link(query)}
                <a class="button button--plain button--small" href=file download="">{icon(Icon::Download)}{w::support::csv()}</a>
            </div>
        </div>
        {move || partial.get().then(|| view! { <p class="small quiet measure">{w::support::partial()}</p> })}
    }
    .into_any()
}

fn how_many(listed: &Listed) -> String {
    let all = numbers::number(listed.total);
    let q = listed.query.q.trim();
    match (listed.total, listed.more, q) {
        (0, false, _) => w::jobs::none().to_owned(),
        (1, false, "") => w::jobs::all_one().to_owned(),
        (1, false, q) => w::support::one_has(q),
        (_, false, "") => w::jobs::all(&all),
        (_, false, q) => w::support::some_have(&all, q),
        (_, true, "") => w::support::many(&all),
        (_, true, q) => w::support::many_have(&all, q),
    }
}

fn chip(query: &Query, part: Part) -> AnyView {
    let value = query.get(part);
    let or_as_is = |words: Option<String>| words.unwrap_or_else(|| value.to_owned());
    let words = match part {
        Part::Q => w::jobs::quoted(value),
        Part::Queue => or_as_is(value.parse().ok().map(|it| w::support::queue(it).to_owned())),
        Part::State => or_as_is(value.parse().ok().map(|it| w::machines::job_state(it).to_owned())),
        Part::Kind => or_as_is(value.parse().ok().map(|it| w::machines::job_type(it).to_owned())),
        Part::Turn => or_as_is(value.parse().ok().map(|it| w::support::turn(it).to_owned())),
        Part::Age => w::support::age_of(value),
        Part::Location | Part::Subscription | Part::Sort | Part::Dir => value.to_owned(),
    };
    view! {
        <a class="chip" href=query.with(part, "").path() data-noscroll="">
            {words}
            {icon(Icon::Close)}
            <span class="hear">{w::ui::remove()}</span>
        </a>
    }
    .into_any()
}

/// The search as it stands, to keep or to hand on: the URL says all of it.
fn copy_link(query: Memo<Query>) -> AnyView {
    let words = RwSignal::new(w::support::copy_link());
    effect(move || {
        query.track();
        words.set(w::support::copy_link());
    });
    let press = move |_| {
        spawn_local(async move {
            let url = window().location().href().unwrap_or_default();
            let done = browser::copy(&url).await.is_truthy();
            let said = if done { w::support::link_copied() } else { w::ui::copy_failed() };
            announce(said);
            words.try_set(said);
        });
    };
    view! { <button class="button button--plain button--small" type="button" on:click=press>{icon(Icon::Link)}{move || words.get()}</button> }
        .into_any()
}
