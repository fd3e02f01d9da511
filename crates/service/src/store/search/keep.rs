//! Keeps what support looks for in step with the job, in the transaction that writes the job.

use sqlx::AnyConnection;
use waybill_domain::job::Job;
use waybill_domain::search::Owner;

use super::super::{Store, StoreProblem, stored};
use super::index;

impl Store {
    /// After a job was written. What did not change is not written again: progress comes often, and changes nothing here.
    pub(in super::super) async fn update_search_index(
        tx: &mut AnyConnection,
        id: i64,
        before: Option<&Job>,
        job: &Job,
    ) -> Result<(), StoreProblem> {
        let none = Owner::default();
        let text_is_new = before.is_none_or(|before| before.search_text(none) != job.search_text(none));
        if text_is_new {
            let owner = owner(tx, job.id.subscription.as_str()).await?;
            let owner = Owner { company: &owner.0, contact: &owner.1 };
            index::put(tx, id, &job.search_text(owner), before.is_none()).await?;
        }
        if before.is_none_or(|before| places(before) != places(job)) {
            place(tx, id, job).await?;
        }
        if before.is_none_or(|before| before.queues() != job.queues()) {
            queue(tx, id, job, before.is_none()).await?;
        }
        Ok(())
    }

    /// After a job was deleted; its place in queues went with it.
    pub(in super::super) async fn forget_found(tx: &mut AnyConnection, id: i64) -> Result<(), StoreProblem> {
        index::remove(tx, id).await
    }

    /// Writes again what is found of the jobs of one subscription, or of all: its company has changed, or the store was
    /// made by a version that could not search.
    pub(in super::super) async fn rebuild_search_index(
        tx: &mut AnyConnection,
        subscription: Option<&str>,
    ) -> Result<(), StoreProblem> {
        let mut last = 0;
        loop {
            let sql = "select j.id, b.body from job j join job_body b on b.job_id = j.id \
                       where j.id > $1 and ($2 = '' or j.subscription = $2) order by j.id limit 200";
            let query = sqlx::query_as(sql).bind(last).bind(subscription.unwrap_or_default());
            let rows: Vec<(i64, String)> = query.fetch_all(&mut *tx).await?;
            if rows.is_empty() {
                return Ok(());
            }
            for (id, body) in rows {
                last = id;
                let Some(job) = stored::or_left_out("job", id, stored::read("job", id, &body))? else { continue };
                index::remove(tx, id).await?;
                sqlx::query("delete from job_queue where job_id = $1").bind(id).execute(&mut *tx).await?;
                Self::update_search_index(tx, id, None, &job).await?;
            }
        }
    }
}

async fn owner(tx: &mut AnyConnection, subscription: &str) -> Result<(String, String), StoreProblem> {
    let sql = "select company, contact from subscription where id = $1";
    let found = sqlx::query_as(sql).bind(subscription.to_ascii_lowercase()).fetch_optional(tx).await?;
    Ok(found.unwrap_or_default())
}

fn places(job: &Job) -> (i64, &'static str) {
    (job.since().timestamp_millis(), job.next_step(job.changed).turn.word())
}

async fn place(tx: &mut AnyConnection, id: i64, job: &Job) -> Result<(), StoreProblem> {
    let sql = "update job set since_ms = $1, turn = $2, company_key = \
               coalesce((select lower(s.company) from subscription s where s.id = job.subscription), '') where id = $3";
    let (since, turn) = places(job);
    sqlx::query(sql).bind(since).bind(turn).bind(id).execute(tx).await?;
    Ok(())
}

async fn queue(tx: &mut AnyConnection, id: i64, job: &Job, new: bool) -> Result<(), StoreProblem> {
    if !new {
        sqlx::query("delete from job_queue where job_id = $1").bind(id).execute(&mut *tx).await?;
    }
    for (queue, from) in job.queues() {
        let sql = "insert into job_queue (job_id, queue, from_ms) values ($1, $2, $3)";
        sqlx::query(sql).bind(id).bind(queue.word()).bind(from.timestamp_millis()).execute(&mut *tx).await?;
    }
    Ok(())
}
