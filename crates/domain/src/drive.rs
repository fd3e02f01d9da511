//! A drive of a job.

use serde::{Deserialize, Serialize};

use crate::drive_state::{DriveNeed, DriveState};
use crate::fields::log_uri;
use crate::fields::{DriveHeaderHash, DriveSerial, ManifestFile, ManifestHash};
use crate::job::{Job, Time};
use crate::listed;
use crate::log::LogKind;
use crate::machine::At;

listed! {
    /// How a drive's copy ended. Only errors close a job as failed.
    pub enum Outcome {
        Clean = "clean",
        /// Notices of blobs that were overwritten.
        Notices = "notices",
        Warnings = "warnings",
        Errors = "errors",
    }
}

/// When the drive came into a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DriveVisit {
    pub state: DriveState,
    #[serde(deserialize_with = "crate::moment::read")]
    pub at: Time,
}

/// Where the logs of a drive's copy lie.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LogUris {
    #[serde(deserialize_with = "log_uri::given", skip_serializing_if = "Option::is_none")]
    pub error_log_uri: Option<String>,
    #[serde(deserialize_with = "log_uri::given", skip_serializing_if = "Option::is_none")]
    pub verbose_log_uri: Option<String>,
    #[serde(deserialize_with = "log_uri::given", skip_serializing_if = "Option::is_none")]
    pub manifest_uri: Option<String>,
}

impl LogUris {
    /// Where one of them lies, if it is there.
    pub fn of(&self, kind: LogKind) -> Option<&str> {
        let uri = match kind {
            LogKind::Error => &self.error_log_uri,
            LogKind::Verbose => &self.verbose_log_uri,
            LogKind::Manifest => &self.manifest_uri,
        };
        uri.as_deref()
    }

    /// Only one of them.
    pub fn only(kind: LogKind, uri: String) -> Self {
        let mut it = Self::default();
        match kind {
            LogKind::Error => it.error_log_uri = Some(uri),
            LogKind::Verbose => it.verbose_log_uri = Some(uri),
            LogKind::Manifest => it.manifest_uri = Some(uri),
        }
        it
    }

    /// Takes over what a later report names.
    pub fn merge(&mut self, later: Self) {
        self.error_log_uri = later.error_log_uri.or_else(|| self.error_log_uri.take());
        self.verbose_log_uri = later.verbose_log_uri.or_else(|| self.verbose_log_uri.take());
        self.manifest_uri = later.manifest_uri.or_else(|| self.manifest_uri.take());
    }
}

/// The same of a job that is stored: a URI that an earlier version took and that is no link is passed over.
fn stored_logs<'de, D: serde::Deserializer<'de>>(from: D) -> Result<LogUris, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Stored {
        #[serde(default, deserialize_with = "log_uri::stored")]
        error_log_uri: Option<String>,
        #[serde(default, deserialize_with = "log_uri::stored")]
        verbose_log_uri: Option<String>,
        #[serde(default, deserialize_with = "log_uri::stored")]
        manifest_uri: Option<String>,
    }
    let Stored { error_log_uri, verbose_log_uri, manifest_uri } = Stored::deserialize(from)?;
    Ok(LogUris { error_log_uri, verbose_log_uri, manifest_uri })
}

/// What was copied of a drive so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Copied {
    /// 0 to 100.
    pub percent: u8,
    pub bytes: u64,
    /// Absent until the operator's agent knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes_total: Option<u64>,
    /// Bytes a second, smoothed over the last reports; absent until two reports have come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<u64>,
    #[serde(deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub reported: Option<Time>,
}

/// One disk, known by its hardware serial number. Its BitLocker key is kept elsewhere, encrypted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Drive {
    pub serial: DriveSerial,
    pub state: At<DriveState>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest_file: Option<ManifestFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manifest_hash: Option<ManifestHash>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drive_header_hash: Option<DriveHeaderHash>,
    /// Whether the service holds a BitLocker key for it.
    pub has_key: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied: Option<Copied>,
    /// One of the drive status codes of the copy's log, or `InProgress`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_status: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    #[serde(default, deserialize_with = "stored_logs")]
    pub logs: LogUris,
    /// Why it stands still, or why it was given up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
    #[serde(default)]
    pub given_up: bool,
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub destroyed: Option<Time>,
    /// Since when it is to be destroyed: nobody answered for its return address.
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub to_destroy: Option<Time>,
    pub visits: Vec<DriveVisit>,
}

/// A drive that came in the job's package but is not on its list: kept, not processed, sent back with the job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExtraDrive {
    pub serial: DriveSerial,
    #[serde(deserialize_with = "crate::moment::read")]
    pub received: Time,
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub shipped_back: Option<Time>,
}

impl Drive {
    /// A drive as it first becomes known.
    pub fn new(serial: DriveSerial, state: At<DriveState>, at: Time) -> Self {
        Self {
            serial,
            state,
            manifest_file: None,
            manifest_hash: None,
            drive_header_hash: None,
            has_key: false,
            copied: None,
            copy_status: None,
            outcome: None,
            logs: LogUris::default(),
            fault: None,
            given_up: false,
            destroyed: None,
            to_destroy: None,
            visits: vec![DriveVisit { state: *state, at }],
        }
    }

    pub fn since(&self) -> Option<Time> {
        self.visits.last().map(|visit| visit.at)
    }

    /// Whether its copy has begun, and was not sent back to the start.
    pub fn has_begun(&self) -> bool {
        self.copied.is_some()
    }

    /// Whether nothing more is to be done with it but to send it back. A cancelled job skips the copies not begun.
    pub fn is_finished(&self, job_cancelled: bool) -> bool {
        match *self.state {
            DriveState::Completed | DriveState::CompletedMoreInfo | DriveState::ShippedBack => true,
            DriveState::Received => job_cancelled || self.destroyed.is_some(),
            DriveState::Transferring | DriveState::Faulted => self.destroyed.is_some(),
            DriveState::Specified | DriveState::NeverReceived => false,
        }
    }

    /// Whether it no longer is at the data center, or never was.
    pub fn is_gone(&self) -> bool {
        self.destroyed.is_some() || matches!(*self.state, DriveState::ShippedBack | DriveState::NeverReceived)
    }

    /// Whether it makes its job end Closed.
    pub fn went_wrong(&self) -> bool {
        self.given_up
            || self.destroyed.is_some()
            || self.outcome == Some(Outcome::Errors)
            || self.state == DriveState::NeverReceived
    }

    /// Whether a need of the drive table holds.
    pub fn holds(&self, need: DriveNeed, job: &Job) -> bool {
        match need {
            DriveNeed::ImportJob | DriveNeed::ExportJob | DriveNeed::JobCancelled | DriveNeed::JobNotCancelled => {
                job.holds_for_drives(need)
            }
            DriveNeed::HadBegun => self.has_begun(),
            DriveNeed::HadNotBegun => !self.has_begun(),
        }
    }
}
