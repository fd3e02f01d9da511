//! Whether the key file is the site's: it is made with a new site only, and no site is opened without it or with another's.

use std::path::Path;

use sqlx::AnyConnection;

use super::{IN_USE, owner};
use crate::files::{self, Lock, keys_lock, unfinished};
use crate::secret::{KeyFileProblem, Sealed, keyring};
use crate::store::{Store, StoreProblem};

/// What is expected of the key file beside an empty database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum KeyFile {
    /// None is there: one is made with the new site.
    New,
    /// The one of the site that is moved there.
    Moves,
    /// The site's is lost: there must be a site, and nothing is asked of the file.
    Lost,
}

impl KeyFile {
    /// `has_site` says whether the database has a site; it is asked after the key file, which is made after the database.
    pub(in crate::store) fn fits_a_new_site(
        self,
        folder: &Path,
        has_site: impl Fn() -> bool,
    ) -> Result<(), StoreProblem> {
        let file = folder.join(files::KEYS);
        let has_keys = file.exists();
        if self == Self::Moves || has_site() {
            return Ok(());
        }
        if let Some(part) = unfinished(folder) {
            return Err(StoreProblem::HalfRestored(part));
        }
        if self == Self::Lost {
            return Err(StoreProblem::NoSite);
        }
        if has_keys { Err(StoreProblem::KeysAlone(file)) } else { Ok(()) }
    }
}

/// A row: job, serial, nonce and cipher.
pub(super) type Row = (i64, String, String, String);

/// A key's id with the point after it, as ciphers begin that are under it.
pub(super) fn mark(id: &str) -> String {
    format!("{id}.")
}

/// Some rows whose ciphers begin with something between these two; the index finds them among however many.
pub(super) async fn between(
    tx: &mut AnyConnection,
    (after, before): (&str, &str),
    most: i64,
) -> Result<Vec<Row>, sqlx::Error> {
    let sql = "select job_id, serial_key, nonce, cipher from bitlocker_key \
               where substr(cipher, 1, 9) > $1 and substr(cipher, 1, 9) < $2 order by substr(cipher, 1, 9) limit $3";
    sqlx::query_as(sql).bind(after).bind(before).bind(most).fetch_all(tx).await
}

/// Behind all that a cipher can begin with.
pub(super) const LAST: &str = "~";

impl Store {
    /// The folder of the key file.
    pub(in crate::store) fn folder(&self) -> &Path {
        self.vault.file().parent().unwrap_or(Path::new("."))
    }

    /// The id of the key that the site encrypts with; a new site has none yet.
    pub(super) async fn key_in_use(&self) -> Result<Option<String>, StoreProblem> {
        let sql = "select value from setting where name = $1";
        Ok(sqlx::query_scalar(sql).bind(IN_USE).fetch_optional(&self.write).await?)
    }

    /// A new site begins with a new key file. Any other must have the key in use, which its id proves (it is derived from
    /// the key), and whatever else rows are encrypted with.
    pub(in crate::store) async fn begin_keys(&self) -> Result<(), StoreProblem> {
        let used = match self.key_in_use().await? {
            Some(used) => used,
            None => self.first_key().await?,
        };
        self.open_with_keys(&used).await
    }

    /// The first key of a site that has named none: of the file that is there, or of a new one. Anyone who comes at the same
    /// time waits, and finds it.
    async fn first_key(&self) -> Result<String, StoreProblem> {
        let _lock = Lock::alone(&keys_lock(self.folder())).await?;
        let mut tx = self.begin().await?;
        let sql = "select value from setting where name = $1";
        if let Some(used) = sqlx::query_scalar(sql).bind(IN_USE).fetch_optional(&mut *tx).await? {
            return Ok(used);
        }
        let is_new = between(&mut tx, ("", LAST), 1).await?.is_empty();
        if is_new && !self.vault.file().exists() {
            keyring::make(self.vault.file())?;
        }
        let first = self.vault.first()?;
        let sql = "insert into setting (name, value) values ($1, $2)";
        sqlx::query(sql).bind(IN_USE).bind(&first).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(first)
    }

    /// That the file has the key in use, and no row is under a key that it has not. Rows from before keys could be changed
    /// name none: one of them is opened.
    async fn open_with_keys(&self, used: &str) -> Result<(), StoreProblem> {
        let mut ids: Vec<String> = self.vault.must_have(used)?.iter().map(|key| mark(&key.id)).collect();
        ids.sort();
        let (after, before) =
            ([String::new()].into_iter().chain(ids.clone()), ids.into_iter().chain([LAST.to_owned()]));
        let mut reader = self.write.acquire().await?;
        for (after, before) in after.zip(before) {
            for (job, serial_key, nonce, cipher) in between(&mut reader, (&after, &before), 1).await? {
                self.vault.open_sealed(&Sealed { nonce, cipher }, &owner(job, &serial_key))?;
            }
        }
        Ok(())
    }

    /// Whether the key file has the key in use, as it is on the disk now.
    pub(in crate::store) async fn has_key_in_use(&self) -> Result<(), StoreProblem> {
        let used = self.key_in_use().await?.unwrap_or_default();
        match self.vault.must_have(&used) {
            // It may have been changed between the two looks.
            Err(KeyFileProblem::Lacks(_)) => {
                let used = self.key_in_use().await?.unwrap_or_default();
                Ok(self.vault.must_have(&used).map(drop)?)
            }
            other => Ok(other.map(drop)?),
        }
    }
}
