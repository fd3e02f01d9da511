//! Where a drive stands, and every way on.

use crate::lang::Lang;
use crate::listed;
use crate::machine::{Edge, Machine};

listed! {
    /// The state of a drive.
    pub enum DriveState {
        Specified = "Specified",
        Received = "Received",
        NeverReceived = "NeverReceived",
        Transferring = "Transferring",
        Completed = "Completed",
        CompletedMoreInfo = "CompletedMoreInfo",
        ShippedBack = "ShippedBack",
        Faulted = "Faulted",
    }
}

listed! {
    /// What moves a drive along an edge.
    pub enum DriveTrigger {
        Named = "named",
        Arrived = "arrived",
        BookIn = "bookIn",
        NotSeen = "notSeen",
        Start = "start",
        FinishClean = "finishClean",
        FinishIssues = "finishIssues",
        ShipBack = "shipBack",
        Fault = "fault",
        Resolve = "resolve",
        GiveUp = "giveUp",
    }
}

listed! {
    /// What must hold before a drive may take an edge; `Drive::holds` is the one function that looks.
    pub enum DriveNeed {
        ImportJob = "importJob",
        ExportJob = "exportJob",
        JobCancelled = "jobCancelled",
        JobNotCancelled = "jobNotCancelled",
        HadBegun = "hadBegun",
        HadNotBegun = "hadNotBegun",
    }
}

const fn row(from: DriveState, on: DriveTrigger, to: DriveState, needs: &[DriveNeed]) -> Edge<DriveState> {
    Edge { from: Some(from), on, to: Some(to), needs: DriveNeed::set(needs) }
}

const fn start(on: DriveTrigger, to: DriveState, needs: &[DriveNeed]) -> Edge<DriveState> {
    Edge { from: None, on, to: Some(to), needs: DriveNeed::set(needs) }
}

impl Machine for DriveState {
    type Trigger = DriveTrigger;
    type Need = DriveNeed;
    const ALL: &'static [Self] = Self::ALL;

    #[rustfmt::skip]
    const EDGES: &'static [Edge<Self>] = {
        use {DriveNeed::*, DriveState::*, DriveTrigger::*};
        &[
            start(                 Named,        Specified,         &[ImportJob]),
            start(                 Arrived,      Received,          &[ExportJob]),
            //  in                 on            goes to            needs
            row(Specified,         BookIn,       Received,          &[]),
            row(Specified,         NotSeen,      NeverReceived,     &[]),
            row(NeverReceived,     BookIn,       Received,          &[]),
            row(Received,          Start,        Transferring,      &[JobNotCancelled]),
            row(Received,          ShipBack,     ShippedBack,       &[JobCancelled]),
            row(Received,          Fault,        Faulted,           &[]),
            row(Transferring,      FinishClean,  Completed,         &[]),
            row(Transferring,      FinishIssues, CompletedMoreInfo, &[]),
            row(Transferring,      Fault,        Faulted,           &[]),
            row(Completed,         ShipBack,     ShippedBack,       &[]),
            row(CompletedMoreInfo, ShipBack,     ShippedBack,       &[]),
            row(Faulted,           Resolve,      Transferring,      &[HadBegun]),
            row(Faulted,           Resolve,      Received,          &[HadNotBegun]),
            row(Faulted,           GiveUp,       CompletedMoreInfo, &[]),
        ]
    };

    fn word(self) -> &'static str {
        self.word()
    }
}

impl DriveState {
    /// The main road, in order; the other states are side roads.
    pub const ROAD: [Self; 5] =
        [Self::Specified, Self::Received, Self::Transferring, Self::Completed, Self::ShippedBack];

    /// Whether the drive came to the data center, wherever it is now.
    pub const fn was_booked_in(self) -> bool {
        match self {
            Self::Specified | Self::NeverReceived => false,
            Self::Received
            | Self::Transferring
            | Self::Completed
            | Self::CompletedMoreInfo
            | Self::ShippedBack
            | Self::Faulted => true,
        }
    }
}

impl DriveNeed {
    /// What is missing when the need does not hold, as the end of "This needs …".
    pub const fn missing(self, lang: Lang) -> &'static str {
        match self {
            Self::ImportJob => lang.pick("an import job", "ett importjobb"),
            Self::ExportJob => lang.pick("an export job", "ett exportjobb"),
            Self::JobCancelled => lang.pick("a cancelled job", "ett avbrutet jobb"),
            Self::JobNotCancelled => lang.pick("a job that is not cancelled", "ett jobb som inte är avbrutet"),
            Self::HadBegun => lang.pick("a copy that had begun", "en kopiering som hade börjat"),
            Self::HadNotBegun => lang.pick("a copy that had not begun", "en kopiering som inte hade börjat"),
        }
    }
}
