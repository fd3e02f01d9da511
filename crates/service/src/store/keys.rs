//! BitLocker keys: kept apart from jobs, encrypted, and gone with the drive or the job they belong to.

mod lost;
mod rotate;
mod whose;

pub use lost::Lost;
pub use rotate::Rotated;
pub(super) use whose::KeyFile;

use sqlx::AnyConnection;
use waybill_domain::job::{Job, KeySet};

use super::read::Row;
use super::{JobKey, Store, StoreProblem};
use crate::secret::{Sealed, Vault};

/// The setting that holds the id.
pub(super) const IN_USE: &str = "bitlocker-key";

impl Store {
    /// The keys of a job's drives, in the clear: serial and key. Anyone who asks must have put [`Event::ReadKeys`].
    ///
    /// [`Event::ReadKeys`]: waybill_domain::event::Event::ReadKeys
    ///
    /// # Errors
    /// The database failed, or the key file is not the one they were encrypted with.
    pub(crate) async fn keys(&self, key: &JobKey) -> Result<Vec<(String, String)>, StoreProblem> {
        let Some(Row { id, job, .. }) = self.job_row(key).await? else { return Ok(Vec::new()) };
        let sql = "select serial_key, nonce, cipher from bitlocker_key where job_id = $1";
        let rows: Vec<(String, String, String)> = sqlx::query_as(sql).bind(id).fetch_all(&self.read).await?;
        let mut keys = Vec::new();
        for drive in &job.drives {
            let serial_key = drive.serial.key();
            let Some((_, nonce, cipher)) = rows.iter().find(|(serial, ..)| *serial == serial_key) else { continue };
            let sealed = Sealed { nonce: nonce.clone(), cipher: cipher.clone() };
            keys.push((drive.serial.to_string(), self.vault.open_sealed(&sealed, &owner(id, &serial_key))?));
        }
        Ok(keys)
    }

    /// Opens every key and tells none: whether the key file is the right one.
    ///
    /// # Errors
    /// It is not, or the database failed.
    pub(super) async fn open_all_keys(&self) -> Result<(), StoreProblem> {
        let sql = "select job_id, serial_key, nonce, cipher from bitlocker_key where (job_id, serial_key) > ($1, $2) \
                   order by job_id, serial_key limit $3";
        let mut after = (i64::MIN, String::new());
        loop {
            let query = sqlx::query_as(sql).bind(after.0).bind(after.1).bind(1000);
            let rows: Vec<(i64, String, String, String)> = query.fetch_all(&self.read).await?;
            let Some((job, serial_key, ..)) = rows.last() else { return Ok(()) };
            after = (*job, serial_key.clone());
            for (job, serial_key, nonce, cipher) in rows {
                self.vault.open_sealed(&Sealed { nonce, cipher }, &owner(job, &serial_key))?;
            }
        }
    }
}

/// Writes the keys that came with an event, and forgets those of drives that are no longer named.
pub(super) async fn write(
    tx: &mut AnyConnection,
    vault: &Vault,
    id: i64,
    job: &Job,
    fresh: &[KeySet],
) -> Result<(), StoreProblem> {
    let with = if fresh.is_empty() { String::new() } else { in_use(tx).await? };
    for KeySet { serial, key } in fresh {
        let serial_key = serial.key();
        let Sealed { nonce, cipher } = vault.seal(key, &owner(id, &serial_key), &with)?;
        let sql = "insert into bitlocker_key (job_id, serial_key, nonce, cipher) values ($1, $2, $3, $4) \
                   on conflict (job_id, serial_key) do update set nonce = excluded.nonce, cipher = excluded.cipher";
        sqlx::query(sql).bind(id).bind(serial_key).bind(nonce).bind(cipher).execute(&mut *tx).await?;
    }
    // Drives are renamed only while everything may be edited, so the rest of a job's life costs no second look.
    if !fresh.is_empty() || job.revision > 1 && job.visits.len() == 1 {
        let sql = "select serial_key from bitlocker_key where job_id = $1";
        let held: Vec<String> = sqlx::query_scalar(sql).bind(id).fetch_all(&mut *tx).await?;
        for serial_key in held.iter().filter(|held| !job.drives.iter().any(|drive| drive.serial.key() == **held)) {
            let sql = "delete from bitlocker_key where job_id = $1 and serial_key = $2";
            sqlx::query(sql).bind(id).bind(serial_key).execute(&mut *tx).await?;
        }
    }
    Ok(())
}

/// The id of the key that the site encrypts with. Its row stays locked until the transaction ends: anyone who changes it
/// waits for those who have read it, and then finds what they wrote.
async fn in_use(tx: &mut AnyConnection) -> Result<String, StoreProblem> {
    let lock = "update setting set value = value where name = $1";
    sqlx::query(lock).bind(IN_USE).execute(&mut *tx).await?;
    let query = sqlx::query_scalar("select value from setting where name = $1").bind(IN_USE);
    Ok(query.fetch_one(tx).await?)
}

/// Bound into the cipher: a key copied to another row does not open.
fn owner(id: i64, serial_key: &str) -> String {
    format!("{id}/{serial_key}")
}
