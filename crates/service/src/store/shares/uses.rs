//! How often links were used, written down many at a time.

use waybill_domain::job::Time;

use crate::store::{Store, StoreProblem};

/// How often a link was used since that was last written down, and when last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) times: u64,
    pub(crate) last: Time,
}

impl Store {
    /// Adds to what is known of the use of links, each by its id, and forgets the hashes of those that have expired.
    ///
    /// # Errors
    /// The database failed; nothing was written.
    pub(crate) async fn note_uses(&self, uses: &[(String, Use)], now: Time) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        for (id, Use { times, last }) in uses {
            let sql = "update share set times_used = times_used + $1, \
                       last_used_ms = case when last_used_ms > $2 then last_used_ms else $2 end where id = $3";
            let query = sqlx::query(sql).bind(i64::try_from(*times).unwrap_or(i64::MAX)).bind(last.timestamp_millis());
            query.bind(id).execute(&mut *tx).await?;
        }
        let sql = "update share set hash = null where hash is not null and expires_ms <= $1";
        sqlx::query(sql).bind(now.timestamp_millis()).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }
}
