//! The log of a drive's copy, as the contract has it: `<DriveLog Version="2014-11-01">` with one `<Blob>` for each file.
//! A verbose log has all of them, an error log only those with something to tell.

mod blob;
mod code;
mod encoding;
mod problem;
mod read;
mod status;
mod write;

#[cfg(test)]
mod tests;

pub use blob::{LogBlob, LogPart, Part};
pub use code::Code;
pub use problem::LogProblem;
pub use read::{LogSummary, check_manifest, read_log};
pub use status::{BlobStatus, Disposition, DriveStatus, PartStatus};
pub use write::write_log;

use crate::listed;

/// The longest log that is read, in bytes.
pub const LOG_MAX_BYTES: usize = 64 << 20;

/// The version that is written; 2018-10-01 has the same elements.
pub const LOG_VERSION: &str = "2014-11-01";

listed! {
    /// The files that a drive's copy leaves beside the data.
    pub enum LogKind {
        /// Only what failed, or is worth knowing.
        Error = "error",
        /// Every file. Only where the job asks for it.
        Verbose = "verbose",
        /// A copy of the drive's manifest. Only where the job asks for it.
        Manifest = "manifest",
    }
}
