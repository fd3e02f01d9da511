//! A data folder that is filled under another name, and has its own once it is whole.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::{Builder, TempDir};

use super::folder::{LOCKS, make_folder};
use super::{DATABASE, FileProblem, give_to, open_folder, sync_folder};

/// What a folder's name begins with that is filled inside of an empty one which is there.
const INSIDE: &str = "unfinished.part-";

/// A folder that is being filled. Dropped, it is gone.
pub(crate) struct Staged {
    part: TempDir,
    folder: PathBuf,
    /// In the folder itself, which was there, and may be a disk of its own or in another's folder; otherwise beside it.
    is_inside: bool,
}

impl Staged {
    /// For a folder that is empty or not there.
    pub(crate) fn new(folder: &Path) -> Result<Self, FileProblem> {
        let is_inside = folder.is_dir();
        let mut builder = Builder::new();
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let part = if is_inside {
            open_folder(folder)?;
            builder.prefix(INSIDE).tempdir_in(folder).map_err(FileProblem::io(folder))?
        } else {
            let beside = folder.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
            make_folder(beside)?;
            let mut prefix = folder.file_name().unwrap_or_default().to_owned();
            prefix.push(".part-");
            builder.prefix(&prefix).tempdir_in(beside).map_err(FileProblem::io(beside))?
        };
        Ok(Self { part, folder: folder.to_owned(), is_inside })
    }

    /// Where to fill it.
    pub(crate) fn path(&self) -> &Path {
        self.part.path()
    }

    /// Gives it its name: by one rename where the folder was not there. Where it was, the database comes last, and without
    /// it no service starts on the rest.
    pub(crate) fn finish(self) -> Result<(), FileProblem> {
        let failed = || FileProblem::io(&self.folder);
        if !self.is_inside {
            fs::rename(self.part.path(), &self.folder).map_err(failed())?;
            let _ = self.part.keep();
            return sync_folder(&self.folder).map_err(FileProblem::io(&self.folder));
        }
        let mut files = Vec::new();
        for entry in fs::read_dir(self.part.path()).map_err(failed())? {
            files.push(entry.map_err(failed())?.file_name());
        }
        files.retain(|name| !LOCKS.iter().any(|lock| name == lock));
        files.sort_by_key(|name| name == DATABASE);
        for name in files {
            let (from, to) = (self.part.path().join(&name), self.folder.join(&name));
            give_to(&self.folder, &from).and_then(|()| fs::rename(&from, &to)).map_err(failed())?;
            sync_folder(&to).map_err(failed())?;
        }
        Ok(())
    }
}

/// What a restore left in a folder that ended before it was whole.
pub(crate) fn unfinished(folder: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    entries.map(|entry| entry.path()).find(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(INSIDE))
    })
}
