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
use super::replicas::{CHANNEL, QUIET};
use super::warm::Warm;
use super::{Store, StoreProblem, directory, opening_mail};
use crate::clock::wall;
use crate::files;
use crate::secret::Vault;

/// A step from one schema to the next: for both databases, and what each says in its own words.
struct Migration {
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const fn both(both: &'static str) -> Migration {
    Migration { both, sqlite: "", postgres: "" }
}

/// Every schema there ever was; a store is brought from any of them to the last.
const MIGRATIONS: &[Migration] = &[
    both(include_str!("../../migrations/0001_start.sql")),
    Migration {
        both: include_str!("../../migrations/0002_search.sql"),
        sqlite: include_str!("../../migrations/sqlite/0002_fragments.sql"),
        postgres: include_str!("../../migrations/postgres/0002_fragments.sql"),
    },
    both(include_str!("../../migrations/0003_logs.sql")),
    both(include_str!("../../migrations/0004_notices.sql")),
    both(include_str!("../../migrations/0005_arrivals.sql")),
    both(include_str!("../../migrations/0006_shares.sql")),
    both(include_str!("../../migrations/0010_audit.sql")),
    both(include_str!("../../migrations/0012_people.sql")),
    both(include_str!("../../migrations/0007_identities.sql")),
    both(include_str!("../../migrations/0015_links_by_mail.sql")),
    both(include_str!("../../migrations/0008_folded.sql")),
    both(include_str!("../../migrations/0011_language.sql")),
    Migration {
        both: include_str!("../../migrations/0016_runs.sql"),
        sqlite: "",
        postgres: include_str!("../../migrations/postgres/0016_statistics.sql"),
    },
    Migration { both: "", sqlite: "", postgres: include_str!("../../migrations/postgres/0017_eras.sql") },
    both(include_str!("../../migrations/0020_endings.sql")),
    both(include_str!("../../migrations/0021_mail_secrets.sql")),
    both(include_str!("../../migrations/0022_under_keys.sql")),
    both(include_str!("../../migrations/0018_deleted_jobs.sql")),
    both(include_str!("../../migrations/0023_paced_links.sql")),
    both(include_str!("../../migrations/0024_returns.sql")),
];
/// The schema whose index has all that a search asks for: jobs of an earlier one are read once.
const SEARCH: usize = 13;
/// The schema whose outbox holds no code: mail of an earlier one that waits is emptied once.
const MAIL_SECRETS: usize = 16;
/// The schema that knows packages and drives by their numbers: jobs of an earlier one are read once.
const PLACES: usize = 5;
/// The schema that knows the numbers under which drives went back: jobs of an earlier one are read once.
const RETURNS: usize = 20;

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
            warm: Arc::new(Warm::new()),
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
            let own = match self.database {
                Database::Sqlite => migration.sqlite,
                Database::Postgres => migration.postgres,
            };
            for text in [&self.database.schema(migration.both), own] {
                sqlx::raw_sql(sqlx::AssertSqlSafe(text.to_owned())).execute(&mut *tx).await?;
            }
            let now = wall().timestamp_millis();
            let sql = "insert into schema_version (version, at_ms) values ($1, $2)";
            sqlx::query(sql).bind(i64::try_from(at + 1).unwrap_or(i64::MAX)).bind(now).execute(&mut *tx).await?;
        }
        if done < SEARCH {
            Self::find_anew(&mut tx, None).await?;
        }
        if done < PLACES {
            Self::rebuild_places(&mut tx, false).await?;
        } else if done < RETURNS {
            Self::rebuild_places(&mut tx, true).await?;
        }
        if done < MAIL_SECRETS {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::hash;

    /// The hash of each schema that has been in use, in their order. Stores keep its place in the list as their version:
    /// a schema that is on this list never changes, and another one goes to the end of both.
    const IN_USE: [&str; 14] = [
        "JQYPJXH2TezEVBt5dPrd7dDDmZ0evOCnp4hWcjUUIyM",
        "gOvWQzMBOZ-FRMO6QlzJQ3fvddA5DM6GUFkLSMcvRtQ",
        "JdyAlkSp3AAOC_6wt_EHPxPRleHLwHVQaTZP3VWLCCk",
        "WbbKWn6HZlMcfR9WlEnUAm9yBY6I90JrtdNv5Aj4XoQ",
        "A4IBQ76FrzvbxDRWNPXq5Sys3QVR7q3PiHC7wp_sZGI",
        "F2WDQARaI_CnvCYEPkOYzmSRNoPoOF2ZeiHhEJeh8hI",
        "YcLe6cPMu_IvLxnPOkhTEFGKyeuJg0FE8GGlCGXadrQ",
        "xpIWeNxvbmZgs45Su4JHuzu--72Nvih4R4A_EQT4OkA",
        "NQ_SzE6_FuacV7-r4Re5AmX5daPuLZpffhehuI_AZEI",
        "zBTWqeh7axsuPDRbGyoQtuxkFZWz_5INX8Xf2UqPvJQ",
        "OGqCyO17fSwTyuZ2NHtrvJC7tSj1vLztedqcyVs_kYU",
        "4Hs_yJJTxp2m-qBaFNjSZKfehyT8XK_On3AHopaYXo0",
        "cVY7wf0QDmY9tFjw3owfb5E1fO-Z6xSbZgS7oF74z48",
        "zXEjIFgI8snDe83JImQznMcHQHujmgq4KFmrHVByY8o",
    ];

    #[test]
    fn schemas_that_are_in_use_keep_their_text_and_their_place() {
        let hashes: Vec<String> = MIGRATIONS
            .iter()
            .map(|Migration { both, sqlite, postgres }| hash(&format!("{both}\0{sqlite}\0{postgres}\0")))
            .collect();
        assert_eq!(hashes.get(..IN_USE.len()), Some(&IN_USE.map(str::to_owned)[..]));
    }

    #[tokio::test]
    async fn the_version_of_a_store_is_how_many_schemas_it_has_seen() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let sql = "select version from schema_version order by version";
        let versions: Vec<i64> = sqlx::query_scalar(sql).fetch_all(&store.read).await.unwrap();
        assert_eq!(versions, (1..=i64::try_from(MIGRATIONS.len()).unwrap()).collect::<Vec<_>>());
    }
}
