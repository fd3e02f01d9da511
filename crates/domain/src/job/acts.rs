//! Who may do what while the job is where: one table, asked by the service, the portal and the documents.

use serde::{Deserialize, Serialize};

use crate::drive::Drive;
use crate::drive_state::{DriveState, DriveTrigger};
use crate::job::{Act, Job, Time};
use crate::job_state::{JobNeed, JobState, JobTrigger};
use crate::lang::{Lang, Said};
use crate::role::Role;
use crate::rules::{RULES, Rules};
use crate::set::Set;
use crate::spoken;
use crate::words::states::quoted_state;
use crate::words::{all_of, either};

/// A row of the table: `by` may do `act` while the job is in one of `states`, if `needs` hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permit {
    pub act: Act,
    pub states: Set<JobState>,
    pub by: Set<Role>,
    pub needs: Set<JobNeed>,
    /// Where it is done to a drive: the states in which that drive may be. Empty where it is done to no drive.
    pub drives: Set<DriveState>,
    /// The edges along which it moves the job. An act that moves nothing changes no state.
    pub job_edges: Set<JobTrigger>,
    /// The edges along which the job may go by itself after it: documents say by it whose act an edge follows.
    pub then: Set<JobTrigger>,
    /// The edges along which it moves the drive it is done to.
    pub drive_edges: Set<DriveTrigger>,
    /// In a faulted job drives stand still: the act asks for the job's own state, not for that which it left.
    pub moves_drives: bool,
}

const fn may(act: Act, by: &[Role], states: &[JobState], needs: &[JobNeed]) -> Permit {
    let (states, by, needs) = (JobState::set(states), Role::set(by), JobNeed::set(needs));
    let (job_edges, then) = (Set::NONE, Set::NONE);
    Permit { act, states, by, needs, drives: Set::NONE, job_edges, then, drive_edges: Set::NONE, moves_drives: false }
}

const fn handles(act: Act, states: &[JobState], needs: &[JobNeed]) -> Permit {
    Permit { moves_drives: true, ..may(act, &[Role::Operator], states, needs) }
}

impl Permit {
    const fn to(self, drives: &[DriveState]) -> Self {
        Self { drives: DriveState::set(drives), ..self }
    }

    const fn job(self, edges: &[JobTrigger]) -> Self {
        Self { job_edges: JobTrigger::set(edges), ..self }
    }

    const fn then(self, edges: &[JobTrigger]) -> Self {
        Self { then: JobTrigger::set(edges), ..self }
    }

    const fn drive(self, edges: &[DriveTrigger]) -> Self {
        Self { drive_edges: DriveTrigger::set(edges), ..self }
    }

    /// Whether the act may be done to this drive as it is now.
    pub fn takes(&self, drive: &Drive) -> bool {
        self.drives.contains(*drive.state)
    }
}

impl Act {
    /// The states in which a drive may be for the act to be done to it.
    pub const fn drives(self) -> Set<DriveState> {
        let mut rows = ACTS;
        while let [row, more @ ..] = rows {
            if row.act as u8 == self as u8 {
                return row.drives;
            }
            rows = more;
        }
        Set::NONE
    }

    /// Whether it may be done to drives in this state.
    pub fn takes(self, drive: DriveState) -> bool {
        self.drives().contains(drive)
    }
}

