//! Share links, beside the job whose status they tell, and gone with it.

mod opened;
mod uses;

use chrono::DateTime;
use sqlx::AnyConnection;
use waybill_domain::fields::{DriveSerial, Site};
use waybill_domain::job::{Job, Time};
use waybill_domain::share::NewShare;
use waybill_domain::wire::ShareInfo;

use super::read::row;
use super::write::Decision;
use super::{JobKey, Store, StoreProblem, stored};

pub(crate) use opened::Opened;
pub(crate) use uses::Use;

/// The most links of a list: all that are open, and the newest of the others.
const LISTED_MAX: i64 = 100;

const COLUMNS: &str = "s.id, s.drive, s.tells, s.expires_ms, s.sites, s.note, s.created_ms, s.created_by, \
                       s.last_used_ms, s.times_used, s.revoked_ms, s.revoked_by";

impl Store {
    /// Keeps a link together with what `decide` makes of the job, given how many of its links are open.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub(crate) async fn keep_share<E: From<StoreProblem>>(
        &self,
        key: &JobKey,
        (id, hash): (&str, &str),
        share: &NewShare,
        now: Time,
        decide: impl FnOnce(Option<&Job>, u32) -> Result<Decision, E>,
    ) -> Result<ShareInfo, E> {
        let mut tx = self.begin().await?;
        let there = row(&mut tx, key).await?;
        let job = there.as_ref().map(|row| row.id);
        let open = count_open(&mut tx, job, now).await?;
        let decision = decide(there.as_ref().map(|row| &row.job), open)?;
        self.write(&mut tx, there, &decision).await?;
        let info = made(id, share, &decision);
        if let Some(job) = job {
            insert(&mut tx, job, hash, &info).await?;
            forget_oldest(&mut tx, job, now).await?;
        }
        self.commit(tx, false).await?;
        Ok(info)
    }

    /// Revokes a link, and forgets the hash of its token. `None`: the job has no such link. One that is revoked already
    /// is left as it is.
    ///
    /// # Errors
    /// What `decide` answered, or the database failed; nothing was written.
    pub(crate) async fn revoke_share<E: From<StoreProblem>>(
        &self,
        key: &JobKey,
        id: &str,
        decide: impl FnOnce(Option<&Job>, &ShareInfo) -> Result<Decision, E>,
    ) -> Result<Option<()>, E> {
        let mut tx = self.begin().await?;
        let there = row(&mut tx, key).await?;
        let Some(job) = there.as_ref().map(|row| row.id) else { return Ok(None) };
        let sql = format!("select {COLUMNS} from share s where s.job_id = $1 and s.id = $2");
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(job).bind(id);
        let found: Option<Row> = query.fetch_optional(&mut *tx).await.map_err(StoreProblem::from)?;
        let Some(share) = found.map(info).transpose()? else { return Ok(None) };
        if share.revoked_at.is_some() {
            return Ok(Some(()));
        }
        let decision = decide(there.as_ref().map(|row| &row.job), &share)?;
        self.write(&mut tx, there, &decision).await?;
        let sql = "update share set hash = null, revoked_ms = $1, revoked_by = $2 where id = $3";
        let query = sqlx::query(sql).bind(decision.at.timestamp_millis()).bind(&decision.who).bind(id);
        query.execute(&mut *tx).await.map_err(StoreProblem::from)?;
        self.commit(tx, false).await?;
        Ok(Some(()))
    }

    /// A job's links, those not revoked first, each newest first.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn shares(&self, key: &JobKey) -> Result<Vec<ShareInfo>, StoreProblem> {
        let sql = format!(
            "select {COLUMNS} from share s join job j on j.id = s.job_id \
             where j.subscription = $1 and j.grp_key = $2 and j.name_key = $3 \
             order by case when s.revoked_ms is null then 0 else 1 end, s.created_ms desc, s.id limit $4"
        );
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(&key.subscription).bind(&key.group).bind(&key.name);
        let rows: Vec<Row> = query.bind(LISTED_MAX).fetch_all(&self.read).await?;
        let read = |row: Row| {
            let id = row.0.clone();
            stored::or_left_out("share", id, info(row)).transpose()
        };
        rows.into_iter().filter_map(read).collect()
    }
}

