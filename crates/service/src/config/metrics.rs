//! `[metrics]`.

use std::net::SocketAddr;
use std::path::PathBuf;

use serde::Deserialize;

/// Who may read the metrics; without either of the two, nobody.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Metrics {
    /// An address of their own, where they are answered without a token.
    pub(crate) listen: Option<SocketAddr>,
    /// Where the token is with which they are answered beside everything else.
    pub(crate) token_file: Option<PathBuf>,
    pub(crate) token_env: Option<String>,
}
