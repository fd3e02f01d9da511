//! What support looks for: any fragment, queues and filters, in any order, at any number of jobs.

mod access_log;
mod eras;
mod index;
mod keep;
mod patterns;
mod place;
mod plan;

use futures_util::TryStreamExt;
use sqlx::Row;
use sqlx::any::AnyRow;
use waybill_domain::job::{Job, JobType, Time};
use waybill_domain::next_step::Turn;
use waybill_domain::queue::Queue;
use waybill_domain::search::Fragment;
use waybill_domain::wire::QueueCount;

use super::list::{PAGE_BYTES, Sql};
use super::{Database, JobKey, StateFilter, Store, StoreProblem, stored};
use place::Key;
pub use place::{HitSort, Place};
pub(super) use plan::newest;
use plan::{Plan, WINDOW, order};

/// So many times candidates are fetched for one page, where filters leave almost none.
const ROUNDS: i64 = 2;

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

impl AsRef<Job> for FoundJob {
    fn as_ref(&self) -> &Job {
        &self.job
    }
}

/// A page of what was found.
#[derive(Debug, Default)]
pub struct FoundPage {
    pub jobs: Vec<FoundJob>,
    pub next: Option<Place>,
    /// Only the newest candidates were put into this order.
    pub partial: bool,
    /// How many fit in all, if this is the first page.
    pub counted: Option<Counted>,
}

/// How many jobs fit, counted up to a thousand, or to a hundred if they have a fragment.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    pub total: u64,
    /// There are or may be more.
    pub more: bool,
}

/// What one question to the database brought.
struct Round {
    /// A job that cannot be read has its place here all the same: the next page begins after it.
    jobs: Vec<(Place, Option<FoundJob>)>,
    candidates: i64,
    /// Of the candidates those that fit, up to one more than are counted.
    fit: i64,
    last: Option<Place>,
    /// It was cut off where its jobs were long enough for a page.
    is_long: bool,
}

impl Store {
    /// # Errors
    /// The database failed.
    pub async fn search(&self, search: &Search, now: Time) -> Result<FoundPage, StoreProblem> {
        let plan = Plan::of(search, now);
        let top = usize::try_from(search.top).unwrap_or(usize::MAX);
        let mut found = FoundPage::default();
        let mut jobs: Vec<(Place, Option<FoundJob>)> = Vec::new();
        let mut after = search.after.clone();
        for round in 0..ROUNDS {
            let most = plan.most(round);
            let wanted = i64::try_from(top + 1 - jobs.len()).unwrap_or(1);
            let round = self.round(&plan, search, after.as_ref(), most, wanted).await?;
            let is_long = round.is_long;
            jobs.extend(round.jobs);
            let full = round.candidates == most;
            found.partial = full && !plan.is_natural;
            if after.is_none() {
                let total = u64::try_from(round.fit.min(plan.count_max())).unwrap_or_default();
                found.counted = Some(Counted { total, more: round.fit > plan.count_max() || full });
            }
            if is_long || jobs.len() > top {
                jobs.truncate(top);
                found.next = jobs.last().map(|(place, _)| place.clone());
                break;
            }
            found.next = round.last.filter(|_| full);
            if found.next.is_none() {
                break;
            }
            after.clone_from(&found.next);
        }
        found.jobs = jobs.into_iter().filter_map(|(_, job)| job).collect();
        // What is all on the page is counted, however many questions it took.
        if let (Some(counted), None, false) = (&mut found.counted, &found.next, found.partial) {
            *counted = Counted { total: u64::try_from(found.jobs.len()).unwrap_or_default(), more: false };
        }
        Ok(found)
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
        let query = sql.query();
        let mut rows = query.fetch(&self.read);
        let place = |key: Key, id| Place::new(search.sort, search.descending, key, id);
        let mut round = Round { jobs: Vec::new(), candidates: 0, fit: 0, last: None, is_long: false };
        let mut bytes = 0_usize;
        while let Some(row) = rows.try_next().await? {
            let row = &row;
            if bytes >= PAGE_BYTES {
                round.is_long = true;
                break;
            }
            (round.candidates, round.fit) = (row.try_get("candidates")?, row.try_get("fit")?);
            if plan.is_natural && round.candidates > 0 {
                round.last = Some(place(key(row, search.sort, "last_k")?, row.try_get("last_id")?));
            }
            if let Some(id) = row.try_get::<Option<i64>, _>("id")? {
                let body = row.try_get::<String, _>("body")?;
                bytes = bytes.saturating_add(body.len());
                let job = stored::read("job", id, &body);
                let (company, contact) = (row.try_get("company")?, row.try_get("contact")?);
                let job = stored::or_left_out("job", id, job)?.map(|job| FoundJob { job, company, contact });
                round.jobs.push((place(key(row, search.sort, "k")?, id), job));
            }
        }
        Ok(round)
    }

    /// How many fit, whatever page is asked for.
    ///
    /// # Errors
    /// The database failed.
    pub async fn count_found(&self, search: &Search, now: Time) -> Result<Counted, StoreProblem> {
        let first = Search { after: None, top: 1, ..search.clone() };
        Ok(self.search(&first, now).await?.counted.unwrap_or_default())
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
        stored::or_left_out("job", "", self.job(&key).await).map(Option::flatten)
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

/// The page's jobs, beside how many candidates there were, how many of them fit and which came last: in one question, as
/// candidates are what costs.
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
    let (key, join) = (plan.key(), database.join_from_left());
    let (forth, back) = (order("k", "id", search.descending), order("c.k", "c.id", !search.descending));
    let (fit, fitting) = if plan.takes_all() { ("c", wanted) } else { ("h", wanted.max(plan.count_max() + 1)) };
    let (wanted, fitting) = (sql.int(wanted), sql.int(fitting));
    // Candidates that are only counted need not be looked up.
    let looked_up = if plan.takes_all() && plan.is_natural {
        format!("(select c.id, c.k from c order by {} limit {wanted}) c", order("c.k", "c.id", search.descending))
    } else {
        "c".to_owned()
    };
    sql.push(&format!(
        ", h as materialized (select j.id as id, {key} as k, j.subscription as subscription \
         from {looked_up} {join} job j on j.id = c.id{hits} order by {forth} limit {fitting}) \
         select w.candidates, w.fit, w.last_id, w.last_k, r.id, r.k, b.body, s.company, s.contact from \
         (select (select count(*) from c) as candidates, (select count(*) from {fit}) as fit, \
         (select c.id from c order by {back} limit 1) as last_id, \
         (select c.k from c order by {back} limit 1) as last_k) w \
         left join (select id, k, subscription from h order by {forth} limit {wanted}) r on 1 = 1 \
         left join job_body b on b.job_id = r.id left join subscription s on s.id = r.subscription \
         order by {}",
        order("r.k", "r.id", search.descending)
    ));
    sql
}

fn key(row: &AnyRow, sort: HitSort, column: &str) -> Result<Key, StoreProblem> {
    Ok(if sort.is_text() { Key::Text(row.try_get(column)?) } else { Key::Number(row.try_get(column)?) })
}
