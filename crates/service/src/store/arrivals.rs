//! Packages of no job: each with what finds it, and its history inside it.

use sqlx::AnyConnection;
use waybill_domain::arrival::Arrival;
use waybill_domain::job::{JobId, Time};

use super::list::page_of;
use super::{JobKey, Store, StoreProblem, feed, stored};

/// How many arrivals a page has.
const PAGE: i64 = 50;

impl Store {
    /// Those that wait, or those that have ended; newest first, after one, and the one to go on after if there are more.
    ///
    /// # Errors
    /// The database failed.
    pub async fn arrivals(
        &self,
        open: bool,
        after: Option<&str>,
    ) -> Result<(Vec<Arrival>, Option<String>), StoreProblem> {
        let sql = "select num, id, body from arrival where is_open = $1 and \
                   num < coalesce((select num from arrival where id = $2), $3) order by num desc limit $4";
        let query = sqlx::query_as(sql).bind(i64::from(open)).bind(after.unwrap_or_default());
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let rows = query.bind(i64::MAX).bind(PAGE + 1).fetch(&self.read);
        let (rows, more) = page_of(rows, page, |row: &(i64, String, String)| row.2.len()).await?;
        let next = rows.last().filter(|_| more).map(|(_, id, _)| id.clone());
        let all = rows.iter().filter_map(|(num, _, body)| listed(*num, body).transpose());
        Ok((all.collect::<Result<_, _>>()?, next))
    }

    /// How many wait.
    ///
    /// # Errors
    /// The database failed.
    pub async fn arrivals_open(&self) -> Result<u64, StoreProblem> {
        let sql = "select count(*) from arrival where is_open = 1";
        let count: i64 = sqlx::query_scalar(sql).fetch_one(&self.read).await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    /// # Errors
    /// The database failed.
    pub async fn arrival(&self, id: &str) -> Result<Option<Arrival>, StoreProblem> {
        let mut reader = self.read.acquire().await?;
        one(&mut reader, id).await
    }
}

pub(super) async fn one(connection: &mut AnyConnection, id: &str) -> Result<Option<Arrival>, StoreProblem> {
    let sql = "select num, body from arrival where id = $1";
    let found: Option<(i64, String)> = sqlx::query_as(sql).bind(id).fetch_optional(connection).await?;
    found.map(|(num, body)| stored::read("arrival", num, &body)).transpose()
}

/// `None`: it cannot be read, which was told.
fn listed(num: i64, body: &str) -> Result<Option<Arrival>, StoreProblem> {
    stored::or_left_out("arrival", num, stored::read("arrival", num, body))
}

/// Open arrivals with this tracking number or one of these drives, by their keys.
pub(super) async fn open_with(
    connection: &mut AnyConnection,
    tracking_key: Option<&str>,
    serials: &[String],
) -> Result<Vec<Arrival>, StoreProblem> {
    let mut rows: Vec<(i64, String)> = Vec::new();
    if let Some(key) = tracking_key {
        let sql = "select num, body from arrival where is_open = 1 and tracking_key = $1 order by num";
        rows.extend(sqlx::query_as::<_, (i64, String)>(sql).bind(key).fetch_all(&mut *connection).await?);
    }
    for serial in serials {
        let sql = "select a.num, a.body from arrival_drive d join arrival a on a.num = d.num \
                   where d.serial_key = $1 and a.is_open = 1";
        rows.extend(sqlx::query_as::<_, (i64, String)>(sql).bind(serial).fetch_all(&mut *connection).await?);
    }
    rows.sort();
    rows.dedup();
    rows.iter().filter_map(|(num, body)| listed(*num, body).transpose()).collect()
}

/// Whether another open arrival is kept for the job.
pub(super) async fn others_wait(connection: &mut AnyConnection, id: &str, job: &JobKey) -> Result<bool, StoreProblem> {
    let sql = "select count(*) from arrival where is_open = 1 and job_key = $1 and id <> $2";
    let count: i64 = sqlx::query_scalar(sql).bind(flat(job)).bind(id).fetch_one(connection).await?;
    Ok(count > 0)
}

/// Writes an arrival: a new one, or the next revision of one that was read in the same transaction.
pub(super) async fn put(tx: &mut AnyConnection, it: &Arrival, at: Time) -> Result<(), StoreProblem> {
    let revision = i64::try_from(it.revision).unwrap_or(i64::MAX);
    let body = stored::written("arrival", &it.id, it)?;
    let num: Option<i64> = if it.revision == 1 {
        let num = feed::next(tx, "arrival").await?;
        let sql = "insert into arrival (num, id, state, is_open, revision, job_key, tracking_key, due_ms, body) \
                   values ($1, $2, '', 1, 0, '', '', null, '')";
        sqlx::query(sql).bind(num).bind(&it.id).execute(&mut *tx).await?;
        for serial in &it.drives {
            let sql = "insert into arrival_drive (serial_key, num) values ($1, $2) on conflict do nothing";
            sqlx::query(sql).bind(serial.key()).bind(num).execute(&mut *tx).await?;
        }
        Some(num)
    } else {
        sqlx::query_scalar("select num from arrival where id = $1").bind(&it.id).fetch_optional(&mut *tx).await?
    };
    let num = num.ok_or(StoreProblem::NotSerialized("arrival"))?;
    let sql = "update arrival set state = $1, is_open = $2, revision = $3, job_key = $4, tracking_key = $5, \
               due_ms = $6, body = $7 where num = $8 and revision = $9";
    let job = it.job.as_ref().map(key).unwrap_or_default();
    let tracking = it.tracking_number.as_ref().map(|it| it.key()).unwrap_or_default();
    let query = sqlx::query(sql).bind(it.state.word()).bind(i64::from(!it.state.has_ended())).bind(revision).bind(job);
    let query = query.bind(tracking).bind(it.due().map(|due| due.at.timestamp_millis()));
    let query = query.bind(body).bind(num).bind(revision - 1);
    if query.execute(&mut *tx).await?.rows_affected() != 1 {
        return Err(StoreProblem::NotSerialized("arrival"));
    }
    feed::append_arrival(tx, num, &it.id, at).await
}

fn key(id: &JobId) -> String {
    flat(&JobKey::from(id))
}

/// No part of a name has a slash.
fn flat(JobKey { subscription, group, name }: &JobKey) -> String {
    format!("{subscription}/{group}/{name}")
}
