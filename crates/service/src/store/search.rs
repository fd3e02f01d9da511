//! What support looks for: any fragment, queues and filters, in any order, at any number of jobs.

mod index;
mod keep;
mod looks;
mod place;
mod plan;

use sqlx::Row;
use sqlx::any::AnyRow;
use waybill_domain::job::{Job, JobType, Time};
use waybill_domain::next_step::Turn;
use waybill_domain::queue::Queue;
use waybill_domain::search::Fragment;
use waybill_domain::wire::QueueCount;

use super::list::Sql;
use super::{Database, JobKey, StateFilter, Store, StoreProblem};
use place::Key;
pub use place::{HitSort, Place};
pub(super) use plan::newest;
use plan::{Plan, WINDOW, order};

/// Hits are counted up to this.
const COUNT_MAX: i64 = 1000;
/// So many times candidates are fetched for one page, where filters leave almost none.
const ROUNDS: usize = 4;

/// What is looked for. Every part narrows it.
#[derive(Debug, Clone)]
pub struct Search {
    pub fragment: Option<Fragment>,
    pub queue: Option<Queue>,
    pub subscription: Option<String>,
    pub state: Option<StateFilter>,
    pub job_type: Option<JobType>,
    pub location: Option<String>,
    pub turn: Option<Turn>,
    /// In their state since this moment or longer.
    pub before: Option<Time>,
    pub sort: HitSort,
    pub descending: bool,
    pub after: Option<Place>,
    pub top: u32,
}

/// A job that was found, and whose it is.
#[derive(Debug)]
pub struct FoundJob {
    pub job: Job,
    pub company: String,
    pub contact: String,
}

/// A page of what was found.
#[derive(Debug, Default)]
pub struct FoundPage {
    pub jobs: Vec<FoundJob>,
    pub next: Option<Place>,
    /// Only the newest candidates were put into this order.
    pub partial: bool,
}

/// What one question to the database brought.
struct Round {
    jobs: Vec<(Place, FoundJob)>,
    candidates: i64,
    last: Option<Place>,
}

impl Store {
    /// # Errors
    /// The database failed.
    pub async fn search(&self, search: &Search, now: Time) -> Result<FoundPage, StoreProblem> {
        let plan = Plan::of(search, now);
        let top = usize::try_from(search.top).unwrap_or(usize::MAX);
        let mut found: Vec<(Place, FoundJob)> = Vec::new();
        let mut after = search.after.clone();
        for _ in 0..ROUNDS {
            let most = if plan.takes_all() && plan.is_natural { i64::from(search.top) + 1 } else { WINDOW };
            let wanted = i64::try_from(top + 1 - found.len()).unwrap_or(1);
            let round = self.round(&plan, search, after.as_ref(), most, wanted).await?;
            found.extend(round.jobs);
            let full = round.candidates == most;
            if found.len() > top {
                found.truncate(top);
                let next = found.last().map(|(place, _)| place.clone());
                return Ok(page(found, next, full && !plan.is_natural));
            }
            if !full || !plan.is_natural {
                return Ok(page(found, None, full));
            }
            after = round.last;
        }
        Ok(page(found, after, false))
    }

    async fn round(
        &self,
        plan: &Plan<'_>,
        search: &Search,
        after: Option<&Place>,
        most: i64,
        wanted: i64,
    ) -> Result<Round, StoreProblem> {
        let sql = page_sql(self.database, plan, search, after, most, wanted);
        let rows = sql.query().fetch_all(&self.read).await?;
        let place = |key: Key, id| Place::new(search.sort, search.descending, key, id);
        let mut round = Round { jobs: Vec::new(), candidates: 0, last: None };
        for row in &rows {
            round.candidates = row.try_get("candidates")?;
            if plan.is_natural && round.candidates > 0 {
                round.last = Some(place(key(row, search.sort, "last_k")?, row.try_get("last_id")?));
            }
            if let Some(id) = row.try_get::<Option<i64>, _>("id")? {
                let job = serde_json::from_str(&row.try_get::<String, _>("body")?)?;
                let (company, contact) = (row.try_get("company")?, row.try_get("contact")?);
                round.jobs.push((place(key(row, search.sort, "k")?, id), FoundJob { job, company, contact }));
            }
        }
        Ok(round)
    }

