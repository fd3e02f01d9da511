//! A job as a story left it, with all that happened on the way.

use waybill_domain::happening::Happening;
use waybill_domain::job::{Applied, Job, KeySet, Time};
use waybill_domain::role::Role;

/// Something that happened to a job, when, and by whom.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Past {
    pub at: Time,
    pub role: Role,
    pub who: String,
    pub what: Happening,
}

/// A job with all that happened to it, and the keys that came with it.
#[derive(Debug, Clone)]
pub(crate) struct Scenario {
    pub job: Job,
    pub past: Vec<Past>,
    pub keys: Vec<KeySet>,
}

/// A demo job that the rules do not allow: a mistake in the telling.
#[derive(Debug, Clone, thiserror::Error)]
#[error("The demo's job {name} cannot be: {why}")]
pub(crate) struct ImpossibleScenario {
    pub name: String,
    pub why: String,
}

impl Scenario {
    /// A job that has just been put.
    pub(super) fn begin(created: Applied, at: Time, who: &str) -> Self {
        let none = Self { job: created.job.clone(), past: Vec::new(), keys: Vec::new() };
        none.with(created, at, Role::Customer, who)
    }

    pub(super) fn with(mut self, applied: Applied, at: Time, role: Role, who: &str) -> Self {
        let Applied { job, happened, keys, .. } = applied;
        self.job = job;
        if role != Role::Clock {
            who.clone_into(&mut self.job.changed_by);
        }
        let past = |what| Past { at, role, who: who.to_owned(), what };
        self.past.extend(happened.into_iter().map(past));
        self.keys.extend(keys);
        self
    }
}
