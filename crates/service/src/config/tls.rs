//! `[tls]`.

use std::path::PathBuf;

use serde::Deserialize;

/// The files of the certificate; both or neither.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct TlsFiles {
    /// PEM: the certificate and those above it.
    pub(crate) cert: Option<PathBuf>,
    /// PEM: its private key.
    pub(crate) key: Option<PathBuf>,
}
