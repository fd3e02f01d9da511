//! The serial number that a drive is known by.

use super::text::text_field;
use crate::spoken;
use serde::Deserialize;

/// A drive's hardware serial number (`driveId` on the wire): 1 to 64 printable ASCII characters without spaces.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct DriveSerial(String);

text_field!(DriveSerial, DriveSerialProblem);

impl DriveSerial {
    /// The most characters of a serial number.
    pub const MAX: usize = 64;

    /// Reads a serial number, without the space around it. Space inside is refused, not removed: where labels carry
    /// two numbers, joining them would make a drive that nobody can find.
    pub fn parse(input: &str) -> Result<Self, DriveSerialProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Err(DriveSerialProblem::Empty);
        }
        if it.contains(char::is_whitespace) {
            return Err(DriveSerialProblem::Space);
        }
        if !it.bytes().all(|it| it.is_ascii_graphic()) {
            return Err(DriveSerialProblem::Character);
        }
        match it.len() > Self::MAX {
            true => Err(DriveSerialProblem::TooLong { have: it.len() }),
            false => Ok(Self(it.to_owned())),
        }
    }

    /// Whether a drive may have it on its label: a letter or a digit is in it. The contract takes any sign, so programs are
    /// not refused; who types or scans has slipped.
    pub fn is_likely(&self) -> bool {
        self.0.contains(|it: char| it.is_ascii_alphanumeric())
    }

    /// The form in which two serial numbers are compared.
    pub fn key(&self) -> String {
        self.0.to_ascii_uppercase()
    }
}

/// Why a text is not a drive's serial number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DriveSerialProblem {
    Empty,
    Space,
    Character,
    TooLong { have: usize },
}

spoken! { DriveSerialProblem, lang;
    Self::Empty => "Enter the serial number of the drive", "Ange diskens serienummer";
    Self::Space => "Enter the serial number without spaces, as the preparation tool prints it", "Ange serienumret utan mellanslag, så som förberedelseverktyget skriver det";
    Self::Character => "Use only the letters A to Z, digits and ordinary signs in the serial number", "Använd bara bokstäverna A till Z, siffror och vanliga tecken i serienumret";
    Self::TooLong { have } => "The serial number has {have} characters, the most is {max}", "Serienumret har {have} tecken, högst {max} går", max = DriveSerial::MAX;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_printable_and_have_no_spaces() {
        let read = |it: &str| DriveSerial::parse(it).map(String::from);
        assert_eq!(read(" 9CA995BB\t"), Ok("9CA995BB".to_owned()));
        assert_eq!(read("WD-WCC4N/7"), Ok("WD-WCC4N/7".to_owned()));
        assert_eq!(read(""), Err(DriveSerialProblem::Empty));
        assert_eq!(read("9CA 995BB"), Err(DriveSerialProblem::Space));
        assert_eq!(read("９CA"), Err(DriveSerialProblem::Character));
        assert_eq!(read("9C\u{0}A"), Err(DriveSerialProblem::Character));
        assert_eq!(read(&"9".repeat(65)), Err(DriveSerialProblem::TooLong { have: 65 }));
    }

    #[test]
    fn signs_alone_are_no_label() {
        assert!(DriveSerial::parse("WD-1").unwrap().is_likely());
        assert!(!DriveSerial::parse("???").unwrap().is_likely());
    }

    #[test]
    fn case_is_not_told_apart() {
        assert_eq!(DriveSerial::parse("9ca995bb").unwrap().key(), "9CA995BB");
    }
}
