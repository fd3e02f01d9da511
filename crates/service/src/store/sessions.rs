//! What proves a person: the browsers they are signed in with, and tokens. Named by the beginning of the secret's hash,
//! which proves nothing.

use chrono::{DateTime, TimeDelta};
use sqlx::AnyConnection;
use waybill_domain::agent;
use waybill_domain::job::Time;
use waybill_domain::wire::{Access, Proof};

use super::endings::{self, Ending};
use super::{AuditAction, By, Person, Store, StoreProblem, audit};
use crate::clock::wall;
use crate::secret::Secret;

/// How long a use of a session goes unnoted after the last that was.
pub(crate) const SEEN_EVERY: TimeDelta = TimeDelta::minutes(5);
/// The most that are listed of one kind.
const MOST: i64 = 200;

/// Begins a session.
pub(super) async fn begin(
    tx: &mut AnyConnection,
    secret: &Secret,
    person: &str,
    expires: Time,
    agent: &str,
) -> Result<(), StoreProblem> {
    let ((browser, os), now) = (agent::read(agent), wall().timestamp_millis());
    let sql = "insert into session (hash, person, expires_ms, created_ms, seen_ms, browser, os) \
               values ($1, $2, $3, $4, $4, $5, $6)";
    let query = sqlx::query(sql).bind(secret.hash()).bind(person).bind(expires.timestamp_millis()).bind(now);
    query.bind(browser).bind(os).execute(&mut *tx).await?;
    // As many as are listed: the oldest ends where somebody signs in again and again.
    let sql = "delete from session where person = $1 and hash not in \
               (select hash from session where person = $1 order by created_ms desc, seen_ms desc, hash limit $2)";
    sqlx::query(sql).bind(person).bind(MOST).execute(tx).await?;
    Ok(())
}

/// What stands for a secret where it is listed.
fn name_of(hash: &str) -> String {
    hash.chars().take(16).collect()
}

impl Store {
    /// Notes that a session or token was used.
    pub(crate) async fn seen(&self, hash: &str, is_session: bool) -> Result<(), StoreProblem> {
        let sql = if is_session {
            "update session set seen_ms = $1 where hash = $2"
        } else {
            "update token set seen_ms = $1 where hash = $2"
        };
        sqlx::query(sql).bind(wall().timestamp_millis()).bind(hash).execute(&self.write).await?;
        Ok(())
    }

    /// Everything that proves a person now. `current` is the hash that proves who asks.
    pub(crate) async fn access(&self, person: &str, current: &str) -> Result<Access, StoreProblem> {
        type Row = (String, String, String, i64, i64, i64);
        let list = async |sql: &'static str| {
            let query = sqlx::query_as(sql).bind(person).bind(wall().timestamp_millis()).bind(MOST);
            let rows: Vec<Row> = query.fetch_all(&self.read).await?;
            Ok::<_, StoreProblem>(rows.into_iter().map(|row| proof(row, current)).collect())
        };
        let sessions = list(
            "select hash, browser, os, created_ms, seen_ms, expires_ms from session \
             where person = $1 and expires_ms > $2 order by seen_ms desc, hash limit $3",
        );
        let tokens = list(
            "select hash, '', '', created_ms, seen_ms, expires_ms from token \
             where person = $1 and expires_ms > $2 order by created_ms desc, hash limit $3",
        );
        Ok(Access { sessions: sessions.await?, tokens: tokens.await? })
    }

    /// Ends a session, by its hash: its browser signs out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_session(&self, hash: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        endings::end(&mut tx, Ending::Session(hash)).await?;
        self.commit_ending(tx).await
    }

    /// Ends one session or token of a person, by its name. False if there is none.
    pub(crate) async fn revoke(&self, by: &By, person: &str, name: &str) -> Result<bool, StoreProblem> {
        let mut tx = self.begin().await?;
        let mut ended = None;
        for (deed, what) in [
            (AuditAction::SessionRevoked, Ending::NamedSession { person, name }),
            (AuditAction::TokenRevoked, Ending::NamedToken { person, name }),
        ] {
            if endings::end(&mut tx, what).await? {
                ended = Some(deed);
            }
        }
        if let Some(deed) = ended {
            audit::append(&mut tx, by, deed, person, name).await?;
        }
        self.commit_ending(tx).await?;
        Ok(ended.is_some())
    }

    /// Ends all sessions of a person but one.
    pub(crate) async fn revoke_others(&self, person: &str, but: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        endings::end(&mut tx, Ending::OtherSessions { person, but }).await?;
        self.commit_ending(tx).await
    }

    /// Ends every session of a person.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn end_sessions_of(&self, person: &Person) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        endings::end(&mut tx, Ending::Sessions { person: &person.id }).await?;
        self.commit_ending(tx).await
    }

    /// Ends everything that proves a person.
    pub(crate) async fn revoke_all(&self, by: &By, person: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        endings::end(&mut tx, Ending::Everything { person }).await?;
        audit::append(&mut tx, by, AuditAction::SessionRevoked, person, "all, tokens and links too").await?;
        self.commit_ending(tx).await
    }

    /// The tokens of everybody: the owner's id and name beside each.
    pub(crate) async fn all_tokens(&self) -> Result<Vec<(String, String, Proof)>, StoreProblem> {
        let sql = "select p.id, p.name, t.hash, t.created_ms, t.seen_ms, t.expires_ms from token t \
                   join person p on p.id = t.person where t.expires_ms > $1 order by t.created_ms, t.hash";
        type Row = (String, String, String, i64, i64, i64);
        let query = sqlx::query_as(sql).bind(wall().timestamp_millis());
        let rows: Vec<Row> = query.fetch_all(&self.read).await?;
        let read = |(id, name, hash, created, seen, expires): Row| {
            (id, name, proof((hash, String::new(), String::new(), created, seen, expires), ""))
        };
        Ok(rows.into_iter().map(read).collect())
    }
}

fn proof(
    (hash, browser, system, created, seen, expires): (String, String, String, i64, i64, i64),
    current: &str,
) -> Proof {
    let time = |ms: i64| (ms > 0).then(|| DateTime::from_timestamp_millis(ms).unwrap_or_default());
    Proof {
        id: name_of(&hash),
        browser,
        system,
        created: time(created),
        seen: time(seen),
        expires: DateTime::from_timestamp_millis(expires).unwrap_or_default(),
        current: hash == current,
    }
}
