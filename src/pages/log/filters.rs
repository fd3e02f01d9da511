//! What narrows the list of files. Each choice goes into the URL, and the URL decides what is read.

use crate::router::NavigateOptions;
use crate::router::use_navigate;
use crate::view::prelude::*;
use leptos::leptos_dom::helpers::TimeoutHandle;
use waybill_domain::wire::LogGroup;

use super::Log;
use super::query::Query;
use crate::numbers;
use crate::ui::icon::{Icon, icon};
use crate::words as w;
use crate::words::playbook;

/// Long enough for the next key, short enough to feel at once.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(150);

pub(super) fn filters(log: Log) -> AnyView {
    view! {
        <form class="filters" role="search" aria-label=w::log::filter() on:submit=|ev| ev.prevent_default()>
            {seek(log)}
            {choice(log)}
        </form>
        {summary(log)}
    }
    .into_any()
}

fn choose(log: Log, replace: bool) -> impl Fn(&Query) + Clone + 'static {
    let navigate = use_navigate();
    move |query| {
        let options = NavigateOptions { replace, scroll: false };
        navigate(&log.href(query), options);
    }
}

fn seek(log: Log) -> AnyView {
    // What is typed does not fill the history.
    let choose = choose(log, true);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let typed = move |ev| {
        let value = event_target_value(&ev);
        let choose = choose.clone();
        waiting.update_value(|waiting| {
            if let Some(before) = waiting.take() {
                before.clear();
            }
            let go = move || choose(&log.query.get_untracked().looking_for(value.trim()));
            *waiting = set_timeout_with_handle(go, PAUSE).ok();
        });
    };
    on_cleanup(move || {
        waiting.try_update_value(|waiting| waiting.take().map(|it| it.clear()));
    });
    view! {
        <div class="field">
            <label class="label" for="q">{w::log::search()}</label>
            <div class="seek">
                {icon(Icon::Search)}
                <input class="input" id="q" name="q" type="search" autocomplete="off" spellcheck="false"
                    placeholder=w::log::search_hint() prop:value=move || log.query.read().q.clone() on:input=typed/>
                <kbd aria-hidden="true">"/"</kbd>
            </div>
        </div>
    }
    .into_any()
}

fn choice(log: Log) -> AnyView {
    let choose = choose(log, false);
    let groups = memo(move || log.ready(|_, it| it.groups.clone()).unwrap_or_default());
    let option = move |group: LogGroup| {
        let words = w::log::option(&playbook::files(&group.word).name, &numbers::number(group.count));
        let word = group.word.clone();
        view! { <option value=group.word prop:selected=move || log.query.read().status.eq_ignore_ascii_case(&word)>{words}</option> }
    };
    let change = move |ev| choose(&log.query.get_untracked().only(&event_target_value(&ev)));
    view! {
        <div class="field">
            <label class="label" for="status">{w::log::what()}</label>
            <select class="input" id="status" name="status" on:change=change>
                <option value="" prop:selected=move || log.query.read().status.is_empty()>{w::log::anything()}</option>
                {move || groups.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// How many fit, and each filter as a chip that takes it away.
fn summary(log: Log) -> AnyView {
    let found = move || {
        log.ready(|_, it| {
            let all = super::top::files(it.failed + it.noticed);
            if it.matching == it.failed + it.noticed {
                w::log::shown_all(&all)
            } else {
                w::log::shown(&numbers::number(it.matching), &all)
            }
        })
    };
    let chips = move || {
        let query = log.query.get();
        let q = (!query.q.is_empty()).then(|| chip(w::log::quoted(&query.q), log.href(&query.looking_for(""))));
        let status =
            (!query.status.is_empty()).then(|| chip(playbook::files(&query.status).name, log.href(&query.only(""))));
        view! { {q}{status} }
    };
    view! { <div class="cluster"><span class="small quiet" role="status">{found}</span>{chips}</div> }.into_any()
}

fn chip(words: String, href: String) -> AnyView {
    view! {
        <a class="chip" href=href data-noscroll="">
            {words}
            {icon(Icon::Close)}
            <span class="hear">{w::ui::remove()}</span>
        </a>
    }
    .into_any()
}
