//! A running site carried from SQLite to PostgreSQL: every table, in batches that are remembered in the target, so that a
//! move that was stopped goes on; and at the end every row of both compared.

mod indexes;
mod rows;
mod tables;

use futures_util::TryStreamExt;
use sqlx::{AnyConnection, AssertSqlSafe};

use super::keys::IN_USE;
use super::{Database, Store, StoreProblem};
use rows::{Batch, Sum};
use tables::{Table, tables};

/// Where a move stands; gone from the target once it is done.
const STATE: &str = "create table if not exists move_state (name text primary key, last bigint not null)";
/// The row of `move_state` that says which folder is moved.
const SOURCE: &str = "from:";

/// Why a site was not moved, or not wholly.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MoveProblem {
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error("a move goes from SQLite to PostgreSQL")]
    Ways,
    #[error("the target is not empty (it has rows in {0}); nothing was written to it. Name an empty database")]
    NotEmpty(String),
    #[error(
        "the target holds the unfinished move of another folder; nothing was written to it. Name an empty database, or \
         move the same folder"
    )]
    AnotherMove,
    #[error(
        "row {row} of the table {table} holds the character NUL in {column}, which PostgreSQL cannot keep. The source is as \
         it was. Take it out of that row, make the target empty and move again"
    )]
    Nul { table: String, row: i64, column: String },
    #[error("another `waybill move` works on the same target; this one stops")]
    Overtaken,
    #[error(
        "the table {0} is not the same in source and target: the source has changed since the move began. The source is \
         as it was. Stop the service, make the target empty and move again"
    )]
    Differs(String),
    #[error(
        "a service wrote to the source during the move, and what it wrote is not in the target. The source is as it was. \
         Stop the service, make the target empty and move again"
    )]
    Written,
}

impl From<sqlx::Error> for MoveProblem {
    fn from(problem: sqlx::Error) -> Self {
        Self::Store(problem.into())
    }
}

/// A table that was compared, row by row.
#[derive(Debug)]
pub(crate) struct Compared {
    pub(crate) table: String,
    pub(crate) rows: u64,
    /// SHA-256 of each row, added up: the same on both sides, in whatever order rows come.
    pub(crate) sum: String,
}

