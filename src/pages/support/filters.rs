//! What narrows the list besides the words and the queue. Each choice goes into the URL, and the URL decides what is read.

use crate::view::prelude::*;
use waybill_domain::job::JobType;
use waybill_domain::job_state::JobState;
use waybill_domain::next_step::Turn;
use waybill_domain::wire::Location;

use super::columns::SORTS;
use super::query::{NEWEST, Part, Query};
use crate::api::{self, Load, load};
use crate::router::{NavigateOptions, use_navigate};
use crate::words as w;

/// In days: from "since yesterday" to what is deleted next.
const AGES: [&str; 6] = ["1d", "3d", "7d", "14d", "30d", "90d"];

/// Pixels; as in `style/staff-support.css`.
const NARROW: f64 = 640.0;

pub(super) fn filters(query: Memo<Query>) -> AnyView {
    let locations = RwSignal::new(Load::<Vec<Location>>::Loading);
    load(locations, api::locations());
    let places = move || {
        let known =
            locations.read().ready().map_or_else(Vec::new, |all| all.iter().map(|it| it.name.clone()).collect());
        let chosen = query.read().get(Part::Location).to_owned();
        let mut all: Options = known.into_iter().map(|name| (name.clone(), name)).collect();
        // A location from the URL stays chosen, known or not.
        if !chosen.is_empty() && all.iter().all(|(name, _)| *name != chosen) {
            all.push((chosen.clone(), chosen));
        }
        all.insert(0, (String::new(), w::jobs::any_location().to_owned()));
        all
    };
    // Where there is little room, what was found comes first; what is chosen is never hidden.
    let is_chosen = untrack(|| Part::FILTERS[2..].iter().any(|part| !query.read().get(*part).is_empty()));
    let is_wide = window().inner_width().ok().and_then(|width| width.as_f64()).is_none_or(|width| width > NARROW);
    let is_open = is_wide || is_chosen;
    view! {
        <details class="filing" prop:open=is_open>
            <summary>{w::support::filters()}</summary>
        <form class="narrow" aria-label=w::jobs::filter() on:submit=|ev| ev.prevent_default()>
            {choice(query, Part::State, w::jobs::state(), derive(states))}
            {choice(query, Part::Kind, w::jobs::kind(), derive(kinds))}
            {choice(query, Part::Turn, w::support::waits_for(), derive(turns))}
            {choice(query, Part::Age, w::support::age(), derive(ages))}
            {choice(query, Part::Location, w::jobs::location(), derive(places))}
            {subscription(query)}
            {sort(query)}
        </form>
        </details>
    }
    .into_any()
}

fn choose(query: Memo<Query>) -> impl Fn(Part, &str) + Clone + 'static {
    let navigate = use_navigate();
    move |part, value: &str| {
        let now = query.get_untracked();
        let next = if part == Part::Sort { now.sorted(value) } else { now.with(part, value) };
        navigate(&next.path(), NavigateOptions { scroll: false, ..NavigateOptions::default() });
    }
}

type Options = Vec<(String, String)>;

fn choice(query: Memo<Query>, part: Part, label: &'static str, options: Signal<Options>) -> AnyView {
    chosen_of(query, part, label, options, move |query| query.get(part).to_owned())
}

/// The order that holds, also where nobody chose it: a queue has its own.
fn sort(query: Memo<Query>) -> AnyView {
    chosen_of(query, Part::Sort, w::jobs::sort(), derive(sorts), |query| query.order().0.to_owned())
}

fn chosen_of(
    query: Memo<Query>,
    part: Part,
    label: &'static str,
    options: Signal<Options>,
    chosen: impl Fn(&Query) -> String + Copy + Send + Sync + 'static,
) -> AnyView {
    let choose = choose(query);
    let id = part.name();
    let option = move |(value, words): (String, String)| {
        let this = value.clone();
        view! { <option value=value prop:selected=move || chosen(&query.read()) == this>{words}</option> }
    };
    view! {
        <div class="field">
            <label class="label" for=id>{label}</label>
            <select class="input" id=id name=id on:change=move |ev| choose(part, &event_target_value(&ev))>
                {move || options.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn subscription(query: Memo<Query>) -> AnyView {
    let choose = choose(query);
    let id = Part::Subscription.name();
    view! {
        <div class="field">
            <label class="label" for=id>{w::support::subscription()}</label>
            <input class="input" id=id name=id type="text" autocomplete="off" spellcheck="false"
                placeholder=w::support::any_subscription()
                prop:value=move || query.read().get(Part::Subscription).to_owned()
                on:change=move |ev| choose(Part::Subscription, event_target_value(&ev).trim())/>
        </div>
    }
    .into_any()
}

fn options(first: &str, others: impl Iterator<Item = (&'static str, String)>) -> Options {
    let others = others.map(|(value, words)| (value.to_owned(), words));
    core::iter::once((String::new(), first.to_owned())).chain(others).collect()
}

fn states() -> Options {
    options(w::jobs::any_state(), JobState::ALL.iter().map(|it| (it.word(), w::machines::job_state(*it).to_owned())))
}

fn kinds() -> Options {
    options(w::jobs::any_kind(), JobType::ALL.iter().map(|it| (it.word(), w::machines::job_type(*it).to_owned())))
}

fn turns() -> Options {
    options(w::support::anybody(), Turn::ALL.iter().map(|it| (it.word(), w::support::turn(*it).to_owned())))
}

fn ages() -> Options {
    options(w::support::any_age(), AGES.into_iter().map(|it| (it, w::support::age_of(it))))
}

fn sorts() -> Options {
    let newest = (NEWEST.to_owned(), w::support::sort_newest().to_owned());
    core::iter::once(newest).chain(SORTS.iter().map(|(sort, words)| ((*sort).to_owned(), words().to_owned()))).collect()
}
