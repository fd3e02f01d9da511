//! Whether something must be made again: by the content of what it was made from, since a checkout or a branch switch touches times.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::run::root;

/// What was made, under which name it is remembered, and the state of its inputs now.
pub(crate) struct Stamp {
    file: PathBuf,
    now: String,
}

impl Stamp {
    /// `inputs` are files and folders of the repository; `also` is what else the result depends on.
    pub(crate) fn of(name: &str, inputs: &[&str], also: &str) -> Result<Stamp> {
        let mut sum = Sha256::new();
        sum.update(also);
        for input in inputs {
            for file in files_below(&root().join(input))? {
                // From the root on: a checkout may be moved, and what it made with it.
                sum.update(file.strip_prefix(root()).unwrap_or(&file).to_string_lossy().as_bytes());
                sum.update(fs::read(&file).with_context(|| format!("could not read {}", file.display()))?);
            }
        }
        Ok(Stamp { file: root().join("target").join(format!("{name}.stamp")), now: hex::encode(sum.finalize()) })
    }

    pub(crate) fn is_fresh(&self) -> bool {
        fs::read_to_string(&self.file).is_ok_and(|then| then == self.now)
    }

    /// To be called once the thing is made.
    pub(crate) fn write(&self) -> Result<()> {
        fs::write(&self.file, &self.now).with_context(|| format!("could not write {}", self.file.display()))
    }
}

/// Every file below a folder, in a steady order; a file is itself.
pub(crate) fn files_below(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("could not list {}", path.display()))? {
        files.extend(files_below(&entry?.path())?);
    }
    files.sort();
    Ok(files)
}

/// The part of a content's hash that goes into a file name: enough that two contents never meet.
pub(crate) fn short_hash(content: &[u8]) -> String {
    let mut hash = hex::encode(Sha256::digest(content));
    hash.truncate(16);
    hash
}
