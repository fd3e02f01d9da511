//! `[database]`.

use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::{ConfigProblem, secret};

/// What the environment calls the URL; it may hold the password.
const VARIABLE: &str = "WAYBILL_DATABASE_URL";

/// A PostgreSQL server; without a URL the database is SQLite, in the data folder.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct DatabaseServer {
    /// `postgres://user@host/database`.
    pub(crate) url: Option<String>,
    /// Where the password is; `PGPASSWORD` and `~/.pgpass` hold when neither is named.
    pub(crate) password_file: Option<PathBuf>,
    pub(crate) password_env: Option<String>,
}

impl DatabaseServer {
    /// The URL to connect to, with its password; `None` is SQLite.
    ///
    /// # Errors
    /// It is no URL of PostgreSQL's, holds a password where everybody can read it, or its password cannot be had.
    pub(crate) fn address(&self) -> Result<Option<String>, ConfigProblem> {
        let Some(url) = &self.url else {
            return std::env::var(VARIABLE).ok().map(|url| parse(&url).map(String::from)).transpose();
        };
        let mut url = parse(url)?;
        if url.password().is_some() {
            let why = format!("a password does not stand in it: name password-file or password-env, or set {VARIABLE}");
            return Err(unusable(why));
        }
        let password = secret::read("password", self.password_file.as_deref(), self.password_env.as_deref())?;
        if url.set_password(password.as_deref()).is_err() {
            return Err(unusable("it names no host that a password could be for".to_owned()));
        }
        Ok(Some(url.into()))
    }
}

/// The text itself is never told: it may hold a password.
fn parse(text: &str) -> Result<Url, ConfigProblem> {
    let url = Url::parse(text).map_err(|problem| unusable(format!("it is no URL: {problem}")))?;
    if matches!(url.scheme(), "postgres" | "postgresql") {
        Ok(url)
    } else {
        Err(unusable(format!("it begins with {}:, and Waybill knows postgres://user@host/database", url.scheme())))
    }
}

fn unusable(why: String) -> ConfigProblem {
    ConfigProblem::Secret { key: "the database's url".to_owned(), why }
}
