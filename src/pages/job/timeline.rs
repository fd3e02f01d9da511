//! Everything that happened, newest first, by whom.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::drive_state::DriveState;
use waybill_domain::happening::Happening;
use waybill_domain::next_step::Mood;
use waybill_domain::role::Role;
use waybill_domain::wire::Entry;

use super::here::Here;
use super::part;
use crate::api;
use crate::time;
use crate::ui::icon::{Icon, icon};
use crate::words::{happenings, job as w, machines};

/// How many entries stand open at first.
const AT_FIRST: usize = 8;

#[derive(Clone, Copy)]
struct Log {
    entries: RwSignal<Vec<Entry>>,
    /// Where older entries begin, as the service counts; `None` when all are here.
    older: RwSignal<Option<i64>>,
    shown: RwSignal<usize>,
    /// A role's word, or empty for everybody.
    by: RwSignal<String>,
}

pub(super) fn timeline(here: Here) -> AnyView {
    let log = Log {
        entries: RwSignal::new(Vec::new()),
        older: RwSignal::new(None),
        shown: RwSignal::new(AT_FIRST),
        by: RwSignal::new(String::new()),
    };
    Effect::new(move |before: Option<()>| {
        here.revision.track();
        newest(here, log, before.is_none());
    });
    let download = view! {
        <a class="button button--quiet button--small" href=api::timeline_file(&here.id.get_value()) download>{icon(Icon::Download)}{w::download()}</a>
    };
    let more = move || {
        (log.older.get().is_some() || fitting(log).len() > log.shown.get()).then(|| {
        view! { <p><button class="button button--plain button--small" type="button" on:click=move |_| more(here, log)>{w::show_more()}</button></p> }
    })
    };
    let inside = view! {
        {filter(log)}
        <ol class="trail">{move || fitting(log).into_iter().take(log.shown.get()).map(|it| entry(&it)).collect_view()}</ol>
        {move || fitting(log).is_empty().then(|| view! { <p class="quiet small">{w::timeline_empty()}</p> })}
        {more}
    };
    part("4", "timeline", crate::words::job::timeline(), download.into_any(), inside.into_any())
}

/// What has come since; what was read before stays.
fn newest(here: Here, log: Log, first: bool) {
    let id = here.id.get_value();
    spawn_local(async move {
        let Ok(page) = api::timeline(&id, None).await else { return };
        log.entries.try_update(|entries| {
            let known = entries.first().map_or(i64::MIN, |entry| entry.seq);
            let fresh = page.value.into_iter().filter(|entry| entry.seq > known);
            *entries = fresh.chain(core::mem::take(entries)).collect();
        });
        if first {
            log.older.try_set(page.next);
        }
    });
}

/// Opens the rest of what is here, and fetches older entries.
fn more(here: Here, log: Log) {
    log.shown.update(|shown| *shown += 40);
    let Some(before) = log.older.get_untracked() else { return };
    let id = here.id.get_value();
    spawn_local(async move {
        let Ok(page) = api::timeline(&id, Some(before)).await else { return };
        log.entries.try_update(|entries| {
            let last = entries.last().map_or(i64::MAX, |entry| entry.seq);
            entries.extend(page.value.into_iter().filter(|entry| entry.seq < last));
        });
        log.older.try_set(page.next);
    });
}

fn fitting(log: Log) -> Vec<Entry> {
    let by = log.by.get();
    log.entries.with(|all| all.iter().filter(|entry| by.is_empty() || entry.role.word() == by).cloned().collect())
}

fn filter(log: Log) -> AnyView {
    let option = |word: &'static str, words: &'static str| view! { <option value=word>{words}</option> };
    view! {
        <div class="field">
            <label class="label" for="by">{w::filter_label()}</label>
            <select class="input input--20" id="by" on:change=move |ev| log.by.set(event_target_value(&ev))>
                {option("", w::filter_all())}
                {Role::ALL.iter().filter(|role| **role != Role::Administrator).map(|role| option(role.word(), machines::role(*role))).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn entry(entry: &Entry) -> AnyView {
    let (mood, mark) = mark(&entry.what);
    let detail = happenings::detail(&entry.what);
    let who = if entry.who.is_empty() { machines::role(entry.role).to_owned() } else { entry.who.clone() };
    view! {
        <li data-role=mood.map(Mood::word)>
            {icon(mark)}
            <strong>{happenings::title(&entry.what)}</strong>
            {(!detail.is_empty()).then(|| view! { <span>{detail}</span> })}
            <span class="quiet">{who}", "{time::exact(entry.at)}</span>
        </li>
    }
    .into_any()
}

/// A state's entry has the state's role; others have an icon of their kind.
fn mark(what: &Happening) -> (Option<Mood>, Icon) {
    let of = |mood: Mood| (Some(mood), mood.into());
    match what {
        Happening::Job { to, .. } => of(to.mood()),
        Happening::Drive { to: DriveState::Specified, .. } => (None, Icon::Drive),
        Happening::Drive { to, .. } => of(to.mood()),
        Happening::Finished { .. } => of(Mood::Done),
        Happening::JobFault { .. }
        | Happening::DriveFault { .. }
        | Happening::GivenUp { .. }
        | Happening::AddressWrong { .. }
        | Happening::DestructionDue
        | Happening::ToBeDestroyed { .. }
        | Happening::Destroyed { .. } => of(Mood::Stopped),
        Happening::ExpiresSoon { .. } | Happening::OverdueSoon { .. } | Happening::Overdue => of(Mood::Waiting),
        Happening::DrivesWait { .. }
        | Happening::DrivesWaitNoMore { .. }
        | Happening::SentBack { .. }
        | Happening::PackageFollows { .. }
        | Happening::DriveDecided { .. }
        | Happening::ExtraDrive { .. }
        | Happening::ExtraDriveReturned { .. } => (None, Icon::Box),
        Happening::KeysRead | Happening::KeyReplaced { .. } | Happening::ShareMade(_) | Happening::ShareRevoked(_) => {
            (None, Icon::Lock)
        }
        Happening::Contact { .. } | Happening::Answer { .. } => (None, Icon::Person),
        Happening::Created
        | Happening::Replaced
        | Happening::Changed { .. }
        | Happening::CancelRequested
        | Happening::CopyRestarts { .. }
        | Happening::Extended { .. }
        | Happening::Expired
        | Happening::Purged
        | Happening::Deleted
        | Happening::AlsoNamed { .. }
        | Happening::ArrivalDue { .. } => (None, Icon::Edit),
    }
}
