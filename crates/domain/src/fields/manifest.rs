//! What the preparation tool notes about a drive's manifest, for the service to find and trust it.

use super::text::{Fault, TEXT_MAX, text, text_field};
use crate::spoken;
use serde::Deserialize;

/// The manifest's path on its drive, kept as typed: usually `\DriveManifest.xml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ManifestFile(String);

text_field!(ManifestFile, ManifestFileProblem);

impl ManifestFile {
    /// Reads a path of 1 to 200 characters that stays on its drive, with or without the backslash at its start.
    pub fn parse(input: &str) -> Result<Self, ManifestFileProblem> {
        let it = text(input, TEXT_MAX)?;
        match it.split(['\\', '/']).any(|it| it.trim() == "..") {
            true => Err(ManifestFileProblem::LeavesDrive),
            false => Ok(Self(it.to_owned())),
        }
    }
}

/// Why a text is not a manifest's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestFileProblem {
    Empty,
    TooLong { have: usize },
    Control,
    LeavesDrive,
}

spoken! { ManifestFileProblem, lang;
    Self::Empty => "Enter the path of the manifest on the drive, for example \\DriveManifest.xml", "Ange manifestets sökväg på disken, till exempel \\DriveManifest.xml";
    Self::TooLong { have } => "The manifest path has {have} characters, the most is {TEXT_MAX}", "Manifestets sökväg har {have} tecken, högst {TEXT_MAX} går";
    Self::Control => "Type the manifest path on one line, without control characters", "Skriv manifestets sökväg på en rad, utan styrtecken";
    Self::LeavesDrive => "The manifest path must stay on the drive: leave .. out of it", "Manifestets sökväg måste stanna på disken: ta bort .. ur den";
}

impl From<Fault> for ManifestFileProblem {
    fn from(it: Fault) -> Self {
        match it {
            Fault::Empty => Self::Empty,
            Fault::TooLong { have } => Self::TooLong { have },
            Fault::Control => Self::Control,
        }
    }
}

/// The manifest's hash in hexadecimal: 32 digits (MD5) or 64 (SHA-256). The contract's text says the first, its
/// examples have both.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ManifestHash(String);

text_field!(ManifestHash, ManifestHashProblem);

impl ManifestHash {
    /// Reads a hash, without the space around it.
    pub fn parse(input: &str) -> Result<Self, ManifestHashProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Err(ManifestHashProblem::Empty);
        }
        if !it.bytes().all(|it| it.is_ascii_hexdigit()) {
            return Err(ManifestHashProblem::NotHex);
        }
        match it.len() {
            32 | 64 => Ok(Self(it.to_owned())),
            have => Err(ManifestHashProblem::Length { have }),
        }
    }
}

/// Why a text is not a manifest's hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManifestHashProblem {
    Empty,
    NotHex,
    Length { have: usize },
}

spoken! { ManifestHashProblem, lang;
    Self::Empty => "Enter the manifest hash that the preparation tool printed", "Ange manifestets hashvärde som förberedelseverktyget skrev ut";
    Self::NotHex => "A manifest hash has only the digits 0 to 9 and the letters A to F", "Ett hashvärde har bara siffrorna 0 till 9 och bokstäverna A till F";
    Self::Length { have } => "The manifest hash has {have} characters, it needs 32 or 64", "Manifestets hashvärde har {have} tecken, det ska ha 32 eller 64";
}

/// Hashes of the drive's header: empty, or parts `offset:length:hash` joined by `;`, where offset and length are bytes
/// and the hash is 128 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DriveHeaderHash(String);

text_field!(DriveHeaderHash, DriveHeaderHashProblem);

impl DriveHeaderHash {
    /// The most parts that are taken; the tool writes two.
    pub const MAX_PARTS: usize = 100;
    /// The most characters that a request may bring: of as many parts, each with its two numbers and 128 digits.
    pub const MAX: usize = Self::MAX_PARTS * 171;

