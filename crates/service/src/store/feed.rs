//! The feed of changes: numbered in the order of commits, so that a reader who goes on after the last number it saw
//! misses nothing and sees nothing twice, on any replica.

use std::collections::BTreeMap;

use sqlx::AnyConnection;
use waybill_domain::job::{Job, Time};
use waybill_domain::listed;

use super::list::page_of;
use super::{Store, StoreProblem, stored};

/// How many changes are kept for those who come back.
const KEPT: i64 = 50_000;

listed! {
    /// What became of the job.
    pub enum ChangeKind {
        Job = "job",
        Gone = "gone",
        /// A package of no job: news for staff.
        Arrival = "arrival",
    }
}

/// Who missed more pages of it than this reads everything again.
const MISSED_PAGES: usize = 16;

/// One change of the feed: several of one job that were read together are told as the last of them.
#[derive(Debug, Clone)]
pub struct Change {
    pub seq: i64,
    /// The job's number, or less than nothing for an arrival.
    pub(crate) job_id: i64,
    pub subscription: String,
    pub group: String,
    pub name: String,
    pub kind: ChangeKind,
    /// As it is now; absent if it is gone.
    pub job: Option<Job>,
}

/// What somebody who comes back gets.
#[derive(Debug)]
pub enum Missed {
    Changes(Vec<Change>),
    /// No longer kept, or too much: read everything again.
    TooOld,
}

impl Store {
    /// The number of the last change.
    ///
    /// # Errors
    /// The database failed.
    pub async fn last_change(&self) -> Result<i64, StoreProblem> {
        let sql = "select value from counter where name = 'change'";
        Ok(sqlx::query_scalar(sql).fetch_one(&self.read).await?)
    }

    /// Changes after a number, in order, at most `most` rows of them, fewer where their jobs are long; and the number to
    /// go on from.
    ///
    /// # Errors
    /// The database failed.
    pub async fn changes_after(&self, after: i64, most: i64) -> Result<(Vec<Change>, i64), StoreProblem> {
        let sql = "select c.seq, c.job_id, c.subscription, c.grp, c.name, c.kind, coalesce(b.body, '') from change c \
                   left join job_body b on b.job_id = c.job_id where c.seq > $1 order by c.seq limit $2";
        type Row = (i64, i64, String, String, String, String, String);
        let rows = sqlx::query_as(sql).bind(after).bind(most).fetch(&self.read);
        let (rows, _) = page_of(rows, usize::try_from(most).unwrap_or(usize::MAX), |row: &Row| row.6.len()).await?;
        let last = rows.last().map_or(after, |row| row.0);
        let mut seen = std::collections::HashSet::new();
        let mut changes = Vec::new();
        for (seq, id, subscription, group, name, kind, body) in rows.into_iter().rev() {
            let kind = kind.parse().map_err(|_| StoreProblem::UnknownWord(kind));
            let Some(kind) = stored::or_left_out("change", seq, kind)? else { continue };
            let job = (!body.is_empty()).then(|| stored::or_left_out("job", id, stored::read("job", id, &body)));
            let job: Option<Job> = job.transpose()?.flatten();
            // A job that is gone by now: the change that tells so follows. Or one that cannot be read: watchers go on.
            let says_something = job.is_some() || kind != ChangeKind::Job;
            if seen.insert(id) && says_something {
                changes.push(Change { seq, job_id: id, subscription, group, name, kind, job });
            }
        }
        changes.reverse();
        Ok((changes, last))
    }

    /// What somebody missed who saw everything up to a number.
    ///
    /// # Errors
    /// The database failed.
    pub async fn missed_since(&self, after: i64, most: i64) -> Result<Missed, StoreProblem> {
        // Many more are kept than are told one by one. The first and the last row say nothing: they may have gone with
        // their subscription.
        let last = self.last_change().await?;
        if after > last || last.saturating_sub(after) > most {
            return Ok(Missed::TooOld);
        }
        let (mut missed, mut reached) = (BTreeMap::new(), after);
        for _ in 0..MISSED_PAGES {
            let (changes, to) = self.changes_after(reached, most).await?;
            for change in changes {
                // Of one job's changes, only the last is told.
                missed.retain(|_, before: &mut Change| before.job_id != change.job_id);
                missed.insert(change.seq, change);
            }
            reached = to;
            if reached >= last {
                return Ok(Missed::Changes(missed.into_values().collect()));
            }
        }
        Ok(Missed::TooOld)
    }

    /// Forgets changes that nobody will come back for.
    ///
    /// # Errors
    /// The database failed.
    pub async fn prune_changes(&self) -> Result<(), StoreProblem> {
        let sql = "delete from change where seq <= (select value from counter where name = 'change') - $1";
        sqlx::query(sql).bind(KEPT).execute(&self.write).await?;
        Ok(())
    }
}

/// The next number of a counter. Its row stays locked until the commit, so numbers become visible in order.
pub(super) async fn next(tx: &mut AnyConnection, counter: &'static str) -> Result<i64, StoreProblem> {
    let sql = "update counter set value = value + 1 where name = $1 returning value";
    Ok(sqlx::query_scalar(sql).bind(counter).fetch_one(tx).await?)
}

/// An arrival stands beside jobs: its number is told apart from theirs by being less than nothing, its id is in place
/// of a name, and no subscription owns it.
pub(super) async fn append_arrival(tx: &mut AnyConnection, num: i64, id: &str, at: Time) -> Result<(), StoreProblem> {
    let seq = next(tx, "change").await?;
    let sql =
        "insert into change (seq, job_id, subscription, grp, name, kind, at_ms) values ($1, $2, '', '', $3, $4, $5)";
    let query = sqlx::query(sql).bind(seq).bind(-num).bind(id).bind(ChangeKind::Arrival.word());
    query.bind(at.timestamp_millis()).execute(tx).await?;
    Ok(())
}

pub(super) async fn append(
    tx: &mut AnyConnection,
    id: i64,
    job: &Job,
    kind: ChangeKind,
    at: Time,
) -> Result<(), StoreProblem> {
    let seq = next(tx, "change").await?;
    let sql =
        "insert into change (seq, job_id, subscription, grp, name, kind, at_ms) values ($1, $2, $3, $4, $5, $6, $7)";
    let query = sqlx::query(sql).bind(seq).bind(id).bind(job.id.subscription.as_str().to_ascii_lowercase());
    let query = query.bind(job.id.group.as_str()).bind(job.id.name.as_str()).bind(kind.word());
    query.bind(at.timestamp_millis()).execute(tx).await?;
    Ok(())
}
