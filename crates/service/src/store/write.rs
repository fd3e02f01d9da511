//! The one way a job is written: what was decided, its timeline, its keys and its place in the feed, in one
//! transaction or not at all.

use sqlx::any::AnyQueryResult;
use sqlx::{Any, AnyConnection, AssertSqlSafe, Transaction};
use waybill_domain::bounds::timeline_has_room;
use waybill_domain::happening::Happening;
use waybill_domain::job::{Applied, Job, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;

use super::columns::Columns;
use super::read::{Row, row};
use super::{ChangeKind, JobKey, Store, StoreProblem, children, feed, keys, places, stored};
use crate::careful::caught;

/// An event that the tables have accepted, and who put it.
#[derive(Debug, Clone)]
pub struct Decision {
    pub applied: Applied,
    pub by: Role,
    pub who: String,
    pub at: Time,
}

/// What was written.
#[derive(Debug, Clone)]
pub struct Written {
    pub job: Job,
    pub created: bool,
}

/// What a subscription has room for, in the transaction in which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// There is no such subscription, or no more.
    NoSubscription,
    /// So many of its jobs have not ended, counted up to the number that was asked for.
    Live(u32),
}

impl Store {
    /// Lets `decide` look at the job as it is now, if there is one, and writes what it decides. Writers of all replicas wait
    /// for each other (see [`Store::begin`]), so what `decide` has seen is what is there when it is written.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub async fn decide<E: From<StoreProblem>>(
        &self,
        key: &JobKey,
        decide: impl FnOnce(Option<&Job>) -> Result<Decision, E>,
    ) -> Result<Written, E> {
        let mut tx = self.begin().await?;
        let there = row(&mut tx, key).await?;
        let decision = decide(there.as_ref().map(|row| &row.job))?;
        self.put(tx, there, decision).await.map_err(E::from)
    }

    /// [`Store::decide`] for a job that may be a new one: where there is none yet, `decide` is told what its subscription
    /// has room for, which stays so until the job is written. Jobs that have not ended are counted up to `most`.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub(crate) async fn decide_or_create<E: From<StoreProblem>>(
        &self,
        key: &JobKey,
        most: u32,
        decide: impl FnOnce(Result<&Job, Room>) -> Result<Decision, E>,
    ) -> Result<Written, E> {
        let mut tx = self.begin().await?;
        let there = row(&mut tx, key).await?;
        let decision = match &there {
            Some(row) => decide(Ok(&row.job))?,
            None => decide(Err(room(&mut tx, &key.subscription, most).await?))?,
        };
        self.put(tx, there, decision).await.map_err(E::from)
    }

    /// Several decisions in one transaction, durable together: for reports of progress, which come in numbers.
    /// One that is refused leaves the others alone, and so does one whose job cannot be read. One that panics does too: the
    /// decisions before and after it are then transactions of their own.
    ///
    /// # Errors
    /// The database failed; nothing was written.
    pub async fn decide_all<E: From<StoreProblem>, D: FnMut(Option<&Job>) -> Result<Decision, E>>(
        &self,
        mut asked: Vec<(JobKey, D)>,
    ) -> Result<Vec<Result<Job, E>>, StoreProblem> {
        let mut answers = Vec::with_capacity(asked.len());
        let mut open = vec![asked.as_mut_slice()];
        while let Some(some) = open.pop() {
            match caught("deciding on several jobs", self.try_all(some)).await {
                Ok(Ok(done)) => answers.extend(done),
                Ok(Err(problem)) => return Err(problem),
                Err(panicked) if some.len() == 1 => answers.push(Err(StoreProblem::from(panicked).into())),
                Err(_) => {
                    let (first, second) = some.split_at_mut(some.len() / 2);
                    open.extend([second, first]);
                }
            }
        }
        Ok(answers)
    }

    async fn try_all<E: From<StoreProblem>, D: FnMut(Option<&Job>) -> Result<Decision, E>>(
        &self,
        asked: &mut [(JobKey, D)],
    ) -> Result<Vec<Result<Job, E>>, StoreProblem> {
        let mut tx = self.begin().await?;
        let mut answers = Vec::with_capacity(asked.len());
        let mut quiet = true;
        for (key, decide) in asked {
            let there = match row(&mut tx, key).await {
                Ok(there) => there,
                Err(problem) if problem.is_of_one_row() => {
                    answers.push(Err(problem.into()));
                    continue;
                }
                Err(problem) => return Err(problem),
            };
            let decided = decide(there.as_ref().map(|row| &row.job));
            if let Ok(decision) = &decided {
                match self.write(&mut tx, there, decision).await {
                    Ok(()) => quiet &= decision.applied.happened.is_empty(),
                    Err(problem) if problem.is_of_one_row() => {
                        answers.push(Err(problem.into()));
                        continue;
                    }
                    Err(problem) => return Err(problem),
                }
            }
            answers.push(decided.map(|decision| decision.applied.job));
        }
        self.commit(tx, quiet).await?;
        Ok(answers)
    }

    /// Progress can wait a moment to be told; all else cannot.
    pub(super) fn ring(&self, quiet: bool) {
        let bell = if quiet { &self.progress } else { &self.news };
        bell.notify_one();
    }

    async fn put(
        &self,
        mut tx: Transaction<'static, Any>,
        there: Option<Row>,
        decision: Decision,
    ) -> Result<Written, StoreProblem> {
        let created = there.is_none();
        self.write(&mut tx, there, &decision).await?;
        self.commit(tx, decision.applied.happened.is_empty()).await?;
        Ok(Written { job: decision.applied.job, created })
    }

    /// Writes a decision on a job that was read in the same transaction.
    pub(super) async fn write(
        &self,
        tx: &mut AnyConnection,
        there: Option<Row>,
        decision: &Decision,
    ) -> Result<(), StoreProblem> {
        let Applied { job, happened, keys, gone } = &decision.applied;
        let (id, entries) = match &there {
            Some(row) => (row.id, row.entries),
            None => (feed::next(tx, "job").await?, 0),
        };
        if !happened.is_empty() && !*gone && !timeline_has_room(entries, decision.by) {
            return Err(StoreProblem::TimelineFull);
        }
        // Before anything else is written: in a batch, a job that cannot be read back costs that job only.
        let body = if *gone { String::new() } else { stored::written("job", id, job)? };
        let told = texts(id, entries, happened)?;
        let after = entries + i64::try_from(happened.len()).unwrap_or_default();
        let columns = Columns::of(job, decision.at);
        match &there {
            Some(row) if *gone => delete(tx, row, job).await?,
            Some(row) => update(tx, row, job, &columns, after).await?,
            None => insert(tx, id, job, &columns, after).await?,
        }
        if *gone {
            Self::forget_found(tx, id).await?;
        } else {
            Self::update_search_index(tx, id, there.as_ref().map(|row| &row.job), job).await?;
            places::keep(tx, id, there.as_ref().map(|row| &row.job), job).await?;
            self.tell_of_shared(tx, there.as_ref().map(|row| &row.job), decision).await?;
            write_body(tx, id, &body, there.is_none()).await?;
            keys::write(tx, &self.vault, id, job, keys).await?;
        }
        for ((seq, text), what) in told.into_iter().zip(happened) {
            entry(tx, (id, seq), decision, text).await?;
            self.tell(tx, (id, seq), decision, what).await?;
        }
        let kind = if *gone { ChangeKind::Gone } else { ChangeKind::Job };
        feed::append(tx, id, job, kind, decision.at).await
    }
}

