//! What the receiving desk needs to know of a package, read together; and several jobs and arrivals written together,
//! all or none.

use std::collections::{HashMap, HashSet};

use sqlx::AnyConnection;
use waybill_domain::arrival::Arrival;
use waybill_domain::fields::{DriveSerial, TrackingNumber};
use waybill_domain::job::{Job, JobId, Time};

use super::read::{Row, row, row_of};
use super::{Decision, JobKey, Store, StoreProblem, arrivals, stored};

/// The most jobs that are looked at for a tracking number or a drive: the newest.
const MOST: i64 = 20;

/// What is to be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) tracking: Option<TrackingNumber>,
    pub(crate) serials: Vec<DriveSerial>,
    pub(crate) job: Option<JobId>,
    pub(crate) arrival: Option<String>,
}

/// What is there.
#[derive(Default)]
pub(crate) struct Found {
    rows: Vec<(JobKey, Row)>,
    package: Vec<usize>,
    listing: Vec<usize>,
    named: Option<usize>,
    /// Open arrivals with this number or these drives; or the one that was asked for, open or not.
    pub(crate) arrivals: Vec<Arrival>,
    /// Jobs of `arrivals` and the named one for which other arrivals wait too.
    pub(crate) waited_for: HashSet<JobKey>,
    companies: HashMap<String, String>,
}

/// What is to be written, and what is then answered.
pub(crate) struct Plan<T> {
    pub(crate) jobs: Vec<Decision>,
    pub(crate) arrivals: Vec<Arrival>,
    pub(crate) at: Time,
    pub(crate) answer: T,
}

impl Found {
    /// All jobs that were read.
    pub(crate) fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.rows.iter().map(|(_, row)| &row.job)
    }

    /// Those whose package it is, newest first.
    pub(crate) fn package(&self) -> impl Iterator<Item = &Job> {
        self.at(&self.package)
    }

    /// Those that name one of the drives, newest first.
    pub(crate) fn listing(&self) -> impl Iterator<Item = &Job> {
        self.at(&self.listing)
    }

    pub(crate) fn named(&self) -> Option<&Job> {
        self.named.and_then(|at| self.rows.get(at)).map(|(_, row)| &row.job)
    }

    pub(crate) fn job(&self, id: &JobId) -> Option<&Job> {
        let key = JobKey::from(id);
        self.rows.iter().find(|(known, _)| *known == key).map(|(_, row)| &row.job)
    }

    pub(crate) fn company(&self, job: &Job) -> &str {
        self.companies.get(&JobKey::from(&job.id).subscription).map_or("", String::as_str)
    }

    fn at<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a Job> {
        places.iter().filter_map(|at| self.rows.get(*at)).map(|(_, row)| &row.job)
    }

    fn add(&mut self, row: Row) -> usize {
        let key = JobKey::from(&row.job.id);
        self.rows.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
            self.rows.push((key, row));
            self.rows.len() - 1
        })
    }
}

impl Store {
    /// Reads without writing.
    pub(crate) async fn look_up(&self, asked: &Asked) -> Result<Found, StoreProblem> {
        let mut reader = self.read.acquire().await?;
        found(&mut reader, asked).await
    }

    /// Reads, lets `decide` say what follows, and writes all of it in one transaction. Where another replica was
    /// quicker, `decide` is asked again.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub(crate) async fn together<T, E: From<StoreProblem>>(
        &self,
        asked: &Asked,
        mut decide: impl FnMut(&Found) -> Result<Plan<T>, E>,
    ) -> Result<T, E> {
        loop {
            let mut tx = self.begin().await?;
            let found = found(&mut tx, asked).await?;
            let plan = decide(&found)?;
            if self.write_plan(&mut tx, found, &plan).await? {
                self.commit(tx, false).await?;
                return Ok(plan.answer);
            }
        }
    }

    /// False: somebody else was quicker with one of them.
    async fn write_plan<T>(
        &self,
        tx: &mut AnyConnection,
        mut found: Found,
        plan: &Plan<T>,
    ) -> Result<bool, StoreProblem> {
        for decision in &plan.jobs {
            let key = JobKey::from(&decision.applied.job.id);
            let at = found.rows.iter().position(|(known, _)| *known == key);
            let there = at.map(|at| found.rows.swap_remove(at).1);
            if !self.write(tx, there, decision).await? {
                return Ok(false);
            }
        }
        for arrival in &plan.arrivals {
            if !arrivals::put(tx, arrival, plan.at).await? {
                return Ok(false);
            }
            self.tell_of_arrival(tx, arrival, plan.at).await?;
        }
        Ok(true)
    }
}

