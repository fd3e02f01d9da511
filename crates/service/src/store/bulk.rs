//! Very many made-up jobs at once, into a store that nobody uses yet.

use sqlx::{AnyConnection, AssertSqlSafe, Executor};
use waybill_domain::happening::Happening;
use waybill_domain::job::{Job, Time};
use waybill_domain::queue::Queue;
use waybill_domain::role::Role;
use waybill_domain::search::Owner;

use super::columns::Columns;
use super::places::Places;
use super::{Store, StoreProblem};

/// A job with all that is written of it, worked out beforehand.
pub(crate) struct PreparedRow {
    id: i64,
    columns: Columns,
    group: String,
    since_ms: i64,
    turn: &'static str,
    company: String,
    body: String,
    text: String,
    queues: Vec<(Queue, Time)>,
    places: Places,
    past: Vec<(i64, Role, String, String)>,
}

impl PreparedRow {
    /// # Errors
    /// The job cannot be written as JSON.
    pub(crate) fn of(
        id: i64,
        job: &Job,
        owner: Owner<'_>,
        past: Vec<(Time, Role, &str, Happening)>,
        now: Time,
    ) -> Result<Self, StoreProblem> {
        let entry = |(at, role, who, what): (Time, Role, &str, Happening)| {
            Ok((at.timestamp_millis(), role, who.to_owned(), serde_json::to_string(&what)?))
        };
        Ok(Self {
            id,
            columns: Columns::of(job, now),
            group: job.id.group.as_str().to_owned(),
            since_ms: job.since().timestamp_millis(),
            turn: job.next_step(now).turn.word(),
            company: owner.company.to_lowercase(),
            body: serde_json::to_string(job)?,
            text: job.search_text(owner),
            queues: job.queues(),
            places: Places::of(job),
            past: past.into_iter().map(entry).collect::<Result<_, StoreProblem>>()?,
        })
    }
}

/// Indexes that are made again at the end: quicker than to be kept up row by row.
pub(crate) struct Indexes(Vec<String>);

