//! Reading one job.

use sqlx::AnyConnection;
use waybill_domain::job::Job;

use super::{JobKey, Store, StoreProblem, stored};

const JOB: &str = "select j.id, j.version, j.entries, b.body from job j join job_body b on b.job_id = j.id \
                   where j.subscription = $1 and j.grp_key = $2 and j.name_key = $3";

/// A job and what the store knows beside it.
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) version: i64,
    pub(super) entries: i64,
    pub(super) job: Job,
}

impl Store {
    /// # Errors
    /// The database failed.
    pub async fn job(&self, key: &JobKey) -> Result<Option<Job>, StoreProblem> {
        let mut reader = self.warm.take(&self.read).await?;
        let found = row(&mut reader, key).await?;
        self.warm.keep(&self.read, reader);
        Ok(found.map(|row| row.job))
    }

    pub(super) async fn job_row(&self, key: &JobKey) -> Result<Option<Row>, StoreProblem> {
        let mut reader = self.read.acquire().await?;
        row(&mut reader, key).await
    }
}

pub(super) async fn row(connection: &mut AnyConnection, key: &JobKey) -> Result<Option<Row>, StoreProblem> {
    let query = sqlx::query_as(JOB).bind(&key.subscription).bind(&key.group).bind(&key.name);
    let found: Option<(i64, i64, i64, String)> = query.fetch_optional(connection).await?;
    found.map(read).transpose()
}

fn read((id, version, entries, body): (i64, i64, i64, String)) -> Result<Row, StoreProblem> {
    Ok(Row { id, version, entries, job: stored::read("job", id, &body)? })
}

/// A job by its number.
pub(super) async fn row_of(connection: &mut AnyConnection, id: i64) -> Result<Option<Row>, StoreProblem> {
    let sql = "select j.id, j.version, j.entries, b.body from job j join job_body b on b.job_id = j.id where j.id = $1";
    let found: Option<(i64, i64, i64, String)> = sqlx::query_as(sql).bind(id).fetch_optional(connection).await?;
    found.map(read).transpose()
}
