//! What happens now with a job, who acts, and by when: the line on top of its page and in every list.

use serde::{Deserialize, Serialize};

use chrono::TimeDelta;

use crate::deadlines::RETURN_DAYS;
use crate::drive_state::DriveState;
use crate::job::{Job, Time};
use crate::job_state::JobState;
use crate::listed;

listed! {
    /// Who is to act.
    pub enum Turn {
        Customer = "customer",
        Carrier = "carrier",
        DataCenter = "dataCenter",
        Nobody = "nobody",
    }
}

listed! {
    /// What is to be done.
    pub enum Step {
        /// Pack, hand over, tell the tracking number.
        EnterShipping = "enterShipping",
        /// Cancelled before it was shipped: delete it, or ship drives that are under way already.
        CancelledInCreating = "cancelledInCreating",
        PackageUnderWay = "packageUnderWay",
        /// The package was not seen in time: look for it, or ask for more time.
        FindPackage = "findPackage",
        /// Overdue, but the customer has answered.
        AnswerRead = "answerRead",
        OverdueCancelled = "overdueCancelled",
        /// Drives came before they were announced.
        DrivesCame = "drivesCame",
        /// Drives came after the job had ended.
        DrivesCameLate = "drivesCameLate",
        /// The package came, and none of the job's drives was in it.
        SendMissing = "sendMissing",
        /// The data center has asked something.
        AnswerQuestion = "answerQuestion",
        /// Drives cannot go back to the address given.
        CorrectAddress = "correctAddress",
        /// The customer has answered for the address.
        AddressBeingCorrected = "addressBeingCorrected",
        WaitForCopy = "waitForCopy",
        Copying = "copying",
        /// A drive stands still; the others go on.
        DriveFaulted = "driveFaulted",
        Packing = "packing",
        PackingUncopied = "packingUncopied",
        AnswerDataCenter = "answerDataCenter",
        Done = "done",
        DoneCancelled = "doneCancelled",
        EndedWithErrors = "endedWithErrors",
        ClosedOverdue = "closedOverdue",
    }
}

listed! {
    /// What the moment beside a step means.
    pub enum By {
        /// Then the job is deleted.
        Deleted = "deleted",
        /// Then the package is overdue.
        Overdue = "overdue",
        /// Then an operator may close the job.
        Closable = "closable",
        /// Then drives that wait for a job go back.
        Returned = "returned",
        /// Until then the data center waits for an answer.
        Answered = "answered",
        /// Then drives may be destroyed.
        Destroyed = "destroyed",
        /// An estimate of when the copy is finished.
        CopyFinished = "copyFinished",
        /// No deadline: since when it has been so.
        Since = "since",
    }
}

listed! {
    /// The four roles a state can have, each told by shape, icon, word and colour.
    pub enum Mood {
        Waiting = "waiting",
        Moving = "moving",
        Done = "done",
        Stopped = "stopped",
    }
}

/// What happens now, who acts, by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub turn: Turn,
    pub step: Step,
    pub by: By,
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
}

impl Job {
    /// What happens now, who acts, by when.
    pub fn next_step(&self, now: Time) -> NextStep {
        if let Some(step) = self.asked() {
            return step;
        }
        let since = (By::Since, self.since());
        let due = |by| self.due().map_or(since, |due| (by, due.at));
        let (turn, step, (by, at)) = match *self.state {
            JobState::Creating if self.cancel_requested => {
                (Turn::Customer, Step::CancelledInCreating, due(By::Deleted))
            }
            JobState::Creating if self.drives_wait => (Turn::Customer, Step::DrivesCame, self.kept_until()),
            JobState::Creating => (Turn::Customer, Step::EnterShipping, due(By::Deleted)),
            JobState::Shipping => self.shipping_step(),
            JobState::Received => (Turn::DataCenter, self.faulted_or(Step::WaitForCopy), since),
            JobState::Transferring => {
                let estimate = self.copy_finished_by(now).map_or(since, |at| (By::CopyFinished, at));
                (Turn::DataCenter, self.faulted_or(Step::Copying), estimate)
            }
            JobState::Packaging if self.cancel_requested => (Turn::DataCenter, Step::PackingUncopied, since),
            JobState::Packaging => (Turn::DataCenter, Step::Packing, since),
            JobState::Faulted => (self.answerer(), Step::AnswerDataCenter, since),
            JobState::Completed | JobState::Closed if self.drives_wait => {
                (Turn::Customer, Step::DrivesCameLate, self.kept_until())
            }
            JobState::Completed if self.cancel_requested => (Turn::Nobody, Step::DoneCancelled, due(By::Deleted)),
            JobState::Completed => (Turn::Nobody, Step::Done, due(By::Deleted)),
            JobState::Closed if self.booked_in().next().is_none() => {
                (Turn::Nobody, Step::ClosedOverdue, due(By::Deleted))
            }
            JobState::Closed => (Turn::Nobody, Step::EndedWithErrors, due(By::Deleted)),
        };
        let turn = if step == Step::DriveFaulted { self.answerer() } else { turn };
        NextStep { turn, step, by, at }
    }

