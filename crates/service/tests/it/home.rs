//! Where a test's data lives: a folder of its own with SQLite in it, or, when `WAYBILL_TEST_POSTGRES` names a server, a
//! database of its own there. The same tests run on both.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use sqlx::{Connection, Executor};
use tempfile::TempDir;
use waybill::Store;

/// Names a PostgreSQL server on which databases can be made.
const SERVER: &str = "WAYBILL_TEST_POSTGRES";

pub(crate) struct Home {
    folder: TempDir,
}

impl Home {
    pub(crate) async fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) async fn open(&self) -> Store {
        open(&self.folder.path().join("data")).await
    }
}

/// The store of a data folder.
pub(crate) async fn open(data: &Path) -> Store {
    match database(data) {
        Some(url) => Store::connect(&url, data).await.unwrap(),
        None => Store::open(data).await.unwrap(),
    }
}

pub(crate) fn is_postgres() -> bool {
    std::env::var_os(SERVER).is_some()
}

/// The database that belongs to a data folder, made when it is first asked for; `None` is SQLite inside the folder.
pub(crate) fn database(data: &Path) -> Option<String> {
    let server = std::env::var(SERVER).ok()?;
    let mut made = MADE.lock().unwrap();
    Some(made.entry(data.to_owned()).or_insert_with(|| make(server)).clone())
}

static MADE: LazyLock<Mutex<HashMap<PathBuf, String>>> = LazyLock::new(Mutex::default);

/// A folder for another replica of a site on PostgreSQL: the same database, and the key file copied.
pub(crate) fn replica(of: &Path, data: &Path) {
    let url = database(of).expect("replicas share a PostgreSQL server");
    MADE.lock().unwrap().insert(data.to_owned(), url);
    std::fs::create_dir_all(data).unwrap();
    std::fs::copy(of.join("bitlocker.key"), data.join("bitlocker.key")).unwrap();
}

/// The PostgreSQL server that the tests run on, if they do.
pub(crate) fn server() -> Option<String> {
    std::env::var(SERVER).ok()
}

/// Where a data folder's database is, for a test that looks into it.
pub(crate) fn url(data: &Path) -> String {
    database(data).unwrap_or_else(|| format!("sqlite://{}", data.join("waybill.db").display()))
}

fn make(server: String) -> String {
    let name = format!("waybill_{}", uuid::Uuid::new_v4().simple());
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    tell(server, format!("create database {name}"));
    url.into()
}

/// Puts an empty database in the place of one.
pub(crate) fn lose(url: &str) {
    let server = std::env::var(SERVER).unwrap();
    let name = url.rsplit('/').next().unwrap();
    tell(server.clone(), format!("drop database {name} with (force)"));
    tell(server, format!("create database {name}"));
}

fn tell(server: String, sql: String) {
    let make = async move {
        let mut line = sqlx::PgConnection::connect(&server).await.unwrap();
        line.execute(sqlx::AssertSqlSafe(sql)).await.unwrap();
        line.close().await.unwrap();
    };
    // A thread of its own: the caller may be inside a runtime already, or in none.
    let run = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(make);
    std::thread::scope(|scope| scope.spawn(run).join().unwrap());
}
