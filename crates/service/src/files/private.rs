//! New files that only their owner may read, whatever the umask is.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use super::left;

/// A file beside the one that it will become, under a name that nobody else has. It is gone when it is dropped, and locked
/// until then: what a process that was killed left of another is known by that nobody has it locked, and is removed.
pub(crate) fn new_beside(file: &Path) -> io::Result<NamedTempFile> {
    let mut prefix = OsString::from(".");
    prefix.push(file.file_name().unwrap_or_default());
    prefix.push(".part-");
    left::remove(folder_of(file), &prefix);
    loop {
        // On Unix its mode is 0600.
        let part = tempfile::Builder::new().prefix(&prefix).rand_bytes(left::RANDOM).tempfile_in(folder_of(file))?;
        if left::is_ours(&part)? {
            return Ok(part);
        }
    }
}

/// An empty file, unless there is one: anyone who writes into it later does not choose its mode.
pub(crate) fn make_empty(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(_) => give_to(folder_of(file), file),
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// The mode of a file that any user of this machine may read, or others than its owner may change. Its group may read it:
/// keys of certificates are often kept so.
#[cfg(unix)]
fn is_open_to_others(file: &Path) -> io::Result<Option<u32>> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = fs::metadata(file)?.permissions().mode() & 0o7777;
    Ok(Some(mode).filter(|mode| mode & 0o027 != 0))
}

/// Elsewhere the folder's own rules say who may read what is in it.
#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> io::Result<Option<u32>> {
    Ok(None)
}

/// Tells the operator of a file that holds a secret and is open to others. It is not Waybill's own, and may be mounted by
/// what runs the service, so it is neither changed nor refused.
pub(crate) fn warn_of_open(file: &Path) {
    if let Ok(Some(mode)) = is_open_to_others(file) {
        tracing::warn!(
            path = %file.display(),
            mode = format!("{mode:o}"),
            "others than the service can read or change this file, which holds a secret: give it to the service's user \
             alone (chmod 600), and change the secret if somebody may have read it"
        );
    }
}

/// Gives what was made to the owner of something else: the service can read what root made for it by a command.
#[cfg(unix)]
pub(crate) fn give_to(owner_of: &Path, made: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, lchown};
    let (owner, is) = (fs::metadata(owner_of)?, fs::symlink_metadata(made)?);
    if owner.uid() == is.uid() {
        return Ok(());
    }
    match lchown(made, Some(owner.uid()), Some(owner.gid())) {
        // Only root can, and only root need: anyone else who works in the folder could read and write before.
        Err(problem) if problem.kind() == io::ErrorKind::PermissionDenied => {
            tracing::warn!("the owner of a file in the data folder is not the folder's owner, and cannot be changed");
            Ok(())
        }
        done => done,
    }
}

/// Elsewhere the folder's own rules say who owns what is made in it.
#[cfg(not(unix))]
pub(crate) fn give_to(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// What was renamed into a folder is there after a power cut.
pub(crate) fn sync_folder(file: &Path) -> io::Result<()> {
    fs::File::open(folder_of(file))?.sync_all()
}

/// The folder that a file is in.
fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
