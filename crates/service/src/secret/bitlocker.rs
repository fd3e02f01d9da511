//! BitLocker keys at rest: XChaCha20-Poly1305 under a key of a file that lies apart from the database's rows and is
//! readable by its owner only. Each cipher names the key that opens it, so that keys can be changed while the service runs.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use rand::TryRng;
use rand::rngs::SysRng;
use waybill_domain::fields::BitLockerKey;

use super::keyring::{self, Key};

/// Encrypts and decrypts BitLocker keys.
pub(crate) struct Vault {
    file: PathBuf,
    /// As the file had them when it was last read, and those that it had before: a row that was read a moment ago may
    /// still be under a key that is dropped now. Empty until the first is asked for.
    keys: RwLock<Vec<Key>>,
}

/// An encrypted key, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sealed {
    pub(crate) nonce: String,
    /// The id of the key and the cipher, with a point between; rows from before keys could be changed have no id.
    pub(crate) cipher: String,
}

#[derive(Debug, thiserror::Error)]
pub enum KeyFileProblem {
    #[error("cannot read or write the key file")]
    Io(#[from] io::Error),
    #[error("the key file is none of Waybill's, or was changed by hand")]
    Unreadable,
    #[error("the system has no randomness to give")]
    Randomness(#[from] rand::rngs::SysError),
    #[error("a BitLocker key cannot be decrypted: the key file is another one than that it was encrypted with")]
    OtherKey,
    #[error(
        "the key file lacks the key {0}, which the database uses: it is another site's, or older than the database. Put the \
         site's own in its place: that of another replica, or a backup's FILE.keys. Nothing was changed"
    )]
    Lacks(String),
    #[error(
        "{} is not there, and the database's BitLocker keys are encrypted with what it holds. Put the site's own there: that \
         of another replica, or a backup's FILE.keys; when there is none left, see `waybill key lost`. Nothing was made or changed", .0.display()
    )]
    Missing(PathBuf),
}

impl Vault {
    /// Of this key file, which is read when a key of it is asked for.
    pub(crate) fn of(file: PathBuf) -> Self {
        Self { file, keys: RwLock::default() }
    }

    /// The id of the file's first key.
    pub(crate) fn first(&self) -> Result<String, KeyFileProblem> {
        self.find(None).map(|key| key.id)
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// Encrypts a key for one drive of one job: it cannot be read back as another drive's. `with` is the id of the key
    /// that the site uses.
    ///
    /// # Errors
    /// This file has no such key, or the system no randomness.
    pub(crate) fn seal(&self, key: &BitLockerKey, owner: &str, with: &str) -> Result<Sealed, KeyFileProblem> {
        self.seal_text(key.expose(), owner, with)
    }

    pub(crate) fn seal_text(&self, text: &str, owner: &str, with: &str) -> Result<Sealed, KeyFileProblem> {
        let Key { id, bytes } = self.find(Some(with))?;
        let mut nonce = [0; 24];
        SysRng.try_fill_bytes(&mut nonce)?;
        let payload = Payload { msg: text.as_bytes(), aad: owner.as_bytes() };
        let sealed = XChaCha20Poly1305::new(&bytes.into()).encrypt(&XNonce::from(nonce), payload);
        let cipher = STANDARD_NO_PAD.encode(sealed.map_err(|_| KeyFileProblem::OtherKey)?);
        Ok(Sealed { nonce: STANDARD_NO_PAD.encode(nonce), cipher: format!("{id}.{cipher}") })
    }

    /// # Errors
    /// This file has not the key that it was encrypted with, or it is another drive's.
    pub(crate) fn open_sealed(&self, sealed: &Sealed, owner: &str) -> Result<String, KeyFileProblem> {
        let decode = |text: &str| STANDARD_NO_PAD.decode(text).map_err(|_| KeyFileProblem::OtherKey);
        let nonce: [u8; 24] = decode(&sealed.nonce)?.try_into().map_err(|_| KeyFileProblem::OtherKey)?;
        let (candidates, cipher) = match sealed.cipher.split_once('.') {
            Some((id, cipher)) => (vec![self.find(Some(id))?], cipher),
            None => (self.known(), sealed.cipher.as_str()),
        };
        let cipher = decode(cipher)?;
        let plain = candidates.iter().find_map(|key| {
            let payload = Payload { msg: cipher.as_slice(), aad: owner.as_bytes() };
            XChaCha20Poly1305::new(&key.bytes.into()).decrypt(&XNonce::from(nonce), payload).ok()
        });
        String::from_utf8(plain.ok_or(KeyFileProblem::OtherKey)?).map_err(|_| KeyFileProblem::OtherKey)
    }

    /// Whether the file itself has a key now, whatever was read of it before.
    ///
    /// # Errors
    /// It cannot be read, or lacks the key.
    pub(crate) fn must_have(&self, id: &str) -> Result<Vec<Key>, KeyFileProblem> {
        let keys = keyring::read(&self.file)?;
        self.remember(&keys);
        if keys.iter().any(|key| key.id == id) { Ok(keys) } else { Err(KeyFileProblem::Lacks(id.to_owned())) }
    }

    fn remember(&self, fresh: &[Key]) {
        let mut keys = self.keys.write().unwrap_or_else(PoisonError::into_inner);
        for key in fresh {
            if !keys.contains(key) {
                keys.push(key.clone());
            }
        }
    }

    fn known(&self) -> Vec<Key> {
        self.keys.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A key by its id. One that is not known may have been added to the file meanwhile.
    fn find(&self, id: Option<&str>) -> Result<Key, KeyFileProblem> {
        let find = |keys: &[Key]| keys.iter().find(|key| id.is_none_or(|id| key.id == id)).cloned();
        if let Some(key) = find(&self.known()) {
            return Ok(key);
        }
        self.remember(&keyring::read(&self.file)?);
        find(&self.known()).ok_or_else(|| KeyFileProblem::Lacks(id.unwrap_or_default().to_owned()))
    }
}
