//! `waybill.toml`: what one run of the service is told by a file. A flag of the same meaning wins over it.
//!
//! A new section is a struct in a file of its own below `config/`, a field here, and a row a key in [`keys::KEYS`], which
//! is what `--help` prints; `docs/configuration.md` says it at length. Secrets never stand in the file: a section names
//! a file or a variable of the environment that holds them ([`secret::read`]).

mod database;
pub(crate) mod keys;
mod mail;
mod metrics;
mod oidc;
mod problem;
mod public_url;
pub(crate) mod secret;
mod sign_in;
mod span;
mod tls;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use serde::Deserialize;

use crate::client::Networks;
use crate::limits::Limits;

pub(crate) use database::DatabaseServer;
pub(crate) use mail::Mail;
pub(crate) use metrics::Metrics;
pub(crate) use oidc::{ClaimPath, Oidc};
pub use problem::ConfigProblem;
pub(crate) use public_url::public_url;
pub(crate) use sign_in::SignIn;
pub(crate) use span::Span;
pub(crate) use tls::TlsFiles;

/// The file whole, with what holds where it says nothing.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The folder of the database and the key file.
    pub data: PathBuf,
    /// Where browsers and programs reach the service; as it listens when absent.
    #[serde(deserialize_with = "public_url::setting")]
    pub public_url: Option<String>,
    /// The folder of a built portal, in place of the one inside the binary.
    pub portal: Option<PathBuf>,
    /// A JSON file with the data centers, in place of the ten that Waybill knows.
    pub locations: Option<PathBuf>,
    /// Whether the log is JSON.
    pub log_json: bool,
    /// How long, once told to stop, the service says at `/readyz` that it will, before it takes no more connections.
    pub drain_seconds: u64,
    /// How far the clock may be ahead of what is explained before deadlines wait for a person.
    pub(crate) clock_gap: Span,
    /// Proxies whose `X-Forwarded-For` and `X-Request-Id` are believed.
    pub trusted_proxies: Networks,
    pub(crate) database: DatabaseServer,
    pub(crate) tls: TlsFiles,
    pub(crate) mail: Mail,
    pub(crate) metrics: Metrics,
    pub(crate) sign_in: SignIn,
    pub(crate) oidc: Option<Oidc>,
    pub(crate) limits: Limits,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8087)),
            data: PathBuf::from("./data"),
            public_url: None,
            portal: None,
            locations: None,
            log_json: false,
            drain_seconds: 0,
            clock_gap: Span(TimeDelta::hours(24)),
            trusted_proxies: Networks::default(),
            database: DatabaseServer::default(),
            tls: TlsFiles::default(),
            mail: Mail::default(),
            metrics: Metrics::default(),
            sign_in: SignIn::default(),
            oidc: None,
            limits: Limits::default(),
        }
    }
}

impl Config {
    /// Reads a file. What it names by a relative path lies beside it.
    ///
    /// # Errors
    /// It cannot be read, or says what Waybill does not know: with the line, never with what stands there, which may be a
    /// secret that somebody put into the wrong place.
    pub fn load(file: &Path) -> Result<Self, ConfigProblem> {
        let name = file.display().to_string();
        let text =
            std::fs::read_to_string(file).map_err(|source| ConfigProblem::Unreadable { file: name.clone(), source })?;
        let mut config = Self::parse(&text).map_err(|problem| problem.within(&name))?;
        let folder = file.parent().unwrap_or(Path::new(""));
        for path in config.paths() {
            *path = folder.join(&path);
        }
        Ok(config)
    }

    /// # Errors
    /// As [`Config::load`].
    pub fn parse(text: &str) -> Result<Self, ConfigProblem> {
        toml::from_str(text).map_err(|error| ConfigProblem::of_toml(&error, text))
    }

    /// Every path that the file can name.
    fn paths(&mut self) -> impl Iterator<Item = &mut PathBuf> {
        let own = [self.portal.as_mut(), self.locations.as_mut(), self.tls.cert.as_mut(), self.tls.key.as_mut()];
        let client = self.oidc.as_mut().and_then(|oidc| oidc.client_secret_file.as_mut());
        let secrets = [
            self.mail.password_file.as_mut(),
            self.database.password_file.as_mut(),
            self.metrics.token_file.as_mut(),
            client,
        ];
        [&mut self.data].into_iter().chain(own.into_iter().flatten()).chain(secrets.into_iter().flatten())
    }
}

#[cfg(test)]
mod tests;
