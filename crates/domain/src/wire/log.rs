//! What a drive's log says, as the portal's table shows it.

use serde::{Deserialize, Serialize};

use crate::fields::DriveSerial;
use crate::job::Time;
use crate::log::{Code, DriveStatus, LogBlob, LogKind};

/// A drive's logs: where they lie, and a page of the files that failed or have something to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DriveLog {
    pub drive: DriveSerial,
    /// Every log that there is, wherever it lies.
    pub files: Vec<LogFile>,
    /// Which of them the rest is read from; absent while none is held here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LogKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// As the log says, else as the drive's reports do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Code<DriveStatus>>,
    /// All files of the drive; known from a verbose log only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blobs: Option<u64>,
    pub failed: u64,
    /// Files that arrived, but under another name, over an older one, or without a part.
    pub noticed: u64,
    /// How many there are of each word, most first.
    pub groups: Vec<LogGroup>,
    /// How many rows fit what was asked for, on all pages.
    pub matching: u64,
    pub value: Vec<LogRow>,
    /// Goes into `after` to get the next page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<u64>,
}

/// One file that the copy left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogFile {
    pub kind: LogKind,
    pub uri: String,
    /// Whether the service holds it: the URI is then the service's own.
    pub held: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    #[serde(default, deserialize_with = "crate::moment::read_some", skip_serializing_if = "Option::is_none")]
    pub received: Option<Time>,
}

/// How many files have one word: a blob's status, or what was done with its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogGroup {
    pub word: String,
    pub count: u64,
}

/// A file that failed or has something to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRow {
    /// Its place in the log, from 1.
    pub number: u64,
    #[serde(flatten)]
    pub blob: LogBlob,
}
