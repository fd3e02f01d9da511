//! Where a job's packages and drives are found at the data center: by number, by serial, by what is to be done next.
//! Written with the job, in its transaction.

use sqlx::AnyConnection;
use waybill_domain::board::Board;
use waybill_domain::drive::Drive;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::Job;
use waybill_domain::job_state::JobState;

use super::{Store, StoreProblem, stored};

/// What is written of a job.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Places {
    /// Tracking numbers: key, and key with look-alikes read as one.
    pub(super) packages: Vec<(String, String)>,
    /// Serial's key, column of the board or nothing, since when.
    pub(super) drives: Vec<(String, &'static str, i64)>,
    /// Since when it is packed.
    pub(super) packing: Option<i64>,
    /// The last number under which drives went back: key, carrier, when.
    pub(super) back: Option<(String, String, i64)>,
}

impl Places {
    pub(super) fn of(job: &Job) -> Self {
        let numbers = job.delivery_package.iter().chain(&job.further_packages).map(|it| &it.tracking_number);
        let mut packages: Vec<_> = numbers.map(|it| (it.key(), it.look_alike_key())).collect();
        packages.sort();
        packages.dedup_by(|one, other| one.0 == other.0);
        let row = |drive: &Drive| {
            let board = job.board(drive).map_or("", Board::word);
            (drive.serial.key(), board, drive.since().unwrap_or(job.created).timestamp_millis())
        };
        // Extra drives are found too, but nobody works on them.
        let extras = job.extra_drives.iter().map(|it| (it.serial.key(), "", it.received.timestamp_millis()));
        let mut drives: Vec<_> = job.drives.iter().map(row).chain(extras).collect();
        drives.sort();
        drives.dedup_by(|later, first| later.0 == first.0);
        let packing = (job.state == JobState::Packaging).then(|| job.since().timestamp_millis());
        Self { packages, drives, packing, back: back(job) }
    }
}

fn back(job: &Job) -> Option<(String, String, i64)> {
    let package = job.return_package.as_ref()?;
    let went = job.drives.iter().filter(|drive| drive.state == DriveState::ShippedBack).filter_map(Drive::since).max();
    let at = went.unwrap_or(job.changed).timestamp_millis();
    Some((package.tracking_number.carrier_key(), package.carrier_name.to_string(), at))
}

/// After a job was written. Progress comes often and changes nothing here.
pub(super) async fn keep(tx: &mut AnyConnection, id: i64, before: Option<&Job>, job: &Job) -> Result<(), StoreProblem> {
    let (before, now) = (before.map(Places::of), Places::of(job));
    if before.as_ref() == Some(&now) {
        return Ok(());
    }
    if before.is_some() {
        for sql in [
            "delete from job_package where job_id = $1",
            "delete from job_drive where job_id = $1",
            "delete from job_packing where job_id = $1",
        ] {
            sqlx::query(sql).bind(id).execute(&mut *tx).await?;
        }
    }
    put(tx, id, &now).await
}

pub(super) async fn put(tx: &mut AnyConnection, id: i64, places: &Places) -> Result<(), StoreProblem> {
    for (key, look_alike) in &places.packages {
        let sql = "insert into job_package (job_id, tracking_key, look_alike_key) values ($1, $2, $3)";
        sqlx::query(sql).bind(id).bind(key).bind(look_alike).execute(&mut *tx).await?;
    }
    for (serial, board, since) in &places.drives {
        let sql = "insert into job_drive (job_id, serial_key, board, since_ms) values ($1, $2, $3, $4)";
        sqlx::query(sql).bind(id).bind(serial).bind(*board).bind(since).execute(&mut *tx).await?;
    }
    if let Some(since) = places.packing {
        let sql = "insert into job_packing (job_id, since_ms) values ($1, $2)";
        sqlx::query(sql).bind(id).bind(since).execute(&mut *tx).await?;
    }
    put_back(tx, id, places).await
}

/// Adds the number under which drives went back; those of earlier parcels stay known.
async fn put_back(tx: &mut AnyConnection, id: i64, places: &Places) -> Result<(), StoreProblem> {
    let Some((key, carrier, at)) = &places.back else { return Ok(()) };
    let sql = "insert into job_return (job_id, number_key, carrier, sent_ms) values ($1, $2, $3, $4) \
               on conflict (job_id, number_key) do update set carrier = excluded.carrier, sent_ms = excluded.sent_ms";
    sqlx::query(sql).bind(id).bind(key).bind(carrier).bind(at).execute(&mut *tx).await?;
    Ok(())
}

impl Store {
    /// For a store that was made before there were these tables, or only that of the numbers under which drives went back:
    /// all jobs are read once.
    pub(super) async fn rebuild_places(tx: &mut AnyConnection, only_returns: bool) -> Result<(), StoreProblem> {
        let mut last = 0;
        loop {
            let sql = "select job_id, body from job_body where job_id > $1 order by job_id limit 200";
            let rows: Vec<(i64, String)> = sqlx::query_as(sql).bind(last).fetch_all(&mut *tx).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for (id, body) in rows {
                last = id;
                if let Some(job) = stored::or_left_out("job", id, stored::read("job", id, &body))? {
                    let places = Places::of(&job);
                    if only_returns { put_back(tx, id, &places).await? } else { put(tx, id, &places).await? }
                }
            }
        }
    }
}
