//! The rows, kept up to date: a signal for each, so that a change of one job touches one row.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::job::JobId;
use waybill_domain::next_step::Turn;
use waybill_domain::wire::{JobPage, JobRow};

use super::query::Query;
use crate::api::{self, ApiError};
use crate::live::{self, Change};

/// One job of the list.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) id: JobId,
    pub(super) row: ArcRwSignal<JobRow>,
}

/// What was read, and for which query.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) query: Query,
    pub(super) rows: Vec<Row>,
    pub(super) next: Option<String>,
    pub(super) total: u64,
    pub(super) needs_you: u64,
}

/// Where reading the list stands.
#[derive(Clone)]
pub(super) enum Shown {
    Loading,
    Failed(ApiError),
    Rows(Listed),
}

/// The list of the page.
#[derive(Clone, Copy)]
pub(super) struct List {
    pub(super) shown: RwSignal<Shown>,
    query: Memo<Query>,
    /// Counts questions: only the answer to the last one counts.
    asked: StoredValue<u32>,
    /// Whether what is shown belongs to the query in the URL.
    pub(super) busy: RwSignal<bool>,
}

impl List {
    /// Reads the list for each query, and keeps it up to date.
    pub(super) fn follow(query: Memo<Query>) -> Self {
        let list = Self {
            shown: RwSignal::new(Shown::Loading),
            query,
            asked: StoredValue::new(0),
            busy: RwSignal::new(false),
        };
        effect(move || {
            query.track();
            list.busy.set(true);
            list.read_again();
        });
        live::subscribe(move |change| list.hear(change));
        list
    }

    pub(super) fn has_none(self) -> bool {
        match &*self.shown.read() {
            Shown::Rows(listed) => listed.total == 0 && !listed.query.is_narrowed() && !self.query.read().is_narrowed(),
            Shown::Loading | Shown::Failed(_) => false,
        }
    }

    /// Asks the service for what the URL says.
    pub(super) fn read_again(self) {
        let query = self.query.get_untracked();
        let this = self.asked.with_value(|asked| asked.wrapping_add(1));
        self.asked.set_value(this);
        spawn_local(async move {
            let answer = api::jobs(&query.asked()).await;
            if self.asked.try_get_value() == Some(this) {
                self.settle(query, answer);
            }
        });
    }

    fn settle(self, query: Query, answer: Result<JobPage, ApiError>) {
        self.busy.set(false);
        self.shown.update(|shown| match (answer, &*shown) {
            // What is there is not wrong because it could not be read again.
            (Err(_), Shown::Rows(before)) if before.query == query => {}
            (Err(error), _) => *shown = Shown::Failed(error),
            (Ok(page), Shown::Rows(before)) => *shown = Shown::Rows(listed(query, page, &before.rows)),
            (Ok(page), Shown::Loading | Shown::Failed(_)) => *shown = Shown::Rows(listed(query, page, &[])),
        });
    }

    fn hear(self, change: &Change) {
        let known = |id: &JobId| match &*self.shown.read_untracked() {
            Shown::Rows(listed) => listed.rows.iter().find(|row| live::same(&row.id, id)).cloned(),
            Shown::Loading | Shown::Failed(_) => None,
        };
        match change {
            Change::Job(new) => match known(&new.id) {
                Some(row) => replace(&row, new),
                None => self.read_again(),
            },
            Change::Gone(id) => {
                if known(id).is_some() {
                    self.read_again();
                }
            }
            Change::Arrival => {}
            Change::Reset => self.read_again(),
        }
    }
}

/// The page's rows; those that were there before keep their signal, and with it their place in the document.
fn listed(query: Query, page: JobPage, before: &[Row]) -> Listed {
    let keep = |new: JobRow| match before.iter().find(|row| row.id == new.id) {
        Some(row) => {
            replace(row, &new);
            row.clone()
        }
        None => Row { id: new.id.clone(), row: ArcRwSignal::new(new) },
    };
    let rows = page.value.into_iter().map(keep).collect();
    Listed { query, rows, next: page.next, total: page.total, needs_you: page.needs_you }
}

fn replace(row: &Row, new: &JobRow) {
    // The stream and a page that was read may overtake each other.
    if row.row.read_untracked().changed <= new.changed && *row.row.read_untracked() != *new {
        row.row.set(new.clone());
    }
}

/// The three parts of a list that is ordered by need.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    NeedsYou,
    UnderWay,
    Ended,
}

impl Group {
    pub(super) const ALL: [Self; 3] = [Self::NeedsYou, Self::UnderWay, Self::Ended];

    pub(super) fn of(row: &JobRow) -> Self {
        match row.next.turn {
            Turn::Customer => Self::NeedsYou,
            Turn::Nobody => Self::Ended,
            Turn::Carrier | Turn::DataCenter => Self::UnderWay,
        }
    }
}
