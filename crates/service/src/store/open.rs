//! Opening a store: connections, and the schema brought up to date.

use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection as _, Executor};
use tokio::sync::{Mutex, Notify, watch};

use super::database::Database;
use super::keys::KeyFile;
use super::migrations::{MIGRATIONS, version_of};
use super::ready_connections::ReadyConnections;
use super::replicas::{CHANNEL, QUIET};
use super::{Store, StoreProblem, directory, opening_mail};
use crate::clock::wall;
use crate::files;
use crate::secret::Vault;

/// Readers beside the writers.
const READERS: u32 = 8;
/// SQLite has one writer: those who wait stand in line in the pool, not in the database. On PostgreSQL transactions wait
/// for each other in the database (see [`Store::begin`]), and single statements need not wait for them.
const WRITERS: [u32; 2] = [1, 4];

/// A connection that was quiet for so long is asked whether it still is one.
pub(super) const RESTED: Duration = Duration::from_secs(1);

impl Store {
    /// Opens the SQLite store in a folder, and makes both if need be.
    ///
    /// # Errors
    /// The folder, the database or the key file cannot be used, or are not of one site.
    pub async fn open(folder: &Path) -> Result<Self, StoreProblem> {
        Self::open_with(folder, KeyFile::New).await
    }

    /// Opens the store of a site whose keys are lost, wherever it is: nothing is read that needs them.
    pub(crate) async fn open_without_keys(url: Option<&str>, folder: &Path) -> Result<Self, StoreProblem> {
        match url {
            Some(url) => Self::connect_with(url, folder, KeyFile::Lost).await,
            None => Self::open_with(folder, KeyFile::Lost).await,
        }
    }

    async fn open_with(folder: &Path, key_file: KeyFile) -> Result<Self, StoreProblem> {
        files::open_folder(folder)?;
        let file = folder.join(files::DATABASE);
        key_file.fits_a_new_site(folder, || file.exists())?;
        // Made here, as SQLite would make it for others to read; what it makes beside it has the same mode and owner.
        files::make_empty(&file)?;
        let url = format!("sqlite://{}?mode=rwc", file.display().to_string().replace('%', "%25").replace('?', "%3F"));
        Self::connect_with(&url, folder, key_file).await
    }

    /// Opens the store at a URL, `postgres://` or `sqlite://`, whose key file lies in a folder. The database must be
    /// there; its tables are made.
    ///
    /// # Errors
    /// The folder, the database or the key file cannot be used, or are not of one site.
    pub async fn connect(url: &str, folder: &Path) -> Result<Self, StoreProblem> {
        Self::connect_with(url, folder, KeyFile::New).await
    }

    /// Opens an empty database, or one to which a move was begun, for the site whose key file lies in a folder.
    pub(crate) async fn connect_to_move(url: &str, folder: &Path) -> Result<Self, StoreProblem> {
        Self::connect_with(url, folder, KeyFile::Moves).await
    }

    async fn connect_with(url: &str, folder: &Path, key_file: KeyFile) -> Result<Self, StoreProblem> {
        files::open_folder(folder)?;
        let vault = Arc::new(Vault::of(folder.join(files::KEYS)));
        sqlx::any::install_default_drivers();
        let database = if url.starts_with("sqlite:") { Database::Sqlite } else { Database::Postgres };
        let write = pool(database, url, WRITERS[usize::from(database == Database::Postgres)]).await?;
        let mut store = Self {
            read: write.clone(),
            write,
            database,
            url: Arc::from(url),
            vault,
            mail_url: Arc::new(OnceLock::new()),
            news: Arc::new(Notify::new()),
            progress: Arc::new(Notify::new()),
            endings: Arc::new(watch::Sender::new(0)),
            leads: Arc::new(AtomicBool::new(database == Database::Sqlite)),
            sending: Arc::new(Mutex::new(())),
            warm: Arc::new(ReadyConnections::new()),
            health: Arc::default(),
        };
        store.migrate(key_file).await?;
        if key_file != KeyFile::Lost {
            store.begin_keys().await?;
        }
        store.note_what_is_open().await?;
        store.read = pool(database, url, READERS).await?;
        Ok(store)
    }

