//! What can be packed and shipped back.

use serde::{Deserialize, Serialize};

use crate::job::Job;

/// A job in Packaging, with the company that owns it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackingJob {
    pub company: String,
    pub job: Job,
}
