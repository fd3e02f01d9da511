//! What support is answered: hits of a search, queues, and who looked.

use serde::{Deserialize, Serialize};

use crate::job::{JobId, Time};
use crate::queue::Queue;
use crate::search::FoundIn;
use crate::wire::JobRow;

/// A field that a fragment was found in, with its text as people wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    #[serde(rename = "in")]
    pub at: FoundIn,
    pub text: String,
}

/// A job that fits, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    pub row: JobRow,
    pub company: String,
    /// When the job came into the state it is in.
    #[serde(deserialize_with = "crate::moment::read")]
    pub since: Time,
    /// Where the words that were looked for stand; empty without such.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub found: Vec<Found>,
}

/// A page of hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchPage {
    pub value: Vec<Hit>,
    /// Goes into `after` to get the next page. A page may be short and still have a next one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many fit, counted up to 1000.
    pub total: u64,
    /// There are, or may be, more than `total`.
    pub more: bool,
    /// Only the newest of very many were put into this order: narrow the search to see the rest.
    #[serde(default)]
    pub partial: bool,
    /// The words were the id, or the name, of exactly this job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<JobId>,
}

/// A queue and how many jobs are in it now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCount {
    pub queue: Queue,
    pub count: u64,
}

/// Somebody of staff looked at a job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
    pub who: String,
}
