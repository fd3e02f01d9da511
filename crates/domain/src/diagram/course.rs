//! How a job or a drive stands to the diagram: where it has been, where it is, where it may still come.

use crate::drive::Drive;
use crate::drive_state::{DriveState, DriveTrigger};
use crate::job::Job;
use crate::job_state::{JobNeed, JobState, JobTrigger};
use crate::listed;
use crate::machine::{Edge, Machine};

listed! {
    /// How an edge stands.
    pub enum Course {
        Passed = "passed",
        Open = "open",
        /// Can no longer happen.
        Gone = "gone",
    }
}

listed! {
    /// How a state stands.
    pub enum Standing {
        Passed = "passed",
        Now = "now",
        Open = "open",
        Gone = "gone",
    }
}

impl Job {
    /// How a state of the job's diagram stands.
    pub fn standing(&self, state: JobState) -> Standing {
        if self.state == state {
            Standing::Now
        } else if self.visits.iter().any(|visit| visit.state == state) {
            Standing::Passed
        } else if self.state.reaches(state, &|edge| self.still_usable(edge)) {
            Standing::Open
        } else {
            Standing::Gone
        }
    }

    /// How an edge of the job's diagram stands.
    pub fn course(&self, edge: &Edge<JobState>) -> Course {
        let goes = |pair: &[crate::job::Visit]| matches!(pair, [a, b] if edge.from == Some(a.state) && edge.to == Some(b.state));
        let updated = edge.on == JobTrigger::Update && self.updated > self.created;
        if edge.from.is_none() || updated || self.visits.windows(2).any(goes) {
            return Course::Passed;
        }
        let usable = |edge: &Edge<JobState>| self.still_usable(edge);
        match edge.from {
            Some(from) if usable(edge) && self.state.reaches(from, &usable) => Course::Open,
            Some(_) | None => Course::Gone,
        }
    }

    /// Whether nothing that can no longer be undone rules the edge out.
    fn still_usable(&self, edge: &Edge<JobState>) -> bool {
        let needs = |need| edge.needs.contains(need);
        let at = |state| JobState::ROAD.iter().position(|it| *it == state);
        if needs(JobNeed::NothingWrong) && self.went_wrong_for_good() {
            return false;
        }
        // A cancelled job begins no copy, on no road.
        if needs(JobNeed::OneBegun) && self.cancel_requested && !self.drives.iter().any(Drive::has_begun) {
            return false;
        }
        match edge.on {
            // Drives that were booked in do not leave again: a fault resolves to where the job was, or further on.
            JobTrigger::Resolve => edge.to.and_then(at) >= at(self.rights_state()),
            JobTrigger::Fault => edge.from.and_then(at) >= at(self.rights_state()),
            JobTrigger::Put
            | JobTrigger::Update
            | JobTrigger::Ship
            | JobTrigger::Expire
            | JobTrigger::Delete
            | JobTrigger::AllBookedIn
            | JobTrigger::CloseOverdue
            | JobTrigger::FirstDriveBegins
            | JobTrigger::SkipCopy
            | JobTrigger::AllFinished
            | JobTrigger::SentBack
            | JobTrigger::Purge => true,
        }
    }

    /// Something happened that a later event cannot mend: a missing drive may still come before Packaging.
    fn went_wrong_for_good(&self) -> bool {
        let may_come = self.rights_state() != JobState::Packaging && !self.state.has_ended();
        self.drives.iter().any(|drive| drive.went_wrong() && !(may_come && drive.state == DriveState::NeverReceived))
    }

    /// How an edge stands for the drives of this job taken together: passed once one drive went along it.
    pub fn drives_course(&self, edge: &Edge<DriveState>) -> Course {
        if self.drives.iter().any(|drive| drive.went(edge)) {
            return Course::Passed;
        }
        let usable = |edge: &Edge<DriveState>| self.drive_edge_usable(edge);
        let Some(from) = edge.from else { return if usable(edge) { Course::Open } else { Course::Gone } };
        let alive = |drive: &&Drive| drive.destroyed.is_none();
        let reached = self.drives.iter().filter(alive).any(|drive| drive.state.reaches(from, &usable));
        if reached && usable(edge) { Course::Open } else { Course::Gone }
    }

    /// How a state of the drives' diagram stands: with drives in it, left by one, still to be reached by one, or neither.
    pub fn drives_standing(&self, state: DriveState) -> Standing {
        let usable = |edge: &Edge<DriveState>| self.drive_edge_usable(edge);
        let awaited = self.drives.is_empty() && !self.state.has_ended();
        if self.drives.iter().any(|drive| drive.state == state) {
            Standing::Now
        } else if self.drives.iter().flat_map(|drive| &drive.visits).any(|visit| visit.state == state) {
            Standing::Passed
        } else if self.drives.iter().any(|drive| drive.state.reaches(state, &usable))
            || awaited && DriveState::Received.reaches(state, &usable)
        {
            Standing::Open
        } else {
            Standing::Gone
        }
    }

    fn drive_edge_usable(&self, edge: &Edge<DriveState>) -> bool {
        use crate::drive_state::DriveNeed::{
            ExportJob, HadBegun, HadNotBegun, ImportJob, JobCancelled, JobNotCancelled,
        };
        let ended = self.state.has_ended();
        let past_copy = self.rights_state() == JobState::Packaging;
        let too_late = past_copy && !matches!(edge.on, DriveTrigger::ShipBack);
        !ended
            && !too_late
            && edge.needs.iter().all(|need| match need {
                ImportJob | ExportJob | JobNotCancelled => self.holds_for_drives(need),
                // It may be cancelled still.
                JobCancelled => self.holds_for_drives(need) || !past_copy,
                HadBegun | HadNotBegun => true,
            })
    }
}

impl Drive {
    /// Whether the drive went along an edge.
    pub fn went(&self, edge: &Edge<DriveState>) -> bool {
        let first = self.visits.first().map(|visit| visit.state);
        let goes = |pair: &[crate::drive::DriveVisit]| matches!(pair, [a, b] if edge.from == Some(a.state) && edge.to == Some(b.state));
        edge.from.is_none() && first == edge.to || self.visits.windows(2).any(goes)
    }
}
