//! Where a job stands, and every way on. The source is the lifecycle of Microsoft.ImportExport jobs, with the
//! exceptions its documentation tells in prose written out as rows.

use crate::lang::Lang;
use crate::listed;
use crate::machine::{Edge, Machine};
use crate::set::Set;

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
        NearlyUp = "nearlyUp",
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
        AddressRight = "addressRight",
    }
}

const fn row(from: JobState, on: JobTrigger, to: JobState, needs: &[JobNeed]) -> Edge<JobState> {
    Edge { from: Some(from), on, to: Some(to), needs: JobNeed::set(needs) }
}

const fn end(from: JobState, on: JobTrigger, needs: &[JobNeed]) -> Edge<JobState> {
    Edge { from: Some(from), on, to: None, needs: JobNeed::set(needs) }
}

impl Machine for JobState {
    type Trigger = JobTrigger;
    type Need = JobNeed;
    const ALL: &'static [Self] = Self::ALL;

    #[rustfmt::skip]
    const EDGES: &'static [Edge<Self>] = {
        use {JobNeed::*, JobState::*, JobTrigger::*};
        &[
            Edge { from: None, on: Put, to: Some(Creating), needs: Set::NONE },
            //  in            on                goes to       needs that choose between edges; those of an act stand in its row
            row(Creating,     Update,           Creating,     &[]),
            row(Creating,     Ship,             Shipping,     &[]),
            end(Creating,     Expire,                         &[]),
            end(Creating,     Delete,                         &[]),
            row(Shipping,     AllBookedIn,      Received,     &[EveryDriveAccountedFor, OneBookedIn]),
            row(Shipping,     CloseOverdue,     Closed,       &[]),
            row(Shipping,     Fault,            Faulted,      &[]),
            row(Received,     FirstDriveBegins, Transferring, &[OneBegun]),
            row(Received,     SkipCopy,         Packaging,    &[CancelRequested, EveryDriveFinished]),
            row(Received,     Fault,            Faulted,      &[]),
            row(Transferring, AllFinished,      Packaging,    &[EveryDriveFinished]),
            row(Transferring, Fault,            Faulted,      &[]),
            row(Packaging,    SentBack,         Completed,    &[EveryDriveGone, NothingWrong]),
            row(Packaging,    SentBack,         Closed,       &[EveryDriveGone, SomethingWrong]),
            row(Packaging,    Fault,            Faulted,      &[]),
            // A resolved job goes to the first of these that its drives fit.
            row(Faulted,      Resolve,          Packaging,    &[EveryDriveFinished]),
            row(Faulted,      Resolve,          Transferring, &[OneBegun]),
            row(Faulted,      Resolve,          Received,     &[EveryDriveAccountedFor, OneBookedIn]),
            row(Faulted,      Resolve,          Shipping,     &[]),
            end(Completed,    Delete,                         &[]),
            end(Completed,    Purge,                          &[]),
            end(Closed,       Delete,                         &[]),
            end(Closed,       Purge,                          &[]),
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
}

impl JobNeed {
    /// What is missing when the need does not hold, as the end of "This needs …".
    pub const fn missing(self, lang: Lang) -> &'static str {
        match self {
            Self::ReturnAddress => lang.pick("a return address", "en returadress"),
            Self::DeliveryPackage => {
                lang.pick("a carrier and a tracking number", "ett fraktbolag och ett spårningsnummer")
            }
            Self::FourteenDaysUntouched => lang.pick("14 days without an update", "14 dagar utan ändring"),
            Self::NoDriveWaits => lang.pick(
                "that no drives of this job wait at the data center",
                "att inga av jobbets diskar väntar i datacentret",
            ),
            Self::EveryDriveAccountedFor => lang.pick(
                "every drive to be booked in or known to be missing",
                "att varje disk är registrerad eller känd som saknad",
            ),
            Self::OneBookedIn => lang.pick("at least one drive to be booked in", "att minst en disk är registrerad"),
            Self::NearlyUp => lang.pick("its time to be nearly up", "att dess tid snart är ute"),
            Self::WindowPassed => lang.pick("the shipping window to have passed", "att tiden för frakten har gått ut"),
            Self::Overdue => lang.pick("the job to be overdue", "att jobbet är försenat"),
            Self::NoAnswerOrCancelled => lang
                .pick("30 days without an answer, or a cancelled job", "30 dagar utan svar, eller ett avbrutet jobb"),
            Self::NoDriveHere => lang.pick(
                "that no drive of this job is at the data center",
                "att ingen av jobbets diskar är i datacentret",
            ),
            Self::CancelRequested => lang.pick("a cancelled job", "ett avbrutet jobb"),
            Self::OneBegun => lang.pick("a drive whose copy has begun", "en disk vars kopiering har börjat"),
            Self::EveryDriveFinished => {
                lang.pick("every drive that was booked in to be finished", "att alla registrerade diskar är klara")
            }
            Self::EveryDriveGone => lang.pick(
                "every drive to be shipped back, never received or destroyed",
                "att varje disk är återsänd, aldrig mottagen eller förstörd",
            ),
            Self::NothingWrong => lang.pick("that nothing went wrong", "att inget gick fel"),
            Self::SomethingWrong => lang.pick("that something went wrong", "att något gick fel"),
            Self::NinetyDaysEnded => lang.pick("90 days since the job ended", "90 dagar sedan jobbet avslutades"),
            Self::DriveNeverReceived => lang.pick("a drive that was never received", "en disk som aldrig kom fram"),
            Self::DriveFaulted => lang.pick("a drive that is faulted", "en disk som är stoppad"),
            Self::DrivesWait => lang
                .pick("that drives of this job wait at the data center", "att diskar till jobbet väntar i datacentret"),
            Self::AddressUnanswered => lang.pick(
                "90 days without an answer to a wrong return address",
                "90 dagar utan svar om en felaktig returadress",
            ),
            Self::DriveToDestroy => {
                lang.pick("a drive that is marked to be destroyed", "en disk som är märkt för att förstöras")
            }
            Self::AddressRight => lang.pick(
                "a return address that nobody has reported as wrong",
                "en returadress som ingen har anmält som felaktig",
            ),
        }
    }
}