    /// What the data center waits for from the customer, whatever else goes on. A fault tells so by itself.
    fn asked(&self) -> Option<NextStep> {
        if self.ended().is_some() {
            return None;
        }
        if let Some(fault) = &self.address_fault {
            return Some(match self.destroyable_from() {
                Some(at) => NextStep { turn: Turn::Customer, step: Step::CorrectAddress, by: By::Destroyed, at },
                None => NextStep {
                    turn: Turn::DataCenter,
                    step: Step::AddressBeingCorrected,
                    by: By::Since,
                    at: self.answered.unwrap_or(fault.since),
                },
            });
        }
        let question = self.question.as_ref().filter(|_| self.fault.is_none() && !self.is_overdue())?;
        Some(NextStep { turn: Turn::Customer, step: Step::AnswerQuestion, by: By::Answered, at: question.until })
    }

    fn shipping_step(&self) -> (Turn, Step, (By, Time)) {
        let since = (By::Since, self.since());
        match (self.overdue_since, self.closable_from()) {
            (None, _)
                if self.package_complete && self.drives.iter().all(|it| it.state == DriveState::NeverReceived) =>
            {
                (Turn::Customer, Step::SendMissing, self.expected_until.map_or(since, |at| (By::Overdue, at)))
            }
            (None, _) => {
                let at = self.expected_until.map_or(since, |at| (By::Overdue, at));
                (Turn::Carrier, Step::PackageUnderWay, at)
            }
            (Some(overdue), _) if self.cancel_requested => {
                (Turn::DataCenter, Step::OverdueCancelled, (By::Since, overdue))
            }
            (Some(_), Some(closable)) => (Turn::Customer, Step::FindPackage, (By::Closable, closable)),
            (Some(overdue), None) => {
                (Turn::DataCenter, Step::AnswerRead, (By::Since, self.answered.unwrap_or(overdue)))
            }
        }
    }

    /// How long the data center keeps drives that it may not book in; longer after an answer.
    fn kept_until(&self) -> (By, Time) {
        let since = self.drives_wait_since.unwrap_or(self.changed);
        (By::Returned, crate::moment::later(since, TimeDelta::days(RETURN_DAYS)))
    }

    fn faulted_or(&self, step: Step) -> Step {
        let faulted = self.drives.iter().any(|drive| drive.state == DriveState::Faulted);
        if faulted { Step::DriveFaulted } else { step }
    }

    /// Once the customer has answered a fault, the data center is to act.
    fn answerer(&self) -> Turn {
        let job_fault = self.fault.as_ref().map(|fault| fault.since);
        let drive_faults =
            self.drives.iter().filter(|drive| drive.state == DriveState::Faulted).filter_map(|drive| drive.since());
        let latest = drive_faults.chain(job_fault).max();
        if latest.is_some_and(|since| self.answered.is_some_and(|at| at >= since)) {
            Turn::DataCenter
        } else {
            Turn::Customer
        }
    }

    /// The role in which the job shows itself.
    pub fn mood(&self) -> Mood {
        if self.is_overdue() { Mood::Waiting } else { self.state.mood() }
    }
}

impl JobState {
    /// The role of the state itself.
    pub const fn mood(self) -> Mood {
        match self {
            Self::Creating | Self::Received => Mood::Waiting,
            Self::Shipping | Self::Transferring | Self::Packaging => Mood::Moving,
            Self::Completed => Mood::Done,
            Self::Closed | Self::Faulted => Mood::Stopped,
        }
    }
}

impl DriveState {
    /// The role of the state itself.
    pub const fn mood(self) -> Mood {
        match self {
            Self::Specified | Self::Received => Mood::Waiting,
            Self::Transferring => Mood::Moving,
            Self::Completed | Self::CompletedMoreInfo | Self::ShippedBack => Mood::Done,
            Self::NeverReceived | Self::Faulted => Mood::Stopped,
        }
    }
}
