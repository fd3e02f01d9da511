//! A site with made-up jobs, in either database, and its servers. What is seeded is kept for the next time.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::build;
use crate::postgres::{Care, Server};
use crate::process::Process;
use crate::run::{answer, root, run};

#[derive(Clone, Copy)]
pub(super) enum Database {
    Sqlite,
    Postgres,
}

impl Database {
    pub(super) fn named(word: &str) -> Option<Self> {
        match word {
            "sqlite" => Some(Self::Sqlite),
            "postgres" => Some(Self::Postgres),
            _ => None,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

pub(super) struct Site {
    data: PathBuf,
    /// Ended with the site.
    server: Option<Server>,
}

impl Site {
    /// The jobs are the same in both databases: PostgreSQL's are moved there.
    pub(super) fn with(database: Database, jobs: u64) -> Result<Self> {
        let data = root().join("target/bench").join(jobs.to_string());
        if !data.is_dir() {
            fs::create_dir_all(root().join("target/bench")).context("could not make target/bench")?;
            run(waybill("seed").args(["--jobs", &jobs.to_string(), "--data"]).arg(&data))?;
        }
        let mut site = Self { data, server: None };
        if matches!(database, Database::Postgres) {
            let server = Server::start(Care::Durable)?;
            let begun = Instant::now();
            let from = format!("sqlite:{}", site.data.display());
            run(waybill("move").args(["--from", &from, "--to", &server.url]))?;
            println!("{jobs} jobs were moved to PostgreSQL in {} s", begun.elapsed().as_secs());
            site.server = Some(server);
        }
        Ok(site)
    }

    fn command(&self, name: &str) -> Command {
        let mut command = waybill(name);
        command.arg("--data").arg(&self.data);
        if let Some(server) = &self.server {
            command.args(["--database-url", &server.url]);
        }
        command
    }

    pub(super) fn service(&self) -> Result<Process> {
        Process::start(
            self.command("serve")
                .args(["--listen", "127.0.0.1:0", "--portal", build::PORTAL])
                // What is measured is the service, not its limits.
                .args(["--unlimited-address", "127.0.0.1"])
                .current_dir(root()),
        )
    }

    /// See `crates/service/src/bin/reference.rs`.
    pub(super) fn reference(&self) -> Result<Process> {
        let place = match &self.server {
            Some(server) => server.url.clone(),
            None => format!("sqlite:{}", self.data.display()),
        };
        let file = format!("target/release/reference{}", std::env::consts::EXE_SUFFIX);
        Process::start(Command::new(root().join(file)).arg(place))
    }

    /// A program's token.
    pub(super) fn token(&self, role: &str, subscriptions: &[String]) -> Result<String> {
        let owned = subscriptions.iter().flat_map(|id| ["--subscription", id]);
        let said = answer(self.command("token").args(["--role", role]).args(owned)).context("no token was made")?;
        said.lines().last().map(str::to_owned).context("no token was said")
    }

    /// What people sign in with, as `waybill` is told it.
    pub(super) fn data(&self) -> &PathBuf {
        &self.data
    }
}

fn waybill(name: &str) -> Command {
    let mut command = Command::new(build::binary());
    command.arg(name).env_remove("WAYBILL_DATABASE_URL");
    command
}
