//! What a token opens: one question to one index, whatever the token is or was.

use waybill_domain::fields::{DriveSerial, Site};
use waybill_domain::job::{Job, Time};
use waybill_domain::share::Tells;

use super::{read_drive, read_sites};
use crate::store::{Store, StoreProblem, stored};

/// An open link, and its job as it is now.
#[derive(Debug, Clone)]
pub(crate) struct Opened {
    pub(crate) id: String,
    pub(crate) drive: Option<DriveSerial>,
    pub(crate) tells: Tells,
    pub(crate) sites: Vec<Site>,
    pub(crate) job: Job,
}

const OPEN: &str = "select s.id, s.drive, s.tells, s.sites, b.job_id, b.body from share s join job_body b on b.job_id = s.job_id \
                    where s.hash = $1 and (s.expires_ms is null or s.expires_ms > $2)";

impl Store {
    /// What the token with this hash opens. The hash of a revoked link is forgotten, and expiry is part of the question:
    /// unknown, revoked, expired and deleted are all one row that is not there.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn opened(&self, hash: &str, now: Time) -> Result<Option<Opened>, StoreProblem> {
        let query = sqlx::query_as(OPEN).bind(hash).bind(now.timestamp_millis());
        let found: Option<(String, String, String, String, i64, String)> = query.fetch_optional(&self.read).await?;
        let Some((id, drive, tells, sites, job, body)) = found else { return Ok(None) };
        Ok(Some(Opened {
            id,
            drive: read_drive(&drive)?,
            tells: tells.parse().map_err(|_| StoreProblem::UnknownWord(tells))?,
            sites: read_sites(&sites)?,
            job: stored::read("job", job, &body)?,
        }))
    }
}
