//! Who of staff looked at a job, and when.

use chrono::DateTime;
use waybill_domain::job::Time;
use waybill_domain::wire::Look;

use super::super::{JobKey, Person, Store, StoreProblem};

/// The most looks that are listed.
const MOST: i64 = 500;

impl Store {
    /// Remembers that somebody looked; once a minute is enough.
    ///
    /// # Errors
    /// The database failed.
    pub async fn looked(&self, key: &JobKey, person: &Person, at: Time) -> Result<(), StoreProblem> {
        let minute = at.timestamp().div_euclid(60);
        // Most are remembered already: the writer is asked for only when there is something to write.
        let sql = "select count(*) from look l join job j on j.id = l.job_id where j.subscription = $1 \
                   and j.grp_key = $2 and j.name_key = $3 and l.person = $4 and l.minute = $5";
        let query = sqlx::query_scalar(sql).bind(&key.subscription).bind(&key.group).bind(&key.name);
        let there: i64 = query.bind(&person.id).bind(minute).fetch_one(&self.read).await?;
        if there > 0 {
            return Ok(());
        }
        let sql = "insert into look (job_id, person, minute, at_ms, who) select id, $1, $2, $3, $4 from job \
                   where subscription = $5 and grp_key = $6 and name_key = $7 on conflict do nothing";
        let query = sqlx::query(sql).bind(&person.id).bind(minute).bind(at.timestamp_millis());
        let query = query.bind(&person.name).bind(&key.subscription).bind(&key.group).bind(&key.name);
        query.execute(&self.write).await?;
        Ok(())
    }

    /// The latest looks at a job, newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn looks(&self, key: &JobKey) -> Result<Vec<Look>, StoreProblem> {
        let sql = "select l.at_ms, l.who from look l join job j on j.id = l.job_id \
                   where j.subscription = $1 and j.grp_key = $2 and j.name_key = $3 \
                   order by l.at_ms desc, l.person limit $4";
        let query = sqlx::query_as(sql).bind(&key.subscription).bind(&key.group).bind(&key.name).bind(MOST);
        let rows: Vec<(i64, String)> = query.fetch_all(&self.read).await?;
        let look = |(at_ms, who)| Look { at: DateTime::from_timestamp_millis(at_ms).unwrap_or_default(), who };
        Ok(rows.into_iter().map(look).collect())
    }
}
