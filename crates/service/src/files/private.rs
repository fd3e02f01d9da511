//! New files that only their owner may read, whatever the umask is.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

/// A file beside the one that it will become, under a name that nobody else has. It is gone when it is dropped.
pub(crate) fn new_beside(file: &Path) -> io::Result<NamedTempFile> {
    let mut prefix = OsString::from(".");
    prefix.push(file.file_name().unwrap_or_default());
    prefix.push(".part-");
    // On Unix its mode is 0600.
    tempfile::Builder::new().prefix(&prefix).tempfile_in(folder_of(file))
}

/// An empty file, unless there is one: whoever writes into it later does not choose its mode.
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

/// Gives what was made to the owner of something else: the service can read what root made for it by a command.
#[cfg(unix)]
pub(crate) fn give_to(owner_of: &Path, made: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, lchown};
    let (owner, is) = (fs::metadata(owner_of)?, fs::symlink_metadata(made)?);
    if owner.uid() == is.uid() {
        return Ok(());
    }
    match lchown(made, Some(owner.uid()), Some(owner.gid())) {
        // Only root can, and only root need: whoever else works in the folder could read and write before.
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
