//! What can be put to a job. Each event is an act of the table; an update is several, all or none.

mod bounds;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::arrival::ArrivalState;
use crate::drive::{LogUris, Outcome};
use crate::fields::{
    BitLockerKey, DriveHeaderHash, DriveSerial, ManifestFile, ManifestHash, ReturnAddress, StorageAccountId,
};
use crate::job::{EncryptionKey, Export, JobId, JobType, LogLevel, Package, ReturnShipping, Time};
use crate::log::LogKind;
use crate::parcel::{ParcelDoubt, ParcelUse};
use crate::share::{NewShare, Shared};

/// A drive as a customer names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDrive {
    pub serial: DriveSerial,
    /// Absent where the service already holds the drive's key.
    pub key: Option<BitLockerKey>,
    pub manifest_file: Option<ManifestFile>,
    pub manifest_hash: Option<ManifestHash>,
    pub drive_header_hash: Option<DriveHeaderHash>,
}

/// A job as a customer puts it, every field parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewJob {
    pub id: JobId,
    pub job_type: JobType,
    pub location: String,
    pub storage_account_id: StorageAccountId,
    pub tags: BTreeMap<String, String>,
    pub return_address: Option<ReturnAddress>,
    pub return_shipping: Option<ReturnShipping>,
    pub delivery_package: Option<Package>,
    pub diagnostics_path: String,
    pub log_level: LogLevel,
    pub backup_drive_manifest: bool,
    pub drives: Vec<NewDrive>,
    pub export: Option<Export>,
    pub encryption_key: EncryptionKey,
}

/// What an update asks for; absent means: leave it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JobUpdate {
    pub tags: Option<BTreeMap<String, String>>,
    pub ship: bool,
    pub cancel: bool,
    pub return_address: Option<ReturnAddress>,
    pub return_shipping: Option<ReturnShipping>,
    pub delivery_package: Option<Package>,
    pub log_level: Option<LogLevel>,
    pub backup_drive_manifest: Option<bool>,
    pub drives: Option<Vec<NewDrive>>,
}

/// One thing put to a job by somebody, or by the clock. Those that the contract has no word for travel as JSON,
/// told apart by `act`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Event {
    #[serde(skip)]
    Update(Box<JobUpdate>),
    #[serde(skip)]
    Replace(Box<NewJob>),
    #[serde(skip)]
    Delete,
    #[serde(skip)]
    ReadKeys,
    /// A share link is made, beside so many that are open already.
    #[serde(skip)]
    Share {
        share: NewShare,
        open: u32,
    },
    #[serde(skip)]
    RevokeShare(Shared),
    /// Another package follows, with drives that were not in the first.
    SendFurtherPackage {
        package: Package,
    },
    /// A new BitLocker key for a faulted drive.
    ReplaceKey {
        drive: DriveSerial,
        key: BitLockerKey,
    },
    /// A word to the operators; it stops the 30 days.
    Answer {
        text: String,
    },
    /// Drives were taken out of a package. `complete` says that no more will come: drives not seen are NeverReceived.
    BookIn {
        drives: Vec<DriveSerial>,
        #[serde(default)]
        complete: bool,
        /// Drives of these that the operator has decided are this job's, though other live jobs name them too.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        decided: Vec<DriveSerial>,
        /// Drives of these that other jobs may claim; the service fills it in.
        #[serde(skip)]
        also_claimed: Vec<DriveSerial>,
    },
    Start {
        drive: DriveSerial,
        #[serde(default)]
        bytes_total: Option<u64>,
    },
    /// How far a copy has come. Percent from 0 to 100.
    Report {
        drive: DriveSerial,
        percent: u8,
        bytes: u64,
        #[serde(default)]
        bytes_total: Option<u64>,
        #[serde(default)]
        copy_status: Option<String>,
        #[serde(default, flatten)]
        logs: LogUris,
    },
    Finish {
        drive: DriveSerial,
        outcome: Outcome,
        #[serde(default)]
        bytes: Option<u64>,
        #[serde(default)]
        copy_status: Option<String>,
        /// The key of an export drive: 48 digits, or base64 as the copy tool writes it.
        #[serde(default, deserialize_with = "export_key")]
        key: Option<BitLockerKey>,
        #[serde(default, deserialize_with = "crate::fields::log_uri::given")]
        incomplete_blob_list_uri: Option<String>,
        #[serde(default, flatten)]
        logs: LogUris,
    },
    /// A log came to the service, and lies at this URI of the service's own.
    #[serde(skip)]
    KeepLog {
        drive: DriveSerial,
        kind: LogKind,
        uri: String,
    },
    /// Hands drives to a carrier: those named, or all that are ready.
    ShipBack {
        package: Package,
        #[serde(default)]
        drives: Option<Vec<DriveSerial>>,
        /// What speaks against the parcel's number, and was confirmed all the same.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        confirmed: Vec<ParcelDoubt>,
        /// How the number is known already; the service fills it in.
        #[serde(skip)]
        uses: Vec<ParcelUse>,
    },
    FaultDrive {
        drive: DriveSerial,
        reason: String,
    },
    ResolveDrive {
        drive: DriveSerial,
        how: Resolution,
    },
    FaultJob {
        reason: String,
    },
    ResolveJob,
    /// A longer shipping window.
    Extend {
        #[serde(deserialize_with = "crate::moment::read_sent")]
        until: Time,
    },
    Close,
    /// The operator's way to a return address that is right, and to a cancellation in Shipping.
    #[serde(rename = "changeReturnAddress")]
    CorrectAddress {
        address: ReturnAddress,
    },
    Cancel,
    /// Drives of this job came while it was not yet, or no longer, waiting for a package; they are kept unmatched.
    #[serde(skip)]
    HoldDrives {
        drives: Vec<DriveSerial>,
    },
    /// The drives that waited were booked in, sent back or destroyed: where their arrival ended.
    #[serde(skip)]
    ReleaseDrives {
        to: ArrivalState,
        package: Option<Package>,
    },
    /// The drives cannot go back where the customer said.
    ReportAddress {
        reason: String,
    },
    MarkForDestruction {
        drive: DriveSerial,
    },
    Destroy {
        drive: DriveSerial,
    },
    NoteContact {
        how: String,
        whom: String,
        said: String,
        #[serde(default, deserialize_with = "crate::moment::read_some_sent")]
        awaits_until: Option<Time>,
    },
    /// The clock tells the customer that the time is nearly up.
    #[serde(skip)]
    WarnOfEnd,
    #[serde(skip)]
    Expire,
    #[serde(skip)]
    BecomeOverdue,
    #[serde(skip)]
    FallDue,
    #[serde(skip)]
    Purge,
}

fn export_key<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<BitLockerKey>, D::Error> {
    let text = Option::<String>::deserialize(from)?;
    text.map(|text| BitLockerKey::parse_export(&text).map_err(serde::de::Error::custom)).transpose()
}

/// How a faulted drive goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Resolution {
    /// Where it stood.
    GoOn,
    /// From the start of the copy.
    Restart,
    /// Without its data: it goes back as it is, and the job ends Closed.
    GiveUp,
}
