//! A happening as JSON: its kind, and the fields that kind has. One flat struct, because an enum told apart by a field
//! inside costs the portal 40 kB of code to read.

use serde::{Deserialize, Serialize};

use super::Happening;
use crate::drive::Outcome;
use crate::drive_state::DriveState;
use crate::fields::DriveSerial;
use crate::job::{Act, Package, Time};
use crate::job_state::JobState;
use crate::listed;
use crate::share::{Shared, Tells};

listed! {
    /// Which happening.
    enum Kind {
        Created = "created",
        Replaced = "replaced",
        Changed = "changed",
        CancelRequested = "cancelRequested",
        Job = "job",
        Drive = "drive",
        DriveDecided = "driveDecided",
        ExtraDrive = "extraDrive",
        ExtraDriveReturned = "extraDriveReturned",
        PackageFollows = "packageFollows",
        Finished = "finished",
        CopyRestarts = "copyRestarts",
        JobFault = "jobFault",
        DriveFault = "driveFault",
        GivenUp = "givenUp",
        SentBack = "sentBack",
        DrivesWait = "drivesWait",
        DrivesWaitNoMore = "drivesWaitNoMore",
        AddressWrong = "addressWrong",
        DestructionDue = "destructionDue",
        ToBeDestroyed = "toBeDestroyed",
        Destroyed = "destroyed",
        ExpiresSoon = "expiresSoon",
        OverdueSoon = "overdueSoon",
        Overdue = "overdue",
        Extended = "extended",
        Contact = "contact",
        Answer = "answer",
        KeyReplaced = "keyReplaced",
        KeysRead = "keysRead",
        ShareMade = "shareMade",
        ShareRevoked = "shareRevoked",
        Expired = "expired",
        Purged = "purged",
        Deleted = "deleted",
        AlsoNamed = "alsoNamed",
        ArrivalDue = "arrivalDue",
    }
}

/// Every field that any happening has.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StoredEntry {
    kind: Kind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    what: Vec<Act>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    serial: Option<DriveSerial>,
    /// A state of the job, of the drive or of an arrival, as `kind` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    package: Option<Package>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    drives: Vec<DriveSerial>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<Outcome>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<u64>,
    /// A reason, an answer, a note, or what was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    how: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    whom: Option<String>,
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    until: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    tells: Option<Tells>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    arrival: Option<String>,
}

impl StoredEntry {
    fn of(kind: Kind) -> Self {
        Self {
            kind,
            what: Vec::new(),
            serial: None,
            from: None,
            to: None,
            package: None,
            drives: Vec::new(),
            outcome: None,
            percent: None,
            bytes: None,
            text: None,
            how: None,
            whom: None,
            until: None,
            tells: None,
            arrival: None,
        }
    }

    fn drive(kind: Kind, serial: DriveSerial) -> Self {
        Self { serial: Some(serial), ..Self::of(kind) }
    }

    fn share(kind: Kind, it: Shared) -> Self {
        let text = Some(it.note).filter(|note| !note.is_empty());
        Self { serial: it.drive, tells: Some(it.tells), text, ..Self::of(kind) }
    }

    fn text(self, text: String) -> Self {
        Self { text: Some(text), ..self }
    }
}

impl From<Happening> for StoredEntry {
    fn from(it: Happening) -> Self {
        match it {
            Happening::Created => Self::of(Kind::Created),
            Happening::Replaced => Self::of(Kind::Replaced),
            Happening::Changed { what } => Self { what, ..Self::of(Kind::Changed) },
            Happening::CancelRequested => Self::of(Kind::CancelRequested),
            Happening::Job { from, to } => {
                Self { from: Some(from.to_string()), to: Some(to.to_string()), ..Self::of(Kind::Job) }
            }
            Happening::Drive { serial, from, to } => {
                let from = from.map(|from| from.to_string());
                Self { from, to: Some(to.to_string()), ..Self::drive(Kind::Drive, serial) }
            }
            Happening::DriveDecided { serial } => Self::drive(Kind::DriveDecided, serial),
            Happening::ExtraDrive { serial } => Self::drive(Kind::ExtraDrive, serial),
            Happening::ExtraDriveReturned { serial } => Self::drive(Kind::ExtraDriveReturned, serial),
            Happening::PackageFollows { package } => Self { package: Some(package), ..Self::of(Kind::PackageFollows) },
            Happening::Finished { serial, outcome, percent, bytes } => Self {
                outcome: Some(outcome),
                percent: Some(percent),
                bytes: Some(bytes),
                ..Self::drive(Kind::Finished, serial)
            },
            Happening::CopyRestarts { serial } => Self::drive(Kind::CopyRestarts, serial),
            Happening::JobFault { reason } => Self::of(Kind::JobFault).text(reason),
            Happening::DriveFault { serial, reason } => Self::drive(Kind::DriveFault, serial).text(reason),
            Happening::GivenUp { serial } => Self::drive(Kind::GivenUp, serial),
            Happening::SentBack { package, drives } => {
                Self { package: Some(package), drives, ..Self::of(Kind::SentBack) }
            }
            Happening::DrivesWait { drives } => Self { drives, ..Self::of(Kind::DrivesWait) },
            Happening::DrivesWaitNoMore { to, package } => {
                Self { to: to.map(|to| to.to_string()), package, ..Self::of(Kind::DrivesWaitNoMore) }
            }
            Happening::AddressWrong { reason } => Self::of(Kind::AddressWrong).text(reason),
            Happening::DestructionDue => Self::of(Kind::DestructionDue),
            Happening::ToBeDestroyed { serial } => Self::drive(Kind::ToBeDestroyed, serial),
            Happening::Destroyed { serial } => Self::drive(Kind::Destroyed, serial),
            Happening::ExpiresSoon { at } => Self { until: Some(at), ..Self::of(Kind::ExpiresSoon) },
            Happening::OverdueSoon { at } => Self { until: Some(at), ..Self::of(Kind::OverdueSoon) },
            Happening::Overdue => Self::of(Kind::Overdue),
            Happening::Extended { until } => Self { until: Some(until), ..Self::of(Kind::Extended) },
            Happening::Contact { how, whom, said, awaits_until } => {
                Self { how: Some(how), whom: Some(whom), until: awaits_until, ..Self::of(Kind::Contact) }.text(said)
            }
            Happening::Answer { text } => Self::of(Kind::Answer).text(text),
            Happening::KeyReplaced { serial } => Self::drive(Kind::KeyReplaced, serial),
            Happening::KeysRead => Self::of(Kind::KeysRead),
            Happening::ShareMade(it) => Self::share(Kind::ShareMade, it),
            Happening::ShareRevoked(it) => Self::share(Kind::ShareRevoked, it),
            Happening::Expired => Self::of(Kind::Expired),
            Happening::Purged => Self::of(Kind::Purged),
            Happening::Deleted => Self::of(Kind::Deleted),
            Happening::AlsoNamed { drives, number } => {
                let text = number.map(|it| it.to_string());
                Self { drives, text, ..Self::of(Kind::AlsoNamed) }
            }
            Happening::ArrivalDue { arrival, to, number } => {
                Self { arrival: Some(arrival), to: Some(to.to_string()), ..Self::of(Kind::ArrivalDue) }.text(number)
            }
        }
    }
}

