//! Who may do what while the job is where: one table, asked by the service, the portal and the documents.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::job::{Job, Time};
use crate::job_state::{JobNeed, JobState};
use crate::listed;
use crate::role::Role;
use crate::words::{all_of, either};

listed! {
    /// Anything somebody can do to a job.
    pub enum Act {
        PutAgain = "putAgain",
        Ship = "ship",
        Cancel = "cancel",
        ChangeReturnAddress = "changeReturnAddress",
        ChangeReturnShipping = "changeReturnShipping",
        ChangeLogs = "changeLogs",
        ChangeDelivery = "changeDelivery",
        ChangeDrives = "changeDrives",
        ChangeTags = "changeTags",
        SendFurtherPackage = "sendFurtherPackage",
        ReplaceKey = "replaceKey",
        Answer = "answer",
        Share = "share",
        RevokeShare = "revokeShare",
        ReadKeys = "readKeys",
        Delete = "delete",
        BookIn = "bookIn",
        Start = "start",
        Report = "report",
        Finish = "finish",
        KeepLog = "keepLog",
        ShipBack = "shipBack",
        FaultDrive = "faultDrive",
        ResolveDrive = "resolveDrive",
        FaultJob = "faultJob",
        ResolveJob = "resolveJob",
        Extend = "extend",
        Close = "close",
        HoldDrives = "holdDrives",
        ReleaseDrives = "releaseDrives",
        ReportAddress = "reportAddress",
        MarkForDestruction = "markForDestruction",
        Destroy = "destroy",
        NoteContact = "noteContact",
        Expire = "expire",
        BecomeOverdue = "becomeOverdue",
        FallDue = "fallDue",
        Purge = "purge",
    }
}

impl Act {
    /// Whether somebody does it to the job itself. The others follow from what is done elsewhere: to packages that
    /// arrived for no job.
    pub const fn is_direct(self) -> bool {
        !matches!(self, Self::HoldDrives | Self::ReleaseDrives)
    }

    /// The act as a sentence says it: "An operator may …".
    pub const fn verb(self) -> &'static str {
        match self {
            Self::PutAgain => "put the job again",
            Self::Ship => "mark it as shipped",
            Self::Cancel => "cancel it",
            Self::ChangeReturnAddress => "change the return address",
            Self::ChangeReturnShipping => "change the return carrier",
            Self::ChangeLogs => "change the logs",
            Self::ChangeDelivery => "change the delivery package",
            Self::ChangeDrives => "change the drive list",
            Self::ChangeTags => "change tags",
            Self::SendFurtherPackage => "announce a further package",
            Self::ReplaceKey => "send a new BitLocker key",
            Self::Answer => "answer the data center",
            Self::Share => "make a share link",
            Self::RevokeShare => "revoke a share link",
            Self::ReadKeys => "read BitLocker keys",
            Self::Delete => "delete it",
            Self::BookIn => "book drives in",
            Self::Start => "start a copy",
            Self::Report => "report progress",
            Self::Finish => "finish a drive",
            Self::KeepLog => "send a drive's log",
            Self::ShipBack => "ship drives back",
            Self::FaultDrive => "fault a drive",
            Self::ResolveDrive => "resolve a drive's fault",
            Self::FaultJob => "fault the job",
            Self::ResolveJob => "resolve the job's fault",
            Self::Extend => "extend the shipping window",
            Self::Close => "close it",
            Self::HoldDrives => "keep drives for it",
            Self::ReleaseDrives => "release the drives kept for it",
            Self::ReportAddress => "report that the return address is wrong",
            Self::MarkForDestruction => "mark a drive to be destroyed",
            Self::Destroy => "mark a drive as destroyed",
            Self::NoteContact => "note a contact",
            Self::Expire => "let it expire",
            Self::BecomeOverdue => "make it overdue",
            Self::FallDue => "let its drives be destroyed",
            Self::Purge => "purge it",
        }
    }
}

