//! Sign-ins that went to the identity provider and have not come back.

use chrono::TimeDelta;

use super::{Store, StoreProblem};
use crate::clock::wall;
use crate::secret::hash;

impl Store {
    /// Notes a sign-in that goes to the provider.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn begin_sign_in(&self, secret: &str, to: &str, ttl: TimeDelta) -> Result<(), StoreProblem> {
        let now = wall();
        let sql = "delete from sign_in_under_way where expires_ms < $1";
        sqlx::query(sql).bind(now.timestamp_millis()).execute(&self.write).await?;
        let sql = "insert into sign_in_under_way (hash, return_to, expires_ms) values ($1, $2, $3)";
        let query = sqlx::query(sql).bind(hash(secret)).bind(to).bind((now + ttl).timestamp_millis());
        query.execute(&self.write).await?;
        Ok(())
    }

    /// Takes a sign-in that came back, once: where to go on. `None`: it was taken before, is too old, or never was.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn take_sign_in(&self, secret: &str) -> Result<Option<String>, StoreProblem> {
        let sql = "delete from sign_in_under_way where hash = $1 and expires_ms > $2 returning return_to";
        let query = sqlx::query_scalar(sql).bind(hash(secret)).bind(wall().timestamp_millis());
        Ok(query.fetch_optional(&self.write).await?)
    }
}
