//! Files that hold what nobody else may read, and who may work on them: modes and owners are made or refused and never
//! trusted, new files have names that nobody else has until they are whole, and locks say who is at work.

mod folder;
mod left;
mod lock;
mod private;
mod staged;

use std::io;
use std::path::{Path, PathBuf};

pub(crate) use folder::{DATABASE, KEYS, is_empty, open_folder};
pub(crate) use lock::{Lock, alone, keys_lock};
pub(crate) use private::{give_to, make_empty, new_beside, sync_folder, warn_of_open};
pub(crate) use staged::{Staged, unfinished};

/// Why a folder or a file cannot be used. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum FileProblem {
    #[error(
        "others may read {} (mode {mode:o}), and it holds files that are not Waybill's: nothing was changed. Name a folder \
         for Waybill alone, which it makes when it is not there", .folder.display()
    )]
    Shared { folder: PathBuf, mode: u32 },
    #[error(
        "others may read {} (mode {is:o}), and this user may not change that: nothing was changed. As its owner or as \
         root: chmod {to:o} {}", .path.display(), .path.display()
    )]
    Open { path: PathBuf, is: u32, to: u32, source: io::Error },
    #[error(
        "another `waybill {what}` (process {process}) works on {}: one at a time. Stop it first, or name another folder",
        .folder.display()
    )]
    Busy { what: String, process: String, folder: PathBuf },
    #[error("cannot use {}", .path.display())]
    Io { path: PathBuf, source: io::Error },
}

impl FileProblem {
    /// What the system said of this file or folder.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}
