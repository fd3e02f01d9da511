//! What people and programs type in: one type a field, made only by parsing, and every problem in the user's words.
//! Nothing here knows about jobs, states, HTTP or the screen.

mod address;
mod bitlocker_key;
mod blob;
mod carrier;
mod drive_serial;
mod job_name;
mod journal;
mod line;
pub(crate) mod log_uri;
mod manifest;
mod site;
mod subscription;
mod text;
mod tracking;
pub(crate) mod xml;

pub use address::{AddressField, AddressInput, AddressProblem, AddressProblems, ReturnAddress};
pub use bitlocker_key::{BitLockerKey, BitLockerKeyProblem};
pub use blob::{BlobList, BlobListProblem, BlobPath, BlobPathPrefix, BlobPathProblem};
pub use carrier::{Carrier, CarrierAccount, CarrierAccountProblem, CarrierProblem, KnownCarrier};
pub use drive_serial::{DriveSerial, DriveSerialProblem};
pub use job_name::{JobName, JobNameProblem};
pub use journal::{FileKind, JOURNAL_MAX_BYTES, JournalDrive, JournalKey, JournalProblem, JournalReader, read_journal};
pub use line::{Company, Contact, LineProblem, PersonName};
pub use log_uri::{LogUri, LogUriProblem};
pub use manifest::{
    DriveHeaderHash, DriveHeaderHashProblem, ManifestFile, ManifestFileProblem, ManifestHash, ManifestHashProblem,
};
pub use site::{Site, SiteProblem};
pub use subscription::{
    ResourceGroup, ResourceGroupProblem, StorageAccountId, StorageAccountIdProblem, SubscriptionId,
    SubscriptionIdProblem,
};
pub(crate) use text::narrow;
pub use tracking::{Detected, TrackingDoubt, TrackingNumber, TrackingNumberProblem, TrackingReason, detect, doubt_for};
