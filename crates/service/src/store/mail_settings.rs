//! What people want by mail, and whether the address is theirs.

use chrono::TimeDelta;
use waybill_domain::wire::MailSettings;

use super::{Opens, Person, Store, StoreProblem, opening_mail};
use crate::clock::wall;
use crate::secret::hash;

/// How long a code confirms an address.
const CODE_HOURS: i64 = 24;
/// The least time between two codes of a person, in seconds: nobody is to flood a stranger.
const CODE_EVERY: i64 = 60;

/// What became of a wish.
#[derive(Debug)]
pub(crate) enum Kept {
    Kept,
    /// Another code must wait this many seconds.
    TooSoon(u64),
}

type Row = (String, Option<i64>, String, i64, Option<i64>);

impl Store {
    /// What a person wants by mail.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mail_settings(&self, person: &Person) -> Result<MailSettings, StoreProblem> {
        let available = self.sends_mail();
        let Some((email, confirmed, states, needs_me, _)) = self.mail_row(person).await? else {
            return Ok(MailSettings { available, ..MailSettings::default() });
        };
        let state = |word: &str| word.parse().map_err(|_| StoreProblem::UnknownWord(word.to_owned()));
        let states = states.split_whitespace().map(state).collect::<Result<_, _>>()?;
        let confirmed = confirmed.is_some();
        Ok(MailSettings { available, email: Some(email), confirmed, states, needs_me: needs_me != 0 })
    }

    async fn mail_row(&self, person: &Person) -> Result<Option<Row>, StoreProblem> {
        let sql = "select email, confirmed_ms, states, needs_me, code_ms from mail_setting where person = $1";
        Ok(sqlx::query_as(sql).bind(&person.id).fetch_optional(&self.read).await?)
    }

    /// Keeps a wish. A new address is sent a code first; without an address everything is forgotten.
    pub(crate) async fn keep_mail_settings(&self, person: &Person, wish: &MailSettings) -> Result<Kept, StoreProblem> {
        let Some(email) = &wish.email else {
            let mut tx = self.begin().await?;
            sqlx::query("delete from mail_setting where person = $1").bind(&person.id).execute(&mut *tx).await?;
            opening_mail::give_up(&mut tx, Opens::AddressCode, &person.id).await?;
            tx.commit().await?;
            return Ok(Kept::Kept);
        };
        let there = self.mail_row(person).await?;
        let states: Vec<&str> = wish.states.iter().map(|state| state.word()).collect();
        let (states, needs_me) = (states.join(" "), i64::from(wish.needs_me));
        if there.as_ref().is_some_and(|row| row.0 == *email && row.1.is_some()) {
            let sql = "update mail_setting set states = $1, needs_me = $2 where person = $3";
            sqlx::query(sql).bind(states).bind(needs_me).bind(&person.id).execute(&self.write).await?;
            return Ok(Kept::Kept);
        }
        let since = there.and_then(|row| row.4).map(|at| (wall().timestamp_millis() - at) / 1000);
        if let Some(since) = since.filter(|since| *since < CODE_EVERY) {
            return Ok(Kept::TooSoon((CODE_EVERY - since).unsigned_abs()));
        }
        self.send_code(person, email, &states, needs_me).await?;
        Ok(Kept::Kept)
    }

    async fn send_code(&self, person: &Person, email: &str, states: &str, needs: i64) -> Result<(), StoreProblem> {
        let Some(public_url) = self.mail_url.get() else { return Ok(()) };
        let lang = self.language_of(&person.id).await?;
        let mut tx = self.begin().await?;
        let sql = "insert into mail_setting (person, email, confirmed_ms, states, needs_me, code_hash, code_ms) \
                   values ($1, $2, null, $3, $4, null, $5) on conflict (person) do update set email = excluded.email, \
                   confirmed_ms = null, states = excluded.states, needs_me = excluded.needs_me, \
                   code_hash = null, code_ms = excluded.code_ms";
        let query = sqlx::query(sql).bind(&person.id).bind(email).bind(states).bind(needs);
        query.bind(wall().timestamp_millis()).execute(&mut *tx).await?;
        opening_mail::queue(&mut tx, Opens::AddressCode, (&person.id, email), lang, public_url).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Confirms a person's address by the code that was sent to it; false if it is not that code, or too old.
    pub(crate) async fn confirm_mail(&self, person: &Person, code: &str) -> Result<bool, StoreProblem> {
        let now = wall();
        let since = (now - TimeDelta::hours(CODE_HOURS)).timestamp_millis();
        let sql = "update mail_setting set confirmed_ms = $1, code_hash = null \
                   where person = $2 and code_hash = $3 and code_ms > $4";
        let query = sqlx::query(sql).bind(now.timestamp_millis()).bind(&person.id).bind(hash(code)).bind(since);
        Ok(query.execute(&self.write).await?.rows_affected() == 1)
    }
}