/// The table. An act with several rows is allowed if one of them allows it.
#[rustfmt::skip]
pub const ACTS: &[Permit] = {
    use {Act::*, JobNeed::*, JobState::*, Role::*};
    use {DriveState as D, DriveTrigger as T, JobTrigger as J};
    const ANY: &[JobState] = JobState::ALL;
    const OPEN: &[JobState] = &[Creating, Shipping, Received, Transferring];
    const HERE: &[JobState] = &[Shipping, Received, Transferring];
    const AT_THE_CENTER: &[D] = &[D::Received, D::Transferring, D::Completed, D::CompletedMoreInfo, D::Faulted];
    const EVER_BOOKED_IN: &[D] = &[D::Received, D::Transferring, D::Completed, D::CompletedMoreInfo, D::ShippedBack, D::Faulted];
    &[
        may(Ship,                 &[Customer],          &[Creating],                    &[ReturnAddress, DeliveryPackage])
            .job(&[J::Update, J::Ship]),
        may(Cancel,               &[Customer],          OPEN,                           &[])
            .job(&[J::Update]).then(&[J::SkipCopy, J::AllFinished]),
        may(Cancel,               &[Operator],          &[Shipping],                    &[]),
        may(ChangeDelivery,       &[Customer],          &[Creating, Shipping],          &[])
            .job(&[J::Update]),
        may(ChangeReturnAddress,  &[Customer],          OPEN,                           &[])
            .job(&[J::Update]),
        may(ChangeReturnAddress,  &[Operator],          &[Creating, Shipping, Received, Transferring, Packaging], &[])
            .job(&[J::Update]),
        may(ChangeReturnShipping, &[Customer],          OPEN,                           &[])
            .job(&[J::Update]),
        may(ChangeLogs,           &[Customer],          OPEN,                           &[])
            .job(&[J::Update]),
        may(ChangeDrives,         &[Customer],          &[Creating],                    &[])
            .job(&[J::Update]).drive(&[T::Named]),
        may(PutAgain,             &[Customer],          &[Creating],                    &[])
            .job(&[J::Update]).drive(&[T::Named]),
        may(SendFurtherPackage,   &[Customer],          HERE,                           &[DriveNeverReceived]),
        may(ReplaceKey,           &[Customer],          &[Received, Transferring, Faulted], &[DriveFaulted])
            .to(&[D::Faulted]),
        may(Answer,               &[Customer, Support], ANY,                            &[]),
        may(Share,                &[Customer],          ANY,                            &[]),
        may(RevokeShare,          &[Customer, Support, Operator], ANY,                  &[]),
        may(ReadKeys,             &[Customer],          ANY,                            &[])
            .to(D::ALL),
        may(ReadKeys,             &[Operator],          &[Received, Transferring],      &[])
            .to(&[D::Received, D::Transferring]),
        may(ChangeTags,           &[Customer],          ANY,                            &[])
            .job(&[J::Update]),
        may(Delete,               &[Customer],          &[Creating, Completed, Closed], &[])
            .job(&[J::Delete]),
        handles(BookIn,               &[Shipping, Received, Transferring, Packaging], &[])
            .to(&[D::Specified, D::NeverReceived]).drive(&[T::BookIn, T::Arrived, T::NotSeen]).then(&[J::AllBookedIn, J::SkipCopy]),
        handles(Start,                &[Received, Transferring], &[])
            .to(&[D::Received]).drive(&[T::Start]).then(&[J::FirstDriveBegins]),
        handles(Report,               &[Transferring], &[])
            .to(&[D::Transferring]),
        handles(Finish,               &[Transferring], &[])
            .to(&[D::Transferring]).drive(&[T::FinishClean, T::FinishIssues]).then(&[J::AllFinished]),
        may(KeepLog,              &[Operator],          &[Transferring, Packaging, Completed, Closed], &[])
            .to(EVER_BOOKED_IN),
        handles(ShipBack,             &[Packaging], &[AddressRight])
            .to(&[D::Received, D::Completed, D::CompletedMoreInfo]).drive(&[T::ShipBack]).then(&[J::SentBack]),
        handles(FaultDrive,           &[Received, Transferring], &[])
            .to(&[D::Received, D::Transferring]).drive(&[T::Fault]),
        handles(ResolveDrive,         &[Received, Transferring], &[])
            .to(&[D::Faulted]).drive(&[T::Resolve, T::GiveUp]).then(&[J::SkipCopy, J::AllFinished]),
        handles(FaultJob,             &[Shipping, Received, Transferring, Packaging], &[])
            .job(&[J::Fault]),
        handles(ResolveJob,           &[Faulted], &[])
            .job(&[J::Resolve]).then(&[J::SentBack]),
        may(Extend,               &[Operator],          &[Shipping],                    &[]),
        may(Close,                &[Operator],          &[Shipping],                    &[Overdue, NoAnswerOrCancelled, NoDriveHere])
            .job(&[J::CloseOverdue]),
        may(HoldDrives,           &[Operator],          &[Creating, Completed, Closed], &[]),
        may(ReleaseDrives,        &[Operator],          ANY,                            &[DrivesWait]),
        may(ReportAddress,        &[Operator],          &[Transferring, Packaging],     &[]),
        may(MarkForDestruction,   &[Operator],          &[Transferring, Packaging],     &[AddressUnanswered])
            .to(AT_THE_CENTER),
        may(Destroy,              &[Operator],          &[Transferring, Packaging],     &[DriveToDestroy])
            .to(AT_THE_CENTER).then(&[J::AllFinished, J::SentBack]),
        may(NoteContact,          &[Operator, Support], ANY,                            &[]),
        may(WarnOfEnd,            &[Clock],             &[Creating, Shipping],          &[NearlyUp]),
        may(Expire,               &[Clock],             &[Creating],                    &[FourteenDaysUntouched, NoDriveWaits])
            .job(&[J::Expire]),
        may(BecomeOverdue,        &[Clock],             &[Shipping],                    &[WindowPassed])
            .to(&[D::Specified]).drive(&[T::NotSeen]).then(&[J::AllBookedIn, J::SkipCopy]),
        may(FallDue,              &[Clock],             &[Transferring, Packaging],     &[AddressUnanswered]),
        may(Purge,                &[Clock],             &[Completed, Closed],           &[NinetyDaysEnded])
            .job(&[J::Purge]),
    ]
};