/// A timeline entry that lacks a field of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a happening of kind {0} lacks a field")]
pub struct Incomplete(Kind);

impl TryFrom<StoredEntry> for Happening {
    type Error = Incomplete;

    fn try_from(told: StoredEntry) -> Result<Self, Incomplete> {
        let kind = told.kind;
        told.happening().ok_or(Incomplete(kind))
    }
}

impl StoredEntry {
    fn happening(self) -> Option<Happening> {
        let job_state = |word: Option<String>| word.and_then(|word| word.parse::<JobState>().ok());
        let drive_state = |word: String| word.parse::<DriveState>().ok();
        let text = self.text;
        let share = |drive, note: Option<String>| {
            self.tells.map(|tells| Shared { drive, tells, note: note.unwrap_or_default() })
        };
        Some(match self.kind {
            Kind::Created => Happening::Created,
            Kind::Replaced => Happening::Replaced,
            Kind::Changed => Happening::Changed { what: self.what },
            Kind::CancelRequested => Happening::CancelRequested,
            Kind::Job => Happening::Job { from: job_state(self.from)?, to: job_state(self.to)? },
            Kind::Drive => Happening::Drive {
                serial: self.serial?,
                from: self.from.and_then(drive_state),
                to: drive_state(self.to?)?,
            },
            Kind::DriveDecided => Happening::DriveDecided { serial: self.serial? },
            Kind::ExtraDrive => Happening::ExtraDrive { serial: self.serial? },
            Kind::ExtraDriveReturned => Happening::ExtraDriveReturned { serial: self.serial? },
            Kind::PackageFollows => Happening::PackageFollows { package: self.package? },
            Kind::Finished => Happening::Finished {
                serial: self.serial?,
                outcome: self.outcome?,
                percent: self.percent?,
                bytes: self.bytes?,
            },
            Kind::CopyRestarts => Happening::CopyRestarts { serial: self.serial? },
            Kind::JobFault => Happening::JobFault { reason: text? },
            Kind::DriveFault => Happening::DriveFault { serial: self.serial?, reason: text? },
            Kind::GivenUp => Happening::GivenUp { serial: self.serial? },
            Kind::SentBack => Happening::SentBack { package: self.package?, drives: self.drives },
            Kind::DrivesWait => Happening::DrivesWait { drives: self.drives },
            Kind::DrivesWaitNoMore => {
                Happening::DrivesWaitNoMore { to: self.to.and_then(|to| to.parse().ok()), package: self.package }
            }
            Kind::AddressWrong => Happening::AddressWrong { reason: text? },
            Kind::DestructionDue => Happening::DestructionDue,
            Kind::ToBeDestroyed => Happening::ToBeDestroyed { serial: self.serial? },
            Kind::Destroyed => Happening::Destroyed { serial: self.serial? },
            Kind::ExpiresSoon => Happening::ExpiresSoon { at: self.until? },
            Kind::OverdueSoon => Happening::OverdueSoon { at: self.until? },
            Kind::Overdue => Happening::Overdue,
            Kind::Extended => Happening::Extended { until: self.until? },
            Kind::Contact => {
                Happening::Contact { how: self.how?, whom: self.whom?, said: text?, awaits_until: self.until }
            }
            Kind::Answer => Happening::Answer { text: text? },
            Kind::KeyReplaced => Happening::KeyReplaced { serial: self.serial? },
            Kind::KeysRead => Happening::KeysRead,
            Kind::ShareMade => Happening::ShareMade(share(self.serial, text)?),
            Kind::ShareRevoked => Happening::ShareRevoked(share(self.serial, text)?),
            Kind::Expired => Happening::Expired,
            Kind::Purged => Happening::Purged,
            Kind::Deleted => Happening::Deleted,
            Kind::AlsoNamed => {
                Happening::AlsoNamed { drives: self.drives, number: text.and_then(|it| it.parse().ok()) }
            }
            Kind::ArrivalDue => {
                Happening::ArrivalDue { arrival: self.arrival?, to: self.to?.parse().ok()?, number: text? }
            }
        })
    }
}
