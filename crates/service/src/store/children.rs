//! What goes with what: an id that somebody chose can be given out again, and its next owner must find nothing of the
//! first. Rows of a job go by foreign keys, as jobs have numbers that never come again; `tests/it/removed.rs` reads every
//! table of the database and fails for one that keeps something.

use sqlx::AnyConnection;
use waybill_domain::arrival::Arrival;

use super::{StoreProblem, stored};

/// What a row belongs to, besides a job that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parent {
    Person,
    Subscription,
    /// By the number of a job that the subscription had.
    DeletedJobOfSubscription,
}

/// Tables, the column that names the parent, and what that is. What proves a person ends with them in `endings.rs`. Looks and audit rows name people too, and stay: who did
/// something is history.
const CHILDREN: &[(Parent, &str, &str)] = &[
    (Parent::Person, "notice_read", "person"),
    (Parent::Person, "mail_setting", "person"),
    (Parent::Person, "mail", "person"),
    (Parent::Person, "identity", "person"),
    (Parent::Subscription, "notice", "lower(subscription)"),
    (Parent::Subscription, "change", "subscription"),
    (Parent::DeletedJobOfSubscription, "timeline", "job_id"),
    (Parent::DeletedJobOfSubscription, "look", "job_id"),
    (Parent::DeletedJobOfSubscription, "mail", "job_id"),
    // After those that are found by it.
    (Parent::Subscription, "deleted_job", "subscription"),
];

/// Deletes all that belongs to a person, or to a subscription; by its id as it is stored.
pub(super) async fn forget(tx: &mut AnyConnection, parents: &[Parent], id: &str) -> Result<(), StoreProblem> {
    for (_, table, column) in CHILDREN.iter().filter(|(parent, ..)| parents.contains(parent)) {
        let by_number = "select job_id from deleted_job where subscription = $1";
        let sql = match *column {
            "job_id" => format!("delete from {table} where {column} in ({by_number})"),
            _ => format!("delete from {table} where {column} = $1"),
        };
        sqlx::query(sqlx::AssertSqlSafe(sql)).bind(id).execute(&mut *tx).await?;
    }
    Ok(())
}

/// Remembers whose a job was that is deleted now.
pub(super) async fn remember(tx: &mut AnyConnection, job: i64, subscription: &str) -> Result<(), StoreProblem> {
    let sql = "insert into deleted_job (job_id, subscription) values ($1, $2) on conflict do nothing";
    sqlx::query(sql).bind(job).bind(subscription.to_ascii_lowercase()).execute(tx).await?;
    Ok(())
}

/// Keys of jobs of one subscription: between these two, as a slash is followed by a zero.
fn range(subscription: &str) -> [String; 2] {
    [format!("{subscription}/"), format!("{subscription}0")]
}

/// How many packages wait at the data center for jobs of a subscription.
pub(super) async fn packages_waiting(tx: &mut AnyConnection, subscription: &str) -> Result<i64, StoreProblem> {
    let sql = "select count(*) from arrival where is_open = 1 and job_key >= $1 and job_key < $2";
    let [from, to] = range(subscription);
    Ok(sqlx::query_scalar(sql).bind(from).bind(to).fetch_one(tx).await?)
}

/// Packages that were dealt with stay, as they are the data center's. A job of the subscription's next owner may have the
/// same name, so they name none any more.
pub(super) async fn part_from_packages(tx: &mut AnyConnection, subscription: &str) -> Result<(), StoreProblem> {
    let sql = "select num, id, body from arrival where job_key >= $1 and job_key < $2";
    let [from, to] = range(subscription);
    let rows: Vec<(i64, String, String)> = sqlx::query_as(sql).bind(from).bind(to).fetch_all(&mut *tx).await?;
    for (num, id, body) in rows {
        let read = stored::read::<Arrival>("arrival", &id, &body);
        let Some(arrival) = stored::or_left_out("arrival", &id, read)? else { continue };
        let body = stored::written("arrival", &id, &Arrival { job: None, ..arrival })?;
        let sql = "update arrival set job_key = '', body = $1 where num = $2";
        sqlx::query(sql).bind(body).bind(num).execute(&mut *tx).await?;
    }
    Ok(())
}
