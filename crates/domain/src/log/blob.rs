//! One file of a log.

use serde::{Deserialize, Serialize};

use super::{BlobStatus, Code, Disposition, PartStatus};
use crate::listed;

/// A `<Blob>`: a file of the drive and the blob that it became, or the other way round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LogBlob {
    /// An empty word where the log says none.
    pub status: Code<BlobStatus>,
    pub blob_path: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_path: Option<String>,
    /// In bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub length: Option<u64>,
    /// The moment of the snapshot, as the log writes it; exports only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Code<Disposition>>,
    /// What of it went wrong, each kind of trouble once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<LogPart>,
}

listed! {
    /// What a blob is made of.
    pub enum Part {
        Blocks = "blocks",
        Pages = "pages",
        Metadata = "metadata",
        Properties = "properties",
    }
}

/// Blocks, pages, metadata or properties that went wrong in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPart {
    pub part: Part,
    pub status: Code<PartStatus>,
    /// How many blocks or ranges; 1 for metadata and properties.
    pub count: u64,
}

impl LogBlob {
    /// Whether it is not, or not wholly, where it should be.
    pub fn failed(&self) -> bool {
        self.status != Code::Known(BlobStatus::Completed)
    }

    /// Whether it arrived, but otherwise than one might think: under another name, over an older blob, without a part.
    pub fn noticed(&self) -> bool {
        let otherwise = self.disposition.as_ref().is_some_and(|it| *it != Code::Known(Disposition::Created));
        !self.failed() && (otherwise || !self.parts.is_empty())
    }

    /// The one word that says what is the matter with it: its status, or what was done with its name.
    pub fn verdict(&self) -> String {
        match &self.disposition {
            Some(done) if !self.failed() && *done != Code::Known(Disposition::Created) => done.to_string(),
            Some(_) | None => self.status.to_string(),
        }
    }
}
