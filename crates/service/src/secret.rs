//! Secrets: made of the system's randomness, stored as hashes, and BitLocker keys encrypted.

mod bitlocker;
pub(crate) mod keyring;

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRng;
use sha2::{Digest, Sha256};

pub(crate) use bitlocker::{KeyFileProblem, Sealed, Vault};

/// A token, session or sign-in code. Told once to whom it belongs; the store keeps the hash.
#[derive(Clone)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// 256 random bits behind a prefix that tells people and scanners what it is. Its hash begins with a letter, a digit or
    /// `_`: people type the beginning of the hash after a command, which would take `-` for an option.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn new(prefix: &str) -> Result<Self, rand::rngs::SysError> {
        loop {
            let mut bytes = [0; 32];
            rand::rngs::SysRng.try_fill_bytes(&mut bytes)?;
            let secret = Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes)));
            if !secret.hash().starts_with('-') {
                return Ok(secret);
            }
        }
    }

    /// The secret itself, to be handed over.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

/// What the store keeps of a secret. It is random, so a plain hash cannot be turned back by guessing.
pub(crate) fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Guards against names that a command takes for an option: each begins a hash.
    #[test]
    fn what_people_type_after_a_command_begins_with_no_hyphen() {
        for _ in 0..1000 {
            assert!(!Secret::new("wb_").unwrap().hash().starts_with('-'));
        }
    }
}
