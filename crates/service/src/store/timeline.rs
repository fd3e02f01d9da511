//! What happened to a job, newest first.

use chrono::DateTime;
use waybill_domain::wire::{Entry, Timeline};

use super::list::page_of;
use super::{JobKey, Store, StoreProblem, stored};

impl Store {
    /// At most `most` entries before one, and where older ones begin; `None` if there is no such job.
    ///
    /// # Errors
    /// The database failed.
    pub async fn timeline(
        &self,
        key: &JobKey,
        before: Option<i64>,
        most: u32,
    ) -> Result<Option<Timeline>, StoreProblem> {
        let Some(id) = self.job_id(key).await? else { return Ok(None) };
        let sql = "select seq, at_ms, role, who, what from timeline where job_id = $1 and seq < $2 order by seq desc limit $3";
        let query = sqlx::query_as(sql).bind(id).bind(before.unwrap_or(i64::MAX)).bind(i64::from(most) + 1);
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        let (rows, more) = page_of(query.fetch(&self.read), most, |row: &Row| row.4.len()).await?;
        let next = rows.last().filter(|_| more).map(|last| last.0);
        let value = rows.into_iter().filter_map(|row| entry(id, row).transpose());
        Ok(Some(Timeline { value: value.collect::<Result<_, _>>()?, next }))
    }

    async fn job_id(&self, key: &JobKey) -> Result<Option<i64>, StoreProblem> {
        let sql = "select id from job where subscription = $1 and grp_key = $2 and name_key = $3";
        let query = sqlx::query_scalar(sql).bind(&key.subscription).bind(&key.group).bind(&key.name);
        Ok(query.fetch_optional(&self.read).await?)
    }
}

type Row = (i64, i64, String, String, String);

/// `None`: it cannot be read, which was told.
fn entry(job: i64, (seq, at_ms, role, who, what): Row) -> Result<Option<Entry>, StoreProblem> {
    let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
    let row = format!("{job}/{seq}");
    let role = role.parse().map_err(|_| StoreProblem::UnknownWord(role));
    let what = stored::read("timeline", &row, &what);
    let read = role.and_then(|role| Ok(Entry { seq, at, role, who, what: what? }));
    stored::or_left_out("timeline", &row, read)
}