async fn count_open(tx: &mut AnyConnection, job: Option<i64>, now: Time) -> Result<u32, StoreProblem> {
    let sql = "select count(*) from share where job_id = $1 and revoked_ms is null and (expires_ms is null or expires_ms > $2)";
    let open: i64 = sqlx::query_scalar(sql).bind(job).bind(now.timestamp_millis()).fetch_one(tx).await?;
    Ok(u32::try_from(open).unwrap_or(u32::MAX))
}

/// Links that open nothing any more and are too old to be listed. The timeline remembers them.
async fn forget_oldest(tx: &mut AnyConnection, job: i64, now: Time) -> Result<(), StoreProblem> {
    let sql = "delete from share where job_id = $1 and (revoked_ms is not null or expires_ms <= $2) and id not in \
               (select id from share where job_id = $1 order by created_ms desc, id limit $3)";
    sqlx::query(sql).bind(job).bind(now.timestamp_millis()).bind(LISTED_MAX).execute(tx).await?;
    Ok(())
}

async fn insert(tx: &mut AnyConnection, job: i64, hash: &str, it: &ShareInfo) -> Result<(), StoreProblem> {
    let sql = "insert into share (id, job_id, hash, drive, tells, expires_ms, sites, note, created_ms, created_by, times_used) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)";
    let sites: Vec<&str> = it.sites.iter().map(Site::as_str).collect();
    let drive = it.drive.as_ref().map_or("", DriveSerial::as_str);
    let query = sqlx::query(sql).bind(&it.id).bind(job).bind(hash).bind(drive).bind(it.tells.word());
    let query = query.bind(it.expires.map(|at| at.timestamp_millis())).bind(sites.join("\n")).bind(&it.note);
    query.bind(it.created_at.timestamp_millis()).bind(&it.created_by).execute(&mut *tx).await?;
    let sql = format!("select {COLUMNS} from share s where s.id = $1");
    let row: Row = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(&it.id).fetch_one(tx).await?;
    match info(row) {
        Ok(read) if read == *it => Ok(()),
        Ok(_) | Err(_) => {
            Err(StoreProblem::NotReadBack { table: "share", row: it.id.clone(), field: "unknown".to_owned() })
        }
    }
}

fn made(id: &str, share: &NewShare, by: &Decision) -> ShareInfo {
    let NewShare { drive, tells, expires, sites, note } = share.clone();
    ShareInfo {
        id: id.to_owned(),
        drive,
        tells,
        expires,
        sites,
        note,
        created_at: by.at,
        created_by: by.who.clone(),
        last_used: None,
        times_used: 0,
        revoked_at: None,
        revoked_by: None,
    }
}

type Row =
    (String, String, String, Option<i64>, String, String, i64, String, Option<i64>, i64, Option<i64>, Option<String>);

fn info(row: Row) -> Result<ShareInfo, StoreProblem> {
    let (id, drive, tells, expires, sites, note, created, created_by, last_used, times, revoked, revoked_by) = row;
    Ok(ShareInfo {
        id,
        drive: read_drive(&drive)?,
        tells: tells.parse().map_err(|_| StoreProblem::UnknownWord(tells))?,
        expires: expires.map(moment),
        sites: read_sites(&sites)?,
        note,
        created_at: moment(created),
        created_by,
        last_used: last_used.map(moment),
        times_used: times.max(0).unsigned_abs(),
        revoked_at: revoked.map(moment),
        revoked_by,
    })
}

fn moment(ms: i64) -> Time {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}

fn read_drive(text: &str) -> Result<Option<DriveSerial>, StoreProblem> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| StoreProblem::UnknownWord(text.to_owned()))
}

fn read_sites(text: &str) -> Result<Vec<Site>, StoreProblem> {
    let read = |line: &str| line.parse().map_err(|_| StoreProblem::UnknownWord(line.to_owned()));
    text.lines().map(read).collect()
}