async fn room(tx: &mut AnyConnection, subscription: &str, most: u32) -> Result<Room, StoreProblem> {
    let sql = "select count(*) from subscription where id = $1";
    let there: i64 = sqlx::query_scalar(sql).bind(subscription).fetch_one(&mut *tx).await?;
    if there == 0 {
        return Ok(Room::NoSubscription);
    }
    let ended: Vec<&str> = JobState::ALL.iter().filter(|state| state.has_ended()).map(|state| state.word()).collect();
    let sql = format!(
        "select count(*) from (select 1 from job where subscription = $1 and state not in ('{}') limit $2) as live",
        ended.join("', '")
    );
    let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(subscription).bind(i64::from(most));
    let count: i64 = query.fetch_one(tx).await?;
    Ok(Room::Live(u32::try_from(count).unwrap_or(u32::MAX)))
}

async fn insert(tx: &mut AnyConnection, id: i64, job: &Job, it: &Columns, entries: i64) -> Result<(), StoreProblem> {
    let sql = "insert into job (id, subscription, grp_key, name_key, grp, revision, version, entries, job_type, state, \
               mood, needs, location, account, tracking_key, search, changed_ms, due_ms) \
               values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
               on conflict do nothing";
    let query = sqlx::query(sql).bind(id).bind(&it.key.subscription).bind(&it.key.group).bind(&it.key.name);
    let query = query.bind(job.id.group.as_str()).bind(it.revision).bind(entries).bind(it.job_type).bind(it.state);
    let query = query.bind(it.mood).bind(it.needs).bind(&it.location).bind(&it.account).bind(&it.tracking_key);
    let done = query.bind(&it.search).bind(it.changed_ms).bind(it.due_ms).execute(tx).await?;
    one_row(done)
}

