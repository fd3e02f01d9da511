//! The receiving desk: what was scanned, what it means, and what was booked in.

use serde::{Deserialize, Serialize};

use super::JobRow;
use crate::arrival::Arrival;
use crate::drive_state::DriveState;
use crate::fields::{Carrier, DriveSerial, TrackingNumber};
use crate::job::{JobId, JobType};
use crate::job_state::JobState;
use crate::listed;

/// A package as an operator has it before them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageScan {
    /// Absent where the label cannot be read: then drives alone tell whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tracking_number: Option<TrackingNumber>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_name: Option<Carrier>,
    #[serde(default)]
    pub drives: Vec<DriveSerial>,
    /// All drives of the package were scanned: those of its jobs that were not seen are missing.
    #[serde(default)]
    pub complete: bool,
    /// The job that the package is for, as the operator says: where jobs of several companies name it, and for drives that
    /// are on no list, or on the lists of several jobs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<JobId>,
    /// What the operator decided about drives that several jobs may claim.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DriveDecision>,
}

/// Which of several jobs a drive belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DriveDecision {
    pub drive: DriveSerial,
    /// Absent: the operator cannot tell. The drive is kept as an unmatched arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<JobId>,
}

listed! {
    /// What a scanned drive is.
    pub enum Verdict {
        /// On the list of a job of this package, or a drive of an export job.
        Expected = "expected",
        /// Was never received, and comes now.
        Late = "late",
        /// On the list of another live job: booked in there.
        OtherJob = "otherJob",
        /// Of a job that does not wait for drives: kept as an unmatched arrival.
        Held = "held",
        /// Of no job: goes back with the job whose package it came in.
        Extra = "extra",
        /// Of no job, in a package of no job: kept as an unmatched arrival.
        Unknown = "unknown",
        /// Booked in before.
        Already = "already",
        /// Several jobs may claim it: nothing is booked in until the operator decides.
        Ambiguous = "ambiguous",
    }
}

listed! {
    /// How a job knows a scanned drive.
    pub enum KnownBy {
        /// It is on the job's list, and has not come.
        List = "list",
        /// A drive of this serial number was booked in for the job.
        BookedIn = "bookedIn",
        /// It is on the job's list and was sent back, or the job has ended.
        Past = "past",
        /// The job names the package.
        Package = "package",
    }
}

/// A job that may claim a scanned drive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidate {
    pub job: JobId,
    pub company: String,
    pub location: String,
    pub state: JobState,
    pub known_by: Vec<KnownBy>,
}

/// A scanned drive, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scanned {
    pub serial: DriveSerial,
    pub verdict: Verdict,
    /// The job it goes to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job: Option<JobId>,
    /// Where several jobs may claim it, these; also once the operator has decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<Candidate>,
}

/// A drive on the list of a job of the package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExpectedDrive {
    pub serial: DriveSerial,
    pub state: DriveState,
    pub scanned: bool,
}

/// A job whose package this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageJob {
    pub id: JobId,
    pub company: String,
    pub job_type: JobType,
    pub state: JobState,
    pub location: String,
    pub cancel_requested: bool,
    /// Whether drives can be booked in for it now.
    pub takes_drives: bool,
    /// How many drives the customer has announced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drive_count: Option<u32>,
    pub drives: Vec<ExpectedDrive>,
    /// Whether the package is taken as this job's: if it is complete, drives of the job that were not seen are missing.
    pub belongs: bool,
}

/// What a package means. Nothing is written by looking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageLook {
    pub jobs: Vec<PackageJob>,
    /// In the order of the scan.
    pub scanned: Vec<Scanned>,
    /// Whether confirming records an unmatched arrival.
    pub unmatched: bool,
    /// Jobs of several companies name the package, and the operator has not said which job it is for.
    pub undecided: bool,
}

/// What confirming a package wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PackageBooked {
    pub look: PackageLook,
    pub jobs: Vec<JobRow>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<Arrival>,
    /// Where drives of several jobs came that do not wait for them: the arrivals of the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further_arrivals: Vec<Arrival>,
}

/// Another live job that names a drive or a package of a job; for staff only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AlsoNamed {
    pub job: JobId,
    pub company: String,
    pub location: String,
    pub state: JobState,
    /// Drives that both name.
    pub drives: Vec<DriveSerial>,
    /// Packages that both name.
    pub packages: Vec<TrackingNumber>,
}

/// A drive on the copy board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BoardDrive {
    pub job: JobId,
    pub job_type: JobType,
    pub job_state: JobState,
    pub location: String,
    /// Why the whole job stands still, where it is not the drive alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub job_fault: Option<String>,
    pub drive: crate::drive::Drive,
}

/// A page of the copy board, the longest waiting first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BoardPage {
    pub value: Vec<BoardDrive>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
