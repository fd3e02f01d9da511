//! How many jobs there are in each state.

use waybill_domain::job_state::JobState;

use super::{Store, StoreProblem, stored};

impl Store {
    /// States without jobs are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn jobs_by_state(&self) -> Result<Vec<(JobState, i64)>, StoreProblem> {
        let sql = "select state, count(*) from job group by state";
        let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(&self.read).await?;
        let read = |(state, count): (String, i64)| {
            let read = state.parse().map_err(|_| StoreProblem::UnknownWord(state.clone()));
            stored::or_left_out("job", format!("in the state {state:?}"), read.map(|state| (state, count))).transpose()
        };
        rows.into_iter().filter_map(read).collect()
    }
}
