//! The list of people, for those who manage it.

use chrono::DateTime;
use sqlx::AnyConnection;
use waybill_domain::role::Role;
use waybill_domain::wire::{PeoplePage, PersonInfo};

use super::children::Parent;
use super::endings::{self, Ending};
use super::like::containing;
use super::people::read;
use super::subscriptions::those_there;
use super::{AuditAction, By, Person, Store, StoreProblem, audit, children, stored};
use crate::clock::wall;

/// What is looked for: a piece of a name, an e-mail address or a subscription's id, and where the last page ended.
#[derive(Debug, Clone, Default)]
pub(crate) struct PeopleAsked {
    pub(crate) q: String,
    /// Name and id of the last one seen.
    pub(crate) after: Option<(String, String)>,
    pub(crate) top: i64,
}

/// What is to be known of a person, checked.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) roles: Vec<Role>,
    pub(crate) subscriptions: Vec<String>,
    pub(crate) disabled: bool,
}

impl Known {
    /// For the book of administrative acts: what they may, not how they are reached.
    fn described(&self) -> String {
        let off = if self.disabled { ", switched off" } else { "" };
        described(&self.name, &self.roles, &self.subscriptions) + off
    }
}

/// What somebody may, for the book of administrative acts.
pub(super) fn described(name: &str, roles: &[Role], subscriptions: &[String]) -> String {
    let roles: Vec<&str> = roles.iter().map(|role| role.word()).collect();
    [name, ": ", &roles.join(" "), " ", &subscriptions.join(" ")].concat()
}

/// What became of a change.
#[derive(Debug)]
pub(crate) enum Changed {
    Done(Box<PersonInfo>),
    /// Somebody else has the address.
    EmailTaken,
    /// One of the subscriptions is not there, or not any more.
    NoSubscription,
    NotThere,
}

type Row = (String, String, String, String, Option<String>, i64, Option<i64>, i64, i64);

const COLUMNS: &str = "p.id, p.name, p.roles, p.subscriptions, p.email, p.created_ms, p.disabled_ms, \
     (select count(*) from session s where s.person = p.id and s.expires_ms > $1), \
     (select count(*) from token t where t.person = p.id and t.expires_ms > $1)";
const FOUND: &str = "p.folded like $2 escape '!'";

/// Writes what a person is found by. Each part ends with a line, so that no piece is found across two.
pub(super) async fn fold(tx: &mut AnyConnection, id: &str) -> Result<(), StoreProblem> {
    let sql = "select name, coalesce(email, ''), subscriptions from person where id = $1";
    let (name, email, subscriptions): (String, String, String) =
        sqlx::query_as(sql).bind(id).fetch_one(&mut *tx).await?;
    let folded = [name, email, subscriptions].join("\n").to_lowercase();
    sqlx::query("update person set folded = $1 where id = $2").bind(folded).bind(id).execute(tx).await?;
    Ok(())
}

/// The same for everybody whom an earlier version wrote.
pub(super) async fn fold_all(tx: &mut AnyConnection) -> Result<(), StoreProblem> {
    let ids: Vec<String> = sqlx::query_scalar("select id from person where folded = ''").fetch_all(&mut *tx).await?;
    for id in ids {
        fold(tx, &id).await?;
    }
    Ok(())
}

impl Store {
    /// A page of people by name.
    pub(crate) async fn people(&self, asked: &PeopleAsked) -> Result<PeoplePage, StoreProblem> {
        let now = wall().timestamp_millis();
        let folded = containing(asked.q.to_lowercase().trim());
        let (name, id) = asked.after.clone().unwrap_or_default();
        let sql = format!(
            "select {COLUMNS} from person p where {FOUND} and (p.name > $3 or p.name = $3 and p.id > $4) \
             order by p.name, p.id limit $5"
        );
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(now).bind(&folded).bind(name).bind(id);
        let mut rows: Vec<Row> = query.bind(asked.top + 1).fetch_all(&self.read).await?;
        // $1 is nowhere in this one, and numbers may have no gap.
        let sql = format!("select count(*) from person p where {FOUND} and $1 >= 0");
        let count = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(now).bind(folded);
        let total: i64 = count.fetch_one(&self.read).await?;
        let is_more = i64::try_from(rows.len()).unwrap_or(i64::MAX) > asked.top;
        rows.truncate(usize::try_from(asked.top).unwrap_or_default());
        let next = rows.last().filter(|_| is_more).map(|last| last.0.clone());
        let read = |row: Row| {
            let id = row.0.clone();
            stored::or_left_out("person", id, info(row)).transpose()
        };
        let value: Vec<PersonInfo> = rows.into_iter().filter_map(read).collect::<Result<_, _>>()?;
        Ok(PeoplePage { value, next, total: total.unsigned_abs(), clock_ahead_days: None })
    }

    /// One of them.
    pub(crate) async fn person_info(&self, id: &str) -> Result<Option<PersonInfo>, StoreProblem> {
        let sql = format!("select {COLUMNS} from person p where p.id = $2");
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(wall().timestamp_millis()).bind(id);
        query.fetch_optional(&self.read).await?.map(info).transpose()
    }

