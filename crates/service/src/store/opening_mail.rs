//! Mail that opens something: a sign-in link, or the code that confirms an address. In the outbox it has no text. Its code is
//! made when it is sent and kept as a hash, so neither the database nor a copy of it holds anything that opens.

use chrono::TimeDelta;
use sqlx::AnyConnection;
use waybill_domain::lang::Lang;
use waybill_domain::listed;

use super::{AuditAction, By, Store, StoreProblem, Waiting, audit, feed, languages};
use crate::clock::wall;
use crate::mail::{code_letter, domain, link_letter, subject};
use crate::secret::{Secret, hash};

/// How long a link that was sent can be used: mail may take some minutes.
const LINK_MINUTES: i64 = 15;
/// How long after it was asked for a link is still sent: later, the person who asked has given up.
const LINK_WANTED: TimeDelta = TimeDelta::hours(1);
/// The same for the code of an address.
const CODE_WANTED: TimeDelta = TimeDelta::hours(24);

listed! {
    /// What a mail opens.
    pub enum Opens {
        SignInLink = "sign-in-link",
        AddressCode = "address-code",
    }
}

impl Store {
    /// The text of a mail that is sent now; of one that opens something, with a new code. `None` if it is not wanted any
    /// more: it was asked for too long ago, or by somebody who is gone, switched off or has another address by now.
    pub(crate) async fn text_of(&self, mail: &Waiting) -> Result<Option<String>, StoreProblem> {
        let Some(opens) = &mail.opens else { return Ok(Some(mail.body.clone())) };
        let opens: Opens = opens.parse().map_err(|_| StoreProblem::UnknownWord(opens.clone()))?;
        let Some(public_url) = self.mail_url.get() else { return Ok(None) };
        let (now, lang, code) = (wall(), languages::read(&mail.lang), Secret::new("")?);
        let age = TimeDelta::milliseconds(now.timestamp_millis().saturating_sub(mail.created_ms));
        let mut tx = self.begin().await?;
        let sql = "select count(*) from person where id = $1 and disabled_ms is null";
        let is_there: i64 = sqlx::query_scalar(sql).bind(&mail.person).fetch_one(&mut *tx).await?;
        if is_there == 0 {
            return Ok(None);
        }
        let letter = match opens {
            Opens::SignInLink => {
                let sql = "select count(*) from person where id = $1 and email = $2";
                let query = sqlx::query_scalar(sql).bind(&mail.person).bind(&mail.email);
                let is_theirs: i64 = query.fetch_one(&mut *tx).await?;
                if age > LINK_WANTED || is_theirs == 0 {
                    return Ok(None);
                }
                let until = now + TimeDelta::minutes(LINK_MINUTES);
                let sql = "insert into sign_in_code (hash, person, expires_ms) values ($1, $2, $3)";
                let query = sqlx::query(sql).bind(code.hash()).bind(&mail.person).bind(until.timestamp_millis());
                query.execute(&mut *tx).await?;
                audit::append(&mut tx, &By::service(), AuditAction::LinkMade, &mail.person, "asked for by mail")
                    .await?;
                link_letter(&code, until, public_url, lang)
            }
            Opens::AddressCode => {
                let sql = "update mail_setting set code_hash = $1, code_ms = $2 \
                           where person = $3 and email = $4 and confirmed_ms is null";
                let query = sqlx::query(sql).bind(code.hash()).bind(now.timestamp_millis());
                let kept = query.bind(&mail.person).bind(&mail.email).execute(&mut *tx).await?.rows_affected();
                if age > CODE_WANTED || kept == 0 {
                    return Ok(None);
                }
                code_letter(lang, &code, public_url)
            }
        };
        tx.commit().await?;
        Ok(Some(letter))
    }
}

/// Puts a mail into the outbox that is written when it is sent. It takes the place of one like it that waits.
pub(super) async fn queue(
    tx: &mut AnyConnection,
    opens: Opens,
    (person, email): (&str, &str),
    lang: Lang,
    public_url: &str,
) -> Result<(), StoreProblem> {
    let (id, now) = (feed::next(tx, "mail").await?, wall().timestamp_millis());
    give_up(tx, opens, person).await?;
    let message_id = format!("<{}@{}>", uuid::Uuid::new_v4(), domain(public_url));
    let sql = "insert into mail (id, message_id, person, email, subject, body, created_ms, next_ms, attempts, opens, lang) \
               values ($1, $2, $3, $4, $5, '', $6, $6, 0, $7, $8)";
    let query = sqlx::query(sql).bind(id).bind(message_id).bind(person).bind(email).bind(subject(opens, lang));
    query.bind(now).bind(opens.word()).bind(lang.tag()).execute(tx).await?;
    Ok(())
}

/// Takes text and code away from such mail that waits since an earlier version, which wrote it at once. It is written again
/// when it is sent.
pub(super) async fn empty_waiting(tx: &mut AnyConnection) -> Result<(), StoreProblem> {
    for (opens, lang) in Opens::ALL.iter().flat_map(|opens| Lang::ALL.map(|lang| (*opens, lang))) {
        let sql =
            "select id, body from mail where ended_ms is null and job_id is null and opens is null and subject = $1";
        let waiting: Vec<(i64, String)> = sqlx::query_as(sql).bind(subject(opens, lang)).fetch_all(&mut *tx).await?;
        for (id, body) in waiting {
            for word in body.split(|letter: char| letter.is_whitespace() || letter == '#') {
                let code = hash(word);
                sqlx::query("delete from sign_in_code where hash = $1").bind(&code).execute(&mut *tx).await?;
                let sql = "update mail_setting set code_hash = null where code_hash = $1";
                sqlx::query(sql).bind(&code).execute(&mut *tx).await?;
            }
            let sql = "update mail set body = '', opens = $1, lang = $2 where id = $3";
            sqlx::query(sql).bind(opens.word()).bind(lang.tag()).bind(id).execute(&mut *tx).await?;
        }
    }
    Ok(())
}

/// Gives up such mail of a person's that waits.
pub(super) async fn give_up(tx: &mut AnyConnection, opens: Opens, person: &str) -> Result<(), StoreProblem> {
    let sql = "update mail set ended_ms = $1, end_word = 'expired', sending_ms = null \
               where person = $2 and opens = $3 and ended_ms is null and sending_ms is null";
    let query = sqlx::query(sql).bind(wall().timestamp_millis()).bind(person).bind(opens.word());
    query.execute(tx).await?;
    Ok(())
}
