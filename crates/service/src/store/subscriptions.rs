//! Subscriptions: the companies that own jobs, and what their jobs have named before.

use sqlx::{AnyConnection, AssertSqlSafe};
use waybill_domain::fields::SubscriptionId;
use waybill_domain::wire::Subscription;

use super::children::Parent;
use super::like::{ESCAPE, containing};
use super::{AuditAction, By, Store, StoreProblem, audit, children, first_people};
use crate::clock::wall;

/// What became of a subscription that was to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Removed {
    Done,
    NotThere,
    /// It was kept: it has so many jobs, people who own it, or packages that wait at the data center.
    InUse {
        company: String,
        jobs: i64,
        people: i64,
        packages: i64,
    },
}

/// The most subscriptions, accounts and groups that are listed.
const MOST: i64 = 200;

impl Store {
    /// Adds a subscription, or gives one that there is another company name and contact. Absent means: leave it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn add_subscription(
        &self,
        id: &SubscriptionId,
        company: Option<&str>,
        contact: Option<&str>,
    ) -> Result<(), StoreProblem> {
        let id = id.as_str().to_ascii_lowercase();
        let mut tx = self.begin().await?;
        let sql = "insert into subscription (id, company, contact, created_ms) values ($1, $2, $3, $4) on conflict (id) do nothing";
        let query = sqlx::query(sql).bind(&id).bind(company.unwrap_or(&id)).bind(contact.unwrap_or_default());
        let new = query.bind(wall().timestamp_millis()).execute(&mut *tx).await?.rows_affected() > 0;
        let sql = "update subscription set company = coalesce($1, company), contact = coalesce($2, contact) \
                   where id = $3 and (company <> coalesce($1, company) or contact <> coalesce($2, contact))";
        let changed = sqlx::query(sql).bind(company).bind(contact).bind(&id).execute(&mut *tx).await?;
        // Jobs are found by company and contact: they are read again, which for a hundred jobs takes a moment.
        if !new && changed.rows_affected() > 0 {
            Self::rebuild_search_index(&mut tx, Some(&id)).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Adds a subscription; whether it was not there. One that was stays as it is.
    ///
    /// # Errors
    /// The database failed.
    pub async fn new_subscription(
        &self,
        by: &By,
        id: &SubscriptionId,
        company: &str,
        contact: &str,
    ) -> Result<bool, StoreProblem> {
        let mut tx = self.begin().await?;
        let is_new = insert(&mut tx, by, id, company, contact).await?;
        tx.commit().await?;
        Ok(is_new)
    }

    /// Makes the first subscription of a site that has none, once for all: one that was removed does not come back.
    ///
    /// # Errors
    /// The database failed.
    pub async fn first_subscription(&self, id: &SubscriptionId, company: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        let is_first = first_people::set_once(&mut tx, "first subscription").await?;
        let there: i64 = sqlx::query_scalar("select count(*) from subscription").fetch_one(&mut *tx).await?;
        if is_first && there == 0 {
            insert(&mut tx, &By::service(), id, company, "").await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// Forgets a subscription that nobody owns and for which nothing is here, with all that was its own: its id may be
    /// given to another company.
    ///
    /// # Errors
    /// The database failed.
    pub async fn remove_subscription(&self, by: &By, id: &str) -> Result<Removed, StoreProblem> {
        let id = id.to_ascii_lowercase();
        let mut tx = self.begin().await?;
        let sql = "select count(*) from job where subscription = $1";
        let jobs: i64 = sqlx::query_scalar(sql).bind(&id).fetch_one(&mut *tx).await?;
        let sql = format!("select count(*) from person where ' ' || subscriptions || ' ' like $1 {ESCAPE}");
        let query = sqlx::query_scalar(AssertSqlSafe(sql)).bind(containing(&format!(" {id} ")));
        let people: i64 = query.fetch_one(&mut *tx).await?;
        let packages = children::packages_waiting(&mut tx, &id).await?;
        if jobs > 0 || people > 0 || packages > 0 {
            let sql = "select company from subscription where id = $1";
            let company: Option<String> = sqlx::query_scalar(sql).bind(&id).fetch_optional(&mut *tx).await?;
            return Ok(Removed::InUse { company: company.unwrap_or(id), jobs, people, packages });
        }
        let gone = sqlx::query("delete from subscription where id = $1").bind(&id).execute(&mut *tx).await?;
        if gone.rows_affected() == 0 {
            return Ok(Removed::NotThere);
        }
        children::part_from_packages(&mut tx, &id).await?;
        children::forget(&mut tx, &[Parent::Subscription, Parent::DeletedJobOfSubscription], &id).await?;
        audit::append(&mut tx, by, AuditAction::SubscriptionRemoved, &id, "").await?;
        tx.commit().await?;
        Ok(Removed::Done)
    }

    /// # Errors
    /// The database failed.
    pub async fn has_subscription(&self, id: &str) -> Result<bool, StoreProblem> {
        let mut line = self.read.acquire().await?;
        is_there(&mut line, id).await
    }

    /// Ids and companies of all, the oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn subscriptions(&self) -> Result<Vec<Subscription>, StoreProblem> {
        let sql = "select id, company from subscription order by created_ms, id limit $1";
        let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(MOST).fetch_all(&self.read).await?;
        let bare = |(id, company)| Subscription { id, company, storage_accounts: Vec::new(), groups: Vec::new() };
        Ok(rows.into_iter().map(bare).collect())
    }

    /// One with the storage accounts and groups that its jobs have named.
    ///
    /// # Errors
    /// The database failed.
    pub async fn subscription(&self, id: &str) -> Result<Option<Subscription>, StoreProblem> {
        let company = sqlx::query_scalar("select company from subscription where id = $1").bind(id);
        let Some(company) = company.fetch_optional(&self.read).await? else { return Ok(None) };
        let sql = "select account from job where subscription = $1 group by account order by max(id) desc limit $2";
        let storage_accounts = sqlx::query_scalar(sql).bind(id).bind(MOST).fetch_all(&self.read).await?;
        let sql = "select min(grp) from job where subscription = $1 group by grp_key order by 1 limit $2";
        let groups = sqlx::query_scalar(sql).bind(id).bind(MOST).fetch_all(&self.read).await?;
        Ok(Some(Subscription { id: id.to_owned(), company, storage_accounts, groups }))
    }

    /// # Errors
    /// The database failed.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreProblem> {
        let query = sqlx::query_scalar("select value from setting where name = $1").bind(name);
        Ok(query.fetch_optional(&self.read).await?)
    }

    /// # Errors
    /// The database failed.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<(), StoreProblem> {
        let sql =
            "insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value";
        sqlx::query(sql).bind(name).bind(value).execute(&self.write).await?;
        Ok(())
    }
}

