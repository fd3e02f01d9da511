//! The way on when the key file is lost for good: what nobody can read any more is deleted, and the site begins again with
//! another key. Customers are asked for the BitLocker keys once more when a drive does not open.

use std::collections::BTreeSet;

use super::whose::{LAST, Row, between};
use super::{IN_USE, owner};
use crate::files::{Lock, keys_lock};
use crate::secret::{KeyFileProblem, Sealed, keyring};
use crate::store::audit::append;
use crate::store::{AuditAction, By, Store, StoreProblem};

/// What cannot be read with the keys that are there.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// BitLocker keys.
    pub keys: usize,
    /// Of how many jobs.
    pub jobs: usize,
    /// The id of the key that is used from now on; none while nothing was deleted.
    pub now: Option<String>,
}

impl Store {
    /// Counts the BitLocker keys that cannot be read with this key file; and, if it is wanted, deletes them and uses the
    /// file's last key from now on, one that is made if there is none.
    ///
    /// # Errors
    /// The file or the database failed, or the file holds something else.
    pub async fn give_up_lost_keys(&self, by: &By, is_wanted: bool) -> Result<Lost, StoreProblem> {
        let _lock = Lock::alone(&keys_lock(self.folder())).await?;
        let mut there = match keyring::read(self.vault.file()) {
            Err(KeyFileProblem::Missing(_)) => Vec::new(),
            other => other?,
        };
        let mut tx = self.begin().await?;
        // A vault reads its file when it is first asked: rows that name no key are opened with all that are there.
        if let Some(key) = there.first() {
            self.vault.must_have(&key.id)?;
        }
        let rows = between(&mut tx, ("", LAST), i64::MAX).await?;
        let lost: Vec<Row> = rows.into_iter().filter(|row| !self.can_open(row)).collect();
        let jobs: BTreeSet<i64> = lost.iter().map(|(job, ..)| *job).collect();
        let mut told = Lost { keys: lost.len(), jobs: jobs.len(), now: None };
        if !is_wanted {
            return Ok(told);
        }
        if there.is_empty() {
            keyring::make(self.vault.file())?;
            there = keyring::read(self.vault.file())?;
        }
        let now = there.last().map(|key| key.id.clone()).unwrap_or_default();
        for (job, serial_key, ..) in lost {
            let sql = "delete from bitlocker_key where job_id = $1 and serial_key = $2";
            sqlx::query(sql).bind(job).bind(serial_key).execute(&mut *tx).await?;
        }
        let sql = "update setting set value = $1 where name = $2";
        sqlx::query(sql).bind(&now).bind(IN_USE).execute(&mut *tx).await?;
        let detail = format!("lost keys given up: {} BitLocker keys of {} jobs deleted", told.keys, told.jobs);
        append(&mut tx, by, AuditAction::KeyRotated, &now, &detail).await?;
        tx.commit().await?;
        told.now = Some(now);
        Ok(told)
    }

    fn can_open(&self, (job, serial_key, nonce, cipher): &Row) -> bool {
        let sealed = Sealed { nonce: nonce.clone(), cipher: cipher.clone() };
        self.vault.open_sealed(&sealed, &owner(*job, serial_key)).is_ok()
    }
}
