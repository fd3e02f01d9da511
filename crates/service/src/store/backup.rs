//! A copy of a SQLite site that runs, and the way back. The copy is two files: the database, and beside it the keys that
//! BitLocker keys are encrypted with, which may then be kept elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::{By, Database, Deed, Store, StoreProblem};
use crate::secret::keyring;

/// Why a copy was not made, or not brought back.
#[derive(Debug, thiserror::Error)]
pub enum BackupProblem {
    #[error("{} is there already: name another file, nothing was written over", .0.display())]
    Exists(PathBuf),
    #[error("{} is not empty: a backup is restored into a new folder only", .0.display())]
    NotEmpty(PathBuf),
    #[error("{} is not there. Without its keys a backup cannot be restored: name the file by --keys", .0.display())]
    NoKeys(PathBuf),
    #[error("the backup is damaged: {0}")]
    Damaged(String),
    #[error("cannot read or write {}", .0.display())]
    Io(PathBuf, #[source] io::Error),
    #[error(
        "this site is on PostgreSQL, which makes its own copies: use pg_dump and keep bitlocker.key beside the dump, as \
         docs/operations.md says"
    )]
    Postgres,
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error("the database failed")]
    Sql(#[from] sqlx::Error),
}

/// Where the keys of a backup lie.
pub fn keys_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".keys");
    PathBuf::from(name)
}

impl Store {
    /// Writes the whole site into a file as it is at one moment, while others write on; and its keys beside it.
    ///
    /// # Errors
    /// A file is there already or cannot be written, or the copy is not whole; then there is none.
    pub async fn backup(&self, by: &By, file: &Path) -> Result<(), BackupProblem> {
        if self.database == Database::Postgres {
            return Err(BackupProblem::Postgres);
        }
        let keys_file = keys_of(file);
        if let Some(there) = [file, &keys_file].into_iter().find(|it| it.exists()) {
            return Err(BackupProblem::Exists(there.to_owned()));
        }
        // In the copy too: who restores it reads there when it was made.
        self.audit(by, Deed::BackedUp, &file.display().to_string(), "").await?;
        let part = file.with_extension("part");
        make_private(&part)?;
        // Keys of before and after the copy's moment: one may be added or dropped meanwhile.
        let mut keys = keyring::read(self.vault.file()).map_err(StoreProblem::from)?;
        sqlx::query("vacuum into $1").bind(part.display().to_string()).execute(&self.read).await?;
        for key in keyring::read(self.vault.file()).map_err(StoreProblem::from)? {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        check(&part).await?;
        let done = fs::File::open(&part).and_then(|copy| copy.sync_all());
        done.map_err(|problem| BackupProblem::Io(part.clone(), problem))?;
        keyring::replace(&keys_file, &keys).map_err(StoreProblem::from)?;
        fs::rename(&part, file).map_err(|problem| BackupProblem::Io(file.to_owned(), problem))
    }

    /// Makes a data folder of a backup. The folder must be empty or not there.
    ///
    /// # Errors
    /// It is not empty, or the backup is damaged or lacks its keys; then nothing is left in it.
    pub async fn restore(by: &By, file: &Path, keys: Option<&Path>, folder: &Path) -> Result<(), BackupProblem> {
        let io = |path: &Path| {
            let path = path.to_owned();
            move |problem| BackupProblem::Io(path, problem)
        };
        let keys = keys.map_or_else(|| keys_of(file), Path::to_owned);
        if !keys.is_file() {
            return Err(BackupProblem::NoKeys(keys));
        }
        check(file).await?;
        if folder.exists() && fs::read_dir(folder).map_err(io(folder))?.next().is_some() {
            return Err(BackupProblem::NotEmpty(folder.to_owned()));
        }
        super::open::make_folder(folder).map_err(io(folder))?;
        let (database, key_file) = (folder.join("waybill.db"), folder.join("bitlocker.key"));
        make_private(&database)?;
        fs::copy(file, &database).map_err(io(&database))?;
        keyring::replace(&key_file, &keyring::read(&keys).map_err(StoreProblem::from)?).map_err(StoreProblem::from)?;
        let store = Self::open(folder).await?;
        let opened = store.open_all_keys().await;
        if opened.is_ok() {
            store.audit(by, Deed::Restored, &file.display().to_string(), "").await?;
        }
        store.close().await;
        if let Err(problem) = opened {
            for left in [&database, &key_file] {
                fs::remove_file(left).map_err(io(left))?;
            }
            return Err(problem.into());
        }
        Ok(())
    }
}

/// That it is a whole database of Waybill's.
async fn check(file: &Path) -> Result<(), BackupProblem> {
    let damaged = |problem: sqlx::Error| BackupProblem::Damaged(problem.to_string());
    let mut options = SqliteConnectOptions::new().filename(file).read_only(true).immutable(true);
    options = options.disable_statement_logging();
    let mut copy = SqliteConnection::connect_with(&options).await.map_err(damaged)?;
    let words: Vec<String> =
        sqlx::query_scalar("pragma integrity_check(5)").fetch_all(&mut copy).await.map_err(damaged)?;
    if words != ["ok"] {
        return Err(BackupProblem::Damaged(words.join("; ")));
    }
    let version = sqlx::query_scalar::<_, i64>("select max(version) from schema_version").fetch_one(&mut copy).await;
    version.map_err(|_| BackupProblem::Damaged("it is no site of Waybill's".to_owned()))?;
    copy.close().await.map_err(damaged)
}

/// An empty file for its owner only: the copy holds everybody's addresses.
fn make_private(file: &Path) -> Result<(), BackupProblem> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop).map_err(|problem| BackupProblem::Io(file.to_owned(), problem))
}
