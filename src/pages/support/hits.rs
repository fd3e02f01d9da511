//! The hits, kept up to date: a signal for each, so that a change of one job touches one row.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::JobId;
use waybill_domain::wire::{Hit, SearchPage};

use super::query::Query;
use crate::api::{self, ApiError};
use crate::live::{self, Change};

/// At most so often are hits or counts read again because something changed: many reports a second are one reading.
const PAUSE: core::time::Duration = core::time::Duration::from_millis(600);

/// One job of the list.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: JobId,
    pub(super) hit: ArcRwSignal<Hit>,
}

/// What was read, and for which query.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) query: Query,
    pub(super) rows: Vec<Row>,
    pub(super) next: Option<String>,
    pub(super) total: u64,
    pub(super) more: bool,
    pub(super) partial: bool,
}

/// Where reading stands.
#[derive(Clone)]
pub(super) enum Shown {
    Loading,
    Failed(ApiError),
    Rows(Listed),
}

/// The hits of the page.
#[derive(Clone, Copy)]
pub(super) struct Hits {
    pub(super) shown: RwSignal<Shown>,
    query: Memo<Query>,
    /// Counts questions: only the answer to the last one counts.
    asked: StoredValue<u32>,
    /// Whether what is shown does not yet belong to the query in the URL.
    pub(super) busy: RwSignal<bool>,
}

impl Hits {
    /// Reads the hits for each query, and keeps them up to date.
    pub(super) fn follow(query: Memo<Query>) -> Self {
        let hits = Self {
            shown: RwSignal::new(Shown::Loading),
            query,
            asked: StoredValue::new(0),
            busy: RwSignal::new(false),
        };
        effect(move || {
            query.track();
            hits.busy.set(true);
            hits.read_again();
        });
        live::subscribe(move |change| hits.hear(change));
        on_change(move || hits.read_again());
        hits
    }

    /// Asks the service for what the URL says.
    pub(super) fn read_again(self) {
        let Some(query) = self.query.try_get_untracked() else { return };
        let this = self.asked.with_value(|asked| asked.wrapping_add(1));
        self.asked.set_value(this);
        spawn_local(async move {
            let answer = api::support::hits(&query.asked()).await;
            if self.asked.try_get_value() == Some(this) {
                self.settle(query, answer);
            }
        });
    }

    fn settle(self, query: Query, answer: Result<SearchPage, ApiError>) {
        self.busy.set(false);
        self.shown.update(|shown| match (answer, &*shown) {
            // What is there is not wrong because it could not be read again.
            (Err(_), Shown::Rows(before)) if before.query == query => {}
            (Err(error), _) => *shown = Shown::Failed(error),
            (Ok(page), Shown::Rows(before)) => *shown = Shown::Rows(listed(query, page, &before.rows)),
            (Ok(page), Shown::Loading | Shown::Failed(_)) => *shown = Shown::Rows(listed(query, page, &[])),
        });
    }

    /// A row that is shown follows at once; whether it still fits, the next reading says.
    fn hear(self, change: &Change) {
        let Change::Job(new) = change else { return };
        let Shown::Rows(listed) = &*self.shown.read_untracked() else { return };
        if let Some(row) = listed.rows.iter().find(|row| live::same(&row.id, &new.id))
            && row.hit.read_untracked().row.changed <= new.changed
        {
            row.hit.update(|hit| hit.row = new.clone());
        }
    }
}

/// Calls after something changed, until the page is gone: soon, and once for many changes.
pub(super) fn on_change(read: impl Fn() + Clone + Send + Sync + 'static) {
    let waits = StoredValue::new(false);
    live::subscribe(move |_| {
        if waits.try_get_value() != Some(false) {
            return;
        }
        waits.set_value(true);
        let read = read.clone();
        set_timeout(
            move || {
                // The page may be gone by then.
                if waits.try_set_value(false).is_none() {
                    read();
                }
            },
            PAUSE,
        );
    });
}

/// The page's rows; those that were there before keep their signal, and with it their place in the document.
fn listed(query: Query, page: SearchPage, before: &[Row]) -> Listed {
    let keep = |new: Hit| match before.iter().find(|row| row.id == new.row.id) {
        Some(row) => {
            // The stream and a page that was read may overtake each other.
            if row.hit.read_untracked().row.changed <= new.row.changed && *row.hit.read_untracked() != new {
                row.hit.set(new);
            }
            row.clone()
        }
        None => Row { id: new.row.id.clone(), hit: ArcRwSignal::new(new) },
    };
    let rows = page.value.into_iter().map(keep).collect();
    Listed { query, rows, next: page.next, total: page.total, more: page.more, partial: page.partial }
}
