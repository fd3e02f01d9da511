//! Another key for BitLocker keys, while the service runs: added to the file, then used, then what is under the old one
//! encrypted again a batch at a time, then the old one dropped. Each step holds when the next one never comes, and who
//! begins again goes on where it ended. One rotation works at a time: a lock beside the key file holds others of the same
//! folder off, on PostgreSQL a lock of the server's those of other replicas.

use sqlx::{AnyConnection, Connection as _, Executor as _, PgConnection};

use super::whose::{LAST, Row, between, mark};
use super::{IN_USE, in_use, owner};
use crate::files::{Lock, keys_lock};
use crate::secret::Sealed;
use crate::secret::keyring::{self, Key};
use crate::store::audit::append;
use crate::store::{AuditAction, By, Database, Store, StoreProblem};

/// Rows encrypted again in one transaction: writers wait no longer than for this.
const BATCH: i64 = 100;
/// Which replica rotates: held on a connection of its own, which ends with the process.
const ROTATES: &str = "select pg_advisory_lock(7783)";

/// What a rotation has done.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// The id of the key that is used now.
    pub key: String,
    /// Whether an earlier rotation was finished, and no new one begun.
    pub resumed: bool,
    /// Rows encrypted again.
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
        let _lock = self.lock_keys().await?;
        self.add(by).await
    }

    /// The lock on the key file is held: what was read of it is still so when it is written.
    async fn add(&self, by: &By) -> Result<String, StoreProblem> {
        let mut keys = self.keys_with_used().await?.1;
        let key = Key::new()?;
        let id = key.id.clone();
        keys.push(key);
        // The audit log first: a key that it names and that is nowhere harms nobody.
        self.audit(by, AuditAction::KeyAdded, &id, "").await?;
        keyring::replace(self.vault.file(), &keys)?;
        Ok(id)
    }

    /// Uses the file's last key, one that is added if the last is in use already, and drops the others. A rotation that
    /// was broken off is finished in place of a new one.
    ///
    /// # Errors
    /// The file or the database failed. What was done holds; begin again.
    pub async fn rotate_key(&self, by: &By) -> Result<Rotated, StoreProblem> {
        let _lock = self.lock_keys().await?;
        let mut line = None;
        if self.database == Database::Postgres {
            line.insert(PgConnection::connect(&self.url).await?).execute(ROTATES).await?;
        }
        let (used, keys) = self.keys_with_used().await?;
        let last = keys.last().map(|key| key.id.clone()).unwrap_or_default();
        let is_last_used = used == last;
        let resumed = is_last_used && (keys.len() > 1 || self.any_under_others(&last).await?);
        let key = if is_last_used && !resumed { self.add(by).await? } else { last };
        if !resumed {
            self.use_key(by, &key).await?;
        }
        let mut rows = 0;
        while let Some(done) = self.encrypt_some(&key).await? {
            rows += done;
        }
        let dropped = self.drop_others(by, &key).await?;
        if let Some(line) = line {
            line.close().await?;
        }
        Ok(Rotated { key, resumed, rows, dropped })
    }

    async fn lock_keys(&self) -> Result<Lock, StoreProblem> {
        Ok(Lock::alone(&keys_lock(self.folder())).await?)
    }

    /// The id of the key in use, and the file, which has it: one that has not is never written to.
    async fn keys_with_used(&self) -> Result<(String, Vec<Key>), StoreProblem> {
        let used = self.key_in_use().await?.unwrap_or_default();
        let keys = self.vault.must_have(&used)?;
        Ok((used, keys))
    }

    async fn use_key(&self, by: &By, id: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        in_use(&mut tx).await?;
        let sql = "update setting set value = $1 where name = $2";
        sqlx::query(sql).bind(id).bind(IN_USE).execute(&mut *tx).await?;
        append(&mut tx, by, AuditAction::KeyRotated, id, "").await?;
        tx.commit().await?;
        Ok(())
    }

    async fn any_under_others(&self, id: &str) -> Result<bool, StoreProblem> {
        let mut reader = self.read.acquire().await?;
        Ok(!under_others(&mut reader, id, 1).await?.is_empty())
    }

    /// One batch; `None` when nothing is left under another key.
    async fn encrypt_some(&self, id: &str) -> Result<Option<u64>, StoreProblem> {
        let mut tx = self.begin().await?;
        let rows = under_others(&mut tx, id, BATCH).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let mut done = 0;
        for (job, serial_key, nonce, cipher) in rows {
            let owner = owner(job, &serial_key);
            let plain = self.vault.open_sealed(&Sealed { nonce, cipher: cipher.clone() }, &owner)?;
            let again = self.vault.seal_text(&plain, &owner, id)?;
            let sql = "update bitlocker_key set nonce = $1, cipher = $2 \
                       where job_id = $3 and serial_key = $4 and cipher = $5";
            let query = sqlx::query(sql).bind(again.nonce).bind(again.cipher).bind(job).bind(&serial_key).bind(cipher);
            done += query.execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(Some(done))
    }

    /// Drops all keys but one, if the database uses that one and has nothing under another. The lock on the key file is
    /// held, so no other key comes into use; the transaction keeps writers off until the file is written.
    async fn drop_others(&self, by: &By, id: &str) -> Result<Vec<String>, StoreProblem> {
        let (kept, others): (Vec<Key>, Vec<Key>) = self.vault.must_have(id)?.into_iter().partition(|key| key.id == id);
        let others: Vec<String> = others.into_iter().map(|key| key.id).collect();
        if others.is_empty() {
            return Ok(others);
        }
        let mut tx = self.begin().await?;
        must_be_all(&mut tx, id).await?;
        for other in &others {
            append(&mut tx, by, AuditAction::KeyDropped, other, "").await?;
        }
        tx.commit().await?;
        let mut tx = self.begin().await?;
        must_be_all(&mut tx, id).await?;
        keyring::replace(self.vault.file(), &kept)?;
        tx.rollback().await?;
        Ok(others)
    }
}

/// That a key is the one in use, and no row is under another.
async fn must_be_all(tx: &mut AnyConnection, id: &str) -> Result<(), StoreProblem> {
    let is_used = in_use(tx).await? == id;
    if is_used && under_others(tx, id, 1).await?.is_empty() { Ok(()) } else { Err(StoreProblem::StillUsed) }
}

/// Some rows that are not under this key.
async fn under_others(tx: &mut AnyConnection, id: &str, most: i64) -> Result<Vec<Row>, sqlx::Error> {
    let mark = mark(id);
    let rows = between(tx, ("", &mark), most).await?;
    if rows.is_empty() { between(tx, (&mark, LAST), most).await } else { Ok(rows) }
}
