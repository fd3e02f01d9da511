//! People and programs: who they are, and the hashes of what they show to prove it.

use chrono::TimeDelta;
use waybill_domain::job::Time;
use waybill_domain::role::Role;

use super::{Store, StoreProblem, directory, sessions};
use crate::clock::wall;
use crate::secret::Secret;

/// Somebody who may use the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub id: String,
    pub name: String,
    pub roles: Vec<Role>,
    /// Those a customer owns.
    pub subscriptions: Vec<String>,
}

/// A person as proved, and until when.
#[derive(Debug, Clone)]
pub struct Login {
    pub person: Person,
    pub expires: Time,
    /// When it was last seen, in milliseconds, to about [`super::sessions::SEEN_EVERY`].
    pub(crate) seen_ms: i64,
}

/// What became of a sign-in code.
#[derive(Debug)]
pub enum Redeemed {
    SignedIn(Secret, Login),
    UsedBefore,
    Expired,
    Unknown,
    /// The code is good, and its person is switched off: nobody is signed in.
    SwitchedOff,
}

impl Store {
    /// # Errors
    /// The database failed.
    pub async fn add_person(
        &self,
        name: &str,
        roles: &[Role],
        subscriptions: &[String],
    ) -> Result<Person, StoreProblem> {
        let id = uuid::Uuid::new_v4().to_string();
        let person = Person { id, name: name.to_owned(), roles: roles.to_vec(), subscriptions: subscriptions.to_vec() };
        let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
        let sql = "insert into person (id, name, roles, subscriptions, created_ms) values ($1, $2, $3, $4, $5)";
        let query = sqlx::query(sql).bind(&person.id).bind(name).bind(words.join(" ")).bind(subscriptions.join(" "));
        let mut tx = self.begin().await?;
        query.bind(wall().timestamp_millis()).execute(&mut *tx).await?;
        directory::fold(&mut tx, &person.id).await?;
        tx.commit().await?;
        Ok(person)
    }

    /// A bearer token for a program.
    ///
    /// # Errors
    /// The database failed.
    pub async fn add_token(&self, person: &Person, ttl: TimeDelta) -> Result<Secret, StoreProblem> {
        let secret = Secret::new("wb_")?;
        let sql = "insert into token (hash, person, expires_ms, created_ms) values ($1, $2, $3, $4)";
        let query = sqlx::query(sql).bind(secret.hash()).bind(&person.id).bind((wall() + ttl).timestamp_millis());
        query.bind(wall().timestamp_millis()).execute(&self.write).await?;
        Ok(secret)
    }

    /// A code for a sign-in link.
    ///
    /// # Errors
    /// The database failed.
    pub async fn add_code(&self, person: &Person, ttl: TimeDelta) -> Result<Secret, StoreProblem> {
        let secret = Secret::new("")?;
        let sql = "insert into sign_in_code (hash, person, expires_ms) values ($1, $2, $3)";
        let query = sqlx::query(sql).bind(secret.hash()).bind(&person.id);
        query.bind((wall() + ttl).timestamp_millis()).execute(&self.write).await?;
        Ok(secret)
    }

    /// Uses a code up and begins a session. Of two who try at once, one gets it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn redeem(&self, code: &str, ttl: TimeDelta, agent: &str) -> Result<Redeemed, StoreProblem> {
        let (hash, now) = (crate::secret::hash(code), wall());
        let mut tx = self.begin().await?;
        let sql = "select person, expires_ms, coalesce(used_ms, 0) from sign_in_code where hash = $1";
        let found: Option<(String, i64, i64)> = sqlx::query_as(sql).bind(&hash).fetch_optional(&mut *tx).await?;
        let Some((person, expires_ms, used_ms)) = found else { return Ok(Redeemed::Unknown) };
        if used_ms > 0 {
            return Ok(Redeemed::UsedBefore);
        }
        if expires_ms <= now.timestamp_millis() {
            return Ok(Redeemed::Expired);
        }
        let sql = "select count(*) from person where id = $1 and disabled_ms is not null";
        let disabled: i64 = sqlx::query_scalar(sql).bind(&person).fetch_one(&mut *tx).await?;
        if disabled > 0 {
            return Ok(Redeemed::SwitchedOff);
        }
        let sql = "update sign_in_code set used_ms = $1 where hash = $2 and used_ms is null";
        let used = sqlx::query(sql).bind(now.timestamp_millis()).bind(&hash).execute(&mut *tx).await?;
        if used.rows_affected() == 0 {
            return Ok(Redeemed::UsedBefore);
        }
        let (secret, expires) = (Secret::new("")?, now + ttl);
        sessions::begin(&mut tx, &secret, &person, expires, agent).await?;
        let row = sqlx::query_as("select id, name, roles, subscriptions from person where id = $1").bind(&person);
        let person = read(row.fetch_one(&mut *tx).await?)?;
        tx.commit().await?;
        Ok(Redeemed::SignedIn(secret, Login { person, expires, seen_ms: now.timestamp_millis() }))
    }

    /// Whose token this is the hash of, expired or not.
    pub(crate) async fn token_login(&self, hash: &str) -> Result<Option<Login>, StoreProblem> {
        self.login(
            "select p.id, p.name, p.roles, p.subscriptions, t.expires_ms, t.seen_ms from token t \
             join person p on p.id = t.person where t.hash = $1 and p.disabled_ms is null",
            hash,
        )
        .await
    }

    /// Whose session this is the hash of, expired or not.
    pub(crate) async fn session_login(&self, hash: &str) -> Result<Option<Login>, StoreProblem> {
        self.login(
            "select p.id, p.name, p.roles, p.subscriptions, s.expires_ms, s.seen_ms from session s \
             join person p on p.id = s.person where s.hash = $1 and p.disabled_ms is null",
            hash,
        )
        .await
    }

    async fn login(&self, sql: &'static str, hash: &str) -> Result<Option<Login>, StoreProblem> {
        let found: Option<(String, String, String, String, i64, i64)> =
            sqlx::query_as(sql).bind(hash).fetch_optional(&self.read).await?;
        let login = |(id, name, roles, subscriptions, expires_ms, seen_ms)| {
            let expires = chrono::DateTime::from_timestamp_millis(expires_ms).unwrap_or_default();
            read((id, name, roles, subscriptions)).map(|person| Login { person, expires, seen_ms })
        };
        found.map(login).transpose()
    }

    /// Forgets what has expired long ago. A week later, a link still says that it has expired or was used.
    ///
    /// # Errors
    /// The database failed.
    pub async fn prune_logins(&self) -> Result<(), StoreProblem> {
        let past = (wall() - TimeDelta::days(7)).timestamp_millis();
        for sql in [
            "delete from session where expires_ms < $1",
            "delete from token where expires_ms < $1",
            "delete from sign_in_code where expires_ms < $1",
        ] {
            sqlx::query(sql).bind(past).execute(&self.write).await?;
        }
        Ok(())
    }
}

pub(super) fn read((id, name, roles, subscriptions): (String, String, String, String)) -> Result<Person, StoreProblem> {
    let role = |word: &str| word.parse().map_err(|_| StoreProblem::UnknownWord(word.to_owned()));
    let roles = roles.split_whitespace().map(role).collect::<Result<_, _>>()?;
    let subscriptions = subscriptions.split_whitespace().map(str::to_owned).collect();
    Ok(Person { id, name, roles, subscriptions })
}
