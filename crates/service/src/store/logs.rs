//! The logs that drives' copies leave: kept beside the job they belong to, and gone with it.

mod packed;

use chrono::DateTime;
use sqlx::AnyConnection;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, Time};
use waybill_domain::log::LogKind;

use super::read::row;
use super::write::Decision;
use super::{JobKey, Store, StoreProblem, stored};
pub use packed::Packed;

/// A log to be kept; it takes the place of an earlier one of its drive and kind.
#[derive(Debug, Clone)]
pub struct NewLog {
    pub serial: DriveSerial,
    pub kind: LogKind,
    pub received: Time,
    /// How long it is, and how many blobs it tells of; a manifest tells of none.
    pub bytes: u64,
    pub blobs: u64,
    pub packed: Packed,
}

/// A log that is kept, without itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogInfo {
    pub kind: LogKind,
    pub received: Time,
    pub bytes: u64,
    pub blobs: u64,
}

impl Store {
    /// Keeps a log together with what `decide` makes of the job, in one transaction.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub async fn keep_log<E: From<StoreProblem>>(
        &self,
        key: &JobKey,
        log: &NewLog,
        decide: impl FnOnce(Option<&Job>) -> Result<Decision, E>,
    ) -> Result<Job, E> {
        let mut tx = self.begin().await?;
        let there = row(&mut tx, key).await?;
        let decision = decide(there.as_ref().map(|row| &row.job))?;
        let id = there.as_ref().map(|row| row.id);
        self.write(&mut tx, there, &decision).await?;
        if let Some(id) = id {
            put(&mut tx, id, log).await?;
        }
        self.commit(tx, decision.applied.happened.is_empty()).await?;
        Ok(decision.applied.job)
    }

    /// The logs that are kept of a drive.
    ///
    /// # Errors
    /// The database failed.
    pub async fn logs_of(&self, key: &JobKey, serial: &DriveSerial) -> Result<Vec<LogInfo>, StoreProblem> {
        let sql = "select l.kind, l.received_ms, l.bytes, l.blobs from drive_log l join job j on j.id = l.job_id \
                   where j.subscription = $1 and j.grp_key = $2 and j.name_key = $3 and l.serial_key = $4 order by l.kind";
        let query = sqlx::query_as(sql).bind(&key.subscription).bind(&key.group).bind(&key.name).bind(serial.key());
        let rows: Vec<(String, i64, i64, i64)> = query.fetch_all(&self.read).await?;
        let read = |(kind, received, bytes, blobs): (String, i64, i64, i64)| {
            let read = info(&kind, received, bytes, blobs);
            stored::or_left_out("drive_log", format!("of drive {serial}"), read).transpose()
        };
        rows.into_iter().filter_map(read).collect()
    }

    /// One of them, packed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn log(
        &self,
        key: &JobKey,
        serial: &DriveSerial,
        kind: LogKind,
    ) -> Result<Option<(LogInfo, Packed)>, StoreProblem> {
        let sql = "select l.received_ms, l.bytes, l.blobs, l.packed from drive_log l join job j on j.id = l.job_id \
                   where j.subscription = $1 and j.grp_key = $2 and j.name_key = $3 and l.serial_key = $4 and l.kind = $5";
        let query = sqlx::query_as(sql).bind(&key.subscription).bind(&key.group).bind(&key.name);
        let query = query.bind(serial.key()).bind(kind.word());
        let found: Option<(i64, i64, i64, String)> = query.fetch_optional(&self.read).await?;
        let read = |(received, bytes, blobs, packed): (i64, i64, i64, String)| {
            Ok((info(kind.word(), received, bytes, blobs)?, Packed::stored(packed)))
        };
        found.map(read).transpose()
    }
}

async fn put(tx: &mut AnyConnection, id: i64, log: &NewLog) -> Result<(), StoreProblem> {
    let sql = "insert into drive_log (job_id, serial_key, kind, received_ms, bytes, blobs, packed) \
               values ($1, $2, $3, $4, $5, $6, $7) on conflict (job_id, serial_key, kind) do update set \
               received_ms = excluded.received_ms, bytes = excluded.bytes, blobs = excluded.blobs, packed = excluded.packed";
    let query = sqlx::query(sql).bind(id).bind(log.serial.key()).bind(log.kind.word());
    let query = query.bind(log.received.timestamp_millis()).bind(whole(log.bytes)).bind(whole(log.blobs));
    query.bind(log.packed.as_stored()).execute(tx).await?;
    Ok(())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn info(kind: &str, received: i64, bytes: i64, blobs: i64) -> Result<LogInfo, StoreProblem> {
    let kind = kind.parse().map_err(|_| StoreProblem::UnknownWord(kind.to_owned()))?;
    let received = DateTime::from_timestamp_millis(received).unwrap_or_default();
    let count = |it: i64| u64::try_from(it).unwrap_or_default();
    Ok(LogInfo { kind, received, bytes: count(bytes), blobs: count(blobs) })
}
