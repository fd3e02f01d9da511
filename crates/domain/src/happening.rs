//! What the timeline remembers: one entry for each thing that happened, never changed afterwards.

mod stored_entry;

use stored_entry::StoredEntry;

use serde::{Deserialize, Serialize};

use crate::arrival::ArrivalState;
use crate::drive::Outcome;
use crate::drive_state::DriveState;
use crate::fields::{DriveSerial, TrackingNumber};
use crate::job::{Act, Package, Time};
use crate::job_state::JobState;
use crate::share::Shared;

/// One thing that happened to a job or a drive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "StoredEntry", into = "StoredEntry")]
pub enum Happening {
    Created,
    Replaced,
    /// The customer or an operator changed these parts.
    Changed {
        what: Vec<Act>,
    },
    CancelRequested,
    /// The job went from one state to another; `from` is absent when it was created.
    Job {
        from: JobState,
        to: JobState,
    },
    Drive {
        serial: DriveSerial,
        from: Option<DriveState>,
        to: DriveState,
    },
    /// An operator decided that the drive belongs to this job.
    DriveDecided {
        serial: DriveSerial,
    },
    ExtraDrive {
        serial: DriveSerial,
    },
    ExtraDriveReturned {
        serial: DriveSerial,
    },
    PackageFollows {
        package: Package,
    },
    Finished {
        serial: DriveSerial,
        outcome: Outcome,
        percent: u8,
        bytes: u64,
    },
    CopyRestarts {
        serial: DriveSerial,
    },
    JobFault {
        reason: String,
    },
    DriveFault {
        serial: DriveSerial,
        reason: String,
    },
    GivenUp {
        serial: DriveSerial,
    },
    SentBack {
        package: Package,
        drives: Vec<DriveSerial>,
    },
    /// Drives came that the job was not waiting for; they are kept unmatched.
    DrivesWait {
        drives: Vec<DriveSerial>,
    },
    /// What became of the drives that waited, and with which package they left if they were sent back.
    DrivesWaitNoMore {
        to: Option<ArrivalState>,
        package: Option<Package>,
    },
    AddressWrong {
        reason: String,
    },
    /// Nobody answered for a wrong address for 90 days.
    DestructionDue,
    ToBeDestroyed {
        serial: DriveSerial,
    },
    Destroyed {
        serial: DriveSerial,
    },
    /// The job is deleted then, unless it is changed before.
    ExpiresSoon {
        at: Time,
    },
    /// The package is overdue then, unless it comes before.
    OverdueSoon {
        at: Time,
    },
    Overdue,
    Extended {
        until: Time,
    },
    Contact {
        how: String,
        whom: String,
        said: String,
        awaits_until: Option<Time>,
    },
    Answer {
        text: String,
    },
    KeyReplaced {
        serial: DriveSerial,
    },
    KeysRead,
    /// A share link was made.
    ShareMade(Shared),
    ShareRevoked(Shared),
    Expired,
    Purged,
    Deleted,
    /// Another live job names these drives, or this package, too. Told to staff, and in no job's timeline.
    AlsoNamed {
        drives: Vec<DriveSerial>,
        number: Option<TrackingNumber>,
    },
    /// A package of no job is to be sent back, or may be destroyed. Told to staff, and in no job's timeline.
    ArrivalDue {
        arrival: String,
        to: ArrivalState,
        /// Empty where the label could not be read.
        number: String,
    },
}

impl Happening {
    /// The drive it concerns, if it concerns one.
    pub const fn serial(&self) -> Option<&DriveSerial> {
        match self {
            Self::Drive { serial, .. }
            | Self::DriveDecided { serial }
            | Self::ExtraDrive { serial }
            | Self::ExtraDriveReturned { serial }
            | Self::Finished { serial, .. }
            | Self::CopyRestarts { serial }
            | Self::DriveFault { serial, .. }
            | Self::GivenUp { serial }
            | Self::ToBeDestroyed { serial }
            | Self::Destroyed { serial }
            | Self::KeyReplaced { serial } => Some(serial),
            Self::ShareMade(it) | Self::ShareRevoked(it) => it.drive.as_ref(),
            Self::Created
            | Self::Replaced
            | Self::Changed { .. }
            | Self::CancelRequested
            | Self::Job { .. }
            | Self::PackageFollows { .. }
            | Self::JobFault { .. }
            | Self::SentBack { .. }
            | Self::DrivesWait { .. }
            | Self::DrivesWaitNoMore { .. }
            | Self::AddressWrong { .. }
            | Self::DestructionDue
            | Self::ExpiresSoon { .. }
            | Self::OverdueSoon { .. }
            | Self::Overdue
            | Self::Extended { .. }
            | Self::Contact { .. }
            | Self::Answer { .. }
            | Self::KeysRead
            | Self::Expired
            | Self::Purged
            | Self::Deleted
            | Self::AlsoNamed { .. }
            | Self::ArrivalDue { .. } => None,
        }
    }
}