    /// The person who has this id or e-mail address and is not switched off.
    pub(crate) async fn person_of(&self, id_or_email: &str) -> Result<Option<Person>, StoreProblem> {
        let sql =
            "select id, name, roles, subscriptions from person where (id = $1 or email = $1) and disabled_ms is null";
        let row = sqlx::query_as(sql).bind(id_or_email.trim().to_lowercase()).fetch_optional(&self.read).await?;
        row.map(read).transpose()
    }

    /// Writes what is to be known of a person; without an id of a new one. Who is switched off is signed out everywhere, and
    /// so is who is given more than before.
    pub(crate) async fn keep_person(&self, by: &By, id: Option<&str>, known: &Known) -> Result<Changed, StoreProblem> {
        let now = wall().timestamp_millis();
        let new = uuid::Uuid::new_v4().to_string();
        let roles: Vec<&str> = known.roles.iter().map(|role| role.word()).collect();
        let mut tx = self.begin().await?;
        let sql = "select count(*) from person where email = $1 and id <> $2";
        let taken = sqlx::query_scalar(sql).bind(&known.email).bind(id.unwrap_or_default());
        let taken: i64 = taken.fetch_one(&mut *tx).await?;
        if taken > 0 {
            return Ok(Changed::EmailTaken);
        }
        let sql = "select id, name, roles, subscriptions from person where id = $1";
        let before = sqlx::query_as(sql).bind(id.unwrap_or_default()).fetch_optional(&mut *tx).await?;
        let before = before.map(read).transpose()?;
        let had = before.as_ref().map_or(&[][..], |it| &it.subscriptions);
        let there = those_there(&mut tx, &known.subscriptions).await?;
        if known.subscriptions.iter().any(|id| !there.contains(id) && !had.contains(id)) {
            return Ok(Changed::NoSubscription);
        }
        let sql = if id.is_some() {
            "update person set name = $1, email = $2, roles = $3, subscriptions = $4, \
             disabled_ms = case when $5 = 0 then null else coalesce(disabled_ms, $5) end where id = $6"
        } else {
            "insert into person (name, email, roles, subscriptions, disabled_ms, id, created_ms) \
             values ($1, $2, $3, $4, case when $5 = 0 then null else $5 end, $6, $7)"
        };
        let disabled = if known.disabled { now } else { 0 };
        let query = sqlx::query(sql).bind(&known.name).bind(&known.email).bind(roles.join(" "));
        let query = query.bind(known.subscriptions.join(" ")).bind(disabled).bind(id.unwrap_or(&new));
        let query = if id.is_some() { query } else { query.bind(now) };
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(Changed::NotThere);
        }
        let deed = if id.is_some() { AuditAction::PersonChanged } else { AuditAction::PersonAdded };
        let id = id.unwrap_or(&new);
        fold(&mut tx, id).await?;
        if known.disabled {
            endings::end(&mut tx, Ending::Everything { person: id }).await?;
        } else if let Some(before) = &before
            // An administrator may give themselves anything as it is, and is not signed out in the midst of it.
            && !by.is(id)
        {
            let now =
                Person { roles: known.roles.clone(), subscriptions: known.subscriptions.clone(), ..before.clone() };
            endings::rights_changed(&mut tx, before, &now).await?;
        }
        endings::changed(&mut tx).await?;
        audit::append(&mut tx, by, deed, id, &known.described()).await?;
        self.commit_ending(tx).await?;
        let there = self.person_info(id).await?;
        Ok(there.map_or(Changed::NotThere, |info| Changed::Done(Box::new(info))))
    }

    /// Forgets a person with all that is theirs. What they did keeps their name.
    pub(crate) async fn remove_person(&self, by: &By, id: &str) -> Result<bool, StoreProblem> {
        let mut tx = self.begin().await?;
        endings::end(&mut tx, Ending::Everything { person: id }).await?;
        children::forget(&mut tx, &[Parent::Person], id).await?;
        let gone = sqlx::query("delete from person where id = $1").bind(id).execute(&mut *tx).await?.rows_affected();
        endings::changed(&mut tx).await?;
        audit::append(&mut tx, by, AuditAction::PersonRemoved, id, "").await?;
        self.commit_ending(tx).await?;
        Ok(gone > 0)
    }
}

fn info(row: Row) -> Result<PersonInfo, StoreProblem> {
    let (id, name, roles, subscriptions, email, created, disabled, sessions, tokens) = row;
    let Person { id, name, roles, subscriptions } = read((id, name, roles, subscriptions))?;
    let time = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap_or_default();
    Ok(PersonInfo {
        id,
        name,
        email,
        roles,
        subscriptions,
        created: time(created),
        disabled: disabled.map(time),
        sessions: sessions.unsigned_abs(),
        tokens: tokens.unsigned_abs(),
    })
}
