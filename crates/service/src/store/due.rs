//! Jobs and arrivals on which a deadline has passed.

use waybill_domain::job::Time;

use super::{JobKey, Store, StoreProblem};

/// Where the clock has come to: when it was due, 0 for a job and 1 for an arrival, number.
pub(crate) type DuePlace = (i64, i64, i64);

/// What is due.
#[derive(Debug, Clone)]
pub(crate) enum Due {
    Job(JobKey),
    Arrival(String),
}

/// Of both kinds the earliest, each from its own index, then in one order.
const SQL: &str = "select * from (\
    select * from (select due_ms, 0 as kind, id as num, subscription as a, grp_key as b, name_key as c from job \
      where due_ms <= $1 and due_ms >= $2 and (due_ms, 0, id) > ($2, $3, $4) order by due_ms, id limit 100) as jobs \
    union all \
    select * from (select due_ms, 1 as kind, num, id as a, '' as b, '' as c from arrival \
      where due_ms <= $1 and due_ms >= $2 and (due_ms, 1, num) > ($2, $3, $4) order by due_ms, num limit 100) as arrivals\
  ) as due order by due_ms, kind, num limit 100";

impl Store {
    /// What is due next, the longest overdue first, after a place in that order.
    pub(crate) async fn due(&self, now: Time, after: DuePlace) -> Result<Vec<(Due, DuePlace)>, StoreProblem> {
        let query = sqlx::query_as(SQL).bind(now.timestamp_millis()).bind(after.0).bind(after.1).bind(after.2);
        let rows: Vec<(i64, i64, i64, String, String, String)> = query.fetch_all(&self.read).await?;
        let due = |(due_ms, kind, num, a, group, name)| {
            let due = match kind {
                0 => Due::Job(JobKey { subscription: a, group, name }),
                _ => Due::Arrival(a),
            };
            (due, (due_ms, kind, num))
        };
        Ok(rows.into_iter().map(due).collect())
    }
}
