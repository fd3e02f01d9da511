//! Another key for BitLocker keys, while the service runs: added to the file, then used, then what is under the old one
//! encrypted anew a batch at a time, then the old one dropped. Each step holds when the next one never comes, and who
//! begins again goes on where it ended.

use super::{IN_USE, in_use, owner};
use crate::secret::keyring::{self, Key};
use crate::secret::{KeyFileProblem, Sealed};
use crate::store::audit::append;
use crate::store::{By, Deed, Store, StoreProblem};

/// Rows encrypted anew in one transaction: writers wait no longer than for this.
const BATCH: i64 = 100;

/// What a rotation has done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// The id of the key that is used now.
    pub key: String,
    /// Whether an earlier rotation was finished, and no new one begun.
    pub resumed: bool,
    /// Rows encrypted anew.
    pub rows: u64,
    /// Ids of the keys that were dropped.
    pub dropped: Vec<String>,
}

impl Store {
    /// Adds a key to the file, which is not used yet: its id. Where there are replicas, each needs the file then.
    ///
    /// # Errors
    /// The file or the database cannot be written.
    pub async fn add_key(&self, by: &By) -> Result<String, StoreProblem> {
        let mut keys = self.key_file()?;
        let key = Key::new()?;
        let id = key.id.clone();
        keys.push(key);
        // The book first: a key that it names and that is nowhere harms nobody.
        self.audit(by, Deed::KeyAdded, &id, "").await?;
        keyring::replace(self.vault.file(), &keys)?;
        Ok(id)
    }

    /// Uses the file's last key, one that is added if the last is in use already, and drops the others. A rotation that
    /// was broken off is finished in place of a new one.
    ///
    /// # Errors
    /// The file or the database failed. What was done holds; begin again.
    pub async fn rotate_key(&self, by: &By) -> Result<Rotated, StoreProblem> {
        let mut tx = self.begin().await?;
        let used = in_use(&mut tx).await?;
        tx.commit().await?;
        let keys = self.key_file()?;
        let last = keys.last().map(|key| key.id.clone()).unwrap_or_default();
        let is_last_used = used == last;
        let resumed = is_last_used && (keys.len() > 1 || self.under_others(&last).await? > 0);
        let key = if is_last_used && !resumed { self.add_key(by).await? } else { last };
        if !resumed {
            self.use_key(by, &key).await?;
        }
        let mut rows = 0;
        while let Some(done) = self.encrypt_some(&key).await? {
            rows += done;
        }
        let dropped = self.drop_others(by, &key).await?;
        Ok(Rotated { key, resumed, rows, dropped })
    }

    fn key_file(&self) -> Result<Vec<Key>, KeyFileProblem> {
        keyring::read(self.vault.file())
    }

    async fn use_key(&self, by: &By, id: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        in_use(&mut tx).await?;
        let sql = "update setting set value = $1 where name = $2";
        sqlx::query(sql).bind(id).bind(IN_USE).execute(&mut *tx).await?;
        append(&mut tx, by, Deed::KeyRotated, id, "").await?;
        tx.commit().await?;
        Ok(())
    }

    async fn under_others(&self, id: &str) -> Result<i64, StoreProblem> {
        let sql = "select count(*) from bitlocker_key where cipher not like $1";
        Ok(sqlx::query_scalar(sql).bind(format!("{id}.%")).fetch_one(&self.read).await?)
    }

    /// One batch; `None` when nothing is left under another key.
    async fn encrypt_some(&self, id: &str) -> Result<Option<u64>, StoreProblem> {
        let mut tx = self.begin().await?;
        let sql = "select job_id, serial_key, nonce, cipher from bitlocker_key where cipher not like $1 \
                   order by job_id, serial_key limit $2";
        type Row = (i64, String, String, String);
        let rows: Vec<Row> = sqlx::query_as(sql).bind(format!("{id}.%")).bind(BATCH).fetch_all(&mut *tx).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let mut done = 0;
        for (job, serial_key, nonce, cipher) in rows {
            let owner = owner(job, &serial_key);
            let plain = self.vault.open_sealed(&Sealed { nonce, cipher: cipher.clone() }, &owner)?;
            let anew = self.vault.seal_text(&plain, &owner, id)?;
            let sql = "update bitlocker_key set nonce = $1, cipher = $2 \
                       where job_id = $3 and serial_key = $4 and cipher = $5";
            let query = sqlx::query(sql).bind(anew.nonce).bind(anew.cipher).bind(job).bind(&serial_key).bind(cipher);
            done += query.execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(Some(done))
    }

    /// Nothing is under them any more.
    async fn drop_others(&self, by: &By, id: &str) -> Result<Vec<String>, StoreProblem> {
        let (kept, others): (Vec<Key>, Vec<Key>) = self.key_file()?.into_iter().partition(|key| key.id == id);
        let others: Vec<String> = others.into_iter().map(|key| key.id).collect();
        if kept.is_empty() {
            return Err(KeyFileProblem::Lacks(id.to_owned()).into());
        }
        if !others.is_empty() {
            keyring::replace(self.vault.file(), &kept)?;
        }
        for other in &others {
            self.audit(by, Deed::KeyDropped, other, "").await?;
        }
        Ok(others)
    }
}
