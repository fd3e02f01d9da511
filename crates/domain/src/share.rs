//! A share link: anyone who holds its token reads a job's status, as much of it as the link tells.

mod road;
mod status;

pub use road::Road;
pub use status::{DriveStatus, Stand, Status};

use crate::fields::{DriveSerial, Site};
use crate::job::Time;
use crate::listed;

listed! {
    /// How much a link tells; each tells what the one before tells, and more.
    pub enum Tells {
        /// The state of the job, or of the one drive.
        State = "state",
        /// And percent and estimate.
        Progress = "progress",
        /// And each drive, by the last four characters of its serial number.
        Drives = "drives",
    }
}

/// The most links of one job that are open at a time.
pub const SHARES_MAX: u32 = 20;
/// The most sites of one link.
pub const SITES_MAX: usize = 10;
/// The longest address of a site, in characters: a scheme, a host's 253, a port.
pub const SITE_MAX: usize = 300;
/// The longest note, in characters.
pub const NOTE_MAX: usize = 200;

/// A link as somebody asks for it, every field parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewShare {
    /// One drive instead of the job.
    pub drive: Option<DriveSerial>,
    pub tells: Tells,
    pub expires: Option<Time>,
    /// The sites that may show it in a frame; none means any.
    pub sites: Vec<Site>,
    /// For those who look after the job: where the link went. Empty if nothing was noted.
    pub note: String,
}

/// What the timeline remembers of a link. Never its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    pub drive: Option<DriveSerial>,
    pub tells: Tells,
    pub note: String,
}

impl NewShare {
    pub fn shared(&self) -> Shared {
        Shared { drive: self.drive.clone(), tells: self.tells, note: self.note.clone() }
    }
}
