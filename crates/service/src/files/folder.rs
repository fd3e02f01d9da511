//! The data folder: whose it is, who may read it, and what lies in it.

use std::fs;
use std::path::Path;

use super::{FileProblem, private};

/// The database of a site on SQLite.
pub(crate) const DATABASE: &str = "waybill.db";
/// The keys that BitLocker keys are encrypted with.
pub(crate) const KEYS: &str = "bitlocker.key";
/// The files whose locks say who is at work.
pub(crate) const LOCKS: [&str; 2] = ["waybill.lock", "bitlocker.key.lock"];
/// All that Waybill keeps there, with what SQLite makes beside its database.
const OURS: [&str; 6] = [DATABASE, "waybill.db-wal", "waybill.db-shm", KEYS, LOCKS[0], LOCKS[1]];

/// Makes the folder, or sees to it that nobody but its owner can read what is there: what was readable for others is set
/// right with a line in the log.
///
/// # Errors
/// It cannot be made or set right, or others have files there too.
pub(crate) fn open_folder(folder: &Path) -> Result<(), FileProblem> {
    if !folder.is_dir() {
        return make_folder(folder);
    }
    let is_ours = OURS.iter().any(|name| folder.join(name).exists()) || is_empty(folder)?;
    close(folder, 0o700, is_ours)?;
    for file in OURS.iter().map(|name| folder.join(name)).filter(|file| file.exists()) {
        close(&file, 0o600, true)?;
        private::give_to(folder, &file).map_err(FileProblem::io(&file))?;
    }
    Ok(())
}

/// A new folder, for its owner only.
pub(super) fn make_folder(folder: &Path) -> Result<(), FileProblem> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(FileProblem::io(folder))
}

/// Whether there is nothing in a folder, but for what a new disk has, and locks.
pub(crate) fn is_empty(folder: &Path) -> Result<bool, FileProblem> {
    let entries = fs::read_dir(folder).map_err(FileProblem::io(folder))?;
    for entry in entries {
        let name = entry.map_err(FileProblem::io(folder))?.file_name();
        if name != "lost+found" && !LOCKS.iter().any(|lock| name == *lock) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes from others what they may do with it.
#[cfg(unix)]
fn close(path: &Path, to: u32, is_ours: bool) -> Result<(), FileProblem> {
    use std::os::unix::fs::PermissionsExt as _;
    /// On a folder in which everybody may make files, as `/tmp`.
    const STICKY: u32 = 0o1000;
    let mut mode = fs::metadata(path).map_err(FileProblem::io(path))?.permissions();
    let is = mode.mode() & 0o7777;
    if is & 0o077 == 0 {
        return Ok(());
    }
    if !is_ours || is & STICKY != 0 {
        return Err(FileProblem::Shared { folder: path.to_owned(), mode: is });
    }
    mode.set_mode(to);
    fs::set_permissions(path, mode).map_err(|source| FileProblem::Open { path: path.to_owned(), is, to, source })?;
    tracing::warn!(
        path = %path.display(),
        was = format!("{is:o}"),
        now = format!("{to:o}"),
        "others could read what is Waybill's alone; they no longer can. Who read the key file can read backups: see `waybill key rotate`"
    );
    Ok(())
}

/// Elsewhere a folder's rules hold for what is made in it.
#[cfg(not(unix))]
fn close(_: &Path, _: u32, _: bool) -> Result<(), FileProblem> {
    Ok(())
}
