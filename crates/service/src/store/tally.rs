//! How many jobs there are in each state.

use waybill_domain::job_state::JobState;

use super::{Store, StoreProblem};

impl Store {
    /// States without jobs are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn jobs_by_state(&self) -> Result<Vec<(JobState, i64)>, StoreProblem> {
        let sql = "select state, count(*) from job group by state";
        let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(&self.read).await?;
        let read = |(state, count): (String, i64)| match state.parse() {
            Ok(state) => Ok((state, count)),
            Err(_) => Err(StoreProblem::UnknownWord(state)),
        };
        rows.into_iter().map(read).collect()
    }
}
