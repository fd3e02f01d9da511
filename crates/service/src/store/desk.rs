//! What the receiving desk needs to know of a package, read together; and several jobs and arrivals written together,
//! all or none.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use sqlx::AnyConnection;
use waybill_domain::arrival::Arrival;
use waybill_domain::desk::{Desk, OwnedJob};
use waybill_domain::fields::{Carrier, DriveSerial, TrackingNumber};
use waybill_domain::job::{Job, JobId, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::moment::earlier;
use waybill_domain::parcel::{self, ParcelUse, REUSED_DAYS};
use waybill_domain::wire::PackageScan;

use super::read::{Row, row, row_of};
use super::{Decision, JobKey, Store, StoreProblem, arrivals, stored};

/// The most jobs of one subscription that are read for a tracking number or a drive: live ones first, then the newest.
/// However many one customer makes, jobs of others are read too.
const OF_ONE: i64 = 10;
/// The most jobs that are read for a tracking number or a drive.
const MOST: i64 = 100;

/// What is to be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Asked {
    pub(crate) tracking: Option<TrackingNumber>,
    pub(crate) serials: Vec<DriveSerial>,
    pub(crate) job: Option<JobId>,
    pub(crate) arrival: Option<String>,
    /// A number under which drives are to go back.
    pub(crate) parcel: Option<TrackingNumber>,
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
    /// Who has the number of the parcel already: the job, and if its drives went back under it, the carrier and when.
    parcels: Vec<(usize, Option<(String, i64)>)>,
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

    /// All of it, as the domain's rules of the desk ask for it.
    pub(crate) fn desk<'a>(&'a self, scan: &'a PackageScan, now: Time) -> Desk<'a> {
        Desk {
            package: self.at(&self.package).collect(),
            listing: self.at(&self.listing).collect(),
            named: self.named.and_then(|at| self.owned(at)),
            arrivals: &self.arrivals,
            scan,
            now,
        }
    }

    pub(crate) fn named(&self) -> Option<&Job> {
        self.named.and_then(|at| self.rows.get(at)).map(|(_, row)| &row.job)
    }

    pub(crate) fn job(&self, id: &JobId) -> Option<&Job> {
        let key = JobKey::from(id);
        self.rows.iter().find(|(known, _)| *known == key).map(|(_, row)| &row.job)
    }

    /// All jobs that were read, with their companies.
    pub(super) fn all(&self) -> impl Iterator<Item = OwnedJob<'_>> {
        (0..self.rows.len()).filter_map(|at| self.owned(at))
    }

    pub(super) fn company_of(&self, id: &JobId) -> &str {
        self.companies.get(&JobKey::from(id).subscription).map_or("", String::as_str)
    }

    /// How other jobs use the number of a parcel: packages that came for them, and drives that went back under it,
    /// lately or of a job that has not ended.
    pub(crate) fn parcel_uses(&self, id: &JobId, carrier: &Carrier, now: Time) -> Vec<ParcelUse> {
        let lately = earlier(now, TimeDelta::days(REUSED_DAYS)).timestamp_millis();
        let others = self.parcels.iter().filter_map(|(at, sent)| Some((self.owned(*at)?, sent)));
        let others = others.filter(|(it, _)| JobKey::from(&it.job.id) != JobKey::from(id));
        let is_use = |it: &OwnedJob<'_>, sent: &Option<(String, i64)>| {
            sent.as_ref().is_none_or(|(other, at)| {
                let same_carrier = other.parse::<Carrier>().is_ok_and(|other| parcel::is_same_carrier(&other, carrier));
                same_carrier && (*at >= lately || it.job.ended().is_none())
            })
        };
        let told = |(it, sent): (OwnedJob<'_>, &Option<(String, i64)>)| ParcelUse {
            job: it.job.id.name.to_string(),
            company: it.company.to_owned(),
            is_foreign: !it.company.eq_ignore_ascii_case(self.company_of(id)),
            to: it.job.return_address.clone().filter(|_| sent.is_some()),
        };
        others.filter(|(it, sent)| is_use(it, sent)).map(told).collect()
    }

    fn at<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = OwnedJob<'a>> {
        places.iter().filter_map(|at| self.owned(*at))
    }

    fn owned(&self, at: usize) -> Option<OwnedJob<'_>> {
        let (key, row) = self.rows.get(at)?;
        let company = self.companies.get(&key.subscription).map_or("", String::as_str);
        Some(OwnedJob { job: &row.job, company })
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

    /// Reads, lets `decide` say what follows, and writes all of it in one transaction.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub(crate) async fn together<T, E: From<StoreProblem>>(
        &self,
        asked: &Asked,
        decide: impl FnOnce(&Found) -> Result<Plan<T>, E>,
    ) -> Result<T, E> {
        let mut tx = self.begin().await?;
        let found = found(&mut tx, asked).await?;
        let plan = decide(&found)?;
        self.write_plan(&mut tx, found, &plan).await?;
        self.commit(tx, false).await?;
        Ok(plan.answer)
    }

    async fn write_plan<T>(
        &self,
        tx: &mut AnyConnection,
        mut found: Found,
        plan: &Plan<T>,
    ) -> Result<(), StoreProblem> {
        for decision in &plan.jobs {
            let key = JobKey::from(&decision.applied.job.id);
            let at = found.rows.iter().position(|(known, _)| *known == key);
            let there = at.map(|at| found.rows.swap_remove(at).1);
            self.write(tx, there, decision).await?;
        }
        for arrival in &plan.arrivals {
            arrivals::put(tx, arrival, plan.at).await?;
            self.tell_of_arrival(tx, arrival, plan.at).await?;
        }
        Ok(())
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
    listing(connection, &serials, &mut found).await?;
    if let Some(id) = &asked.job {
        found.named = row(connection, &JobKey::from(id)).await?.map(|row| found.add(row));
    }
    if let Some(number) = &asked.parcel {
        parcels(connection, number, &mut found).await?;
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

/// The jobs that name one of these drives or packages, with their companies and that of `job`.
pub(super) async fn naming(
    connection: &mut AnyConnection,
    job: &Job,
    serials: &[&DriveSerial],
    numbers: &[&TrackingNumber],
) -> Result<Found, StoreProblem> {
    let mut found = Found::default();
    let serials: Vec<String> = serials.iter().map(|it| it.key()).collect();
    listing(connection, &serials, &mut found).await?;
    for number in numbers {
        for id in package(connection, number).await? {
            if let Some(row) = readable(connection, id).await? {
                found.add(row);
            }
        }
    }
    found.companies.insert(JobKey::from(&job.id).subscription, String::new());
    companies(connection, &mut found).await?;
    Ok(found)
}

/// The jobs that have the number of a parcel already.
async fn parcels(
    connection: &mut AnyConnection,
    number: &TrackingNumber,
    found: &mut Found,
) -> Result<(), StoreProblem> {
    let sql = "select job_id, carrier, sent_ms from job_return where number_key = $1 order by sent_ms desc limit $2";
    let query = sqlx::query_as(sql).bind(number.carrier_key()).bind(MOST);
    let back: Vec<(i64, String, i64)> = query.fetch_all(&mut *connection).await?;
    for (id, carrier, at) in back {
        let place = readable(connection, id).await?.map(|row| found.add(row));
        found.parcels.extend(place.map(|place| (place, Some((carrier, at)))));
    }
    let sql = "select distinct job_id from job_package where tracking_key in ($1, $2) order by job_id desc limit $3";
    let query = sqlx::query_scalar(sql).bind(number.key()).bind(number.carrier_key()).bind(MOST);
    let inbound: Vec<i64> = query.fetch_all(&mut *connection).await?;
    for id in inbound {
        let place = readable(connection, id).await?.map(|row| found.add(row));
        found.parcels.extend(place.map(|place| (place, None)));
    }
    Ok(())
}

/// The jobs that name one of the drives.
async fn listing(connection: &mut AnyConnection, serials: &[String], found: &mut Found) -> Result<(), StoreProblem> {
    for serial in serials {
        for id in ids(connection, "job_drive", "serial_key", serial).await? {
            let at = readable(connection, id).await?.map(|row| found.add(row));
            found.listing.extend(at.filter(|at| !found.listing.contains(at)));
        }
    }
    Ok(())
}

/// Jobs by their package's number, also by what it may have been mistaken for: an exact match does not hide the others.
async fn package(connection: &mut AnyConnection, number: &TrackingNumber) -> Result<Vec<i64>, StoreProblem> {
    ids(connection, "job_package", "look_alike_key", &number.look_alike_key()).await
}

async fn ids(
    connection: &mut AnyConnection,
    table: &'static str,
    column: &'static str,
    key: &str,
) -> Result<Vec<i64>, StoreProblem> {
    let ended = JobState::ALL.iter().filter(|it| it.has_ended()).map(|it| format!("'{}'", it.word()));
    let has_ended = format!("case when j.state in ({}) then 1 else 0 end", ended.collect::<Vec<_>>().join(", "));
    let sql = format!(
        "select id from (select id, has_ended, row_number() over (partition by subscription order by has_ended, id desc) as place \
         from (select distinct j.id, j.subscription, {has_ended} as has_ended from {table} t join job j on j.id = t.job_id \
         where t.{column} = $1) as found) as placed where place <= $2 order by has_ended, place, id desc limit $3"
    );
    let query = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(key).bind(OF_ONE).bind(MOST);
    Ok(query.fetch_all(connection).await?)
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
    let serials: Vec<String> = arrival.drives.iter().map(DriveSerial::key).collect();
    found.arrivals = vec![arrival];
    listing(connection, &serials, found).await
}

async fn companies(connection: &mut AnyConnection, found: &mut Found) -> Result<(), StoreProblem> {
    let of_jobs = found.rows.iter().map(|(key, _)| key.subscription.clone());
    let ids: HashSet<String> = of_jobs.chain(found.companies.keys().cloned()).collect();
    for id in ids {
        let sql = "select company from subscription where id = $1";
        let company = sqlx::query_scalar(sql).bind(&id).fetch_optional(&mut *connection).await?;
        found.companies.insert(id, company.unwrap_or_default());
    }
    Ok(())
}
