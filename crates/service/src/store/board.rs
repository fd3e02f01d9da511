//! The data center's boards: drives by what is to be done with them, jobs to be packed. Each page is read off an index.

use waybill_domain::board::Board;
use waybill_domain::job::Job;
use waybill_domain::wire::{BoardDrive, PackingJob};

use super::list::page_of;
use super::{Store, StoreProblem, stored};

/// How many rows a page has.
const PAGE: i64 = 50;

/// A row's place on a board: since when, job, serial's key.
pub type BoardPlace = (i64, i64, String);

impl Store {
    /// Drives of a column of the copy board, the longest there first, after a place; and the place to go on from.
    ///
    /// # Errors
    /// The database failed.
    pub async fn board(
        &self,
        board: Board,
        after: Option<BoardPlace>,
    ) -> Result<(Vec<BoardDrive>, Option<BoardPlace>), StoreProblem> {
        let sql = "select d.since_ms, d.job_id, d.serial_key, b.body from job_drive d join job_body b on b.job_id = d.job_id \
                   where d.board = $1 and d.board <> '' and (d.since_ms, d.job_id, d.serial_key) > ($2, $3, $4) \
                   order by d.since_ms, d.job_id, d.serial_key limit $5";
        let (since, id, serial) = after.unwrap_or((i64::MIN, 0, String::new()));
        let query = sqlx::query_as(sql).bind(board.word()).bind(since).bind(id).bind(serial).bind(PAGE + 1);
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let length = |row: &(i64, i64, String, String)| row.3.len();
        let (rows, more) = page_of(query.fetch(&self.read), page, length).await?;
        let next = rows.last().filter(|_| more).map(|row| (row.0, row.1, row.2.clone()));
        let mut drives = Vec::new();
        for (_, id, serial, body) in rows {
            let job: Option<Job> = stored::or_left_out("job", id, stored::read("job", id, &body))?;
            let Some(job) = job else { continue };
            let Some(drive) = job.drive(&serial).cloned() else { continue };
            let Job { id, job_type, state, location, fault, .. } = job;
            let job_fault = fault.map(|fault| fault.reason);
            drives.push(BoardDrive { job: id, job_type, job_state: *state, location, job_fault, drive });
        }
        Ok((drives, next))
    }

    /// Jobs in Packaging, the longest there first, after a place; and the place to go on from.
    ///
    /// # Errors
    /// The database failed.
    pub async fn packing(
        &self,
        after: Option<BoardPlace>,
    ) -> Result<(Vec<PackingJob>, Option<BoardPlace>), StoreProblem> {
        let sql = "select p.since_ms, p.job_id, s.company, b.body from job_packing p join job j on j.id = p.job_id \
                   join job_body b on b.job_id = p.job_id join subscription s on s.id = j.subscription \
                   where (p.since_ms, p.job_id) > ($1, $2) order by p.since_ms, p.job_id limit $3";
        let (since, id, _) = after.unwrap_or((i64::MIN, 0, String::new()));
        let query = sqlx::query_as(sql).bind(since).bind(id).bind(PAGE + 1);
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let length = |row: &(i64, i64, String, String)| row.3.len();
        let (rows, more) = page_of(query.fetch(&self.read), page, length).await?;
        let next = rows.last().filter(|_| more).map(|row| (row.0, row.1, String::new()));
        let read = |(_, id, company, body): (i64, i64, String, String)| {
            let job = stored::read("job", id, &body).map(|job| PackingJob { company, job });
            stored::or_left_out("job", id, job).transpose()
        };
        Ok((rows.into_iter().filter_map(read).collect::<Result<_, _>>()?, next))
    }
}
