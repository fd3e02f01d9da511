//! Where a job stands, and every way on. The source is the lifecycle of Microsoft.ImportExport jobs, with the
//! exceptions its documentation tells in prose written out as rows.

use crate::listed;
use crate::machine::{Edge, Machine};
use crate::role::Role;

listed! {
    /// The state of a job.
    pub enum JobState {
        Creating = "Creating",
        Shipping = "Shipping",
        Received = "Received",
        Transferring = "Transferring",
        Packaging = "Packaging",
        Completed = "Completed",
        Closed = "Closed",
        Faulted = "Faulted",
    }
}

listed! {
    /// What moves a job along an edge.
    pub enum JobTrigger {
        Put = "put",
        Update = "update",
        Ship = "ship",
        Expire = "expire",
        Delete = "delete",
        AllBookedIn = "allBookedIn",
        CloseOverdue = "closeOverdue",
        SkipCopy = "skipCopy",
        FirstDriveBegins = "firstDriveBegins",
        AllFinished = "allFinished",
        SentBack = "sentBack",
        Fault = "fault",
        Resolve = "resolve",
        Purge = "purge",
    }
}

listed! {
    /// What must hold of a job before an edge may be taken; `Job::holds` is the one function that looks.
    pub enum JobNeed {
        ReturnAddress = "returnAddress",
        DeliveryPackage = "deliveryPackage",
        FourteenDaysUntouched = "fourteenDaysUntouched",
        NoDriveWaits = "noDriveWaits",
        EveryDriveAccountedFor = "everyDriveAccountedFor",
        OneBookedIn = "oneBookedIn",
        WindowPassed = "windowPassed",
        Overdue = "overdue",
        NoAnswerOrCancelled = "noAnswerOrCancelled",
        NoDriveHere = "noDriveHere",
        CancelRequested = "cancelRequested",
        OneBegun = "oneBegun",
        EveryDriveFinished = "everyDriveFinished",
        EveryDriveGone = "everyDriveGone",
        NothingWrong = "nothingWrong",
        SomethingWrong = "somethingWrong",
        NinetyDaysEnded = "ninetyDaysEnded",
        DriveNeverReceived = "driveNeverReceived",
        DriveFaulted = "driveFaulted",
        DrivesWait = "drivesWait",
        AddressUnanswered = "addressUnanswered",
        DriveToDestroy = "driveToDestroy",
    }
}

const fn row(
    from: JobState,
    on: JobTrigger,
    to: JobState,
    by: &'static [Role],
    needs: &'static [JobNeed],
) -> Edge<JobState> {
    Edge { from: Some(from), on, to: Some(to), by, needs }
}

const fn end(from: JobState, on: JobTrigger, by: &'static [Role], needs: &'static [JobNeed]) -> Edge<JobState> {
    Edge { from: Some(from), on, to: None, by, needs }
}

impl Machine for JobState {
    type Trigger = JobTrigger;
    type Need = JobNeed;
    const ALL: &'static [Self] = Self::ALL;

