//! What people are told, wherever they are in the portal, and by mail.

use serde::{Deserialize, Serialize};

use crate::happening::Happening;
use crate::job::{JobId, Time};
use crate::job_state::JobState;
use crate::role::Role;

/// Something that happened to a job, or to a package of no job, told to somebody whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Grows with time; goes into `before` to get older ones, and into `upTo` once read.
    pub seq: i64,
    /// Absent for a package of no job, whose arrival `what` names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<JobId>,
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
    pub role: Role,
    /// Empty for the clock.
    pub who: String,
    pub what: Happening,
    pub unread: bool,
}

/// A page of notices, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticePage {
    pub value: Vec<Notice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
    /// At most 100 are counted.
    pub unread: u64,
}

/// What somebody wants by mail.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MailSettings {
    /// Whether this service sends mail at all.
    pub available: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the address was confirmed by the code that was sent to it.
    pub confirmed: bool,
    /// The states whose beginning is told.
    pub states: Vec<JobState>,
    /// Whatever asks the customer to act.
    pub needs_me: bool,
}
