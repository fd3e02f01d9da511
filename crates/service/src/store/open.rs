//! Opening a store: connections, and the schema brought up to date.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Executor};
use tokio::sync::Notify;

use super::{Store, StoreProblem};
use crate::clock::wall;
use crate::secret::Vault;

/// Every schema there ever was; a store is brought from any of them to the last.
const MIGRATIONS: [&str; 8] = [
    include_str!("../../migrations/0001_start.sql"),
    include_str!("../../migrations/0002_search.sql"),
    include_str!("../../migrations/0003_logs.sql"),
    include_str!("../../migrations/0004_notices.sql"),
    include_str!("../../migrations/0005_arrivals.sql"),
    include_str!("../../migrations/0006_shares.sql"),
    include_str!("../../migrations/0010_audit.sql"),
    include_str!("../../migrations/0012_people.sql"),
];
/// The schema that can search: jobs of an earlier one are read once.
const SEARCH: usize = 2;
/// The schema that knows packages and drives by their numbers: jobs of an earlier one are read once.
const PLACES: usize = 5;

/// Readers beside the one writer.
const READERS: u32 = 8;

/// `synchronous = full`: what was acknowledged survives a power cut, not only a crash.
const SQLITE: &str = "pragma busy_timeout = 10000; pragma journal_mode = wal; pragma synchronous = full; \
                      pragma foreign_keys = on; pragma cache_size = -8000;";

impl Store {
    /// Opens the SQLite store in a folder, and makes both if need be.
    ///
    /// # Errors
    /// The folder, the database or the key file cannot be used.
    pub async fn open(folder: &Path) -> Result<Self, StoreProblem> {
        make_folder(folder)?;
        let vault = Arc::new(Vault::open(&folder.join("bitlocker.key"))?);
        sqlx::any::install_default_drivers();
        let file = folder.join("waybill.db");
        let url = format!("sqlite://{}?mode=rwc", file.display().to_string().replace('%', "%25").replace('?', "%3F"));
        let write = pool(&url, 1).await?;
        let mut store = Self {
            read: write.clone(),
            write,
            begin: "begin immediate",
            vault,
            mail_url: Arc::new(OnceLock::new()),
            news: Arc::new(Notify::new()),
            progress: Arc::new(Notify::new()),
        };
        store.migrate().await?;
        store.begin_keys().await?;
        store.read = pool(&url, READERS).await?;
        Ok(store)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ready(&self) -> Result<(), StoreProblem> {
        // One row by its key: also what other answers are measured beside.
        self.read.execute("select value from counter where name = 'job'").await?;
        Ok(())
    }

    /// Waits for open work and closes the database: the write-ahead log is folded in.
    pub async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }

    pub(super) async fn begin(&self) -> Result<sqlx::Transaction<'static, sqlx::Any>, StoreProblem> {
        Ok(self.write.begin_with(self.begin).await?)
    }

    async fn migrate(&self) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        let made = "create table if not exists schema_version (version bigint primary key, at_ms bigint not null)";
        tx.execute(made).await?;
        let sql = "select coalesce(max(version), 0) from schema_version";
        let version: i64 = sqlx::query_scalar(sql).fetch_one(&mut *tx).await?;
        let done = usize::try_from(version).ok().filter(|done| *done <= MIGRATIONS.len());
        let done = done.ok_or(StoreProblem::FromTheFuture(version))?;
        for (at, text) in MIGRATIONS.iter().enumerate().skip(done) {
            sqlx::raw_sql(*text).execute(&mut *tx).await?;
            let now = wall().timestamp_millis();
            let sql = "insert into schema_version (version, at_ms) values ($1, $2)";
            sqlx::query(sql).bind(i64::try_from(at + 1).unwrap_or(i64::MAX)).bind(now).execute(&mut *tx).await?;
        }
        if done < SEARCH {
            Self::find_anew(&mut tx, None).await?;
        }
        if done < PLACES {
            Self::place_anew(&mut tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

async fn pool(url: &str, most: u32) -> Result<AnyPool, sqlx::Error> {
    let options = AnyPoolOptions::new().max_connections(most).min_connections(1).idle_timeout(None).max_lifetime(None);
    let options = options.test_before_acquire(false).acquire_timeout(std::time::Duration::from_secs(30));
    options.after_connect(|connection, _| Box::pin(set_up(connection))).connect(url).await
}

async fn set_up(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(SQLITE).execute(connection).await.map(drop)
}

/// The folder holds customers' data: for its owner only.
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
