//! The file of the keys that BitLocker keys are encrypted with: one a line, the oldest first, each under an id that is
//! derived from it. Before keys could be changed the file was one key's 32 bytes; such a file is read too.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};

use super::KeyFileProblem;

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
        let id = Sha256::digest(bytes).iter().take(4).fold(String::new(), |mut id, byte| {
            let _ = write!(id, "{byte:02x}");
            id
        });
        Self { id, bytes }
    }

    /// A new one, of the system's randomness.
    pub(crate) fn new() -> Result<Self, KeyFileProblem> {
        let mut bytes = [0; BYTES];
        SysRng.try_fill_bytes(&mut bytes)?;
        Ok(Self::of(bytes))
    }
}

/// Reads the file, or makes one with one key.
///
/// # Errors
/// It cannot be read or made, or holds something else.
pub(crate) fn open(file: &Path) -> Result<Vec<Key>, KeyFileProblem> {
    match read(file) {
        Err(KeyFileProblem::Io(problem)) if problem.kind() == io::ErrorKind::NotFound => {
            let keys = vec![Key::new()?];
            match create(file, &text(&keys)) {
                Ok(()) => Ok(keys),
                // Another process was quicker.
                Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => read(file),
                Err(problem) => Err(problem.into()),
            }
        }
        read => read,
    }
}

/// # Errors
/// It cannot be read, or holds something else.
pub(crate) fn read(file: &Path) -> Result<Vec<Key>, KeyFileProblem> {
    let bytes = fs::read(file)?;
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
    let new = file.with_extension("new");
    match fs::remove_file(&new) {
        Err(problem) if problem.kind() != io::ErrorKind::NotFound => return Err(problem.into()),
        Ok(()) | Err(_) => {}
    }
    create(&new, &text(keys))?;
    fs::rename(&new, file)?;
    if let Some(folder) = file.parent().filter(|it| !it.as_os_str().is_empty()) {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

fn text(keys: &[Key]) -> String {
    let lines = keys.iter().map(|key| format!("{} {}\n", key.id, STANDARD_NO_PAD.encode(key.bytes)));
    format!("{HEADER}\n{}", lines.collect::<String>())
}

/// A file that only its owner may read, durable before anything is encrypted with what it holds.
fn create(file: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut made = options.open(file)?;
    made.write_all(text.as_bytes())?;
    made.sync_all()
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
            assert!(matches!(open(&file), Err(KeyFileProblem::Unreadable)), "{wrong:?}");
        }
    }
}
