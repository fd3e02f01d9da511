//! Jobs on which a deadline has passed.

use waybill_domain::job::Time;

use super::{JobKey, Store, StoreProblem};

/// A job that is due, and the place in the order to go on from.
#[derive(Debug, Clone)]
pub(crate) struct DueJob {
    pub(crate) key: JobKey,
    pub(crate) place: (i64, i64),
}

impl Store {
    /// The next jobs that are due, the longest overdue first, after a place in that order.
    pub(crate) async fn due(&self, now: Time, after: (i64, i64)) -> Result<Vec<DueJob>, StoreProblem> {
        let sql = "select due_ms, id, subscription, grp_key, name_key from job \
                   where due_ms <= $1 and (due_ms, id) > ($2, $3) order by due_ms, id limit 100";
        let query = sqlx::query_as(sql).bind(now.timestamp_millis()).bind(after.0).bind(after.1);
        let rows: Vec<(i64, i64, String, String, String)> = query.fetch_all(&self.read).await?;
        let due = |(due_ms, id, subscription, group, name)| DueJob {
            key: JobKey { subscription, group, name },
            place: (due_ms, id),
        };
        Ok(rows.into_iter().map(due).collect())
    }
}
