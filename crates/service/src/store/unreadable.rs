//! Jobs whose stored text cannot be read, for an administrator: to look at as they are stored, and to delete.

use serde::Serialize;
use serde_json::Value;
use sqlx::AnyConnection;
use waybill_domain::job::Job;

use super::{AuditAction, By, ChangeKind, Store, StoreProblem, audit, children, feed};
use crate::clock::wall;

/// A job as it is stored. BitLocker keys are kept elsewhere and are not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct StoredJob {
    pub(crate) number: i64,
    pub(crate) subscription: String,
    pub(crate) group: String,
    /// As lists find it: in small letters where the stored text does not tell more.
    pub(crate) name: String,
    /// The text that cannot be read.
    pub(crate) stored: String,
}

/// What was found under a number.
#[derive(Debug)]
pub(crate) enum UnreadableJob {
    Found(StoredJob),
    /// This job can be read: its own pages and acts are for it.
    Readable,
    NotThere,
}

impl Store {
    /// A job that cannot be read, as it is stored. That it was looked at is written into the audit log first.
    pub(crate) async fn unreadable_job(&self, by: &By, number: i64) -> Result<UnreadableJob, StoreProblem> {
        let mut tx = self.begin().await?;
        let found = stored(&mut tx, number).await?;
        if let UnreadableJob::Found(_) = &found {
            audit::append(&mut tx, by, AuditAction::UnreadableJobRead, &number.to_string(), "").await?;
            tx.commit().await?;
        }
        Ok(found)
    }

    /// Deletes a job that cannot be read, with its keys, logs and share links. Its timeline stays.
    pub(crate) async fn remove_unreadable_job(&self, by: &By, number: i64) -> Result<UnreadableJob, StoreProblem> {
        let mut tx = self.begin().await?;
        let found = stored(&mut tx, number).await?;
        let UnreadableJob::Found(job) = &found else { return Ok(found) };
        Self::forget_found(&mut tx, number).await?;
        sqlx::query("delete from job where id = $1").bind(number).execute(&mut *tx).await?;
        children::remember(&mut tx, number, &job.subscription).await?;
        let seq = feed::next(&mut tx, "change").await?;
        let sql = "insert into change (seq, job_id, subscription, grp, name, kind, at_ms) \
                   values ($1, $2, $3, $4, $5, $6, $7)";
        let query = sqlx::query(sql).bind(seq).bind(number).bind(&job.subscription).bind(&job.group).bind(&job.name);
        let query = query.bind(ChangeKind::Gone.word()).bind(wall().timestamp_millis());
        query.execute(&mut *tx).await?;
        let StoredJob { subscription, group, name, .. } = job;
        let what = format!("{subscription}/{group}/{name}");
        audit::append(&mut tx, by, AuditAction::UnreadableJobRemoved, &number.to_string(), &what).await?;
        self.commit(tx, false).await?;
        Ok(found)
    }
}

async fn stored(tx: &mut AnyConnection, number: i64) -> Result<UnreadableJob, StoreProblem> {
    let sql = "select j.subscription, j.grp, j.name_key, b.body from job j join job_body b on b.job_id = j.id \
               where j.id = $1";
    let found = sqlx::query_as(sql).bind(number).fetch_optional(tx).await?;
    let Some((subscription, group, key, stored)): Option<(String, String, String, String)> = found else {
        return Ok(UnreadableJob::NotThere);
    };
    if serde_json::from_str::<Job>(&stored).is_ok() {
        return Ok(UnreadableJob::Readable);
    }
    let name = as_spelled(&stored, &key).unwrap_or(key);
    Ok(UnreadableJob::Found(StoredJob { number, subscription, group, name, stored }))
}

/// The name as its customer wrote it, if so much of the text is JSON.
fn as_spelled(stored: &str, key: &str) -> Option<String> {
    let json: Value = serde_json::from_str(stored).ok()?;
    let name = json.pointer("/id/name")?.as_str()?;
    (name.to_lowercase() == key).then(|| name.to_owned())
}
