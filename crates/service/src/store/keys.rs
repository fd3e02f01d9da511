//! BitLocker keys: kept apart from jobs, encrypted, and gone with the drive or the job they belong to.

use sqlx::AnyConnection;
use waybill_domain::job::{Job, KeySet};

use super::read::Row;
use super::{JobKey, Store, StoreProblem};
use crate::secret::{Sealed, Vault};

impl Store {
    /// The keys of a job's drives, in the clear: serial and key. Whoever asks must have put [`Event::ReadKeys`].
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
}

/// Writes the keys that came with an event, and forgets those of drives that are no longer named.
pub(super) async fn write(
    tx: &mut AnyConnection,
    vault: &Vault,
    id: i64,
    job: &Job,
    fresh: &[KeySet],
) -> Result<(), StoreProblem> {
    for KeySet { serial, key } in fresh {
        let serial_key = serial.key();
        let Sealed { nonce, cipher } = vault.seal(key, &owner(id, &serial_key))?;
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

/// Bound into the cipher: a key copied to another row does not open.
fn owner(id: i64, serial_key: &str) -> String {
    format!("{id}/{serial_key}")
}