    /// How many fit, counted up to a thousand, and whether there are or may be more.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_found(&self, search: &Search, now: Time) -> Result<(u64, bool), StoreProblem> {
        let plan = Plan::of(search, now);
        let most = if plan.takes_all() { COUNT_MAX + 1 } else { WINDOW };
        let mut sql = Sql::new(self.database, "");
        plan.candidates(&mut sql, None, most);
        let hits = if plan.takes_all() {
            "select 1 from c".to_owned()
        } else {
            format!(
                "select 1 from c {} job j on j.id = c.id{}",
                self.database.join_from_left(),
                plan.hits(&mut sql, None)
            )
        };
        let limit = sql.int(COUNT_MAX + 1);
        sql.push(&format!(
            "select (select count(*) from c) as candidates, (select count(*) from ({hits} limit {limit}) as hits) as found"
        ));
        let row = sql.query().fetch_one(&self.read).await?;
        let (candidates, found): (i64, i64) = (row.try_get("candidates")?, row.try_get("found")?);
        Ok((u64::try_from(found.min(COUNT_MAX)).unwrap_or_default(), found > COUNT_MAX || candidates == most))
    }

    /// The job of exactly this name, if there is only one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn only_named(&self, name: &str) -> Result<Option<Job>, StoreProblem> {
        let sql = "select subscription, grp_key, name_key from job where name_key = $1 limit 2";
        let rows: Vec<(String, String, String)> = sqlx::query_as(sql).bind(name).fetch_all(&self.read).await?;
        let [(subscription, group, name)] = rows.as_slice() else { return Ok(None) };
        let key = JobKey { subscription: subscription.clone(), group: group.clone(), name: name.clone() };
        self.job(&key).await
    }

    /// How many jobs are in each queue now.
    ///
    /// # Errors
    /// The database failed.
    pub async fn queue_counts(&self, now: Time) -> Result<Vec<QueueCount>, StoreProblem> {
        let mut counts = Vec::new();
        for queue in Queue::ALL {
            let sql = "select count(*) from job_queue where queue = $1 and from_ms <= $2";
            let query = sqlx::query_scalar(sql).bind(queue.word()).bind(now.timestamp_millis());
            let count: i64 = query.fetch_one(&self.read).await?;
            counts.push(QueueCount { queue: *queue, count: u64::try_from(count).unwrap_or_default() });
        }
        Ok(counts)
    }

    /// How the database would answer, for the test that it does so by its indexes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn explain_search(&self, search: &Search, now: Time) -> Result<Vec<String>, StoreProblem> {
        let plan = Plan::of(search, now);
        let sql = page_sql(self.database, &plan, search, search.after.as_ref(), WINDOW, i64::from(search.top));
        let rows = sql.explained().query().fetch_all(&self.read).await?;
        // The last column of both databases says how.
        rows.iter().map(|row| Ok(row.try_get(row.len().saturating_sub(1))?)).collect()
    }
}

/// The page's jobs, beside how many candidates there were and which came last.
fn page_sql(
    database: Database,
    plan: &Plan<'_>,
    search: &Search,
    after: Option<&Place>,
    most: i64,
    wanted: i64,
) -> Sql {
    let mut sql = Sql::new(database, "");
    plan.candidates(&mut sql, after, most);
    let hits = plan.hits(&mut sql, after);
    let key = plan.key();
    let (forth, back) = (order("k", "id", search.descending), order("c.k", "c.id", !search.descending));
    let (limit, join) = (sql.int(wanted), database.join_from_left());
    sql.push(&format!(
        "select w.candidates, w.last_id, w.last_k, r.id, r.k, b.body, s.company, s.contact from \
         (select (select count(*) from c) as candidates, (select c.id from c order by {back} limit 1) as last_id, \
         (select c.k from c order by {back} limit 1) as last_k) w \
         left join (select j.id as id, {key} as k, j.subscription as subscription from c {join} job j on j.id = c.id{hits} \
         order by {forth} limit {limit}) r on 1 = 1 \
         left join job_body b on b.job_id = r.id left join subscription s on s.id = r.subscription \
         order by {}",
        order("r.k", "r.id", search.descending)
    ));
    sql
}

fn key(row: &AnyRow, sort: HitSort, column: &str) -> Result<Key, StoreProblem> {
    Ok(if sort.is_text() { Key::Text(row.try_get(column)?) } else { Key::Number(row.try_get(column)?) })
}

fn page(found: Vec<(Place, FoundJob)>, next: Option<Place>, partial: bool) -> FoundPage {
    FoundPage { jobs: found.into_iter().map(|(_, job)| job).collect(), next, partial }
}