    /// Waits for open work and closes the database: the write-ahead log is folded in.
    pub async fn close(&self) {
        self.warm.close(&self.read).await;
        self.write.close().await;
    }

    /// A transaction that writes. There is one at a time, on all replicas together: what it has read stays true until it
    /// commits, so no rule need be checked against another writer. SQLite takes its lock at once; on PostgreSQL it is an
    /// advisory lock, which the server lets go with the transaction or the connection.
    pub(super) async fn begin(&self) -> Result<sqlx::Transaction<'static, sqlx::Any>, StoreProblem> {
        let mut tx = self.write.begin_with(self.database.begin()).await?;
        if self.database == Database::Postgres {
            tx.execute(WRITERS_LOCK).await?;
        }
        Ok(tx)
    }

    /// Commits, and tells all replicas' watchers. Progress (`quiet`) can wait a moment to be told; all else cannot.
    pub(super) async fn commit(
        &self,
        mut tx: sqlx::Transaction<'static, sqlx::Any>,
        quiet: bool,
    ) -> Result<(), StoreProblem> {
        if self.database == Database::Postgres {
            sqlx::query("select pg_notify($1, $2)")
                .bind(CHANNEL)
                .bind(if quiet { QUIET } else { "" })
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        self.ring(quiet);
        Ok(())
    }

    async fn migrate(&self, key_file: KeyFile) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        let made = "create table if not exists schema_version (version bigint primary key, at_ms bigint not null)";
        tx.execute(made).await?;
        let sql = "select coalesce(max(version), 0) from schema_version";
        let version: i64 = sqlx::query_scalar(sql).fetch_one(&mut *tx).await?;
        let done = usize::try_from(version).ok().filter(|done| *done <= MIGRATIONS.len());
        let done = done.ok_or(StoreProblem::FromTheFuture(version))?;
        key_file.fits_a_new_site(self.folder(), || done > 0)?;
        for (at, migration) in MIGRATIONS.iter().enumerate().skip(done) {
            for text in [&self.database.schema(migration.both), migration.own(self.database)] {
                sqlx::raw_sql(sqlx::AssertSqlSafe(text.to_owned())).execute(&mut *tx).await?;
            }
            let now = wall().timestamp_millis();
            let sql = "insert into schema_version (version, at_ms) values ($1, $2)";
            sqlx::query(sql).bind(i64::try_from(at + 1).unwrap_or(i64::MAX)).bind(now).execute(&mut *tx).await?;
        }
        // What is derived from the jobs is made for those that came before it.
        if done < version_of("0016_runs") {
            Self::rebuild_search_index(&mut tx, None).await?;
        }
        if done < version_of("0005_arrivals") {
            Self::rebuild_places(&mut tx, false).await?;
        } else if done < version_of("0024_returns") {
            Self::rebuild_places(&mut tx, true).await?;
        }
        // Codes stood in mail that waited.
        if done < version_of("0021_mail_secrets") {
            opening_mail::empty_waiting(&mut tx).await?;
        }
        directory::fold_all(&mut tx).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// Which transaction may write: held until it ends. The number is any that nothing else in the database uses.
const WRITERS_LOCK: &str = "select pg_advisory_xact_lock(7781)";

async fn pool(database: Database, url: &str, most: u32) -> Result<AnyPool, sqlx::Error> {
    let options = AnyPoolOptions::new().max_connections(most).min_connections(1).idle_timeout(None).max_lifetime(None);
    let options = options.test_before_acquire(false).acquire_timeout(Duration::from_secs(30));
    // A server may have been restarted meanwhile; a file may not. To ask each time would double what a read costs.
    let options = options.before_acquire(move |connection, idle| {
        Box::pin(async move {
            if database == Database::Postgres && idle.idle_for > RESTED {
                connection.ping().await?;
            }
            Ok(true)
        })
    });
    let options = options.after_connect(move |connection, _| Box::pin(set_up(database, connection)));
    options.connect(url).await
}

async fn set_up(database: Database, connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(database.set_up()).execute(connection).await.map(drop)
}
