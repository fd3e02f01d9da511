//! The key that unlocks a drive. It never prints itself: who wants it says `expose`.

use super::text::{is_separator, narrow, parsed_field};
use crate::spoken;
use serde::Deserialize;

/// A BitLocker recovery key, kept as eight groups of six digits with dashes between them.
///
/// Serde writes the key in full, because the wire of `listBitLockerKeys` asks for it; keep it out of other bodies.
/// Serde reads by the strict rule of [`BitLockerKey::parse`]; a stored key of an export drive is read by
/// [`BitLockerKey::parse_export`].
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BitLockerKey(String);

parsed_field!(BitLockerKey, BitLockerKeyProblem);

/// What stands for a character that a tool masked.
const STARS: [char; 4] = ['*', '•', '●', '＊'];

impl BitLockerKey {
    /// Reads a recovery key of 48 digits, with spaces, dashes or nothing between them.
    ///
    /// Each group is a 16-bit number times eleven, so one mistyped digit is always seen. This is how BitLocker makes
    /// its recovery passwords, and every key in the contract's examples keeps to it.
    pub fn parse(input: &str) -> Result<Self, BitLockerKeyProblem> {
        let it = input.trim();
        if it.is_empty() {
            return Err(BitLockerKeyProblem::Empty);
        }
        if it.contains(STARS) && it.chars().all(|it| STARS.contains(&it) || is_separator(it)) {
            return Err(BitLockerKeyProblem::Masked);
        }
        let mut digits = String::with_capacity(48);
        for it in it.chars().map(narrow).filter(|it| !is_separator(*it)) {
            match it {
                '0'..='9' => digits.push(it),
                _ => return Err(BitLockerKeyProblem::NotDigits),
            }
        }
        if digits.len() != 48 {
            return Err(wrong_length(it, digits.len()));
        }
        let mut key = String::with_capacity(55);
        for (number, it) in (1..).zip(digits.as_bytes().chunks_exact(6)) {
            let value = it.iter().fold(0, |sum, it| sum * 10 + u32::from(it - b'0'));
            if value % 11 != 0 || value >= 11 << 16 {
                return Err(BitLockerKeyProblem::Group { number });
            }
            if number > 1 {
                key.push('-');
            }
            key.extend(it.iter().map(|it| char::from(*it)));
        }
        Ok(Self(key))
    }

    /// Reads the key of an export drive: a recovery key, or the base64 that the service's own drives carry.
    pub fn parse_export(input: &str) -> Result<Self, BitLockerKeyProblem> {
        let it = input.trim();
        let plain = it.trim_end_matches('=');
        let base64 = plain.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/'))
            // Else a recovery key with a letter O for a zero would pass for base64.
            && plain.bytes().filter(u8::is_ascii_alphabetic).count() > 8
            && it.len() - plain.len() <= 2
            && (16..=200).contains(&it.len());
        match base64 {
            true => Ok(Self(it.to_owned())),
            false => Self::parse(it),
        }
    }

    /// The key in full. Each use of it is a place where the key leaves.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The key's shape with a star for each character, to show that there is one.
    pub fn masked(&self) -> String {
        self.0.chars().map(|it| if it == '-' { '-' } else { '*' }).collect()
    }
}

impl std::fmt::Debug for BitLockerKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BitLockerKey(…)")
    }
}

/// Which count to complain of: the one group that is off when there are eight, else all digits.
fn wrong_length(input: &str, have: usize) -> BitLockerKeyProblem {
    let mut groups = 0;
    let mut odd = None;
    for it in input.split(is_separator).filter(|it| !it.is_empty()) {
        groups += 1;
        let have = it.chars().count();
        if have != 6 {
            odd = odd.or(Some((groups, have)));
        }
    }
    match (groups, odd) {
        (8, Some((number, have))) => BitLockerKeyProblem::GroupLength { number, have },
        _ => BitLockerKeyProblem::Length { have },
    }
}

/// Why a text is not a BitLocker key. None of these carries a part of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BitLockerKeyProblem {
    Empty,
    /// Only stars: the tool that wrote it left the key out.
    Masked,
    NotDigits,
    Length {
        have: usize,
    },
    GroupLength {
        number: usize,
        have: usize,
    },
    /// The group fails its check: a digit is mistyped. Groups are counted from 1.
    Group {
        number: usize,
    },
}

