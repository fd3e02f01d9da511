//! The clocks that run on a job, and what the clock does when one has run out.

use chrono::TimeDelta;

use crate::event::Event;
use crate::job::{Act, Job, Time};
use crate::job_state::JobState;
use crate::moment::{earlier, later};

/// A job in Creating is deleted this long after its last update.
pub const CREATING_DAYS: i64 = 14;
/// A package not seen this long after Shipping began makes the job overdue.
pub const SHIPPING_DAYS: i64 = 14;
/// An overdue job without an answer for this long may be closed by an operator.
pub const ANSWER_DAYS: i64 = 30;
/// Drives with no right return address, and packages of no job, may be destroyed this long after that was recorded.
pub const DESTROYED_DAYS: i64 = 90;
/// A package of no job is to be sent back if nobody has answered for this long.
pub const RETURN_DAYS: i64 = 14;
/// A job that has ended is deleted after this.
pub const KEPT_DAYS: i64 = 90;

/// A customer is told this long before a job in Creating is deleted, or a package becomes overdue.
pub const WARNED_DAYS: i64 = 3;

/// What the clock does to a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockAct {
    /// The customer is told that the time is nearly up.
    WarnOfEnd,
    Expire,
    BecomeOverdue,
    /// Nobody answered for a wrong return address: drives may be marked to be destroyed.
    FallDue,
    Purge,
}

impl ClockAct {
    /// The event that does it.
    pub const fn event(self) -> Event {
        match self {
            Self::WarnOfEnd => Event::WarnOfEnd,
            Self::Expire => Event::Expire,
            Self::BecomeOverdue => Event::BecomeOverdue,
            Self::FallDue => Event::FallDue,
            Self::Purge => Event::Purge,
        }
    }

    /// The act that the tables allow.
    pub const fn act(self) -> Act {
        match self {
            Self::WarnOfEnd => Act::WarnOfEnd,
            Self::Expire => Act::Expire,
            Self::BecomeOverdue => Act::BecomeOverdue,
            Self::FallDue => Act::FallDue,
            Self::Purge => Act::Purge,
        }
    }
}

/// A moment, and what the clock does then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub at: Time,
    pub act: ClockAct,
}

impl Job {
    /// When the clock next has something to do: to tell the customer that the time is nearly up, or to end it.
    pub fn next_deadline_check(&self) -> Option<Time> {
        self.warned_from().or_else(|| self.due().map(|due| due.at))
    }

    /// What the clock does now. A warning that is too late, because the service was down, is not given any more.
    pub fn due_now(&self, now: Time) -> Option<ClockAct> {
        let ends = self.due().filter(|due| due.at <= now).map(|due| due.act);
        ends.or_else(|| self.warned_from().filter(|at| *at <= now).map(|_| ClockAct::WarnOfEnd))
    }

    /// From when the customer is to be told of an end that comes; once for each, and not of one they asked for.
    fn warned_from(&self) -> Option<Time> {
        let warns = |due: &Due| matches!(due.act, ClockAct::Expire | ClockAct::BecomeOverdue);
        let due = self.due().filter(warns).filter(|due| self.warned_of != Some(due.at) && !self.cancel_requested)?;
        Some(earlier(due.at, TimeDelta::days(WARNED_DAYS)))
    }

    /// Whether the customer is to be told now that the time is nearly up.
    pub(crate) fn is_nearly_up(&self, now: Time) -> bool {
        self.due_now(now) == Some(ClockAct::WarnOfEnd)
    }

    /// What ends the time the job is given, if no one does anything before.
    pub fn due(&self) -> Option<Due> {
        match *self.state {
            JobState::Creating if self.drives_wait => None,
            JobState::Creating => {
                Some(Due { at: later(self.updated, TimeDelta::days(CREATING_DAYS)), act: ClockAct::Expire })
            }
            JobState::Shipping if self.overdue_since.is_some() => None,
            JobState::Shipping => self.expected_until.map(|at| Due { at, act: ClockAct::BecomeOverdue }),
            JobState::Completed | JobState::Closed => {
                Some(Due { at: later(self.since(), TimeDelta::days(KEPT_DAYS)), act: ClockAct::Purge })
            }
            JobState::Transferring | JobState::Packaging | JobState::Faulted if self.destruction_due.is_none() => {
                self.destroyable_from().map(|at| Due { at, act: ClockAct::FallDue })
            }
            JobState::Received | JobState::Transferring | JobState::Packaging | JobState::Faulted => None,
        }
    }

    /// From when drives may be destroyed because nobody answered for a wrong return address.
    pub fn destroyable_from(&self) -> Option<Time> {
        let since = self.address_fault.as_ref()?.since;
        let may = matches!(self.rights_state(), JobState::Transferring | JobState::Packaging);
        let unanswered = self.answered.is_none_or(|at| at < since);
        (may && unanswered).then(|| later(since, TimeDelta::days(DESTROYED_DAYS)))
    }

    /// From when an operator may close an overdue job that nobody answers for.
    pub fn closable_from(&self) -> Option<Time> {
        let since = self.overdue_since.filter(|_| self.is_overdue())?;
        if self.cancel_requested {
            return Some(since);
        }
        self.answered.is_none_or(|at| at < since).then(|| later(since, TimeDelta::days(ANSWER_DAYS)))
    }
}