impl Store {
    /// Makes the store ready for very many jobs: without its indexes, and without waiting for the disk.
    pub(crate) async fn begin_bulk(&self) -> Result<Indexes, StoreProblem> {
        let sql = "select name, sql from sqlite_master where type = 'index' and sql is not null \
                   and tbl_name in ('job', 'job_queue', 'job_package', 'job_drive', 'job_packing')";
        let all: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&self.write).await?;
        for (name, _) in &all {
            self.write.execute(AssertSqlSafe(format!("drop index {name}"))).await?;
        }
        for sql in [
            "pragma synchronous = off",
            "pragma cache_size = -500000",
            "insert into job_search (job_search, rank) values ('automerge', 0)",
            "insert into job_search (job_search, rank) values ('hashsize', 67108864)",
        ] {
            self.write.execute(sql).await?;
        }
        Ok(Indexes(all.into_iter().map(|(_, sql)| sql).collect()))
    }

    /// Brings the indexes back and folds the index of fragments into one piece.
    pub(crate) async fn end_bulk(&self, Indexes(all): Indexes) -> Result<(), StoreProblem> {
        for sql in all {
            self.write.execute(AssertSqlSafe(sql)).await?;
        }
        for sql in [
            "insert into job_search (job_search) values ('optimize')",
            "insert into job_search (job_search, rank) values ('automerge', 4)",
            "insert into job_search (job_search, rank) values ('hashsize', 1048576)",
            "update counter set value = (select coalesce(max(id), 0) from job) where name = 'job'",
            "pragma synchronous = full",
            "pragma wal_checkpoint(truncate)",
        ] {
            self.write.execute(sql).await?;
        }
        Ok(())
    }

    /// Writes these jobs in one transaction.
    pub(crate) async fn bulk(&self, jobs: &[PreparedRow]) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        for some in jobs.chunks(100) {
            rows(&mut tx, some).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

async fn rows(tx: &mut AnyConnection, jobs: &[PreparedRow]) -> Result<(), StoreProblem> {
    let sql = values(
        "insert into job (id, subscription, grp_key, name_key, grp, revision, version, entries, job_type, state, mood, \
         needs, location, account, tracking_key, search, changed_ms, due_ms, since_ms, turn, company_key)",
        21,
        jobs.len(),
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for it in jobs {
        let Columns { key, .. } = &it.columns;
        let columns = &it.columns;
        query = query.bind(it.id).bind(&key.subscription).bind(&key.group).bind(&key.name).bind(&it.group);
        query = query.bind(columns.revision).bind(1_i64).bind(i64::try_from(it.past.len()).unwrap_or_default());
        query = query.bind(columns.job_type).bind(columns.state).bind(columns.mood).bind(columns.needs);
        query = query.bind(&columns.location).bind(&columns.account).bind(&columns.tracking_key).bind(&columns.search);
        query = query.bind(columns.changed_ms).bind(columns.due_ms).bind(it.since_ms).bind(it.turn).bind(&it.company);
    }
    query.execute(&mut *tx).await?;
    let mut query = sqlx::query(AssertSqlSafe(values("insert into job_body (job_id, body)", 2, jobs.len())));
    for it in jobs {
        query = query.bind(it.id).bind(&it.body);
    }
    query.execute(&mut *tx).await?;
    let mut query = sqlx::query(AssertSqlSafe(values("insert into job_search (rowid, text)", 2, jobs.len())));
    for it in jobs {
        query = query.bind(it.id).bind(&it.text);
    }
    query.execute(&mut *tx).await?;
    placed(tx, jobs).await?;
    beside(tx, jobs).await
}

/// Packages and drives by their numbers.
async fn placed(tx: &mut AnyConnection, jobs: &[PreparedRow]) -> Result<(), StoreProblem> {
    let packages: Vec<_> = jobs.iter().flat_map(|it| it.places.packages.iter().map(|row| (it.id, row))).collect();
    if !packages.is_empty() {
        let sql = values("insert into job_package (job_id, tracking_key, look_alike_key)", 3, packages.len());
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, (key, look_alike)) in packages {
            query = query.bind(id).bind(key).bind(look_alike);
        }
        query.execute(&mut *tx).await?;
    }
    let drives: Vec<_> = jobs.iter().flat_map(|it| it.places.drives.iter().map(|row| (it.id, row))).collect();
    if !drives.is_empty() {
        let sql = values("insert into job_drive (job_id, serial_key, board, since_ms)", 4, drives.len());
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, (serial, board, since)) in drives {
            query = query.bind(id).bind(serial).bind(*board).bind(since);
        }
        query.execute(&mut *tx).await?;
    }
    let packing: Vec<_> = jobs.iter().filter_map(|it| Some((it.id, it.places.packing?))).collect();
    if !packing.is_empty() {
        let sql = values("insert into job_packing (job_id, since_ms)", 2, packing.len());
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, since) in packing {
            query = query.bind(id).bind(since);
        }
        query.execute(&mut *tx).await?;
    }
    let back: Vec<_> = jobs.iter().filter_map(|it| Some((it.id, it.places.back.as_ref()?))).collect();
    if !back.is_empty() {
        let sql = values("insert into job_return (job_id, number_key, carrier, sent_ms)", 4, back.len());
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, (key, carrier, at)) in back {
            query = query.bind(id).bind(key).bind(carrier).bind(at);
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}

/// Queues and timelines, of which a job has any number.
async fn beside(tx: &mut AnyConnection, jobs: &[PreparedRow]) -> Result<(), StoreProblem> {
    let queues: Vec<_> = jobs.iter().flat_map(|it| it.queues.iter().map(|queue| (it.id, queue))).collect();
    if !queues.is_empty() {
        let sql = values("insert into job_queue (job_id, queue, from_ms)", 3, queues.len());
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for (id, (queue, from)) in queues {
            query = query.bind(id).bind(queue.word()).bind(from.timestamp_millis());
        }
        query.execute(&mut *tx).await?;
    }
    let past: Vec<_> =
        jobs.iter().flat_map(|it| (1_i64..).zip(&it.past).map(|(seq, past)| (it.id, seq, past))).collect();
    let sql = values("insert into timeline (job_id, seq, at_ms, role, who, what)", 6, past.len());
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for (id, seq, (at, role, who, what)) in past {
        query = query.bind(id).bind(seq).bind(at).bind(role.word()).bind(who).bind(what);
    }
    query.execute(&mut *tx).await?;
    Ok(())
}

pub(super) fn values(insert: &str, columns: usize, rows: usize) -> String {
    let row = |at: usize| {
        let numbers: Vec<String> = (1..=columns).map(|column| format!("${}", at * columns + column)).collect();
        format!("({})", numbers.join(", "))
    };
    let all: Vec<String> = (0..rows).map(row).collect();
    format!("{insert} values {}", all.join(", "))
}
