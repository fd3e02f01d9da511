//! The outbox: mail is written with the change that it tells of, and crossed off once a mail server has taken it.

use chrono::TimeDelta;
use sqlx::{AnyConnection, AssertSqlSafe};
use waybill_domain::happening::Happening;
use waybill_domain::job::{JobId, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::lang::Lang;
use waybill_domain::notice::Audience;
use waybill_domain::role::Role;

use super::like::{ESCAPE, containing};
use super::{Decision, Store, StoreProblem, feed, languages};
use crate::clock::wall;
use crate::mail::{Letter, letter, staff_letter};

/// How long a mail that is being sent is left to the process that sends it. A mail server is given a minute.
const LEASE_MINUTES: i64 = 5;
/// How long mail that has ended stays, without its text: so that none is written again.
const KEPT_DAYS: i64 = 30;

/// A mail that is to be sent now.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) id: i64,
    pub(crate) message_id: String,
    pub(crate) person: String,
    pub(crate) email: String,
    pub(crate) subject: String,
    /// Empty if it opens something: then [`Store::text_of`] writes it.
    pub(crate) body: String,
    /// What it opens, and the language it is to be written in.
    pub(crate) opens: Option<String>,
    pub(crate) lang: String,
    pub(crate) created_ms: i64,
    /// This one included.
    pub(crate) attempts: i64,
}

impl Store {
    /// From now on mail is written down: there is a server that takes it. Links in it begin with the public URL.
    pub(crate) fn begin_mail(&self, public_url: &str) {
        // Already set: it is the same URL.
        let _ = self.mail_url.set(public_url.to_owned());
    }

    /// What a process that ended was sending is looked at again, under the same Message-ID. For the replica that begins
    /// to lead: the process that was sending is gone.
    pub(crate) async fn free_mail(&self) -> Result<(), StoreProblem> {
        let sql = "update mail set sending_ms = null where sending_ms is not null and ended_ms is null";
        sqlx::query(sql).execute(&self.write).await?;
        Ok(())
    }

    /// Whether mail is sent at all.
    pub(crate) fn sends_mail(&self) -> bool {
        self.mail_url.get().is_some()
    }

    /// Writes a mail for each customer who asked to be told of this.
    pub(super) async fn mail_out(
        &self,
        tx: &mut AnyConnection,
        (job_id, entry): (i64, i64),
        by: &Decision,
        what: &Happening,
    ) -> Result<(), StoreProblem> {
        let Some(public_url) = self.mail_url.get() else { return Ok(()) };
        let state = if let Happening::Job { to, .. } = what { Some(*to) } else { None };
        let asks = what.asks_customer() && what.is_told_to(Audience::Customer, by.by);
        if what.is_told_to(Audience::Staff, by.by) {
            self.mail_staff(tx, Some((job_id, entry)), (Some(&by.applied.job.id), by.at), what).await?;
        }
        if state.is_none() && !asks {
            return Ok(());
        }
        for (person, email, lang) in wanting(tx, by, state, asks).await? {
            let letter = letter(lang, what, by, public_url);
            queue(tx, &person, &email, &letter, Some((job_id, entry))).await?;
        }
        Ok(())
    }

    /// Writes a mail for each of staff who asked to be told of what needs them: a job, or a package of none.
    pub(super) async fn mail_staff(
        &self,
        tx: &mut AnyConnection,
        entry: Option<(i64, i64)>,
        (job, at): (Option<&JobId>, Time),
        what: &Happening,
    ) -> Result<(), StoreProblem> {
        let Some(public_url) = self.mail_url.get() else { return Ok(()) };
        let sql = "select s.person, s.email, p.roles, coalesce(p.language, '') from mail_setting s \
                   join person p on p.id = s.person where s.confirmed_ms is not null and s.needs_me <> 0 and p.disabled_ms is null order by s.person";
        let rows: Vec<(String, String, String, String)> = sqlx::query_as(sql).fetch_all(&mut *tx).await?;
        for (person, email, _, tag) in rows.iter().filter(|row| has_role(&row.2, Role::is_staff)) {
            let letter = staff_letter(languages::read(tag), what, job, at, public_url);
            queue(tx, person, email, &letter, entry).await?;
        }
        Ok(())
    }

