//! Indexes of the target, put away while rows come in and made again at the end: many times quicker than to keep them up
//! row by row, above all that of fragments. What was put away is written down in the target, for a move that goes on.

use sqlx::AssertSqlSafe;

use super::super::{Store, StoreProblem};

/// What was put away, each as the statement that makes it.
const AWAY: &str = "create table if not exists move_index (name text primary key, sql text not null)";
/// Those that hold no rule: keys and what must be unique stay, and go on refusing what must not be.
const FREE: &str = "select c.relname::text, pg_get_indexdef(i.indexrelid) from pg_index i \
                    join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid \
                    where t.relnamespace = current_schema()::regnamespace and not i.indisunique";

impl Store {
    pub(super) async fn put_indexes_away(&self) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        sqlx::query(AWAY).execute(&mut *tx).await?;
        let free: Vec<(String, String)> = sqlx::query_as(FREE).fetch_all(&mut *tx).await?;
        for (name, sql) in free {
            let note = "insert into move_index (name, sql) values ($1, $2)";
            sqlx::query(note).bind(&name).bind(&sql).execute(&mut *tx).await?;
            sqlx::query(AssertSqlSafe(format!("drop index {name}"))).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// One at a time, so that a move that is stopped here goes on with the next.
    pub(super) async fn bring_indexes_back(&self) -> Result<(), StoreProblem> {
        let away: Vec<(String, String)> =
            sqlx::query_as("select name, sql from move_index order by name").fetch_all(&self.write).await?;
        for (name, sql) in away {
            let mut tx = self.begin().await?;
            sqlx::query("set local maintenance_work_mem = '512MB'").execute(&mut *tx).await?;
            sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await?;
            sqlx::query("delete from move_index where name = $1").bind(name).execute(&mut *tx).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
