//! What a link tells. Badge, page, JSON and oEmbed are made of a [`Status`] and of nothing else, so what is not in here
//! cannot leak: no address, key, person, note, tracking number, other job, and no whole serial number.

use chrono::{DurationRound, TimeDelta};
use serde::Serialize;

use crate::drive::Drive;
use crate::drive_state::DriveState;
use crate::fields::DriveSerial;
use crate::job::{Job, Time};
use crate::job_state::JobState;
use crate::next_step::Mood;
use crate::share::{Road, Tells};

/// How many characters are told of a serial number.
const TAIL: usize = 4;

/// The status of a job or of one of its drives, as much of it as a link tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The job's name.
    pub job: String,
    pub tells: Tells,
    #[serde(flatten)]
    pub at: Stand,
    pub mood: Mood,
    /// When it came into this state.
    pub since: Time,
    /// From [`Tells::Progress`] on, once a copy has begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
    /// When the copies under way will be finished, estimated, to the minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copied_by: Option<Time>,
    /// Each drive, for [`Tells::Drives`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub drives: Vec<DriveStatus>,
}

/// Where the job, or the one drive, stands, and its road.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum Stand {
    Job {
        state: JobState,
        cancelled: bool,
        overdue: bool,
        #[serde(skip)]
        road: Road<JobState>,
    },
    Drive {
        state: DriveState,
        #[serde(skip)]
        road: Road<DriveState>,
    },
}

/// One drive of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DriveStatus {
    /// The end of its serial number, behind an ellipsis.
    pub drive: String,
    pub state: DriveState,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<u8>,
}

impl Status {
    /// What a link tells of a job now. `None`: it is a link to a drive that the job no longer has.
    pub fn of(job: &Job, drive: Option<&DriveSerial>, tells: Tells, now: Time) -> Option<Self> {
        match drive {
            None => Some(of_job(job, tells, now)),
            Some(serial) => job.drive(serial.as_str()).map(|drive| of_drive(job, drive, tells, now)),
        }
    }

    /// Whether a copy is under way: only then a percentage says something that the state does not.
    pub fn is_copying(&self) -> bool {
        match self.at {
            Stand::Job { state, .. } => state == JobState::Transferring,
            Stand::Drive { state, .. } => state == DriveState::Transferring,
        }
    }
}

fn of_job(job: &Job, tells: Tells, now: Time) -> Status {
    let with_progress = tells >= Tells::Progress;
    let road = Road::of_job(job, tells);
    Status {
        job: job.id.name.to_string(),
        tells,
        at: Stand::Job { state: *job.state, cancelled: job.cancel_requested, overdue: job.is_overdue(), road },
        mood: job.mood(),
        since: job.since(),
        percent: job.percent_complete().filter(|_| with_progress),
        copied_by: job.copy_finished_by(now).filter(|_| with_progress).and_then(to_the_minute),
        drives: if tells == Tells::Drives { job.drives.iter().map(listed).collect() } else { Vec::new() },
    }
}

fn of_drive(job: &Job, drive: &Drive, tells: Tells, now: Time) -> Status {
    let with_progress = tells >= Tells::Progress;
    Status {
        job: job.id.name.to_string(),
        tells,
        at: Stand::Drive { state: *drive.state, road: Road::of_drive(job, drive) },
        mood: drive.state.mood(),
        since: drive.since().unwrap_or(job.created),
        percent: drive.copied.map(|copied| copied.percent).filter(|_| with_progress),
        copied_by: drive
            .time_left(now)
            .filter(|_| with_progress)
            .and_then(|left| to_the_minute(now.checked_add_signed(left)?)),
        drives: if tells == Tells::Drives { vec![listed(drive)] } else { Vec::new() },
    }
}

fn listed(drive: &Drive) -> DriveStatus {
    let percent = drive.copied.map(|copied| copied.percent);
    DriveStatus { drive: tail(drive.serial.as_str()), state: *drive.state, percent }
}

/// The last four characters; of a short serial number, no more than half.
fn tail(serial: &str) -> String {
    let length = serial.chars().count();
    let shown = TAIL.min(length / 2);
    core::iter::once('…').chain(serial.chars().skip(length.saturating_sub(shown))).collect()
}

fn to_the_minute(at: Time) -> Option<Time> {
    at.duration_round(TimeDelta::minutes(1)).ok()
}

#[cfg(test)]
mod tests {
    use super::tail;

    #[test]
    fn of_a_serial_number_only_the_end_is_told() {
        assert_eq!(tail("WD-WX41D49J3QK"), "…J3QK");
        assert_eq!(tail("ABCDE"), "…DE");
        assert_eq!(tail("A"), "…");
    }
}