/// A row of the table: `by` may do `act` while the job is in one of `states`, if `needs` hold.
#[derive(Debug, Clone, Copy)]
pub struct Permit {
    pub act: Act,
    pub states: &'static [JobState],
    pub by: &'static [Role],
    pub needs: &'static [JobNeed],
    /// In a faulted job drives stand still: the act asks for the job's own state, not for that which it left.
    pub moves_drives: bool,
}

const fn may(act: Act, by: &'static [Role], states: &'static [JobState], needs: &'static [JobNeed]) -> Permit {
    Permit { act, states, by, needs, moves_drives: false }
}

const fn moves(act: Act, states: &'static [JobState]) -> Permit {
    Permit { act, states, by: &[Role::Operator], needs: &[], moves_drives: true }
}

/// The table. An act with several rows is allowed if one of them allows it.
#[rustfmt::skip]
pub const ACTS: &[Permit] = {
    use {Act::*, JobNeed::*, JobState::*, Role::*};
    const ANY: &[JobState] = JobState::ALL;
    const OPEN: &[JobState] = &[Creating, Shipping, Received, Transferring];
    const HERE: &[JobState] = &[Shipping, Received, Transferring];
    &[
        may(Ship,                 &[Customer],          &[Creating],                    &[ReturnAddress, DeliveryPackage]),
        may(Cancel,               &[Customer],          OPEN,                           &[]),
        may(Cancel,               &[Operator],          &[Shipping],                    &[]),
        may(ChangeDelivery,       &[Customer],          &[Creating, Shipping],          &[]),
        may(ChangeReturnAddress,  &[Customer],          OPEN,                           &[]),
        may(ChangeReturnAddress,  &[Operator],          &[Creating, Shipping, Received, Transferring, Packaging], &[]),
        may(ChangeReturnShipping, &[Customer],          OPEN,                           &[]),
        may(ChangeLogs,           &[Customer],          OPEN,                           &[]),
        may(ChangeDrives,         &[Customer],          &[Creating],                    &[]),
        may(PutAgain,             &[Customer],          &[Creating],                    &[]),
        may(SendFurtherPackage,   &[Customer],          HERE,                           &[DriveNeverReceived]),
        may(ReplaceKey,           &[Customer],          &[Received, Transferring, Faulted], &[DriveFaulted]),
        may(Answer,               &[Customer, Support], ANY,                            &[]),
        may(Share,                &[Customer],          ANY,                            &[]),
        may(RevokeShare,          &[Customer, Support, Operator], ANY,                  &[]),
        may(ReadKeys,             &[Customer],          ANY,                            &[]),
        may(ReadKeys,             &[Operator],          &[Received, Transferring],      &[]),
        may(ChangeTags,           &[Customer],          ANY,                            &[]),
        may(Delete,               &[Customer],          &[Creating, Completed, Closed], &[]),
        moves(BookIn,                                   &[Shipping, Received, Transferring, Packaging]),
        moves(Start,                                    &[Received, Transferring]),
        moves(Report,                                   &[Transferring]),
        moves(Finish,                                   &[Transferring]),
        may(KeepLog,              &[Operator],          &[Transferring, Packaging, Completed, Closed], &[]),
        moves(ShipBack,                                 &[Packaging]),
        moves(FaultDrive,                               &[Received, Transferring]),
        moves(ResolveDrive,                             &[Received, Transferring]),
        moves(FaultJob,                                 &[Shipping, Received, Transferring, Packaging]),
        moves(ResolveJob,                               &[Faulted]),
        may(Extend,               &[Operator],          &[Shipping],                    &[]),
        may(Close,                &[Operator],          &[Shipping],                    &[Overdue, NoAnswerOrCancelled, NoDriveHere]),
        may(HoldDrives,           &[Operator],          &[Creating, Completed, Closed], &[]),
        may(ReleaseDrives,        &[Operator],          ANY,                            &[DrivesWait]),
        may(ReportAddress,        &[Operator],          &[Transferring, Packaging],     &[]),
        may(MarkForDestruction,   &[Operator],          &[Transferring, Packaging],     &[AddressUnanswered]),
        may(Destroy,              &[Operator],          &[Transferring, Packaging],     &[DriveToDestroy]),
        may(NoteContact,          &[Operator, Support], ANY,                            &[]),
        may(Expire,               &[Clock],             &[Creating],                    &[FourteenDaysUntouched, NoDriveWaits]),
        may(BecomeOverdue,        &[Clock],             &[Shipping],                    &[WindowPassed]),
        may(FallDue,              &[Clock],             &[Transferring, Packaging],     &[AddressUnanswered]),
        may(Purge,                &[Clock],             &[Completed, Closed],           &[NinetyDaysEnded]),
    ]
};

