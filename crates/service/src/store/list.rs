//! Lists of jobs, a page at a time.

use futures_util::{Stream, TryStreamExt};
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AssertSqlSafe, Row};
use waybill_domain::job::Job;

use super::page::{Filter, Page, Sort};
use super::{Database, Store, StoreProblem, stored};

/// No more jobs than this are counted for somebody who sees those of all customers.
pub(crate) const COUNT_MAX: i64 = 10_000;

/// A page of anything ends at so many bytes, after the row that reaches them: few, long rows are told on more pages.
pub(crate) const PAGE_BYTES: usize = 4 << 20;

/// The rows of a page: at most `top`, and none after the one with which they are [`PAGE_BYTES`] long; and whether more
/// would follow. What lies beyond is not fetched into memory.
pub(super) async fn page_of<R>(
    mut rows: impl Stream<Item = Result<R, sqlx::Error>> + Unpin,
    top: usize,
    length: impl Fn(&R) -> usize,
) -> Result<(Vec<R>, bool), StoreProblem> {
    let (mut page, mut bytes) = (Vec::new(), 0_usize);
    while let Some(row) = rows.try_next().await? {
        if page.len() >= top || bytes >= PAGE_BYTES {
            return Ok((page, true));
        }
        bytes = bytes.saturating_add(length(&row));
        page.push(row);
    }
    Ok((page, false))
}

/// A page that is asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub filter: Filter,
    pub sort: Sort,
    pub after: Option<Page>,
    pub top: u32,
}

/// A page of jobs, and where the next begins.
#[derive(Debug)]
pub struct Listing {
    pub jobs: Vec<Job>,
    pub next: Option<Page>,
}

impl Store {
    /// # Errors
    /// The database failed.
    pub async fn list(&self, wanted: &Wanted) -> Result<Listing, StoreProblem> {
        let mut sql = Sql::new(
            self.database,
            "select j.id, j.needs, j.changed_ms, j.name_key, b.body from job j join job_body b on b.job_id = j.id",
        );
        wanted.filter.add_to(&mut sql);
        if let Some(after) = &wanted.after {
            after.add_to(&mut sql);
        }
        // One more than asked for tells whether there is a next page.
        let limit = sql.int(i64::from(wanted.top) + 1);
        sql.push(&format!(" order by {} limit {limit}", wanted.sort.order()));
        let top = usize::try_from(wanted.top).unwrap_or(usize::MAX);
        let query = sql.query();
        let length = |row: &AnyRow| row.try_get::<&str, _>("body").map_or(0, str::len);
        let (rows, more) = page_of(query.fetch(&self.read), top, length).await?;
        let next = match rows.last() {
            Some(last) if more => Some(page(last, wanted.sort)?),
            Some(_) | None => None,
        };
        let read = |row: &AnyRow| {
            let id: i64 = row.try_get("id")?;
            stored::or_left_out("job", id, stored::read("job", id, &row.try_get::<String, _>("body")?))
        };
        let jobs = rows.iter().filter_map(|row| read(row).transpose());
        Ok(Listing { jobs: jobs.collect::<Result<_, StoreProblem>>()?, next })
    }

    /// How many jobs a filter finds, and how many of them wait for the customer. Over all customers no more than
    /// 10,000 are looked at.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count(&self, filter: &Filter) -> Result<(u64, u64), StoreProblem> {
        let mut sql = Sql::new(
            self.database,
            "select count(*) as found, count(case when needs = 2 then 1 end) as needing from (select j.needs from job j",
        );
        filter.add_to(&mut sql);
        if filter.scope.is_none() {
            let most = sql.int(COUNT_MAX);
            sql.push(&format!(" limit {most}"));
        }
        sql.push(") as looked_at");
        let row = sql.query().fetch_one(&self.read).await?;
        let number = |column: &str| row.try_get::<i64, _>(column).map(|it| u64::try_from(it).unwrap_or_default());
        Ok((number("found")?, number("needing")?))
    }
}

fn page(row: &AnyRow, sort: Sort) -> Result<Page, StoreProblem> {
    let (needs, changed) = (row.try_get("needs")?, row.try_get("changed_ms")?);
    Ok(Page { sort, id: row.try_get("id")?, needs, changed, name: row.try_get("name_key")? })
}

/// A statement that is put together of fixed pieces; every value goes in by number, never as text.
pub(super) struct Sql {
    pub(super) database: Database,
    text: String,
    values: Vec<Value>,
    filtered: bool,
}

enum Value {
    Int(i64),
    Text(String),
}

impl Sql {
    pub(super) fn new(database: Database, text: &str) -> Self {
        Self { database, text: text.to_owned(), values: Vec::new(), filtered: false }
    }

    /// The same statement, to be explained instead of done.
    pub(super) fn explained(mut self) -> Self {
        let explain = match self.database {
            Database::Sqlite => "explain query plan ",
            Database::Postgres => "explain ",
        };
        self.text.insert_str(0, explain);
        self
    }

    pub(super) fn push(&mut self, piece: &str) {
        self.text.push_str(piece);
    }

    pub(super) fn and(&mut self, condition: &str) {
        self.push(if self.filtered { " and " } else { " where " });
        self.filtered = true;
        self.push(condition);
    }

    pub(super) fn int(&mut self, value: i64) -> String {
        self.values.push(Value::Int(value));
        format!("${}", self.values.len())
    }

    pub(super) fn text(&mut self, value: &str) -> String {
        self.values.push(Value::Text(value.to_owned()));
        format!("${}", self.values.len())
    }

    pub(super) fn query(self) -> Query<'static, Any, AnyArguments> {
        // PostgreSQL would plan a statement that it keeps for any value at all; how it is best done depends on the value.
        let query = sqlx::query(AssertSqlSafe(self.text)).persistent(self.database == Database::Sqlite);
        self.values.into_iter().fold(query, |query, value| match value {
            Value::Int(value) => query.bind(value),
            Value::Text(value) => query.bind(value),
        })
    }
}
