//! Who is at work: locks of the system's on files, which end with the process that holds them, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;

use super::folder::LOCKS;
use super::{FileProblem, open_folder, private};

/// A lock that is held. The file stays: only the lock on it counts.
#[derive(Debug)]
#[must_use]
pub(crate) struct Lock(#[expect(dead_code, reason = "the lock is held as long as the file is open")] File);

impl Lock {
    /// Waits until nobody else has the lock.
    pub(crate) async fn alone(file: &Path) -> io::Result<Self> {
        Self::wait(file, File::try_lock, File::lock).await
    }

    /// Waits until nobody has the lock for themselves.
    pub(crate) async fn shared(file: &Path) -> io::Result<Self> {
        Self::wait(file, File::try_lock_shared, File::lock_shared).await
    }

    async fn wait(
        file: &Path,
        try_now: fn(&File) -> Result<(), TryLockError>,
        wait: fn(&File) -> io::Result<()>,
    ) -> io::Result<Self> {
        let open = open(file)?;
        match try_now(&open) {
            Ok(()) => return Ok(Self(open)),
            Err(TryLockError::Error(problem)) => return Err(problem),
            Err(TryLockError::WouldBlock) => {}
        }
        tracing::warn!("another command works with the keys of this folder; waiting for it to end");
        let waited = tokio::task::spawn_blocking(move || wait(&open).map(|()| Self(open))).await;
        waited.map_err(io::Error::other)?
    }
}

/// The lock on the keys of a folder: for anyone who changes them, or needs them to stay as they are.
pub(crate) fn keys_lock(folder: &Path) -> std::path::PathBuf {
    folder.join(LOCKS[1])
}

/// The data folder for one process at a time, which is called this. It is made if need be. In the lock's file stands which
/// process that is.
///
/// # Errors
/// Another one has it, or the folder cannot be used.
pub(crate) fn alone(folder: &Path, what: &str) -> Result<Lock, FileProblem> {
    open_folder(folder)?;
    let path = folder.join(LOCKS[0]);
    let mut file = open(&path).map_err(FileProblem::io(&path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::Error(source)) => return Err(FileProblem::Io { path, source }),
        Err(TryLockError::WouldBlock) => return Err(busy(&mut file, folder)),
    }
    let note = format!("{what} {}\n", std::process::id());
    let noted = file.set_len(0).and_then(|()| file.write_all(note.as_bytes()));
    noted.map_err(FileProblem::io(&path))?;
    Ok(Lock(file))
}

fn busy(file: &mut File, folder: &Path) -> FileProblem {
    let mut note = String::new();
    let read = file.rewind().and_then(|()| file.read_to_string(&mut note));
    let said = read.ok().and_then(|_| note.trim().rsplit_once(' '));
    let (what, process) = said.unwrap_or(("serve", "unknown"));
    FileProblem::Busy { what: what.to_owned(), process: process.to_owned(), folder: folder.to_owned() }
}

fn open(path: &Path) -> io::Result<File> {
    private::make_empty(path)?;
    OpenOptions::new().read(true).write(true).open(path)
}
