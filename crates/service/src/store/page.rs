//! What a list is asked for: a filter, an order, and a place to go on from.

use serde::{Deserialize, Serialize};
use waybill_domain::fields::TrackingNumber;
use waybill_domain::job::JobType;
use waybill_domain::job_state::JobState;
use waybill_domain::listed;
use waybill_domain::next_step::Mood;
use waybill_domain::search::Fragment;

use super::columns::folded;
use super::like::{ESCAPE, containing};
use super::list::Sql;
use super::search::newest;
use crate::cursor;

/// Which jobs. Every part narrows the list.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Those the asker may see; `None` is all.
    pub scope: Option<Vec<String>>,
    pub subscription: Option<String>,
    pub group: Option<String>,
    /// A piece of a name, a drive's serial or a tracking number.
    pub q: Option<String>,
    pub state: Option<StateFilter>,
    pub job_type: Option<JobType>,
    pub location: Option<String>,
    pub tracking: Option<TrackingNumber>,
}

/// A state, or what several have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateFilter {
    State(JobState),
    Mood(Mood),
    /// The customer is to act.
    NeedsYou,
}

listed! {
    /// The order of a list. Each ends in the job's number, so that no two are alike.
    pub enum Sort {
        Newest = "newest",
        Needs = "needs",
        Changed = "changed",
        Name = "name",
    }
}

/// The last row of a page: the next page begins after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    pub(super) sort: Sort,
    pub(super) id: i64,
    pub(super) needs: i64,
    pub(super) changed: i64,
    pub(super) name: String,
}

impl Page {
    /// As it travels: opaque, and safe in a URL.
    pub fn token(&self) -> String {
        cursor::written(self)
    }

    /// Reads a token that was made for the same order.
    pub fn read(token: &str, sort: Sort) -> Option<Self> {
        let page: Self = cursor::read(token)?;
        (page.sort == sort).then_some(page)
    }

    pub(super) fn add_to(&self, sql: &mut Sql) {
        match self.sort {
            Sort::Newest => {
                let id = sql.int(self.id);
                sql.and(&format!("j.id < {id}"));
            }
            Sort::Needs => {
                let (needs, changed, id) = (sql.int(self.needs), sql.int(self.changed), sql.int(self.id));
                sql.and(&format!("(j.needs, j.changed_ms, j.id) < ({needs}, {changed}, {id})"));
            }
            Sort::Changed => {
                let (changed, id) = (sql.int(self.changed), sql.int(self.id));
                sql.and(&format!("(j.changed_ms, j.id) < ({changed}, {id})"));
            }
            Sort::Name => {
                let (name, id) = (sql.text(&self.name), sql.int(self.id));
                sql.and(&format!("(j.name_key, j.id) > ({name}, {id})"));
            }
        }
    }
}

impl Sort {
    pub(super) const fn order(self) -> &'static str {
        match self {
            Self::Newest => "j.id desc",
            Self::Needs => "j.needs desc, j.changed_ms desc, j.id desc",
            Self::Changed => "j.changed_ms desc, j.id desc",
            Self::Name => "j.name_key, j.id",
        }
    }
}

impl Filter {
    pub(super) fn add_to(&self, sql: &mut Sql) {
        if let Some(scope) = &self.scope {
            let ids: Vec<String> = scope.iter().map(|id| sql.text(id)).collect();
            // An empty list is not SQL.
            let ids = if ids.is_empty() { "''".to_owned() } else { ids.join(", ") };
            sql.and(&format!("j.subscription in ({ids})"));
        }
        let mut same = |column: &str, value: Option<&str>| {
            if let Some(value) = value {
                let value = sql.text(value);
                sql.and(&format!("{column} = {value}"));
            }
        };
        same("j.subscription", self.subscription.as_deref());
        same("j.grp_key", self.group.as_deref());
        same("j.job_type", self.job_type.map(JobType::word));
        same("j.location", self.location.as_deref().map(folded).as_deref());
        same("j.tracking_key", self.tracking.as_ref().map(TrackingNumber::key).as_deref());
        match self.state {
            Some(StateFilter::State(state)) => same("j.state", Some(state.word())),
            Some(StateFilter::Mood(mood)) => same("j.mood", Some(mood.word())),
            Some(StateFilter::NeedsYou) => sql.and("j.needs = 2"),
            None => {}
        }
        let fragment = self.q.as_deref().filter(|_| self.scope.is_none()).and_then(Fragment::read);
        if let Some(fragment) = fragment {
            // Who sees everything asks of very many jobs: by the index, and of what is found the newest.
            let found = newest(sql, &fragment);
            sql.and(&format!("j.id in ({found})"));
        } else if let Some(q) = self.q.as_deref().map(folded).filter(|q| !q.is_empty()) {
            let found = look_for(sql, &q);
            sql.and(&format!("({found})"));
        }
    }
}

/// The words as typed, or read as a tracking number: without dashes, and with O for 0.
fn look_for(sql: &mut Sql, q: &str) -> String {
    let mut forms = vec![q.to_owned()];
    if let Ok(number) = q.parse::<TrackingNumber>() {
        forms.extend([folded(&number.key()), folded(&number.look_alike_key())]);
    }
    forms.dedup();
    let found = |form: &String| format!("j.search like {} {ESCAPE}", sql.text(&containing(form)));
    forms.iter().map(found).collect::<Vec<_>>().join(" or ")
}
