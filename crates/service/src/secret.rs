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
    /// 256 random bits behind a prefix that tells people and scanners what it is.
    ///
    /// # Errors
    /// The system has no randomness to give.
    pub fn new(prefix: &str) -> Result<Self, rand::rngs::SysError> {
        let mut bytes = [0; 32];
        rand::rngs::SysRng.try_fill_bytes(&mut bytes)?;
        Ok(Self(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes))))
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
