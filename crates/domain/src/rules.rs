//! The rules as one value: the tables of acts and edges that decide. Tests put others in their place.

use crate::drive_state::DriveState;
use crate::job::{ACTS, Permit};
use crate::job_state::JobState;
use crate::machine::{Edge, Machine};

/// What [`Job::apply_by`](crate::job::Job::apply_by) asks.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    pub acts: &'static [Permit],
    pub jobs: &'static [Edge<JobState>],
    pub drives: &'static [Edge<DriveState>],
}

/// The rules of Waybill.
pub static RULES: Rules = Rules { acts: ACTS, jobs: JobState::EDGES, drives: DriveState::EDGES };