async fn is_there(line: &mut AnyConnection, id: &str) -> Result<bool, StoreProblem> {
    let sql = "select count(*) from subscription where id = $1";
    let found: i64 = sqlx::query_scalar(sql).bind(id).fetch_one(line).await?;
    Ok(found > 0)
}

/// Those of the named subscriptions that are there, each once. Asked in a transaction that writes, none of them can be
/// removed before it commits.
pub(super) async fn those_there(line: &mut AnyConnection, named: &[String]) -> Result<Vec<String>, StoreProblem> {
    let mut there: Vec<String> = Vec::new();
    for id in named {
        if !there.contains(id) && is_there(line, id).await? {
            there.push(id.clone());
        }
    }
    Ok(there)
}

/// Adds a subscription and tells the audit log; false if it is there already.
async fn insert(
    tx: &mut AnyConnection,
    by: &By,
    id: &SubscriptionId,
    company: &str,
    contact: &str,
) -> Result<bool, StoreProblem> {
    let id = id.as_str().to_ascii_lowercase();
    let sql = "insert into subscription (id, company, contact, created_ms) values ($1, $2, $3, $4) on conflict (id) do nothing";
    let query = sqlx::query(sql).bind(&id).bind(company).bind(contact).bind(wall().timestamp_millis());
    if query.execute(&mut *tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    audit::append(tx, by, AuditAction::SubscriptionAdded, &id, company).await?;
    Ok(true)
}
