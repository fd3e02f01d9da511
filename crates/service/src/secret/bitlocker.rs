//! BitLocker keys at rest: XChaCha20-Poly1305 under a key that lies beside the database, readable by its owner only.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use rand::TryRng;
use rand::rngs::SysRng;
use waybill_domain::fields::BitLockerKey;

/// Encrypts and decrypts BitLocker keys.
#[derive(Clone)]
pub(crate) struct Vault(XChaCha20Poly1305);

/// An encrypted key, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) nonce: String,
    pub(crate) cipher: String,
}

#[derive(Debug, thiserror::Error)]
pub enum KeyFileProblem {
    #[error("cannot read or write the key file")]
    Io(#[from] io::Error),
    #[error("the key file must hold 32 bytes; it has {0}")]
    Length(usize),
    #[error("the system has no randomness to give")]
    Randomness(#[from] rand::rngs::SysError),
    #[error("a BitLocker key cannot be decrypted: the key file is another one than that it was encrypted with")]
    OtherKey,
}

impl Vault {
    /// Opens the key file, or makes one.
    ///
    /// # Errors
    /// The file cannot be read or made, or holds something else.
    pub(crate) fn open(file: &Path) -> Result<Self, KeyFileProblem> {
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(problem) if problem.kind() == io::ErrorKind::NotFound => make(file)?,
            Err(problem) => return Err(problem.into()),
        };
        let cipher = XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| KeyFileProblem::Length(bytes.len()))?;
        Ok(Self(cipher))
    }

    /// Encrypts a key for one drive of one job: it cannot be read back as another drive's.
    pub(crate) fn seal(&self, key: &BitLockerKey, owner: &str) -> Result<Sealed, KeyFileProblem> {
        let mut nonce = [0; 24];
        SysRng.try_fill_bytes(&mut nonce)?;
        let payload = Payload { msg: key.expose().as_bytes(), aad: owner.as_bytes() };
        let cipher = self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| KeyFileProblem::OtherKey)?;
        Ok(Sealed { nonce: STANDARD_NO_PAD.encode(nonce), cipher: STANDARD_NO_PAD.encode(cipher) })
    }

    pub(crate) fn open_sealed(&self, sealed: &Sealed, owner: &str) -> Result<String, KeyFileProblem> {
        let decode = |text: &str| STANDARD_NO_PAD.decode(text).map_err(|_| KeyFileProblem::OtherKey);
        let nonce: [u8; 24] = decode(&sealed.nonce)?.try_into().map_err(|_| KeyFileProblem::OtherKey)?;
        let cipher = decode(&sealed.cipher)?;
        let payload = Payload { msg: cipher.as_slice(), aad: owner.as_bytes() };
        let plain = self.0.decrypt(&XNonce::from(nonce), payload).map_err(|_| KeyFileProblem::OtherKey)?;
        String::from_utf8(plain).map_err(|_| KeyFileProblem::OtherKey)
    }
}

/// Makes a key file that only its owner may read, durable before the first key is encrypted with it.
fn make(file: &Path) -> Result<Vec<u8>, KeyFileProblem> {
    let mut bytes = vec![0; 32];
    SysRng.try_fill_bytes(&mut bytes)?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(mut made) => {
            made.write_all(&bytes)?;
            made.sync_all()?;
            Ok(bytes)
        }
        // Another process was quicker.
        Err(problem) if problem.kind() == io::ErrorKind::AlreadyExists => Ok(fs::read(file)?),
        Err(problem) => Err(problem.into()),
    }
}
