//! A sign-in under way, and what the provider is sent of it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::{Nonce, PkceCodeVerifier};
use sha2::{Digest, Sha256};

use crate::secret::Secret;

/// A sign-in under way. All that proves it is made of one secret, which only the browser's cookie holds.
pub(crate) struct Attempt(String);

impl Attempt {
    /// # Errors
    /// The system has no randomness to give.
    pub(crate) fn new() -> Result<Self, rand::rngs::SysError> {
        Secret::new("").map(|secret| Self(secret.expose().to_owned()))
    }

    pub(crate) fn of_cookie(secret: &str) -> Self {
        Self(secret.to_owned())
    }

    /// What the cookie holds.
    pub(crate) fn secret(&self) -> &str {
        &self.0
    }

    /// What the provider sends back, so that an answer to somebody else's question is none.
    pub(crate) fn state(&self) -> String {
        self.derived("state")
    }

    /// 43 characters from which the secret cannot be told.
    fn derived(&self, what: &str) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(format!("waybill sign-in {what} {}", self.0)))
    }

    pub(super) fn nonce(&self) -> Nonce {
        Nonce::new(self.derived("nonce"))
    }

    pub(super) fn verifier(&self) -> PkceCodeVerifier {
        PkceCodeVerifier::new(self.derived("verifier"))
    }
}
