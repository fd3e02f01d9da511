//! Whether the store can be used: it reads, and it writes. Writing is tried by writing, at most every few seconds, however
//! many ask.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::AssertSqlSafe;

use super::{Database, Store, StoreProblem};
use crate::failure::causes;

/// For how long what was found holds.
const HOLDS: Duration = Duration::from_secs(3);
/// A write that takes longer is one that fails.
const PATIENCE: Duration = Duration::from_secs(10);
/// The setting that is written, and its size: about as much as a change of a job, so that a disk with room for a few bytes
/// only is found to be full.
const PROBE: &str = "write-probe";
const SIZE: usize = 32_768;

/// Why requests are not to be sent here.
#[derive(Debug, thiserror::Error)]
pub enum NotReady {
    #[error("the store does not answer")]
    Reads(#[source] StoreProblem),
    #[error("the key file is not the site's")]
    Keys(#[source] StoreProblem),
    #[error("the database cannot be written")]
    Writes(#[source] StoreProblem),
    #[error("a write did not end within {} seconds", PATIENCE.as_secs())]
    Slow,
    #[error("{} is not the database that is open: it was deleted or replaced. Stop the service at once and keep what is in the folder", .0.display())]
    Replaced(PathBuf),
    #[error("the table {0} is gone")]
    Table(String),
}

impl NotReady {
    /// In a few words, without names: anybody may ask.
    pub fn brief(&self) -> &'static str {
        match self {
            Self::Reads(_) | Self::Table(_) => "the store does not answer",
            Self::Keys(_) => "the key file is not the site's",
            Self::Writes(_) | Self::Slow => "the store cannot be written",
            Self::Replaced(_) => "the database file is gone",
        }
    }
}

/// What was found last, and when.
#[derive(Debug, Default)]
pub(super) struct Health {
    last: Mutex<Option<(Instant, Option<&'static str>)>>,
    /// Held by the one that tries.
    tries: tokio::sync::Mutex<()>,
    opened: std::sync::OnceLock<Opened>,
}

/// What tells a database's file from another at its place: its number on the disk, and whether it has a log.
type Identity = (Option<(u64, u64)>, bool);

/// What the store was opened on.
#[derive(Debug)]
struct Opened {
    /// The database's file, and what tells it from another at its place; nothing on PostgreSQL.
    file: Option<(PathBuf, Identity)>,
    tables: Vec<String>,
}

impl Health {
    fn last(&self) -> Option<(Instant, Option<&'static str>)> {
        *self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    /// Notes what is open, once the schema is there.
    pub(super) async fn note_what_is_open(&self) -> Result<(), StoreProblem> {
        let file = (self.database == Database::Sqlite).then(|| self.folder().join(crate::files::DATABASE));
        let file = file.map(|file| (file.clone(), identity(&file)));
        let _ = self.health.opened.set(Opened { file, tables: self.tables().await? });
        Ok(())
    }

    /// Whether requests may be sent here: the database answers, and can be written; the key file is the site's. The error
    /// says in a few words why not; all of it is in the log.
    ///
    /// # Errors
    /// It is not so.
    pub async fn ready(&self) -> Result<(), &'static str> {
        // One row by its key, each time: also what other answers are measured beside.
        if let Err(problem) = self.read_one().await {
            return self.note(Err(NotReady::Reads(problem)));
        }
        let fresh = |last: Option<(Instant, _)>| last.filter(|(at, _)| at.elapsed() < HOLDS);
        if fresh(self.health.last()).is_none() {
            match (self.health.tries.try_lock(), self.health.last()) {
                (Ok(tries), _) => self.try_and_note(tries).await?,
                // Somebody is at it: what was known holds until they know more.
                (Err(_), Some(_)) => {}
                (Err(_), None) => {
                    let tries = self.health.tries.lock().await;
                    if self.health.last().is_none() {
                        self.try_and_note(tries).await?;
                    }
                }
            }
        }
        self.health.last().and_then(|(_, why)| why).map_or(Ok(()), Err)
    }

    async fn try_and_note(&self, _tries: tokio::sync::MutexGuard<'_, ()>) -> Result<(), &'static str> {
        let tried = tokio::time::timeout(PATIENCE, self.try_everything()).await.unwrap_or(Err(NotReady::Slow));
        self.note(tried)
    }

    /// Keeps what was found, and says in the log when it is something else than before.
    fn note(&self, found: Result<(), NotReady>) -> Result<(), &'static str> {
        let why = found.as_ref().err().map(NotReady::brief);
        let mut last = self.health.last.lock().unwrap_or_else(PoisonError::into_inner);
        let before = last.replace((Instant::now(), why)).and_then(|(_, why)| why);
        match &found {
            Err(problem) if before != why => tracing::error!(cause = causes(problem), "not ready"),
            Ok(()) if before.is_some() => tracing::info!("ready again"),
            Ok(()) | Err(_) => {}
        }
        why.map_or(Ok(()), Err)
    }

    async fn read_one(&self) -> Result<(), StoreProblem> {
        sqlx::query("select value from counter where name = 'job'").execute(&self.read).await?;
        Ok(())
    }

    async fn try_everything(&self) -> Result<(), NotReady> {
        let opened = self.health.opened.get();
        self.write_one().await.map_err(NotReady::Writes)?;
        if let Some((file, was)) = opened.and_then(|it| it.file.as_ref())
            && identity(file) != *was
        {
            return Err(NotReady::Replaced(file.clone()));
        }
        self.has_key_in_use().await.map_err(NotReady::Keys)?;
        for table in opened.map(|it| it.tables.as_slice()).unwrap_or_default() {
            let sql = format!("select 1 from {table} limit 1");
            let read = sqlx::query(AssertSqlSafe(sql)).execute(&self.read).await;
            read.map_err(|_| NotReady::Table(table.clone()))?;
        }
        Ok(())
    }

    /// In line with all others that write, and on the disk when it is done.
    async fn write_one(&self) -> Result<(), StoreProblem> {
        // Never the same twice: what does not change need not be written.
        let now = crate::clock::wall().timestamp_micros().to_string();
        let text = now.repeat(SIZE / now.len());
        let mut tx = self.begin().await?;
        let sql =
            "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
        sqlx::query(sql).bind(PROBE).bind(text).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn tables(&self) -> Result<Vec<String>, StoreProblem> {
        let sql = match self.database {
            Database::Sqlite => {
                "select name from sqlite_master where type = 'table' and name not like 'sqlite!_%' escape '!'"
            }
            Database::Postgres => "select tablename::text from pg_tables where schemaname = current_schema()",
        };
        Ok(sqlx::query_scalar(sql).fetch_all(&self.write).await?)
    }
}

fn identity(file: &Path) -> Identity {
    (number(file), has_log(file))
}

#[cfg(unix)]
fn number(file: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(file).ok().map(|it| (it.dev(), it.ino()))
}

/// Elsewhere a file that is open cannot be deleted.
#[cfg(not(unix))]
fn number(file: &Path) -> Option<(u64, u64)> {
    file.exists().then_some((0, 0))
}

/// The write-ahead log, in which all is that was written a moment ago.
fn has_log(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).exists()
}
