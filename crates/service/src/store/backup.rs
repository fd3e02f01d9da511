//! A copy of a SQLite site that runs, and the way back. The copy is two files: the database, and beside it the keys that
//! BitLocker keys are encrypted with, which may then be kept elsewhere.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use super::{AuditAction, By, Database, Store, StoreProblem};
use crate::files::{self, FileProblem, Lock};
use crate::secret::KeyFileProblem;
use crate::secret::keyring::{self, Key};

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
    Files(#[from] FileProblem),
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
        self.audit(by, AuditAction::BackedUp, &file.display().to_string(), "").await?;
        let part = files::new_beside(file).map_err(io(file))?;
        // No key comes or goes between the reading of the keys and the copy's moment. Other backups may go on.
        let lock = Lock::shared(&files::keys_lock(self.folder())).await.map_err(io(self.folder()))?;
        let keys = keyring::read(self.vault.file()).map_err(StoreProblem::from)?;
        sqlx::query("vacuum into $1").bind(part.path().display().to_string()).execute(&self.read).await?;
        drop(lock);
        check(part.path(), Some(&keys)).await?;
        fs::File::open(part.path()).and_then(|copy| copy.sync_all()).map_err(io(part.path()))?;
        // The keys first: a database is never there without them.
        keyring::write_new(&keys_file, &keys, None).map_err(not_over(&keys_file))?;
        if let Err(problem) = part.persist_noclobber(file) {
            fs::remove_file(&keys_file).map_err(io(&keys_file))?;
            return Err(not_over(file)(problem.error.into()));
        }
        files::sync_folder(file).map_err(io(file))
    }

    /// Makes a data folder of a backup. The folder must be empty or not there. It has its name only once it is whole.
    ///
    /// # Errors
    /// It is not empty, or the backup is damaged or lacks its keys; then nothing is left of it.
    pub async fn restore(by: &By, file: &Path, keys: Option<&Path>, folder: &Path) -> Result<(), BackupProblem> {
        let keys = keys.map_or_else(|| keys_of(file), Path::to_owned);
        if !keys.is_file() {
            return Err(BackupProblem::NoKeys(keys));
        }
        check(file, None).await?;
        let is_there = folder.exists();
        if is_there && !files::is_empty(folder)? {
            return Err(BackupProblem::NotEmpty(folder.to_owned()));
        }
        // No service makes a site of an empty folder meanwhile.
        let _alone = is_there.then(|| files::alone(folder, "restore")).transpose()?;
        let staged = files::Staged::new(folder)?;
        let (database, key_file) = (staged.path().join(files::DATABASE), staged.path().join(files::KEYS));
        files::make_empty(&database).map_err(io(&database))?;
        fs::copy(file, &database).map_err(io(&database))?;
        let keys = keyring::read(&keys).map_err(StoreProblem::from)?;
        keyring::write_new(&key_file, &keys, None).map_err(StoreProblem::from)?;
        let store = Self::open(staged.path()).await?;
        let opened = store.open_all_keys().await;
        if opened.is_ok() {
            store.audit(by, AuditAction::Restored, &file.display().to_string(), "").await?;
        }
        store.close().await;
        opened?;
        fs::File::open(&database).and_then(|copy| copy.sync_all()).map_err(io(&database))?;
        Ok(staged.finish()?)
    }
}

/// What the system said of a file.
fn io(path: &Path) -> impl FnOnce(io::Error) -> BackupProblem {
    let path = path.to_owned();
    move |problem| BackupProblem::Io(path, problem)
}

/// A file that came while this one was made is somebody else's.
fn not_over(file: &Path) -> impl FnOnce(KeyFileProblem) -> BackupProblem {
    let file = file.to_owned();
    move |problem| match problem {
        KeyFileProblem::Io(problem) if problem.kind() == io::ErrorKind::AlreadyExists => BackupProblem::Exists(file),
        other => StoreProblem::from(other).into(),
    }
}

/// That it is a whole database of Waybill's, with nothing under a key that is not among these.
async fn check(file: &Path, keys: Option<&[Key]>) -> Result<(), BackupProblem> {
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
    let sql = "select distinct substr(cipher, 1, 8) from bitlocker_key where substr(cipher, 9, 1) = '.'";
    let under: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut copy).await.map_err(damaged)?;
    let lacks = keys.and_then(|keys| under.into_iter().find(|id| !keys.iter().any(|key| key.id == *id)));
    if let Some(id) = lacks {
        return Err(StoreProblem::from(KeyFileProblem::Lacks(id)).into());
    }
    copy.close().await.map_err(damaged)
}