impl Store {
    /// Copies everything from this SQLite store to an empty PostgreSQL one, or goes on where the same move was stopped.
    /// `folder` tells one move from another; `tell` hears of each table that begins.
    ///
    /// # Errors
    /// A target that is not empty, a source that changes meanwhile, or a database that failed. The source is only read.
    pub(crate) async fn move_to(
        &self,
        to: &Self,
        folder: &str,
        tell: impl Fn(&str),
    ) -> Result<Vec<Compared>, MoveProblem> {
        if (self.database, to.database) != (Database::Sqlite, Database::Postgres) {
            return Err(MoveProblem::Ways);
        }
        // One connection hears of others' writes, the other reads everything as it is now.
        let mut outside = self.write.acquire().await?;
        let before = version(&mut outside).await?;
        let mut source = self.read.begin().await?;
        let all = tables(&mut source).await?;
        to.claim(&all, folder).await?;
        to.put_indexes_away().await?;
        for table in &all {
            tell(&table.name);
            to.copy(&mut source, table).await?;
        }
        tell("indexes");
        to.bring_indexes_back().await?;
        tell("compared:");
        let compared = to.compare(&mut source, &all).await?;
        source.rollback().await?;
        if version(&mut outside).await? != before {
            return Err(MoveProblem::Written);
        }
        let mut tx = to.begin().await?;
        for sql in ["drop table move_index", "drop table move_state", "analyze"] {
            sqlx::query(sql).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(compared)
    }

    /// # Errors
    /// This store is the target of a move that is not done: half a site.
    pub(crate) async fn be_whole(&self) -> Result<(), StoreProblem> {
        if self.database == Database::Sqlite {
            return Ok(());
        }
        let sql = "select count(*) from pg_tables where schemaname = current_schema() and tablename = 'move_state'";
        let half: i64 = sqlx::query_scalar(sql).fetch_one(&self.read).await?;
        if half == 0 { Ok(()) } else { Err(StoreProblem::HalfMoved) }
    }

    /// Makes the target this move's, if it is empty or was so already.
    async fn claim(&self, all: &[Table], folder: &str) -> Result<(), MoveProblem> {
        let mut tx = self.begin().await?;
        sqlx::query(STATE).execute(&mut *tx).await?;
        // Opening the target has written down the key in use, which comes with the source's settings.
        let sql = "delete from setting where name = $1 \
                   and not exists (select 1 from move_state m where m.name = 'setting' and m.last > $2)";
        sqlx::query(sql).bind(IN_USE).bind(i64::MIN).execute(&mut *tx).await?;
        let source = format!("{SOURCE}{folder}");
        let sql = "select name from move_state where name like 'from:%'";
        let moved: Option<String> = sqlx::query_scalar(sql).fetch_optional(&mut *tx).await?;
        if let Some(moved) = moved {
            if moved != source {
                return Err(MoveProblem::AnotherMove);
            }
            tx.commit().await?;
            return Ok(());
        }
        for table in all {
            let filled = if table.is_counter() { " where value <> 0" } else { "" };
            let sql = format!("select count(*) from {}{filled}", table.name);
            let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut *tx).await?;
            if count > 0 {
                return Err(MoveProblem::NotEmpty(table.name.clone()));
            }
        }
        // The schema made these, at nought.
        sqlx::query("delete from counter").execute(&mut *tx).await?;
        let begun = std::iter::once(source.as_str()).chain(all.iter().map(|table| table.name.as_str()));
        for name in begun {
            let sql = "insert into move_state (name, last) values ($1, $2)";
            sqlx::query(sql).bind(name).bind(i64::MIN).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Writes a table's rows in batches, each together with how far it reaches.
    async fn copy(&self, source: &mut AnyConnection, table: &Table) -> Result<(), MoveProblem> {
        let sql = "select last from move_state where name = $1";
        let last: i64 = sqlx::query_scalar(sql).bind(&table.name).fetch_one(&self.read).await?;
        let mut batch = Batch::after(last);
        let mut rows = sqlx::query(AssertSqlSafe(table.read())).bind(last).fetch(source);
        while let Some(row) = rows.try_next().await? {
            batch.add(&row, table)?;
            if let Some((row, column)) = batch.nul(table) {
                return Err(MoveProblem::Nul { table: table.name.clone(), row, column });
            }
            if batch.is_full() {
                batch = self.write_batch(batch, table).await?;
            }
        }
        self.write_batch(batch, table).await.map(drop)
    }

    async fn write_batch(&self, batch: Batch, table: &Table) -> Result<Batch, MoveProblem> {
        let Some((from, last)) = batch.span() else { return Ok(batch) };
        let mut tx = self.begin().await?;
        let sql = "update move_state set last = $1 where name = $2 and last = $3";
        let moved = sqlx::query(sql).bind(last).bind(&table.name).bind(from).execute(&mut *tx).await?;
        if moved.rows_affected() != 1 {
            return Err(MoveProblem::Overtaken);
        }
        batch.insert(&mut tx, table).await?;
        tx.commit().await?;
        Ok(Batch::after(last))
    }

    /// Reads every row of both, and says how many there are of what.
    async fn compare(&self, source: &mut AnyConnection, all: &[Table]) -> Result<Vec<Compared>, MoveProblem> {
        let mut target = self.read.acquire().await?;
        let mut compared = Vec::new();
        for table in all {
            let here = Sum::of(source, table.all(Database::Sqlite), table).await?;
            let there = Sum::of(&mut target, table.all(Database::Postgres), table).await?;
            if here != there {
                return Err(MoveProblem::Differs(table.name.clone()));
            }
            compared.push(Compared { table: table.name.clone(), rows: here.rows, sum: here.hex() });
        }
        Ok(compared)
    }
}

/// Changes when another connection, of whatever process, has written.
async fn version(connection: &mut AnyConnection) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar("pragma data_version").fetch_one(connection).await
}
