//! Packages that arrived for no job: kept unopened by any copy, asked about, and in the end matched, sent back or
//! destroyed.

mod apply;

use crate::lang::Lang;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use crate::deadlines::{DESTROYED_DAYS, RETURN_DAYS};
use crate::fields::{Carrier, DriveSerial, TrackingNumber};
use crate::happening::Happening;
use crate::job::{JobId, Package, Time};
use crate::listed;
use crate::machine::{At, Edge, Machine};
use crate::moment::later;
use crate::role::Role;
use crate::set::Set;

pub use apply::{ArrivalEvent, ArrivalRefusal};

listed! {
    /// Where an arrival stands.
    pub enum ArrivalState {
        /// The customer is asked to create or update the job.
        Waiting = "Waiting",
        /// Nobody answered for 14 days: to be sent back.
        ReturnDue = "ReturnDue",
        /// 90 days: what cannot be sent back is to be destroyed.
        DestructionDue = "DestructionDue",
        Matched = "Matched",
        SentBack = "SentBack",
        Destroyed = "Destroyed",
    }
}

listed! {
    /// What moves an arrival.
    pub enum ArrivalTrigger {
        Record = "record",
        ReturnFallsDue = "returnFallsDue",
        Answered = "answered",
        DestructionFallsDue = "destructionFallsDue",
        Match = "match",
        SendBack = "sendBack",
        Destroy = "destroy",
    }
}

listed! {
    /// What must hold before an arrival may take an edge.
    pub enum ArrivalNeed {
        FourteenDaysUnanswered = "fourteenDaysUnanswered",
        NinetyDays = "ninetyDays",
    }
}

const fn row(from: ArrivalState, on: ArrivalTrigger, to: ArrivalState, needs: &[ArrivalNeed]) -> Edge<ArrivalState> {
    Edge { from: Some(from), on, to: Some(to), needs: ArrivalNeed::set(needs) }
}

impl Machine for ArrivalState {
    type Trigger = ArrivalTrigger;
    type Need = ArrivalNeed;
    const ALL: &'static [Self] = Self::ALL;

    #[rustfmt::skip]
    const EDGES: &'static [Edge<Self>] = {
        use {ArrivalNeed::*, ArrivalState::*, ArrivalTrigger::*};
        &[
            Edge { from: None, on: Record, to: Some(Waiting), needs: Set::NONE },
            //  in              on                   goes to         needs
            row(Waiting,        ReturnFallsDue,      ReturnDue,      &[FourteenDaysUnanswered]),
            row(Waiting,        DestructionFallsDue, DestructionDue, &[NinetyDays]),
            row(ReturnDue,      DestructionFallsDue, DestructionDue, &[NinetyDays]),
            row(ReturnDue,      Answered,            Waiting,        &[]),
            row(Waiting,        Match,               Matched,        &[]),
            row(ReturnDue,      Match,               Matched,        &[]),
            row(DestructionDue, Match,               Matched,        &[]),
            row(Waiting,        SendBack,            SentBack,       &[]),
            row(ReturnDue,      SendBack,            SentBack,       &[]),
            row(DestructionDue, SendBack,            SentBack,       &[]),
            row(DestructionDue, Destroy,             Destroyed,      &[]),
        ]
    };

    fn word(self) -> &'static str {
        self.word()
    }
}

impl ArrivalState {
    /// Whether nothing more happens to the arrival.
    pub fn has_ended(self) -> bool {
        self.ways_on().next().is_none()
    }
}

impl ArrivalTrigger {
    /// Who moves an arrival by it.
    pub const fn by(self) -> &'static [Role] {
        match self {
            Self::Record | Self::Match | Self::SendBack | Self::Destroy => &[Role::Operator],
            Self::Answered => &[Role::Operator, Role::Support],
            Self::ReturnFallsDue | Self::DestructionFallsDue => &[Role::Clock],
        }
    }
}

impl ArrivalNeed {
    /// What is missing when the need does not hold, as the end of "This needs …".
    pub const fn missing(self, lang: Lang) -> &'static str {
        match self {
            Self::FourteenDaysUnanswered => lang.pick("14 days without an answer", "14 dagar utan svar"),
            Self::NinetyDays => lang.pick("90 days since it arrived", "90 dagar sedan det kom"),
        }
    }
}

/// One thing that happened to an arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivalNote {
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
    pub role: Role,
    /// Empty for the clock.
    pub who: String,
    /// What moved it; absent for a contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<ArrivalTrigger>,
    /// Whom one spoke with and what was said, or what the answer was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A package, or some drives out of one, that no job waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Arrival {
    /// Unguessable, made by the service.
    pub id: String,
    pub state: At<ArrivalState>,
    pub revision: u64,
    /// Absent where the label could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_number: Option<TrackingNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_name: Option<Carrier>,
    pub drives: Vec<DriveSerial>,
    /// The job it seems to be meant for, or was matched to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<JobId>,
    #[serde(deserialize_with = "crate::moment::read")]
    pub recorded: Time,
    /// The last answer; the 14 days count from it.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub answered: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_package: Option<Package>,
    /// Oldest first.
    pub notes: Vec<ArrivalNote>,
}

/// A moment, and what the clock does then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArrivalDue {
    pub at: Time,
    pub on: ArrivalTrigger,
}

impl Arrival {
    /// Whether a need holds now.
    pub fn holds(&self, need: ArrivalNeed, now: Time) -> bool {
        match need {
            ArrivalNeed::FourteenDaysUnanswered => now >= self.return_due(),
            ArrivalNeed::NinetyDays => now >= self.destruction_due(),
        }
    }

    /// When it is to be sent back, if nobody answers before.
    pub fn return_due(&self) -> Time {
        later(self.answered.unwrap_or(self.recorded), TimeDelta::days(RETURN_DAYS))
    }

    /// When it may be destroyed.
    pub fn destruction_due(&self) -> Time {
        later(self.recorded, TimeDelta::days(DESTROYED_DAYS))
    }

    /// What staff are told once the clock has moved it.
    pub fn told(&self) -> Option<Happening> {
        let number = self.tracking_number.as_ref().map(ToString::to_string).unwrap_or_default();
        let moved = self.notes.last().filter(|note| note.role == Role::Clock)?;
        moved.what.map(|_| Happening::ArrivalDue { arrival: self.id.clone(), to: *self.state, number })
    }

    /// The next thing the clock does to it, if no one does anything before.
    pub fn due(&self) -> Option<ArrivalDue> {
        let destruction = ArrivalDue { at: self.destruction_due(), on: ArrivalTrigger::DestructionFallsDue };
        match *self.state {
            ArrivalState::Waiting if self.return_due() < destruction.at => {
                Some(ArrivalDue { at: self.return_due(), on: ArrivalTrigger::ReturnFallsDue })
            }
            ArrivalState::Waiting | ArrivalState::ReturnDue => Some(destruction),
            ArrivalState::DestructionDue | ArrivalState::Matched | ArrivalState::SentBack | ArrivalState::Destroyed => {
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