/// Making a job is no act on one, for there is none yet: this is how its first edge and those of its drives are taken.
pub const CREATION: Permit =
    may(Act::PutAgain, &[Role::Customer], &[], &[]).job(&[JobTrigger::Put]).drive(&[DriveTrigger::Named]);

/// What a job does by itself once its drives, or its cancellation, have opened the edge, in this order. After which acts
/// that comes about stands in their rows.
pub const FOLLOWS: [JobTrigger; 5] = {
    use JobTrigger::*;
    [AllBookedIn, SkipCopy, FirstDriveBegins, AllFinished, SentBack]
};

/// Why something may not be done, and what may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Some other role's business.
    NotYours { act: Act, by: Set<Role> },
    /// Not while the job is in this state.
    State { act: Act, state: JobState, allowed_in: Set<JobState> },
    /// The state is right, something else is missing.
    Missing { act: Act, needs: Set<JobNeed> },
}

spoken! { WhyNot, lang;
    Self::NotYours { act, by } => "Only {who} may {verb}", "Bara {who} får {verb}",
        who = either(lang, &by.iter().map(|role| role.noun(lang)).collect::<Vec<_>>()), verb = act.verb(lang);
    Self::State { state, allowed_in, .. } => "Allowed while the job is {states}; it is {state}", "Tillåtet när jobbet är {states}; det är {state}",
        states = either_state(lang, *allowed_in), state = quoted_state(lang, *state);
    Self::Missing { needs, .. } => "This needs {needs}", "Det här kräver {needs}",
        needs = all_of(lang, &needs.iter().map(|need| need.missing(lang)).collect::<Vec<_>>());
}

/// "Creating, Shipping or Received".
fn either_state(lang: Lang, states: Set<JobState>) -> String {
    let words: Vec<String> = states.iter().map(|state| quoted_state(lang, state)).collect();
    either(lang, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// An act, and whether a role may do it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub act: Act,
    pub allowed: bool,
    /// Why not, as a sentence; absent when allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<Said>,
}

impl Job {
    /// Whether a role may do something now.
    ///
    /// # Errors
    /// Says whose business it is, in which states it is allowed, or what is missing.
    pub fn permits(&self, act: Act, by: Role, now: Time) -> Result<(), WhyNot> {
        self.permit(&RULES, act, by, now).map(|_| ())
    }

    /// The row that lets a role do something now.
    pub(super) fn permit(&self, rules: &Rules, act: Act, by: Role, now: Time) -> Result<&'static Permit, WhyNot> {
        let rows = || rules.acts.iter().filter(|row| row.act == act);
        let mine = || rows().filter(|row| row.by.contains(by));
        let fits = |row: &&Permit| {
            row.states.contains(*self.state) || !row.moves_drives && row.states.contains(self.rights_state())
        };
        let Some(row) = mine().find(fits) else {
            let theirs: Set<Role> = rows().map(|row| row.by).collect();
            return Err(if theirs.contains(by) {
                let allowed_in = mine().map(|row| row.states).collect();
                WhyNot::State { act, state: *self.state, allowed_in }
            } else {
                WhyNot::NotYours { act, by: theirs }
            });
        };
        let needs: Set<JobNeed> = row.needs.iter().filter(|need| !self.holds(*need, now)).collect();
        if needs.is_empty() { Ok(row) } else { Err(WhyNot::Missing { act, needs }) }
    }

    /// Whether somebody with these roles may read the BitLocker key of a drive now.
    pub fn may_read_key(&self, serial: &str, roles: &[Role], now: Time) -> bool {
        let rows = roles.iter().filter_map(|role| self.permit(&RULES, Act::ReadKeys, *role, now).ok());
        self.drive(serial).is_some_and(|drive| rows.into_iter().any(|row| row.takes(drive)))
    }

    /// Everything a role has any business with, and whether it may be done now.
    pub fn offers(&self, by: Role, now: Time) -> Vec<Offer> {
        let mut acts: Vec<Act> = ACTS.iter().filter(|row| row.by.contains(by)).map(|row| row.act).collect();
        acts.dedup();
        acts.retain(|act| act.is_direct());
        let offer = |act| {
            let why_not = self.permits(act, by, now).err().map(|why| Said::of(&why));
            Offer { act, allowed: why_not.is_none(), why_not }
        };
        acts.into_iter().map(offer).collect()
    }
}
