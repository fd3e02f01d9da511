//! Finds the `<Drive>` elements in a stream of text.

use super::{JournalDrive, JournalKey, JournalProblem, VALUE_MAX};
use crate::fields::xml::{Piece, Pieces};
use crate::fields::{BitLockerKey, BitLockerKeyProblem};

/// The most drives that a file may name: enough for any job, and few enough to search one by one.
pub(super) const FOUND_MAX: usize = 100;

/// The longest opening tag that is looked at: bounds the search for its start.
const TAG_MAX: usize = 4096;

/// The drives found so far, and the piece of text that is not settled yet.
#[derive(Default)]
pub(super) struct Drives {
    pub(super) found: Vec<JournalDrive>,
    /// Whether there was a `<DriveList>` or `<Drive>` at all.
    pub(super) has_tags: bool,
    /// From the `<Drive>` that is open, else from the last `<`.
    held: Vec<u8>,
    /// Where in `held` the text after the last `>` begins.
    tag: usize,
    inside: bool,
}

impl Drives {
    pub(super) fn feed(&mut self, text: &[u8]) -> Result<(), JournalProblem> {
        let mut rest = text;
        while let Some(at) = rest.iter().position(|it| *it == b'>') {
            let (piece, after) = rest.split_at(at + 1);
            self.held.extend_from_slice(piece);
            rest = after;
            self.end_tag()?;
        }
        if self.inside {
            self.held.extend_from_slice(rest);
            return self.check_length();
        }
        // Outside, `held` is a tag that may be a drive's, or nothing.
        if let Some(at) = rest.iter().rposition(|it| *it == b'<') {
            self.held.clear();
            rest = rest.get(at..).unwrap_or_default();
        } else if self.held.is_empty() {
            return Ok(());
        }
        match self.held.len() + rest.len() <= TAG_MAX {
            true => self.held.extend_from_slice(rest),
            false => self.held.clear(),
        }
        Ok(())
    }

    /// Whether a drive has begun and not ended.
    pub(super) fn is_inside(&self) -> bool {
        self.inside
    }

    /// Drops the drive that has begun: its record was cut off.
    pub(super) fn forget(&mut self) {
        self.held.clear();
        self.tag = 0;
        self.inside = false;
    }

    fn end_tag(&mut self) -> Result<(), JournalProblem> {
        self.check_length()?;
        let piece = self.held.get(self.tag..).unwrap_or_default();
        let at = self.tag + piece.iter().rposition(|it| *it == b'<').unwrap_or(0);
        let tag = self.held.get(at..).unwrap_or_default();
        let name = tag.split(|it| it.is_ascii_whitespace() || *it == b'>').next().unwrap_or_default();
        let name = name.strip_suffix(b"/").unwrap_or(name);
        let (opens, closes) = (name == b"<Drive" && tag.len() <= TAG_MAX, name == b"</Drive");
        self.has_tags |= opens || name == b"<DriveList";
        if opens {
            // A drive inside a drive: the first was cut off.
            self.held.drain(..at);
            self.inside = true;
        } else if self.inside && closes {
            let text = std::str::from_utf8(&self.held).map_err(|_| JournalProblem::Encoding)?;
            let drive = read(text);
            self.forget();
            self.keep(drive)?;
        } else if !self.inside {
            self.held.clear();
        }
        self.tag = self.held.len();
        Ok(())
    }

    fn keep(&mut self, drive: JournalDrive) -> Result<(), JournalProblem> {
        // Without its serial number nobody can tell which drive it is.
        if drive.serial.is_empty() {
            return Ok(());
        }
        let count = self.found.len();
        match self.found.iter_mut().find(|it| it.serial.eq_ignore_ascii_case(&drive.serial)) {
            Some(it) => *it = drive,
            None if count == FOUND_MAX => return Err(JournalProblem::TooManyDrives),
            None => self.found.push(drive),
        }
        Ok(())
    }

    fn check_length(&self) -> Result<(), JournalProblem> {
        match self.inside && self.held.len() > VALUE_MAX {
            true => Err(JournalProblem::ValueTooLong),
            false => Ok(()),
        }
    }
}

fn read(element: &str) -> JournalDrive {
    let mut texts: [String; 5] = Default::default();
    let mut field = None;
    for piece in Pieces::new(element) {
        match piece {
            Piece::Open(name, _) => {
                field = ["DriveId", "BitLockerKey", "ManifestFile", "ManifestHash", "DriveHeaderHash"]
                    .iter()
                    .zip(&mut texts)
                    .find(|it| *it.0 == name)
                    .map(|it| it.1);
            }
            Piece::Close(_) => field = None,
            Piece::Declaration => {}
            Piece::Text(more) => {
                if let Some(it) = &mut field {
                    it.push_str(&more);
                }
            }
        }
    }
    let [serial, key, manifest_file, manifest_hash, drive_header_hash] = texts.map(|it| it.trim().to_owned());
    let key = match BitLockerKey::parse(&key) {
        Ok(key) => JournalKey::Read(key),
        Err(BitLockerKeyProblem::Masked) => JournalKey::Masked,
        Err(_) => JournalKey::Missing,
    };
    JournalDrive { serial, key, manifest_file, manifest_hash, drive_header_hash }
}