    /// Takes the next mail whose time has come; of several replicas, one gets it.
    pub(crate) async fn claim_mail(&self) -> Result<Option<Waiting>, StoreProblem> {
        let now = wall();
        let lease = (now - TimeDelta::minutes(LEASE_MINUTES)).timestamp_millis();
        let free = "ended_ms is null and next_ms <= $1 and (sending_ms is null or sending_ms < $2)";
        let sql = format!(
            "update mail set sending_ms = $1, attempts = attempts + 1 \
             where id = (select id from mail where {free} order by next_ms, id limit 1) and {free} \
             returning id, message_id, person, email, subject, body, opens, coalesce(lang, ''), created_ms, attempts"
        );
        type Row = (i64, String, String, String, String, String, Option<String>, String, i64, i64);
        let query = sqlx::query_as(sqlx::AssertSqlSafe(sql)).bind(now.timestamp_millis()).bind(lease);
        let row: Option<Row> = query.fetch_optional(&self.write).await?;
        Ok(row.map(|(id, message_id, person, email, subject, body, opens, lang, created_ms, attempts)| Waiting {
            id,
            message_id,
            person,
            email,
            subject,
            body,
            opens,
            lang,
            created_ms,
            attempts,
        }))
    }

    /// Crosses a mail off, and forgets its text. `word` says how it ended: sent, refused, expired.
    pub(crate) async fn end_mail(&self, id: i64, word: &'static str) -> Result<(), StoreProblem> {
        let sql = "update mail set ended_ms = $1, end_word = $2, body = '', sending_ms = null where id = $3";
        let query = sqlx::query(sql).bind(wall().timestamp_millis()).bind(word).bind(id);
        query.execute(&self.write).await?;
        Ok(())
    }

    /// Puts a mail back, to be tried again after a while.
    pub(crate) async fn delay_mail(&self, id: i64, by: TimeDelta) -> Result<(), StoreProblem> {
        let sql = "update mail set next_ms = $1, sending_ms = null where id = $2";
        sqlx::query(sql).bind((wall() + by).timestamp_millis()).bind(id).execute(&self.write).await?;
        Ok(())
    }

    /// Forgets mail that ended long ago.
    ///
    /// # Errors
    /// The database failed.
    pub async fn prune_mail(&self) -> Result<(), StoreProblem> {
        let past = (wall() - TimeDelta::days(KEPT_DAYS)).timestamp_millis();
        sqlx::query("delete from mail where ended_ms < $1").bind(past).execute(&self.write).await?;
        Ok(())
    }
}

/// Whether one of somebody's roles is such. A word that is no role is none.
fn has_role(roles: &str, is_such: impl Fn(Role) -> bool) -> bool {
    roles.split_whitespace().filter_map(|word| word.parse().ok()).any(is_such)
}

/// Who is to get mail about a job, where and in which language: owners of its subscription with a confirmed address, who
/// chose this.
async fn wanting(
    tx: &mut AnyConnection,
    by: &Decision,
    state: Option<JobState>,
    asks: bool,
) -> Result<Vec<(String, String, Lang)>, StoreProblem> {
    // Writers wait meanwhile, so only the settings of those who own the job are read.
    let sql = format!(
        "select s.person, s.email, s.states, s.needs_me, p.roles, coalesce(p.language, '') \
         from mail_setting s join person p on p.id = s.person \
         where s.confirmed_ms is not null and p.disabled_ms is null \
         and ' ' || lower(p.subscriptions) || ' ' like $1 {ESCAPE} order by s.person"
    );
    type Row = (String, String, String, i64, String, String);
    let subscription = by.applied.job.id.subscription.as_str().to_ascii_lowercase();
    let query = sqlx::query_as(AssertSqlSafe(sql)).bind(containing(&format!(" {subscription} ")));
    let rows: Vec<Row> = query.fetch_all(tx).await?;
    let wants = |(_, _, states, needs_me, roles, _): &Row| {
        let chose = state.is_some_and(|state| states.split_whitespace().any(|word| word == state.word()));
        has_role(roles, |role| role == Role::Customer) && (chose || asks && *needs_me != 0)
    };
    Ok(rows.into_iter().filter(wants).map(|(person, email, .., tag)| (person, email, languages::read(&tag))).collect())
}

/// Puts a letter into the outbox that opens nothing: at most one for a person and an entry of a timeline.
pub(super) async fn queue(
    tx: &mut AnyConnection,
    person: &str,
    email: &str,
    letter: &Letter,
    entry: Option<(i64, i64)>,
) -> Result<(), StoreProblem> {
    let (id, now) = (feed::next(tx, "mail").await?, wall().timestamp_millis());
    let domain = letter.domain.as_str();
    let message_id = format!("<{}@{domain}>", uuid::Uuid::new_v4());
    let sql = "insert into mail (id, message_id, person, email, subject, body, job_id, entry, created_ms, next_ms, attempts) \
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 0) on conflict do nothing";
    let query = sqlx::query(sql).bind(id).bind(message_id).bind(person).bind(email).bind(&letter.subject);
    let query = query.bind(&letter.body).bind(entry.map(|it| it.0)).bind(entry.map(|it| it.1));
    query.bind(now).execute(tx).await?;
    Ok(())
}
