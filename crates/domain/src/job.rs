//! A job as the service keeps it and as the portal shows it. Changes come only from [`Job::apply`].

mod act;
mod acts;
mod apply;
mod contact;
mod customer;
mod edges;
mod exceptions;
mod holds;
mod operator;
mod progress;
mod share;

pub use act::Act;
pub use acts::{ACTS, CREATION, FOLLOWS, Offer, Permit, WhyNot};
pub use apply::{Applied, KeySet};
pub(crate) use contact::Contact;
pub(crate) use customer::text;
pub use edges::Acted;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::drive::{Drive, ExtraDrive};
use crate::fields::log_uri;
use crate::fields::{
    Carrier, CarrierAccount, JobName, ResourceGroup, ReturnAddress, StorageAccountId, SubscriptionId, TrackingNumber,
};
use crate::job_state::JobState;
use crate::listed;
use crate::machine::At;

/// A moment, always UTC.
pub type Time = DateTime<Utc>;

listed! {
    /// Which way the data goes.
    pub enum JobType {
        Import = "Import",
        Export = "Export",
    }
}

listed! {
    /// How much the copy writes into its logs.
    pub enum LogLevel {
        Error = "Error",
        Verbose = "Verbose",
    }
}

/// What names a job: unique without regard to case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobId {
    pub subscription: SubscriptionId,
    pub group: ResourceGroup,
    pub name: JobName,
}

impl JobId {
    /// The contract's resource id.
    pub fn resource_id(&self) -> String {
        let Self { subscription, group, name } = self;
        format!("/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}")
    }
}

/// Carrier and the customer's account there, for the way back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReturnShipping {
    pub carrier_name: Carrier,
    pub carrier_account_number: CarrierAccount,
}

/// A package on its way to the data center, or back from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Package {
    pub carrier_name: Carrier,
    pub tracking_number: TrackingNumber,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drive_count: Option<u32>,
    /// Free text, as the contract has it; the portal writes RFC 3339 dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ship_date: Option<String>,
}

/// What an export job copies onto its drives.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Export {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blob_path: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub blob_path_prefix: Vec<String>,
    /// Where a blob list lies that is too long to be sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blob_list_blob_path: Option<String>,
}

/// Who holds the key that protects the BitLocker keys, as the contract words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EncryptionKey {
    pub kek_type: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kek_url: Option<String>,
    #[serde(default, rename = "kekVaultResourceID", skip_serializing_if = "Option::is_none")]
    pub kek_vault_resource_id: Option<String>,
}

impl Default for EncryptionKey {
    fn default() -> Self {
        Self { kek_type: "MicrosoftManaged".to_owned(), kek_url: None, kek_vault_resource_id: None }
    }
}

/// When the job came into a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub state: JobState,
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
}

/// Why a job stands still, and which state it left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobFault {
    pub from: JobState,
    pub reason: String,
    #[serde(deserialize_with = "crate::moment::read")]
    pub since: Time,
}

/// The return address is missing or wrong, and nobody could be reached yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddressFault {
    pub reason: String,
    #[serde(deserialize_with = "crate::moment::read")]
    pub since: Time,
}

/// The operators or support have asked the customer something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub asked: String,
    #[serde(deserialize_with = "crate::moment::read")]
    pub since: Time,
    #[serde(deserialize_with = "crate::moment::read")]
    pub until: Time,
}

/// One request to import drives into, or export blobs from, a storage account. Holds no BitLocker key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    pub id: JobId,
    pub job_type: JobType,
    pub state: At<JobState>,
    /// Grows by one with each accepted change but progress, which leaves it alone.
    pub revision: u64,
    /// The display name of the data center.
    pub location: String,
    pub storage_account_id: StorageAccountId,
    pub tags: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_address: Option<ReturnAddress>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_shipping: Option<ReturnShipping>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery_package: Option<Package>,
    /// Packages that follow with drives that were not in the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_packages: Vec<Package>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_package: Option<Package>,
    pub diagnostics_path: String,
    pub log_level: LogLevel,
    pub backup_drive_manifest: bool,
    pub cancel_requested: bool,
    #[serde(default, deserialize_with = "log_uri::stored", skip_serializing_if = "Option::is_none")]
    pub incomplete_blob_list_uri: Option<String>,
    pub drives: Vec<Drive>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extra_drives: Vec<ExtraDrive>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub export: Option<Export>,
    pub encryption_key: EncryptionKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<JobFault>,
    #[serde(deserialize_with = "crate::moment::read")]
    pub created: Time,
    pub created_by: String,
    /// The last change by anybody, progress included.
    #[serde(deserialize_with = "crate::moment::read")]
    pub changed: Time,
    pub changed_by: String,
    /// Restarts with every update; the 14 days of Creating count from here.
    #[serde(deserialize_with = "crate::moment::read")]
    pub updated: Time,
    /// The states the job has been in, oldest first; the last is the current one.
    pub visits: Vec<Visit>,
    /// When an unseen package becomes overdue; set on entering Shipping, moved by an operator.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub expected_until: Option<Time>,
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub overdue_since: Option<Time>,
    /// The end of the time the job is given of which the customer was told when it was near.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub warned_of: Option<Time>,
    /// The customer's last answer to the operators.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub answered: Option<Time>,
    /// What the customer is asked and has not answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address_fault: Option<AddressFault>,
    /// Since when operators may mark the drives to be destroyed, because nobody answered for a wrong address.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub destruction_due: Option<Time>,
    /// An operator has said that the export package is complete.
    #[serde(default)]
    pub package_complete: bool,
    /// Drives of this job wait unmatched at the data center: a job in Creating does not expire.
    #[serde(default)]
    pub drives_wait: bool,
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub drives_wait_since: Option<Time>,
}

impl AsRef<Self> for Job {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl Job {
    /// When the job entered the state it is in.
    pub fn since(&self) -> Time {
        self.visits.last().map_or(self.created, |visit| visit.at)
    }

    /// When the job ended, if it has.
    pub fn ended(&self) -> Option<Time> {
        self.state.has_ended().then(|| self.since())
    }

    pub fn drive(&self, serial: &str) -> Option<&Drive> {
        self.drives.iter().find(|drive| drive.serial.as_str().eq_ignore_ascii_case(serial))
    }

    /// The state that decides what people may do: that which a faulted job left.
    pub fn rights_state(&self) -> JobState {
        self.fault.as_ref().map_or(*self.state, |fault| fault.from)
    }

    pub fn is_overdue(&self) -> bool {
        self.state == JobState::Shipping && self.overdue_since.is_some()
    }

    /// Drives that came to the data center, wherever they are now.
    pub fn booked_in(&self) -> impl Iterator<Item = &Drive> {
        self.drives.iter().filter(|drive| drive.state.was_booked_in())
    }
}
