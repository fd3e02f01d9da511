//! Sign-in links by mail. Who asks is answered before anything is looked up, so that neither the answer nor its time tells
//! whether somebody has the address. Then all who asked are looked up together, and only mail that is sent is written.

use chrono::TimeDelta;
use sqlx::AnyConnection;
use waybill_domain::lang::Lang;

use super::{Opens, Store, StoreProblem, opening_mail};
use crate::clock::wall;

/// A person is sent one in this time: anyone who presses twice, or asks two replicas, gets one mail.
const LINK_EVERY: TimeDelta = TimeDelta::minutes(1);
/// What each mail costs, and how much may be owed: three at once and six an hour, no matter who asks. It is less than a link
/// lasts, so that others can use up the mails and there is always a link that still works.
const LINK_COSTS: TimeDelta = TimeDelta::minutes(10);
const LINKS_OWED: TimeDelta = TimeDelta::minutes(20);
/// How many are looked up together.
const TOGETHER: usize = 200;

/// Who may be sent a link now.
const MAY: &str = "disabled_ms is null and link_mailed_ms <= $1 and links_until_ms <= $2";

impl Store {
    /// Puts the mails for those who asked into the outbox. Addresses that nobody has cost their part of one query.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn mail_links(&self, asked: &[(String, Lang)]) -> Result<(), StoreProblem> {
        for asked in asked.chunks(TOGETHER) {
            let emails: Vec<String> = (0..asked.len()).map(|at| format!("${}", at + 3)).collect();
            let sql = format!("select id, email from person where {MAY} and email in ({})", emails.join(", "));
            let mut query = sqlx::query_as(sqlx::AssertSqlSafe(sql));
            for bound in since() {
                query = query.bind(bound);
            }
            for (email, _) in asked {
                query = query.bind(email);
            }
            let known: Vec<(String, String)> = query.fetch_all(&self.read).await?;
            if known.is_empty() {
                continue;
            }
            let mut tx = self.begin().await?;
            for (person, email) in &known {
                let lang = asked.iter().find(|(other, _)| other == email).map(|(_, lang)| *lang);
                self.mail_link(&mut tx, (person, email), lang.unwrap_or_default()).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    async fn mail_link(
        &self,
        tx: &mut AnyConnection,
        (person, email): (&str, &str),
        lang: Lang,
    ) -> Result<(), StoreProblem> {
        let Some(public_url) = self.mail_url.get() else { return Ok(()) };
        let sql = format!(
            "update person set link_mailed_ms = $3, \
             links_until_ms = $4 + case when links_until_ms > $3 then links_until_ms else $3 end \
             where id = $5 and email = $6 and {MAY}"
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        for bound in since() {
            query = query.bind(bound);
        }
        let query = query.bind(wall().timestamp_millis()).bind(LINK_COSTS.num_milliseconds());
        if query.bind(person).bind(email).execute(&mut *tx).await?.rows_affected() == 1 {
            opening_mail::queue(tx, Opens::SignInLink, (person, email), lang, public_url).await?;
        }
        Ok(())
    }

    /// Answers those who asked a replica of an earlier version, which noted them in the database.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn answer_noted_links(&self) -> Result<(), StoreProblem> {
        let sql = "select email, lang from link_asked order by at_ms, id limit 500";
        let noted: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&self.read).await?;
        if noted.is_empty() {
            return Ok(());
        }
        let asked: Vec<(String, Lang)> =
            noted.into_iter().map(|(email, lang)| (email, Lang::of_tag(&lang).unwrap_or_default())).collect();
        self.mail_links(&asked).await?;
        let sql = "delete from link_asked where id in (select id from link_asked order by at_ms, id limit 500)";
        sqlx::query(sql).execute(&self.write).await?;
        Ok(())
    }
}

/// The latest that the last mail and what is owed may be.
fn since() -> [i64; 2] {
    [wall() - LINK_EVERY, wall() + LINKS_OWED].map(|at| at.timestamp_millis())
}
