//! `[sign-in]`.

use chrono::TimeDelta;
use serde::Deserialize;

use super::Span;

/// How people sign in, and for how long.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SignIn {
    /// How long a browser stays signed in.
    pub(crate) session: Span,
    /// Whether links that work once are made and redeemed.
    pub(crate) one_time_links: bool,
    /// Whether people may ask for one by mail; nothing without a mail server.
    pub(crate) links_by_mail: bool,
}

impl Default for SignIn {
    fn default() -> Self {
        Self { session: Span(TimeDelta::hours(12)), one_time_links: true, links_by_mail: true }
    }
}