async fn found(connection: &mut AnyConnection, asked: &Asked) -> Result<Found, StoreProblem> {
    let mut found = Found::default();
    if let Some(number) = &asked.tracking {
        for id in package(connection, number).await? {
            let at = readable(connection, id).await?.map(|row| found.add(row));
            found.package.extend(at);
        }
    }
    let serials: Vec<String> = asked.serials.iter().map(DriveSerial::key).collect();
    for serial in &serials {
        let sql = "select job_id from job_drive where serial_key = $1 order by job_id desc limit $2";
        let ids: Vec<i64> = sqlx::query_scalar(sql).bind(serial).bind(MOST).fetch_all(&mut *connection).await?;
        for id in ids {
            let at = readable(connection, id).await?.map(|row| found.add(row));
            found.listing.extend(at.filter(|at| !found.listing.contains(at)));
        }
    }
    if let Some(id) = &asked.job {
        found.named = row(connection, &JobKey::from(id)).await?.map(|row| found.add(row));
    }
    match &asked.arrival {
        Some(id) => one_arrival(connection, id, &mut found).await?,
        None => {
            let key = asked.tracking.as_ref().map(TrackingNumber::key);
            found.arrivals = arrivals::open_with(connection, key.as_deref(), &serials).await?;
        }
    }
    companies(connection, &mut found).await?;
    Ok(found)
}

/// A job by its number. One that cannot be read is left out: the rest of the package is booked in.
async fn readable(connection: &mut AnyConnection, id: i64) -> Result<Option<Row>, StoreProblem> {
    Ok(stored::or_left_out("job", id, row_of(connection, id).await)?.flatten())
}

/// Jobs by their package's number; where nobody has it, by what it may have been mistaken for.
async fn package(connection: &mut AnyConnection, number: &TrackingNumber) -> Result<Vec<i64>, StoreProblem> {
    let sql = "select job_id from job_package where tracking_key = $1 order by job_id desc limit $2";
    let exact: Vec<i64> = sqlx::query_scalar(sql).bind(number.key()).bind(MOST).fetch_all(&mut *connection).await?;
    if !exact.is_empty() {
        return Ok(exact);
    }
    let sql = "select distinct job_id from job_package where look_alike_key = $1 order by job_id desc limit $2";
    Ok(sqlx::query_scalar(sql).bind(number.look_alike_key()).bind(MOST).fetch_all(connection).await?)
}

/// An arrival, the job it is kept for, and whether others are kept for that one too.
async fn one_arrival(connection: &mut AnyConnection, id: &str, found: &mut Found) -> Result<(), StoreProblem> {
    let Some(arrival) = arrivals::one(connection, id).await? else { return Ok(()) };
    if let Some(job) = &arrival.job {
        // One that cannot be read waits no less: what is kept for it can be moved on.
        let row = stored::or_left_out("job", "", row(connection, &JobKey::from(job)).await)?.flatten();
        row.map(|row| found.add(row));
    }
    for (key, _) in &found.rows {
        if arrivals::others_wait(connection, id, key).await? {
            found.waited_for.insert(key.clone());
        }
    }
    found.arrivals = vec![arrival];
    Ok(())
}

async fn companies(connection: &mut AnyConnection, found: &mut Found) -> Result<(), StoreProblem> {
    let ids: HashSet<String> = found.rows.iter().map(|(key, _)| key.subscription.clone()).collect();
    for id in ids {
        let sql = "select company from subscription where id = $1";
        let company = sqlx::query_scalar(sql).bind(&id).fetch_optional(&mut *connection).await?;
        found.companies.insert(id, company.unwrap_or_default());
    }
    Ok(())
}
