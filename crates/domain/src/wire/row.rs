//! What Waybill's own API answers besides the job itself.

use serde::{Deserialize, Serialize};

use crate::happening::Happening;
use crate::job::{Job, JobId, JobType, Time};
use crate::job_state::JobState;
use crate::next_step::NextStep;
use crate::role::Role;

/// A job as a list shows it, and as an event tells that it changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobRow {
    pub id: JobId,
    pub job_type: JobType,
    pub state: JobState,
    pub revision: u64,
    pub location: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent_complete: Option<u8>,
    pub cancel_requested: bool,
    pub overdue: bool,
    pub drives: usize,
    /// Drives that were expected and did not come.
    #[serde(default)]
    pub missing: usize,
    pub next: NextStep,
    #[serde(deserialize_with = "crate::moment::read")]
    pub changed: Time,
}

impl JobRow {
    pub fn of(job: &Job, now: Time) -> Self {
        let missing = job.drives.iter().filter(|drive| drive.state == crate::drive_state::DriveState::NeverReceived);
        Self {
            id: job.id.clone(),
            job_type: job.job_type,
            state: *job.state,
            revision: job.revision,
            location: job.location.clone(),
            percent_complete: job.percent_complete(),
            cancel_requested: job.cancel_requested,
            overdue: job.is_overdue(),
            drives: job.drives.len(),
            missing: missing.count(),
            next: job.next_step(now),
            changed: job.changed,
        }
    }
}

/// A page of a list. `total` counts all that fit the filter, `needs_you` those among them that wait for the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JobPage {
    pub value: Vec<JobRow>,
    /// Goes into `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    pub total: u64,
    pub needs_you: u64,
    /// There may be more than `total`: for those who see the jobs of all customers, counting ends at 10,000.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
}

/// One entry of a job's timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Grows with time; goes into `before` to get older entries.
    pub seq: i64,
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
    pub role: Role,
    /// The person's or program's name; empty for the clock.
    pub who: String,
    pub what: Happening,
}

/// A page of a timeline, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    pub value: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A customer's subscription: the company that owns jobs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
    pub id: String,
    pub company: String,
    /// Resource ids of storage accounts that its jobs have named, newest first.
    #[serde(default)]
    pub storage_accounts: Vec<String>,
    /// Resource groups that its jobs lie in.
    #[serde(default)]
    pub groups: Vec<String>,
}

/// Who is signed in, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub id: String,
    pub name: String,
    pub roles: Vec<Role>,
    pub subscriptions: Vec<Subscription>,
    /// A demonstration: jobs and data center are made up.
    pub demo: bool,
    #[serde(deserialize_with = "crate::moment::read")]
    pub expires: Time,
    /// The service's clock now; deadlines count by it.
    #[serde(deserialize_with = "crate::moment::read")]
    pub now: Time,
}
