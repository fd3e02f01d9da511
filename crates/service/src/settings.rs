//! What one run of the service was told.

use std::net::SocketAddr;

use crate::config::Config;

/// The settings that handlers ask for. Holds no secret.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the service listens, for `--port 0` the port it was given.
    pub listen: SocketAddr,
    /// What nextLink, sign-in links and redirects are made of; without a slash at the end.
    pub public_url: String,
    /// A demonstration: jobs and data center are made up, and every page says so.
    pub demo: bool,
    /// What the file and the flags said.
    pub config: Config,
}

impl Settings {
    /// Whether browsers reach the service over TLS: cookies are then for TLS only.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