spoken! { BitLockerKeyProblem, lang;
    Self::Empty => "Enter the drive’s BitLocker key", "Ange diskens BitLocker-nyckel";
    Self::Masked => "The BitLocker key is masked with stars. Enter its 48 digits", "BitLocker-nyckeln är dold med stjärnor. Ange dess 48 siffror";
    Self::NotDigits => "A BitLocker key has only digits, with or without dashes between them", "En BitLocker-nyckel har bara siffror, med eller utan streck emellan";
    Self::Length { have } => "The BitLocker key has {have} of 48 digits. Paste it whole", "BitLocker-nyckeln har {have} av 48 siffror. Klistra in hela";
    Self::GroupLength { number, have } => "Group {number} of the BitLocker key has {have} digits, it needs 6", "Grupp {number} i BitLocker-nyckeln har {have} siffror, den ska ha 6";
    Self::Group { number } => "Group {number} of the BitLocker key is mistyped. Check it against what your preparation tool printed", "Grupp {number} i BitLocker-nyckeln är felskriven. Jämför med det som förberedelseverktyget skrev ut";
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "238810-662376-448998-450120-652806-203390-606320-483076";

    #[track_caller]
    fn check(input: &str, want: Result<&str, BitLockerKeyProblem>) {
        assert_eq!(BitLockerKey::parse(input).as_ref().map(BitLockerKey::expose), want.as_ref().map(|it| *it));
    }

    #[test]
    fn digits_are_taken_however_they_are_grouped() {
        check(KEY, Ok(KEY));
        check(&KEY.replace('-', ""), Ok(KEY));
        check(&KEY.replace('-', " "), Ok(KEY));
        check(&format!("  {} ", KEY.replace('-', " – ")), Ok(KEY));
        let other = "000000-000000-111111-222222-333333-444444-555555-666666";
        check(other, Ok(other));
    }

    #[test]
    fn each_way_to_be_wrong_has_its_own_words() {
        check("", Err(BitLockerKeyProblem::Empty));
        check("******-******", Err(BitLockerKeyProblem::Masked));
        check("238810-66237O", Err(BitLockerKeyProblem::NotDigits));
        check("238810-662376-448", Err(BitLockerKeyProblem::Length { have: 15 }));
        check(&KEY.replace("448998", "44899"), Err(BitLockerKeyProblem::GroupLength { number: 3, have: 5 }));
        check(&KEY.replace("448998", "448999"), Err(BitLockerKeyProblem::Group { number: 3 }));
        check(&KEY.replace("483076", "720896"), Err(BitLockerKeyProblem::Group { number: 8 }));
        assert_eq!(
            BitLockerKeyProblem::Length { have: 15 }.to_string(),
            "The BitLocker key has 15 of 48 digits. Paste it whole"
        );
    }

    #[test]
    fn one_mistyped_digit_is_always_seen() {
        for at in KEY.char_indices().filter(|it| it.1 != '-').map(|it| it.0) {
            for digit in '0'..='9' {
                let mut typed = KEY.to_owned();
                typed.replace_range(at..=at, digit.encode_utf8(&mut [0; 4]));
                assert_eq!(BitLockerKey::parse(&typed).is_ok(), typed == KEY, "{typed}");
            }
        }
    }

    #[test]
    fn export_keys_may_be_base64() {
        let key = "CAAcwBoAG8AdQBiAGUAIABhACAAaABlAHgAYQBkAGU=";
        assert_eq!(BitLockerKey::parse_export(key).unwrap().expose(), key);
        assert_eq!(BitLockerKey::parse_export(KEY).unwrap().expose(), KEY);
        assert_eq!(BitLockerKey::parse_export("short"), Err(BitLockerKeyProblem::NotDigits));
        assert_eq!(BitLockerKey::parse_export(&KEY.replace('-', "")).unwrap().expose(), KEY);
    }

    #[test]
    fn a_key_never_prints_itself() {
        let key = BitLockerKey::parse(KEY).unwrap();
        assert_eq!(format!("{key:?}"), "BitLockerKey(…)");
        assert_eq!(key.masked(), "******-******-******-******-******-******-******-******");
        assert_eq!(serde_json::to_string(&key).unwrap(), format!("\"{KEY}\""));
    }
}
