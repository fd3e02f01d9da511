//! What was said to the customer and by them, apart from all else that happened.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::happening::Happening;
use waybill_domain::job::Time;
use waybill_domain::next_step::Mood;
use waybill_domain::wire::Entry;

use crate::api::{self, ApiError, Load};
use crate::pages::job::{here::Here, part};
use crate::time;
use crate::ui::badge::badge_tag;
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::{failed, loading};
use crate::words::{happenings, staff_job as w};

/// How many pages of the timeline are looked through.
const PAGES: usize = 20;

/// The contact notes, kept up to date.
#[derive(Clone, Copy)]
pub(super) struct Notes {
    here: Here,
    entries: RwSignal<Load<Vec<Entry>>>,
}

impl Notes {
    pub(super) fn follow(here: Here) -> Self {
        let notes = Self { here, entries: RwSignal::new(Load::Loading) };
        effect(move || {
            here.revision.track();
            notes.read();
        });
        notes
    }

    fn read(self) {
        let id = self.here.id.get_value();
        spawn_local(async move {
            let answer = all(&id).await;
            let is_ready = self.entries.try_with_untracked(|it| it.ready().is_some()).unwrap_or(true);
            match answer {
                Ok(entries) => drop(self.entries.try_set(Load::Ready(entries))),
                // What was read before is better than nothing.
                Err(_) if is_ready => {}
                Err(error) => drop(self.entries.try_set(Load::Failed(error))),
            }
        });
    }
}

async fn all(id: &waybill_domain::job::JobId) -> Result<Vec<Entry>, ApiError> {
    let (mut found, mut before) = (Vec::new(), None);
    for _ in 0..PAGES {
        let page = api::timeline(id, before).await?;
        found.extend(page.value.into_iter().filter(is_contact));
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    Ok(found)
}

fn is_contact(entry: &Entry) -> bool {
    matches!(entry.what, Happening::Contact { .. } | Happening::Answer { .. })
}

pub(super) fn contacts(notes: Notes) -> AnyView {
    let inside = move || match &*notes.entries.read() {
        Load::Loading => loading(w::contacts_loading()),
        Load::Failed(error) => failed(&error.message, move || notes.read()),
        Load::Ready(entries) if entries.is_empty() => {
            view! { <p class="quiet small">{w::contacts_none()}</p> }.into_any()
        }
        Load::Ready(entries) => view! {
            {awaited(entries)}
            <ol class="trail">{entries.iter().map(note).collect::<Vec<_>>()}</ol>
        }
        .into_any(),
    };
    part("B", "contacts", w::contacts(), ().into_any(), inside.into_any())
}

/// The newest word is ours, and waits for one of theirs.
fn awaited(entries: &[Entry]) -> Option<AnyView> {
    let until = match entries.first()?.what {
        Happening::Contact { awaits_until, .. } => awaits_until?,
        _ => return None,
    };
    Some(view! { <p class="cluster">{badge_tag(Mood::Waiting, w::awaited())}<span class="small">{until_words(until)}</span></p> }.into_any())
}

fn until_words(until: Time) -> AnyView {
    let words = if until < time::now() { w::awaited_past() } else { w::awaited_until() };
    view! { {words}" "{time::both(until)} }.into_any()
}

fn note(entry: &Entry) -> AnyView {
    let is_ours = matches!(entry.what, Happening::Contact { .. });
    view! {
        <li>
            {icon(if is_ours { Icon::Person } else { Icon::Next })}
            <strong>{happenings::title(&entry.what)}</strong>
            <span>{happenings::detail(&entry.what)}</span>
            <span class="quiet">{entry.who.clone()}", "{time::exact(entry.at)}</span>
        </li>
    }
    .into_any()
}
