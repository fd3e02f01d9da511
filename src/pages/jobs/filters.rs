//! What narrows the list. Each choice goes into the URL, and the URL decides what is read.

use crate::view::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;
use waybill_domain::job::JobType;
use waybill_domain::job_state::JobState;
use waybill_domain::wire::Location;

use super::list::{List, Shown};
use super::query::{Part, Query};
use crate::api::{self, Load, load};
use crate::live;
use crate::numbers;
use crate::router::{NavigateOptions, use_navigate};
use crate::ui::icon::{Icon, icon};
use crate::words as w;

/// Long enough for the next key, short enough to feel at once.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(150);

pub(super) fn filters(query: Memo<Query>) -> AnyView {
    let locations = RwSignal::new(Load::<Vec<Location>>::Loading);
    load(locations, api::locations());
    view! {
        <form class="filters" role="search" aria-label=w::jobs::filter() on:submit=|ev| ev.prevent_default()>
            {seek(query)}
            {choice(query, Part::State, w::jobs::state(), derive(states))}
            {choice(query, Part::Kind, w::jobs::kind(), derive(kinds))}
            {choice(query, Part::Location, w::jobs::location(), derive(move || places(&locations.read(), &query.read().location)))}
            {choice(query, Part::Sort, w::jobs::sort(), derive(sorts))}
        </form>
    }
    .into_any()
}

fn choose(query: Memo<Query>, replace: bool) -> impl Fn(Part, &str) + Clone + 'static {
    let navigate = use_navigate();
    move |part, value: &str| {
        let options = NavigateOptions { replace, scroll: false };
        navigate(&query.get_untracked().with(part, value).path(), options);
    }
}

fn seek(query: Memo<Query>) -> AnyView {
    // What is typed does not fill the history.
    let choose = choose(query, true);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let typed = move |ev| {
        let value = event_target_value(&ev);
        let choose = choose.clone();
        waiting.update_value(|waiting| {
            if let Some(before) = waiting.take() {
                before.clear();
            }
            *waiting = set_timeout_with_handle(move || choose(Part::Q, &value), PAUSE).ok();
        });
    };
    on_cleanup(move || {
        waiting.try_update_value(|waiting| waiting.take().map(|it| it.clear()));
    });
    let id = Part::Q.name();
    view! {
        <div class="field">
            <label class="label" for=id>{w::jobs::search()}</label>
            <div class="seek">
                {icon(Icon::Search)}
                <input class="input" id=id name=id type="search" autocomplete="off" spellcheck="false"
                    placeholder=w::jobs::search_hint() prop:value=move || query.read().q.clone() on:input=typed/>
                <kbd aria-hidden="true">"/"</kbd>
            </div>
        </div>
    }
    .into_any()
}

type Options = Vec<(String, String)>;

fn choice(query: Memo<Query>, part: Part, label: &'static str, options: Signal<Options>) -> AnyView {
    let choose = choose(query, false);
    let id = part.name();
    let option = move |(value, words): (String, String)| {
        let this = value.clone();
        view! { <option value=value prop:selected=move || query.read().get(part) == this>{words}</option> }
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

fn options(first: &str, others: impl Iterator<Item = (&'static str, &'static str)>) -> Options {
    let others = others.map(|(value, words)| (value.to_owned(), words.to_owned()));
    core::iter::once((String::new(), first.to_owned())).chain(others).collect()
}

fn states() -> Options {
    let states = JobState::ALL.iter().map(|it| (it.word(), w::machines::job_state(*it)));
    options(w::jobs::any_state(), core::iter::once((NEEDS_YOU, w::jobs::needs_you())).chain(states))
}

fn kinds() -> Options {
    options(w::jobs::any_kind(), JobType::ALL.iter().map(|it| (it.word(), w::machines::job_type(*it))))
}

fn sorts() -> Options {
    options(w::jobs::sort_need(), [("changed", w::jobs::sort_changed()), ("name", w::jobs::sort_name())].into_iter())
}

/// A location from the URL stays chosen, known or not.
fn places(locations: &Load<Vec<Location>>, chosen: &str) -> Options {
    let known = locations.ready().map_or(&[][..], Vec::as_slice).iter().map(|it| it.name.clone());
    let mut places: Options = known.map(|name| (name.clone(), name)).collect();
    if !chosen.is_empty() && places.iter().all(|(name, _)| name != chosen) {
        places.push((chosen.to_owned(), chosen.to_owned()));
    }
    places.insert(0, (String::new(), w::jobs::any_location().to_owned()));
    places
}

/// The service's word for the jobs in which the customer is to act.
const NEEDS_YOU: &str = "needs-you";

/// How many were found, and each filter as a chip that takes it away.
pub(super) fn summary(query: Memo<Query>, list: List) -> AnyView {
    let found = move || match &*list.shown.read() {
        Shown::Loading | Shown::Failed(_) => String::new(),
        Shown::Rows(listed) => match listed.total {
            0 => w::jobs::none().to_owned(),
            1 => w::jobs::all_one().to_owned(),
            total => {
                let shown = u64::try_from(listed.rows.len()).unwrap_or_default();
                let (shown, all) = (numbers::number(shown), numbers::number(total));
                if shown == all { w::jobs::all(&all) } else { w::jobs::shown(&shown, &all) }
            }
        },
    };
    let chips = move || {
        let query = query.get();
        let set = Part::FILTERS.into_iter().filter(|part| !query.get(*part).is_empty());
        set.map(|part| chip(&query, part)).collect_view()
    };
    view! {
        <div class="cluster cluster--apart">
            <div class="cluster"><span class="small quiet" role="status">{found}</span>{chips}</div>
            <span class="small quiet">{live::words}</span>
        </div>
    }
    .into_any()
}

fn chip(query: &Query, part: Part) -> AnyView {
    let value = query.get(part);
    let words = match part {
        Part::Q => w::jobs::quoted(value),
        Part::State if value == NEEDS_YOU => w::jobs::needs_you().to_owned(),
        Part::State => value.parse().map_or_else(|_| value.to_owned(), |it| w::machines::job_state(it).to_owned()),
        Part::Kind => value.parse().map_or_else(|_| value.to_owned(), |it| w::machines::job_type(it).to_owned()),
        Part::Location | Part::Sort => value.to_owned(),
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
