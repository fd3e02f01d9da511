//! Sign-in links by mail. Asking only notes the address, whosever it is; whichever replica leads looks it up afterwards, so
//! that neither the answer nor its time tells whether somebody has the address.

use chrono::TimeDelta;
use waybill_domain::lang::Lang;

use super::people::read;
use super::{Opens, Person, Store, StoreProblem, opening_mail};
use crate::clock::wall;

/// A person is sent one in this time: whoever presses twice, or asks two replicas, gets one mail.
const LINK_EVERY: TimeDelta = TimeDelta::minutes(1);
/// How many are answered at once.
const AT_ONCE: i64 = 50;

impl Store {
    /// Notes that somebody wants a link.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn ask_for_link(&self, email: &str, lang: Lang) -> Result<(), StoreProblem> {
        let sql = "insert into link_asked (id, email, lang, at_ms) values ($1, $2, $3, $4)";
        let query = sqlx::query(sql).bind(uuid::Uuid::new_v4().to_string()).bind(email.to_lowercase());
        query.bind(lang.tag()).bind(wall().timestamp_millis()).execute(&self.write).await?;
        Ok(())
    }

    /// Puts the mails that were asked for into the outbox, each in one transaction with the note that it was answered: once,
    /// whoever dies. The link itself is made when its mail is sent.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn answer_for_links(&self) -> Result<(), StoreProblem> {
        let sql = "select id, email, lang from link_asked order by at_ms, id limit $1";
        let asked: Vec<(String, String, String)> = sqlx::query_as(sql).bind(AT_ONCE).fetch_all(&self.read).await?;
        for (id, email, lang) in asked {
            self.answer_for_link(&id, &email, Lang::of_tag(&lang).unwrap_or_default()).await?;
        }
        Ok(())
    }

    async fn answer_for_link(&self, id: &str, email: &str, lang: Lang) -> Result<(), StoreProblem> {
        let Some(public_url) = self.mail_url.get() else { return Ok(()) };
        let now = wall();
        let mut tx = self.begin().await?;
        let mine = sqlx::query("delete from link_asked where id = $1").bind(id).execute(&mut *tx).await?;
        if mine.rows_affected() == 0 {
            return Ok(());
        }
        let sql = "update person set link_mailed_ms = $1 where email = $2 and disabled_ms is null and link_mailed_ms <= $3 \
                   returning id, name, roles, subscriptions";
        let query = sqlx::query_as(sql).bind(now.timestamp_millis()).bind(email);
        let found = query.bind((now - LINK_EVERY).timestamp_millis()).fetch_optional(&mut *tx).await?;
        if let Some(Person { id: person, .. }) = found.map(read).transpose()? {
            opening_mail::queue(&mut tx, Opens::SignInLink, (&person, email), lang, public_url).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}