    #[rustfmt::skip]
    const EDGES: &'static [Edge<Self>] = {
        use {JobNeed::*, JobState::*, JobTrigger::*, Role::*};
        &[
            Edge { from: None, on: Put, to: Some(Creating), by: &[Customer], needs: &[] },
            //  in            on                goes to       by                     needs
            row(Creating,     Update,           Creating,     &[Customer],           &[]),
            row(Creating,     Ship,             Shipping,     &[Customer],           &[ReturnAddress, DeliveryPackage]),
            end(Creating,     Expire,                         &[Clock],              &[FourteenDaysUntouched, NoDriveWaits]),
            end(Creating,     Delete,                         &[Customer],           &[]),
            row(Shipping,     AllBookedIn,      Received,     &[Operator],           &[EveryDriveAccountedFor, OneBookedIn]),
            row(Shipping,     CloseOverdue,     Closed,       &[Operator],           &[Overdue, NoAnswerOrCancelled, NoDriveHere]),
            row(Shipping,     Fault,            Faulted,      &[Operator],           &[]),
            row(Received,     FirstDriveBegins, Transferring, &[Operator],           &[OneBegun]),
            row(Received,     SkipCopy,         Packaging,    &[Customer, Operator], &[CancelRequested, EveryDriveFinished]),
            row(Received,     Fault,            Faulted,      &[Operator],           &[]),
            row(Transferring, AllFinished,      Packaging,    &[Operator],           &[EveryDriveFinished]),
            row(Transferring, Fault,            Faulted,      &[Operator],           &[]),
            row(Packaging,    SentBack,         Completed,    &[Operator],           &[EveryDriveGone, NothingWrong]),
            row(Packaging,    SentBack,         Closed,       &[Operator],           &[EveryDriveGone, SomethingWrong]),
            row(Packaging,    Fault,            Faulted,      &[Operator],           &[]),
            // A resolved job goes to the first of these that its drives fit.
            row(Faulted,      Resolve,          Packaging,    &[Operator],           &[EveryDriveFinished]),
            row(Faulted,      Resolve,          Transferring, &[Operator],           &[OneBegun]),
            row(Faulted,      Resolve,          Received,     &[Operator],           &[EveryDriveAccountedFor, OneBookedIn]),
            row(Faulted,      Resolve,          Shipping,     &[Operator],           &[]),
            end(Completed,    Delete,                         &[Customer],           &[]),
            end(Completed,    Purge,                          &[Clock],              &[NinetyDaysEnded]),
            end(Closed,       Delete,                         &[Customer],           &[]),
            end(Closed,       Purge,                          &[Clock],              &[NinetyDaysEnded]),
        ]
    };

    fn word(self) -> &'static str {
        self.word()
    }
}

impl JobState {
    /// The main road, in order; `Closed` and `Faulted` are side roads.
    pub const ROAD: [Self; 6] =
        [Self::Creating, Self::Shipping, Self::Received, Self::Transferring, Self::Packaging, Self::Completed];

    /// Whether the job has ended: nothing but time and deletion can touch it.
    pub fn has_ended(self) -> bool {
        self.ways_on().all(|edge| edge.to.is_none())
    }

    /// The states in which a trigger has an edge.
    pub fn accepting(on: JobTrigger) -> Vec<Self> {
        let mut states: Vec<Self> =
            Self::EDGES.iter().filter(|edge| edge.on == on).filter_map(|edge| edge.from).collect();
        states.dedup();
        states
    }
}

impl JobNeed {
    /// What is missing when the need does not hold, as the end of "This needs …".
    pub const fn missing(self) -> &'static str {
        match self {
            Self::ReturnAddress => "a return address",
            Self::DeliveryPackage => "a carrier and a tracking number",
            Self::FourteenDaysUntouched => "14 days without an update",
            Self::NoDriveWaits => "that no drives of this job wait at the data center",
            Self::EveryDriveAccountedFor => "every drive to be booked in or known to be missing",
            Self::OneBookedIn => "at least one drive to be booked in",
            Self::WindowPassed => "the shipping window to have passed",
            Self::Overdue => "the job to be overdue",
            Self::NoAnswerOrCancelled => "30 days without an answer, or a cancelled job",
            Self::NoDriveHere => "that no drive of this job is at the data center",
            Self::CancelRequested => "a cancelled job",
            Self::OneBegun => "a drive whose copy has begun",
            Self::EveryDriveFinished => "every drive that was booked in to be finished",
            Self::EveryDriveGone => "every drive to be shipped back, never received or destroyed",
            Self::NothingWrong => "that nothing went wrong",
            Self::SomethingWrong => "that something went wrong",
            Self::NinetyDaysEnded => "90 days since the job ended",
            Self::DriveNeverReceived => "a drive that was never received",
            Self::DriveFaulted => "a drive that is faulted",
            Self::DrivesWait => "that drives of this job wait at the data center",
            Self::AddressUnanswered => "90 days without an answer to a wrong return address",
            Self::DriveToDestroy => "a drive that is marked to be destroyed",
        }
    }
}
