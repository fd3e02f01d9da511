//! The contract's JSON (Microsoft.ImportExport, api-version 2021-01-01), read into the domain and written from it.
//! Field names and required lists are the published swagger's; defaults are those the service was seen to fill in.

mod error;
mod job;
mod location;
mod log;
mod notice;
mod packing;
mod people;
mod put;
mod receiving;
mod row;
mod search;
mod share;
mod sign_in;
mod update;

pub use error::{ErrorBody, ErrorDetail};
pub use job::{BitLockerKeyItem, JobResource, ListBody, SystemData};
pub use location::{Location, LocationProperties};
pub use log::{DriveLog, LogFile, LogGroup, LogRow};
pub use notice::{MailSettings, Notice, NoticePage};
pub use packing::PackingJob;
pub use people::{Access, Company, NewSubscription, PeoplePage, PersonInfo, PersonWish, Proof, SignInLink};
pub use put::{
    BlobListInput, DriveInput, EncryptionKeyInput, ExportInput, JobDetails, PackageInput, PutJobParameters,
    ReturnShippingInput,
};
pub use receiving::{
    AlsoNamed, BoardDrive, BoardPage, Candidate, DriveDecision, ExpectedDrive, KnownBy, PackageBooked, PackageJob,
    PackageLook, PackageScan, Scanned, Verdict,
};
pub use row::{Entry, JobPage, JobRow, Session, Subscription, Timeline};
pub use search::{Found, Hit, Look, QueueCount, SearchPage};
pub use share::{ShareInfo, ShareInput, ShareMade, ShareUrls};
pub use sign_in::{LinkByMail, SignInProvider, SignInWays, SignedOut};
pub use update::{UpdateDetails, UpdateJobParameters};

/// The versions of the contract that the service speaks; they differ in nothing but defaults.
pub const API_VERSIONS: [&str; 2] = ["2021-01-01", "2016-11-01"];
/// What the portal and the examples send.
pub const API_VERSION: &str = API_VERSIONS[0];
/// The most drives a job may name.
pub const DRIVES_MAX: usize = 10;
/// The longest blob list a job may carry, in bytes of its JSON.
pub const BLOB_LIST_MAX: usize = 32 * 1024;
/// The container that logs go to if the job names none.
pub const DIAGNOSTICS_PATH: &str = "waimportexport";