    /// Reads the hashes, without the space around them. Nothing at all is right too.
    pub fn parse(input: &str) -> Result<Self, DriveHeaderHashProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Ok(Self(String::new()));
        }
        for (number, part) in (1..).zip(it.split(';')) {
            if number > Self::MAX_PARTS {
                return Err(DriveHeaderHashProblem::TooMany);
            }
            if !is_part(part) {
                return Err(DriveHeaderHashProblem::Part { number });
            }
        }
        Ok(Self(it.to_owned()))
    }

    /// Whether there are no hashes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn is_part(part: &str) -> bool {
    let mut fields = part.split(':');
    let mut bytes =
        || fields.next().is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()) && it.parse::<u64>().is_ok());
    bytes()
        && bytes()
        && fields.next().is_some_and(|it| it.len() == 128 && it.bytes().all(|it| it.is_ascii_hexdigit()))
        && fields.next().is_none()
}

/// Why a text is not the hashes of a drive's header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriveHeaderHashProblem {
    /// Parts are counted from 1.
    Part {
        number: usize,
    },
    TooMany,
}

spoken! { DriveHeaderHashProblem, lang;
    Self::Part { number } => "Part {number} of the drive header hash is not offset:length:hash with a hash of 128 characters", "Del {number} av diskhuvudets hashvärde är inte offset:length:hash med ett hashvärde på 128 tecken";
    Self::TooMany => "The drive header hash has more than {max} parts", "Diskhuvudets hashvärde har fler än {max} delar", max = DriveHeaderHash::MAX_PARTS;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_lies_on_its_drive() {
        let read = |it: &str| ManifestFile::parse(it).map(String::from);
        assert_eq!(read(" \\DriveManifest.xml "), Ok("\\DriveManifest.xml".to_owned()));
        assert_eq!(read("DriveManifest.xml"), Ok("DriveManifest.xml".to_owned()));
        assert_eq!(read("\\a..b\\c"), Ok("\\a..b\\c".to_owned()));
        assert_eq!(read("\\..\\c"), Err(ManifestFileProblem::LeavesDrive));
        assert_eq!(read("a/../c"), Err(ManifestFileProblem::LeavesDrive));
        assert_eq!(read(""), Err(ManifestFileProblem::Empty));
        assert_eq!(read("a\0"), Err(ManifestFileProblem::Control));
        assert_eq!(read(&"a".repeat(201)), Err(ManifestFileProblem::TooLong { have: 201 }));
    }

    #[test]
    fn a_manifest_hash_is_md5_or_sha_256() {
        let read = |it: &str| ManifestHash::parse(it).map(|it| it.as_str().len());
        assert_eq!(read("109B21108597EF36D5785F08303F3638"), Ok(32));
        assert_eq!(read("4228ec5d8e048cb9b515338c789314be8d0b2fdbc7c7a0308e1c826242cde74e"), Ok(64));
        assert_eq!(read(""), Err(ManifestHashProblem::Empty));
        assert_eq!(read("109B"), Err(ManifestHashProblem::Length { have: 4 }));
        assert_eq!(read("109G"), Err(ManifestHashProblem::NotHex));
    }

    #[test]
    fn header_hashes_come_in_parts_or_not_at_all() {
        let hash = "AB".repeat(64);
        let read = |it: &str| DriveHeaderHash::parse(it).map(|it| it.is_empty());
        assert_eq!(read(" "), Ok(true));
        assert_eq!(read(&format!("0:1048576:{hash};135266304:143360:{hash}")), Ok(false));
        let bad = |number| Err(DriveHeaderHashProblem::Part { number });
        assert_eq!(read(&format!("0:1048576:{hash};")), bad(2));
        assert_eq!(read(&format!("0:-1:{hash}")), bad(1));
        assert_eq!(read(&format!("0:+1:{hash}")), bad(1));
        assert_eq!(read(&format!("0:1:{hash}0")), bad(1));
        assert_eq!(read(&format!("0:1:{hash}:2")), bad(1));
        assert_eq!(read("x"), bad(1));
        assert_eq!(read(&vec![format!("0:1:{hash}"); 101].join(";")), Err(DriveHeaderHashProblem::TooMany));
    }
}
