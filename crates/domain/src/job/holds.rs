//! The one place that looks at a job to see whether a need of the tables holds.

use chrono::TimeDelta;

use crate::deadlines::{ANSWER_DAYS, CREATING_DAYS, KEPT_DAYS};
use crate::drive_state::{DriveNeed, DriveState};
use crate::job::{Job, JobType, Time};
use crate::job_state::{JobNeed, JobTrigger};
use crate::machine::Machine;
use crate::moment::later;

impl Job {
    /// Whether an operator can say of it that no more drives come: while being booked in is what moves it on.
    pub(crate) fn can_be_complete(&self) -> bool {
        self.state.ways_on().any(|edge| edge.on == JobTrigger::AllBookedIn)
    }

    /// Whether it waits for drives, so that it changes something to hear that no more come.
    pub(crate) fn awaits_drives(&self, now: Time) -> bool {
        self.can_be_complete() && !self.holds(JobNeed::EveryDriveAccountedFor, now)
    }

    /// Whether a need of the drives' table holds that is about the job alone.
    pub(crate) fn holds_for_drives(&self, need: DriveNeed) -> bool {
        match need {
            DriveNeed::ImportJob => self.job_type == JobType::Import,
            DriveNeed::ExportJob => self.job_type == JobType::Export,
            DriveNeed::JobCancelled => self.cancel_requested,
            DriveNeed::JobNotCancelled => !self.cancel_requested,
            DriveNeed::HadBegun | DriveNeed::HadNotBegun => false,
        }
    }

    /// Whether a need holds now.
    pub fn holds(&self, need: JobNeed, now: Time) -> bool {
        let drives = &self.drives;
        let past = |since: Time, days: i64| now >= later(since, TimeDelta::days(days));
        match need {
            JobNeed::ReturnAddress => self.return_address.is_some(),
            JobNeed::DeliveryPackage => self.delivery_package.is_some(),
            JobNeed::FourteenDaysUntouched => past(self.updated, CREATING_DAYS),
            JobNeed::NoDriveWaits => !self.drives_wait,
            JobNeed::EveryDriveAccountedFor => match self.job_type {
                JobType::Import => drives.iter().all(|drive| drive.state != DriveState::Specified),
                JobType::Export => self.package_complete,
            },
            JobNeed::OneBookedIn => self.booked_in().next().is_some(),
            JobNeed::WindowPassed => self.overdue_since.is_none() && self.expected_until.is_some_and(|at| now >= at),
            JobNeed::NearlyUp => self.is_nearly_up(now),
            JobNeed::Overdue => self.is_overdue(),
            JobNeed::NoAnswerOrCancelled => {
                let unanswered = |since| past(since, ANSWER_DAYS) && self.answered.is_none_or(|at| at < since);
                self.cancel_requested || self.overdue_since.is_some_and(unanswered)
            }
            JobNeed::NoDriveHere => drives.iter().all(|drive| !drive.state.was_booked_in() || drive.is_gone()),
            JobNeed::CancelRequested => self.cancel_requested,
            JobNeed::OneBegun => drives.iter().any(|drive| drive.has_begun()),
            JobNeed::EveryDriveFinished => {
                self.booked_in().next().is_some()
                    && self.booked_in().all(|drive| drive.is_finished(self.cancel_requested))
            }
            JobNeed::EveryDriveGone => drives.iter().all(|drive| drive.is_gone()),
            JobNeed::NothingWrong => !drives.iter().any(|drive| drive.went_wrong()),
            JobNeed::SomethingWrong => drives.iter().any(|drive| drive.went_wrong()),
            JobNeed::NinetyDaysEnded => self.ended().is_some_and(|at| past(at, KEPT_DAYS)),
            JobNeed::DriveNeverReceived => drives.iter().any(|drive| drive.state == DriveState::NeverReceived),
            JobNeed::DrivesWait => self.drives_wait,
            JobNeed::AddressUnanswered => self.destroyable_from().is_some_and(|at| now >= at),
            JobNeed::DriveToDestroy => drives.iter().any(|drive| drive.to_destroy.is_some() && !drive.is_gone()),
            JobNeed::AddressRight => self.return_address.is_some() && self.address_fault.is_none(),
            JobNeed::DriveFaulted => drives.iter().any(|drive| drive.state == DriveState::Faulted),
        }
    }
}
