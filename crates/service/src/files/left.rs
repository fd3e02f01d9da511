//! What a process that was killed left beside a file that it was making.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// How many characters of the name of a part are chance.
pub(super) const RANDOM: usize = 6;
/// What SQLite makes beside a database that it fills.
const JOURNAL: &str = "-journal";

/// Locks a part that was just made. False: another process took it for one that was left, and removed it.
#[cfg(unix)]
pub(super) fn is_ours(part: &NamedTempFile) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt as _;
    part.as_file().lock()?;
    let own = part.as_file().metadata()?;
    Ok(fs::metadata(part.path()).is_ok_and(|there| (there.dev(), there.ino()) == (own.dev(), own.ino())))
}

/// Elsewhere a lock would keep the database itself out.
#[cfg(not(unix))]
pub(super) fn is_ours(_: &NamedTempFile) -> io::Result<bool> {
    Ok(true)
}

/// Removes the parts in a folder whose names begin so and which nobody has locked. One that cannot be removed stays, as do
/// files of others that are named alike.
#[cfg(unix)]
pub(super) fn remove(folder: &Path, prefix: &OsStr) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if is_part(&entry.file_name(), prefix) && is_left(&path).unwrap_or(false) {
            let mut journal = path.clone().into_os_string();
            journal.push(JOURNAL);
            let _ = fs::remove_file(journal);
            if fs::remove_file(&path).is_ok() {
                tracing::warn!(path = %path.display(), "removed what a command that was killed had left");
            }
        }
    }
}

#[cfg(not(unix))]
pub(super) fn remove(_: &Path, _: &OsStr) {}

fn is_part(name: &OsStr, prefix: &OsStr) -> bool {
    let chance = name.as_encoded_bytes().strip_prefix(prefix.as_encoded_bytes());
    chance.is_some_and(|it| it.len() == RANDOM && it.iter().all(u8::is_ascii_alphanumeric))
}

/// Whether it is as one of ours is, for its owner alone, and nobody is at work on it.
#[cfg(unix)]
fn is_left(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    let is = fs::symlink_metadata(path)?;
    Ok(is.is_file() && is.permissions().mode() & 0o777 == 0o600 && File::open(path)?.try_lock().is_ok())
}
