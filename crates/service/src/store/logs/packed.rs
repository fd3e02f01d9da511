//! A file as the database keeps it: a log shrinks to a twentieth.

use std::io::{Cursor, Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::{GeneralPurpose, STANDARD};
use base64::read::DecoderReader;
use bytes::Bytes;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::store::StoreProblem;

/// Deflated, and in base64. Packing and unpacking a large one takes the better part of a second: not for a thread that
/// answers requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed(String);

impl Packed {
    /// # Errors
    /// There is no memory for it.
    pub fn pack(bytes: &[u8]) -> Result<Self, StoreProblem> {
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::fast());
        let packed = deflate.write_all(bytes).and_then(|()| deflate.finish());
        Ok(Self(STANDARD.encode(packed.map_err(StoreProblem::Packing)?)))
    }

    /// The file as it came.
    ///
    /// # Errors
    /// What is kept is damaged.
    pub fn unpack(&self) -> Result<Vec<u8>, StoreProblem> {
        let deflated =
            STANDARD.decode(&self.0).map_err(|problem| StoreProblem::Packing(std::io::Error::other(problem)))?;
        let mut bytes = Vec::new();
        DeflateDecoder::new(deflated.as_slice()).read_to_end(&mut bytes).map_err(StoreProblem::Packing)?;
        Ok(bytes)
    }

    /// The file as it came, piece by piece.
    pub(crate) fn unpacking(self) -> Unpacking {
        Unpacking(DeflateDecoder::new(DecoderReader::new(Cursor::new(self.0.into_bytes()), &STANDARD)))
    }

    pub(super) const fn stored(text: String) -> Self {
        Self(text)
    }

    pub(super) fn as_stored(&self) -> &str {
        &self.0
    }
}

/// The longest piece, in bytes: unpacked in less than a millisecond.
const PIECE: usize = 64 << 10;

/// A file that is unpacked while it is read.
pub(crate) struct Unpacking(DeflateDecoder<DecoderReader<'static, GeneralPurpose, Cursor<Vec<u8>>>>);

impl Unpacking {
    /// The next piece; nothing at the end.
    ///
    /// # Errors
    /// What is kept is damaged.
    pub(crate) fn next_piece(&mut self) -> Result<Option<Bytes>, StoreProblem> {
        let mut piece = Vec::with_capacity(PIECE);
        let limit = u64::try_from(PIECE).unwrap_or(u64::MAX);
        self.0.by_ref().take(limit).read_to_end(&mut piece).map_err(StoreProblem::Packing)?;
        Ok((!piece.is_empty()).then(|| piece.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_out_as_it_was() {
        let file = b"\xff\xfe<\0a\0".repeat(5000);
        let packed = Packed::pack(&file).unwrap();
        assert!(packed.as_stored().len() * 20 < file.len());
        assert_eq!(packed.unpack().unwrap(), file);
        let (mut pieces, mut log) = (Vec::new(), packed.unpacking());
        while let Some(piece) = log.next_piece().unwrap() {
            assert!(piece.len() <= PIECE);
            pieces.extend_from_slice(&piece);
        }
        assert_eq!(pieces, file);
        assert!(Packed::stored("no base64!".to_owned()).unpacking().next_piece().is_err());
        assert!(Packed::stored("no base64!".to_owned()).unpack().is_err());
    }
}
