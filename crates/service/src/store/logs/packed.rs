//! A file as the database keeps it: a log shrinks to a twentieth.

use std::io::{Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
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

    pub(super) const fn stored(text: String) -> Self {
        Self(text)
    }

    pub(super) fn as_stored(&self) -> &str {
        &self.0
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
        assert!(Packed::stored("no base64!".to_owned()).unpack().is_err());
    }
}
