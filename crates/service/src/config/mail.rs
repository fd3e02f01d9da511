//! `[mail]`.

use std::path::PathBuf;

use serde::Deserialize;

/// The mail server; without a URL no mail is sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Mail {
    /// `smtp://user@host:port` (STARTTLS) or `smtps://`.
    pub(crate) url: Option<String>,
    /// Who mail is from.
    pub(crate) from: Option<String>,
    /// Where the password is; `WAYBILL_SMTP_PASSWORD` when neither is named.
    pub(crate) password_file: Option<PathBuf>,
    pub(crate) password_env: Option<String>,
}