/// Why something may not be done, and what may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyNot {
    /// Some other role's business.
    NotYours { act: Act, by: Vec<Role> },
    /// Not while the job is in this state.
    State { act: Act, state: JobState, allowed_in: Vec<JobState> },
    /// The state is right, something else is missing.
    Missing { act: Act, needs: Vec<JobNeed> },
}

impl fmt::Display for WhyNot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotYours { act, by } => {
                let who: Vec<&str> = by.iter().map(|role| role.noun()).collect();
                write!(f, "Only {} may {}", either(&who), act.verb())
            }
            Self::State { state, allowed_in, .. } => {
                let states: Vec<&str> = allowed_in.iter().map(|state| state.word()).collect();
                write!(f, "Allowed while the job is {}; it is {state}", either(&states))
            }
            Self::Missing { needs, .. } => {
                let needs: Vec<&str> = needs.iter().map(|need| need.missing()).collect();
                write!(f, "This needs {}", all_of(&needs))
            }
        }
    }
}

/// An act, and whether a role may do it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    pub act: Act,
    pub allowed: bool,
    /// Why not, as a sentence; absent when allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why_not: Option<String>,
}

impl Job {
    /// Whether a role may do something now.
    ///
    /// # Errors
    /// Says whose business it is, in which states it is allowed, or what is missing.
    pub fn permits(&self, act: Act, by: Role, now: Time) -> Result<(), WhyNot> {
        let rows: Vec<&Permit> = ACTS.iter().filter(|row| row.act == act).collect();
        let mine: Vec<&&Permit> = rows.iter().filter(|row| row.by.contains(&by)).collect();
        if mine.is_empty() {
            return Err(WhyNot::NotYours { act, by: rows.iter().flat_map(|row| row.by).copied().collect() });
        }
        let fits = |row: &Permit| {
            row.states.contains(&self.state) || !row.moves_drives && row.states.contains(&self.rights_state())
        };
        let Some(row) = mine.iter().find(|row| fits(row)) else {
            let allowed_in = mine.iter().flat_map(|row| row.states).copied().collect();
            return Err(WhyNot::State { act, state: self.state, allowed_in });
        };
        let needs: Vec<JobNeed> = row.needs.iter().copied().filter(|need| !self.holds(*need, now)).collect();
        if needs.is_empty() { Ok(()) } else { Err(WhyNot::Missing { act, needs }) }
    }

    /// Everything a role has any business with, and whether it may be done now.
    pub fn offers(&self, by: Role, now: Time) -> Vec<Offer> {
        let mut acts: Vec<Act> = ACTS.iter().filter(|row| row.by.contains(&by)).map(|row| row.act).collect();
        acts.dedup();
        acts.retain(|act| act.is_direct());
        let offer = |act| {
            let why_not = self.permits(act, by, now).err().map(|why| why.to_string());
            Offer { act, allowed: why_not.is_none(), why_not }
        };
        acts.into_iter().map(offer).collect()
    }
}