/// Writers wait for each other, so the row that was read is there as it was; if it is not, nothing may be written.
fn one_row(done: AnyQueryResult) -> Result<(), StoreProblem> {
    if done.rows_affected() == 1 { Ok(()) } else { Err(StoreProblem::NotSerialized("job")) }
}

async fn update(tx: &mut AnyConnection, row: &Row, job: &Job, it: &Columns, entries: i64) -> Result<(), StoreProblem> {
    let sql = "update job set grp = $1, revision = $2, version = version + 1, entries = $3, job_type = $4, state = $5, \
               mood = $6, needs = $7, location = $8, account = $9, tracking_key = $10, search = $11, \
               changed_ms = $12, due_ms = $13 where id = $14 and version = $15";
    let query = sqlx::query(sql).bind(job.id.group.as_str()).bind(it.revision).bind(entries).bind(it.job_type);
    let query = query.bind(it.state).bind(it.mood).bind(it.needs).bind(&it.location).bind(&it.account);
    let query = query.bind(&it.tracking_key).bind(&it.search).bind(it.changed_ms).bind(it.due_ms);
    let done = query.bind(row.id).bind(row.version).execute(tx).await?;
    one_row(done)
}

/// Keys and body go with it; the timeline stays until its subscription goes.
async fn delete(tx: &mut AnyConnection, row: &Row, job: &Job) -> Result<(), StoreProblem> {
    let query = sqlx::query("delete from job where id = $1 and version = $2").bind(row.id).bind(row.version);
    one_row(query.execute(&mut *tx).await?)?;
    children::remember(tx, row.id, job.id.subscription.as_str()).await
}

/// The entries of the timeline as they are stored, each with its number.
fn texts(id: i64, entries: i64, happened: &[Happening]) -> Result<Vec<(i64, String)>, StoreProblem> {
    let text = |(seq, what)| Ok((seq, stored::written("timeline", format_args!("{id}/{seq}"), what)?));
    (entries + 1..).zip(happened).map(text).collect()
}

async fn write_body(tx: &mut AnyConnection, id: i64, body: &str, new: bool) -> Result<(), StoreProblem> {
    let sql = if new {
        "insert into job_body (body, job_id) values ($1, $2)"
    } else {
        "update job_body set body = $1 where job_id = $2"
    };
    sqlx::query(sql).bind(body).bind(id).execute(tx).await?;
    Ok(())
}

async fn entry(tx: &mut AnyConnection, (id, seq): (i64, i64), by: &Decision, what: String) -> Result<(), StoreProblem> {
    let sql = "insert into timeline (job_id, seq, at_ms, role, who, what) values ($1, $2, $3, $4, $5, $6)";
    let query = sqlx::query(sql).bind(id).bind(seq).bind(by.at.timestamp_millis()).bind(by.by.word());
    query.bind(&by.who).bind(what).execute(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Guards against a job of a subscription that was removed after somebody looked whether it is there.
    #[tokio::test]
    async fn whether_a_subscription_is_there_is_asked_where_its_job_is_created() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).await.unwrap();
        let key = JobKey { subscription: "tailspin".to_owned(), group: "media".to_owned(), name: "late".to_owned() };
        for room in [Room::NoSubscription, Room::Live(0)] {
            let refused = store.decide_or_create(&key, 3, |there| {
                assert_eq!(there.map(|_| ()), Err(room));
                Err(StoreProblem::TimelineFull)
            });
            assert!(matches!(refused.await, Err(StoreProblem::TimelineFull)));
            store.add_subscription(&"tailspin".parse().unwrap(), None, None).await.unwrap();
        }
    }
}
