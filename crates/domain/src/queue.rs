//! The queues of support: which jobs somebody of staff should look at, and from when on.

use chrono::TimeDelta;

use crate::deadlines::ClockAct;
use crate::drive_state::DriveState;
use crate::job::{Job, Time};
use crate::job_state::JobState;
use crate::listed;
use crate::moment::earlier;
use crate::next_step::{Step, Turn};

/// A job in Creating is shown as expiring this long before it is deleted.
pub const EXPIRING_DAYS: i64 = crate::deadlines::WARNED_DAYS;
/// An answer that is awaited is due this long before its deadline.
pub const ANSWER_SOON_DAYS: i64 = 3;

listed! {
    /// Why somebody of staff should look at a job. A job may be in several queues.
    pub enum Queue {
        /// The package was not seen in time.
        Overdue = "overdue",
        /// Drives of the job wait unmatched at the data center.
        Unmatched = "unmatched",
        /// The job, or one of its drives, stands still.
        Faulted = "faulted",
        /// The return address is wrong.
        BadAddress = "badAddress",
        /// Operators wait for an answer.
        AnswerDue = "answerDue",
        /// The customer has answered: the data center is to act.
        Answered = "answered",
        /// Soon deleted, as nothing was shipped.
        Expiring = "expiring",
    }
}

impl Job {
    /// The queues that the job is in or will be in if nothing happens to it, and from when on. The moment decides
    /// alone: a list needs no look at the job to know who is in a queue now.
    pub fn queues(&self) -> Vec<(Queue, Time)> {
        let mut all = Vec::new();
        let overdue = self.overdue_since.filter(|_| self.is_overdue());
        all.extend(overdue.map(|since| (Queue::Overdue, since)));
        all.extend(self.drives_wait.then(|| (Queue::Unmatched, self.drives_wait_since.unwrap_or(self.changed))));
        let faulted = self.faulted_since();
        all.extend(faulted.map(|since| (Queue::Faulted, since)));
        let address = self.address_fault.as_ref().filter(|_| self.ended().is_none());
        all.extend(address.map(|fault| (Queue::BadAddress, fault.since)));
        // Whose turn it is does not depend on the moment it is asked at.
        let next = self.next_step(self.changed);
        let asked = overdue.or(faulted).or(address.map(|fault| fault.since));
        let stopped = asked.filter(|_| !self.cancel_requested);
        let closable = self.closable_from().filter(|_| stopped.is_some() && next.turn == Turn::Customer);
        let question = self.question.as_ref().filter(|_| self.ended().is_none()).map(|question| question.until);
        let closable = question.or(closable);
        all.extend(closable.map(|at| (Queue::AnswerDue, earlier(at, TimeDelta::days(ANSWER_SOON_DAYS)))));
        let answered =
            self.answered.filter(|at| next.turn == Turn::DataCenter && asks(next.step) && stopped <= Some(*at));
        all.extend(answered.filter(|_| stopped.is_some()).map(|at| (Queue::Answered, at)));
        let due = self.due().filter(|due| due.act == ClockAct::Expire);
        all.extend(due.map(|due| (Queue::Expiring, earlier(due.at, TimeDelta::days(EXPIRING_DAYS)))));
        all
    }

    /// Since when the job, or a drive of it, stands still.
    fn faulted_since(&self) -> Option<Time> {
        let stopped = |drive: &&crate::drive::Drive| drive.state == DriveState::Faulted;
        let drives = self.drives.iter().filter(stopped).filter_map(crate::drive::Drive::since);
        let job = self.fault.as_ref().filter(|_| self.state == JobState::Faulted).map(|fault| fault.since);
        drives.chain(job).max()
    }
}

const fn asks(step: Step) -> bool {
    matches!(step, Step::AnswerRead | Step::AnswerDataCenter | Step::DriveFaulted | Step::AddressBeingCorrected)
}
