//! People whom the service itself makes. Each is made once and entered in the audit log; a restart never undoes what was
//! decided about them afterwards.

use sqlx::AnyConnection;
use waybill_domain::role::Role;

use super::endings::{self, Ending};
use super::people::read;
use super::{AuditAction, By, Person, Store, StoreProblem, audit, directory};
use crate::clock::wall;

/// What earlier versions made at every start: a customer of every company, and one with every role of staff.
const MADE_BEFORE: [&str; 2] = ["start-customer", "start-staff"];
/// Set once they have lost what nobody gave them.
const RETIRED: &str = "start people retired";

/// Somebody of an earlier version's who lost access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Retired {
    pub(crate) id: String,
    pub(crate) roles: Vec<Role>,
}

impl Store {
    /// Makes a person under a fixed id, once for all: who was removed does not come back. Answers who has the id now, and
    /// whether they were made just now; nobody if they were removed or are switched off.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn make_once(&self, person: &Person) -> Result<Option<(Person, bool)>, StoreProblem> {
        let made = ["made person ", &person.id].concat();
        let mut tx = self.begin().await?;
        if !set_once(&mut tx, &made).await? {
            drop(tx);
            return Ok(self.person_of(&person.id).await?.map(|person| (person, false)));
        }
        let roles: Vec<&str> = person.roles.iter().map(|role| role.word()).collect();
        let (roles, owned) = (roles.join(" "), person.subscriptions.join(" "));
        let sql = "insert into person (id, name, roles, subscriptions, created_ms) values ($1, $2, $3, $4, $5)";
        let query = sqlx::query(sql).bind(&person.id).bind(&person.name).bind(&roles).bind(&owned);
        query.bind(wall().timestamp_millis()).execute(&mut *tx).await?;
        directory::fold(&mut tx, &person.id).await?;
        let detail = [&person.name, ": ", &roles, " ", &owned].concat();
        audit::append(&mut tx, &By::service(), AuditAction::PersonAdded, &person.id, &detail).await?;
        tx.commit().await?;
        Ok(Some((person.clone(), true)))
    }

    /// Whether somebody who is not switched off is an administrator; `but` is an id that does not count while nothing
    /// proves that person.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn has_administrator(&self, but: &str) -> Result<bool, StoreProblem> {
        let sql = "select count(*) from person p where ' ' || p.roles || ' ' like '% administrator %' \
                   and p.disabled_ms is null and (p.id <> $1 or p.email is not null \
                   or exists (select 1 from session s where s.person = p.id) \
                   or exists (select 1 from token t where t.person = p.id) \
                   or exists (select 1 from identity i where i.person = p.id))";
        let found: i64 = sqlx::query_scalar(sql).bind(but).fetch_one(&self.read).await?;
        Ok(found > 0)
    }

    /// Takes from the people whom earlier versions made at every start what nobody gave them, once: they keep what an
    /// administrator gave last, and are signed out everywhere if they lose anything.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn retire_start_people(&self) -> Result<Vec<Retired>, StoreProblem> {
        let mut tx = self.begin().await?;
        let mut retired = Vec::new();
        if set_once(&mut tx, RETIRED).await? {
            for id in MADE_BEFORE {
                retired.extend(retire(&mut tx, id).await?);
            }
        }
        self.commit_ending(tx).await?;
        Ok(retired)
    }
}

/// Sets a setting that says that something was done; false if it was done before.
pub(super) async fn set_once(tx: &mut AnyConnection, name: &str) -> Result<bool, StoreProblem> {
    let sql = "insert into setting (name, value) values ($1, 'done') on conflict (name) do nothing";
    Ok(sqlx::query(sql).bind(name).execute(tx).await?.rows_affected() == 1)
}

async fn retire(tx: &mut AnyConnection, id: &str) -> Result<Option<Retired>, StoreProblem> {
    let sql = "select id, name, roles, subscriptions from person where id = $1";
    let Some(before) = sqlx::query_as(sql).bind(id).fetch_optional(&mut *tx).await?.map(read).transpose()? else {
        return Ok(None);
    };
    let given = given(tx, id).await?;
    let kept = |held: &[String]| held.iter().filter(|it| given.contains(it)).cloned().collect::<Vec<_>>();
    let held: Vec<String> = before.roles.iter().map(|role| role.word().to_owned()).collect();
    let (roles, owned) = (kept(&held), kept(&before.subscriptions));
    if roles == held && owned == before.subscriptions {
        return Ok(None);
    }
    let sql = "update person set roles = $1, subscriptions = $2 where id = $3";
    sqlx::query(sql).bind(roles.join(" ")).bind(owned.join(" ")).bind(id).execute(&mut *tx).await?;
    directory::fold(tx, id).await?;
    endings::end(tx, Ending::Everything { person: id }).await?;
    endings::changed(tx).await?;
    let left = [roles, owned].concat().join(" ");
    let left = if left.is_empty() { "nothing" } else { &left };
    let detail = format!("{}: an earlier version gave access at every start, which ends; kept: {left}", before.name);
    audit::append(tx, &By::service(), AuditAction::PersonChanged, id, &detail).await?;
    Ok(Some(Retired { id: before.id, roles: before.roles }))
}

/// The words of the roles and subscriptions that an administrator gave last, as the audit log has them behind the name.
async fn given(tx: &mut AnyConnection, id: &str) -> Result<Vec<String>, StoreProblem> {
    let sql = "select deed, detail from audit where subject = $1 and deed in ($2, $3) order by seq desc limit 1";
    let query =
        sqlx::query_as(sql).bind(id).bind(AuditAction::PersonChanged.word()).bind(AuditAction::PersonRemoved.word());
    let last: Option<(String, String)> = query.fetch_optional(tx).await?;
    let changed = last.filter(|(deed, _)| deed == AuditAction::PersonChanged.word());
    let words = changed.and_then(|(_, detail)| Some(detail.rsplit_once(": ")?.1.replace(", switched off", "")));
    Ok(words.unwrap_or_default().split_whitespace().map(str::to_owned).collect())
}
