//! HTTPS by the service itself, for those who put no proxy before it: and for Microsoft's JS SDK, which sends no token
//! over plain HTTP, not even to this machine.

use std::path::{Path, PathBuf};

use axum_server::tls_rustls::RustlsConfig;
use rustls::crypto::CryptoProvider;

use crate::files::warn_of_open;

/// Why HTTPS could not begin.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TlsProblem {
    #[error("Could not read the certificate {} and its key {}: {cause}", .cert.display(), .key.display())]
    Files { cert: PathBuf, key: PathBuf, cause: std::io::Error },
}

/// A certificate with its key, ready to be served with.
#[derive(Clone)]
pub(crate) struct Tls(RustlsConfig);

impl Tls {
    /// Reads PEM files: the certificate with those that vouch for it, and its private key.
    ///
    /// # Errors
    /// A file cannot be read, is no PEM, or the key is another certificate's.
    pub(crate) async fn from_files(cert: &Path, key: &Path) -> Result<Self, TlsProblem> {
        if CryptoProvider::get_default().is_none() {
            // Refused only if another part of the process chose one meanwhile, which serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        warn_of_open(key);
        let config = RustlsConfig::from_pem_file(cert, key).await;
        let named = |cause| TlsProblem::Files { cert: cert.to_owned(), key: key.to_owned(), cause };
        config.map(Self).map_err(named)
    }

    pub(crate) fn config(self) -> RustlsConfig {
        self.0
    }
}
