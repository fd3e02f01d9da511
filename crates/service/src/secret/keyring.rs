//! The file of the keys that BitLocker keys are encrypted with: one a line, the oldest first, each under an id that is
//! derived from it. Before keys could be changed the file was one key's 32 bytes; such a file is read too.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use super::KeyFileProblem;
use crate::files;

const HEADER: &str = "waybill-keys 1";
const BYTES: usize = 32;

/// One key.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) id: String,
    pub(crate) bytes: [u8; BYTES],
}

impl Key {
    fn of(bytes: [u8; BYTES]) -> Self {
        let mut id = hex::encode(Sha256::digest(bytes));
        id.truncate(8);
        Self { id, bytes }
    }

    /// A new one, of the system's randomness.
    pub(crate) fn new() -> Result<Self, KeyFileProblem> {
        let mut bytes = [0; BYTES];
        SysRng.try_fill_bytes(&mut bytes)?;
        Ok(Self::of(bytes))
    }
}

/// Makes the file, with one key.
///
/// # Errors
/// There is one, or it cannot be made.
pub(crate) fn make(file: &Path) -> Result<(), KeyFileProblem> {
    write_new(file, &[Key::new()?], file.parent())
}

/// # Errors
/// It cannot be read, or holds something else.
pub(crate) fn read(file: &Path) -> Result<Vec<Key>, KeyFileProblem> {
    let bytes = fs::read(file).map_err(|problem| match problem.kind() {
        io::ErrorKind::NotFound => KeyFileProblem::Missing(file.to_owned()),
        _ => problem.into(),
    })?;
    let text = std::str::from_utf8(&bytes).ok().and_then(|text| text.strip_prefix(HEADER));
    let Some(text) = text else {
        let one: [u8; BYTES] = bytes.as_slice().try_into().map_err(|_| KeyFileProblem::Unreadable)?;
        return Ok(vec![Key::of(one)]);
    };
    let key = |line: &str| {
        let (id, encoded) = line.split_once(' ').ok_or(KeyFileProblem::Unreadable)?;
        let bytes = STANDARD_NO_PAD.decode(encoded.trim()).map_err(|_| KeyFileProblem::Unreadable)?;
        let key = Key::of(bytes.try_into().map_err(|_| KeyFileProblem::Unreadable)?);
        if key.id == id { Ok(key) } else { Err(KeyFileProblem::Unreadable) }
    };
    let keys: Vec<Key> = text.lines().filter(|line| !line.trim().is_empty()).map(key).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err(KeyFileProblem::Unreadable) } else { Ok(keys) }
}

/// Puts other keys into the file, at once or not at all: who reads meanwhile gets the old file or the new one.
///
/// # Errors
/// The folder cannot be written.
pub(crate) fn replace(file: &Path, keys: &[Key]) -> Result<(), KeyFileProblem> {
    let part = part(file, keys)?;
    files::give_to(file, part.path())?;
    part.persist(file).map_err(|problem| problem.error)?;
    Ok(files::sync_folder(file)?)
}

/// A new file with these keys, for the owner of something else or for anyone who makes it.
///
/// # Errors
/// There is one, or it cannot be made.
pub(crate) fn write_new(file: &Path, keys: &[Key], owner_of: Option<&Path>) -> Result<(), KeyFileProblem> {
    let part = part(file, keys)?;
    if let Some(owner_of) = owner_of {
        files::give_to(owner_of, part.path())?;
    }
    part.persist_noclobber(file).map_err(|problem| problem.error)?;
    Ok(files::sync_folder(file)?)
}

/// A file beside it that only its owner may read, durable before anything is encrypted with what it holds.
fn part(file: &Path, keys: &[Key]) -> io::Result<NamedTempFile> {
    let mut part = files::new_beside(file)?;
    part.write_all(text(keys).as_bytes())?;
    part.as_file().sync_all()?;
    Ok(part)
}

fn text(keys: &[Key]) -> String {
    let lines = keys.iter().map(|key| format!("{} {}\n", key.id, STANDARD_NO_PAD.encode(key.bytes)));
    format!("{HEADER}\n{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_one_bare_key_is_read_and_becomes_a_list() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bitlocker.key");
        fs::write(&file, [7; 32]).unwrap();
        let mut keys = read(&file).unwrap();
        assert_eq!(keys.len(), 1);
        keys.push(Key::new().unwrap());
        replace(&file, &keys).unwrap();
        assert!(read(&file).unwrap() == keys);
        for wrong in [&[7_u8; 31][..], b"", b"waybill-keys 1\n", b"waybill-keys 1\n00000000 AAAA\n"] {
            fs::write(&file, wrong).unwrap();
            assert!(matches!(read(&file), Err(KeyFileProblem::Unreadable)), "{wrong:?}");
        }
    }
}
