//! What a file is, by its first bytes, and its text as UTF-8.

use super::JournalProblem;
use crate::spoken;

/// How many first bytes it takes to tell what a file is.
pub(super) const HEAD: usize = 8;

/// A kind of file that is no text, known by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Jpeg,
    Png,
    Gif,
    Pdf,
    /// Word and Excel files are archives too.
    Zip,
    Gzip,
    Program,
    Binary,
}

spoken! { FileKind, lang;
    Self::Jpeg => "a JPEG picture", "en JPEG-bild";
    Self::Png => "a PNG picture", "en PNG-bild";
    Self::Gif => "a GIF picture", "en GIF-bild";
    Self::Pdf => "a PDF document", "ett PDF-dokument";
    Self::Zip => "a ZIP archive or Office document", "ett ZIP-arkiv eller Office-dokument";
    Self::Gzip => "a compressed file", "en komprimerad fil";
    Self::Program => "a program", "ett program";
    Self::Binary => "a binary file", "en binärfil";
}

const KINDS: [(&[u8], FileKind); 9] = [
    (b"\xff\xd8\xff", FileKind::Jpeg),
    (b"\x89PNG", FileKind::Png),
    (b"GIF8", FileKind::Gif),
    (b"%PDF", FileKind::Pdf),
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"\x1f\x8b", FileKind::Gzip),
    (b"MZ", FileKind::Program),
    (b"\x7fELF", FileKind::Program),
];

/// How to read the file that begins so, and how many of these bytes are its byte order mark.
pub(super) fn recognise(head: &[u8]) -> Result<(Decoder, usize), JournalProblem> {
    if let Some((_, kind)) = KINDS.iter().find(|it| head.starts_with(it.0)) {
        return Err(JournalProblem::Kind(*kind));
    }
    Ok(match head {
        [0xef, 0xbb, 0xbf, ..] => (Decoder::Utf8, 3),
        [0xff, 0xfe, ..] => (Decoder::utf16(u16::from_le_bytes), 2),
        [0xfe, 0xff, ..] => (Decoder::utf16(u16::from_be_bytes), 2),
        // Copied through a tool that dropped the mark: both shapes of a journal begin with an ASCII character.
        [b'[' | b'<', 0, ..] => (Decoder::utf16(u16::from_le_bytes), 0),
        [0, b'[' | b'<', ..] => (Decoder::utf16(u16::from_be_bytes), 0),
        _ => (Decoder::Utf8, 0),
    })
}

/// Makes UTF-8 of a file's bytes, slice by slice.
pub(super) enum Decoder {
    /// Passed on as it is; what is kept of it is checked then.
    Utf8,
    Utf16(Utf16),
}

pub(super) struct Utf16 {
    unit: fn([u8; 2]) -> u16,
    /// The first half of a unit that a slice cut in two.
    odd: Option<u8>,
    /// The first half of a character outside the basic plane.
    high: Option<u16>,
    out: Vec<u8>,
}

impl Decoder {
    fn utf16(unit: fn([u8; 2]) -> u16) -> Self {
        Self::Utf16(Utf16 { unit, odd: None, high: None, out: Vec::new() })
    }

    /// Gives the text of these bytes to `each`, in pieces of bounded size.
    pub(super) fn decode(
        &mut self,
        bytes: &[u8],
        mut each: impl FnMut(&[u8]) -> Result<(), JournalProblem>,
    ) -> Result<(), JournalProblem> {
        match self {
            Self::Utf8 => each(bytes),
            Self::Utf16(it) => bytes.chunks(16 * 1024).try_for_each(|bytes| each(it.decode(bytes))),
        }
    }
}

impl Utf16 {
    fn decode(&mut self, mut bytes: &[u8]) -> &[u8] {
        self.out.clear();
        if let (Some(first), [second, rest @ ..]) = (self.odd, bytes) {
            self.odd = None;
            bytes = rest;
            self.push((self.unit)([first, *second]));
        }
        let (pairs, odd) = bytes.as_chunks::<2>();
        for pair in pairs {
            self.push((self.unit)(*pair));
        }
        self.odd = odd.first().copied().or(self.odd);
        &self.out
    }

    fn push(&mut self, unit: u16) {
        if unit < 0x80 && self.high.is_none() {
            self.out.push(unit as u8);
            return;
        }
        if let Some(high) = self.high.take() {
            if (0xdc00..0xe000).contains(&unit) {
                let code = 0x1_0000 + ((u32::from(high) - 0xd800) << 10) + (u32::from(unit) - 0xdc00);
                return self.write(char::from_u32(code));
            }
            self.write(None);
        }
        match unit {
            0xd800..0xdc00 => self.high = Some(unit),
            _ => self.write(char::from_u32(u32::from(unit))),
        }
    }

    fn write(&mut self, it: Option<char>) {
        let it = it.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.out.extend_from_slice(it.encode_utf8(&mut [0; 4]).as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(units: &[u16], slice: usize, big: bool) -> String {
        let bytes: Vec<u8> =
            units.iter().flat_map(|it| if big { it.to_be_bytes() } else { it.to_le_bytes() }).collect();
        let mut decoder = Decoder::utf16(if big { u16::from_be_bytes } else { u16::from_le_bytes });
        let mut out = Vec::new();
        for bytes in bytes.chunks(slice) {
            decoder
                .decode(bytes, |it| {
                    out.extend_from_slice(it);
                    Ok(())
                })
                .unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn utf_16_may_be_cut_anywhere() {
        let units: Vec<u16> = "[x] åäö 荷物 📦!".encode_utf16().collect();
        for slice in 1..=7 {
            assert_eq!(text(&units, slice, false), "[x] åäö 荷物 📦!");
            assert_eq!(text(&units, slice, true), "[x] åäö 荷物 📦!");
        }
    }

    #[test]
    fn half_a_character_is_replaced() {
        assert_eq!(text(&[0xd800, 0x41], 4, false), "\u{fffd}A");
        assert_eq!(text(&[0xdc00, 0x41], 4, false), "\u{fffd}A");
        assert_eq!(text(&[0xd800, 0xd83d, 0xdce6], 4, false), "\u{fffd}📦");
    }
}
