//! The book of administrative acts: who did what, to what, when, and from where roughly. Rows are only ever added.

use serde::Serialize;
use sqlx::AnyConnection;
use waybill_domain::fields::PersonName;
use waybill_domain::job::Time;
use waybill_domain::listed;

use super::{Person, Store, StoreProblem, feed, stored};
use crate::clock::wall;

listed! {
    /// What was done.
    pub enum AuditAction {
        TokenMade = "token-made",
        TokenRevoked = "token-revoked",
        LinkMade = "link-made",
        SessionRevoked = "session-revoked",
        PersonAdded = "person-added",
        PersonChanged = "person-changed",
        PersonRemoved = "person-removed",
        SubscriptionAdded = "subscription-added",
        SubscriptionChanged = "subscription-changed",
        SubscriptionRemoved = "subscription-removed",
        KeyAdded = "key-added",
        KeyRotated = "key-rotated",
        KeyDropped = "key-dropped",
        SiteMoved = "site-moved",
        CustomersRead = "customers-read",
        ClockAgreed = "clock-agreed",
        BackedUp = "backed-up",
        Restored = "restored",
        UnreadableJobRead = "unreadable-job-read",
        UnreadableJobRemoved = "unreadable-job-removed",
    }
}

/// Who did it, and from where roughly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The person's id; empty when it was nobody whom the service knows.
    person: String,
    who: String,
    origin: String,
}

impl By {
    /// Somebody who is signed in, from an address of which the network is kept ([`Client::roughly`]).
    ///
    /// [`Client::roughly`]: crate::client::Client::roughly
    pub fn person(person: &Person, origin: &str) -> Self {
        Self { person: person.id.clone(), who: person.name.clone(), origin: origin.to_owned() }
    }

    /// Whether it was this person.
    pub(super) fn is(&self, person: &str) -> bool {
        self.person == person
    }

    /// The user who typed a command on the service's machine, by the name that the system has for them.
    pub fn command_line() -> Self {
        let names = ["SUDO_USER", "USER", "LOGNAME"];
        let who = names.iter().find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()));
        // Anyone who types the command can set it to anything.
        let who = who.and_then(|it| it.parse::<PersonName>().ok()).map_or_else(|| "somebody".to_owned(), String::from);
        Self { person: String::new(), who, origin: "command line".to_owned() }
    }

    /// The identity provider, by what it says of somebody who signs in or shows its token.
    pub(super) fn provider(issuer: &str) -> Self {
        Self { person: String::new(), who: "Identity provider".to_owned(), origin: issuer.to_owned() }
    }

    /// The service by itself.
    pub fn service() -> Self {
        Self { person: String::new(), who: "Waybill".to_owned(), origin: "the service itself".to_owned() }
    }
}

/// One row of the book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Audited {
    pub seq: i64,
    pub at: Time,
    /// The person's id; empty when it was nobody whom the service knows.
    pub person: String,
    pub who: String,
    pub origin: String,
    pub deed: AuditAction,
    /// To what: a person's or subscription's id and the like. Never a secret.
    pub subject: String,
    pub detail: String,
}

impl Store {
    /// Writes down what was done. Where a secret is made, before it is told to anybody: nothing is handed out that the
    /// book does not know of. Acts of one transaction use [`append`] in it.
    ///
    /// # Errors
    /// The database failed; then what was done must not be told as done.
    pub async fn audit(&self, by: &By, deed: AuditAction, subject: &str, detail: &str) -> Result<(), StoreProblem> {
        let mut tx = self.begin().await?;
        append(&mut tx, by, deed, subject, detail).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The book, oldest first, after a number; and the number to go on from, if there is anything after it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn audited(&self, after: i64, most: i64) -> Result<(Vec<Audited>, Option<i64>), StoreProblem> {
        let sql = "select seq, at_ms, person, who, origin, deed, subject, detail from audit where seq > $1 \
                   order by seq limit $2";
        type Row = (i64, i64, String, String, String, String, String, String);
        let rows: Vec<Row> = sqlx::query_as(sql).bind(after).bind(most).fetch_all(&self.read).await?;
        let read = |(seq, at_ms, person, who, origin, deed, subject, detail): Row| {
            let deed = deed.parse().map_err(|_| StoreProblem::UnknownWord(deed));
            let at = chrono::DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
            let row = deed.map(|deed| Audited { seq, at, person, who, origin, deed, subject, detail });
            stored::or_left_out("audit", seq, row).transpose()
        };
        let next = rows.last().map(|row| row.0);
        Ok((rows.into_iter().filter_map(read).collect::<Result<_, _>>()?, next))
    }
}

/// Adds a row in the transaction of the act itself: either both are there or neither.
pub(crate) async fn append(
    tx: &mut AnyConnection,
    by: &By,
    deed: AuditAction,
    subject: &str,
    detail: &str,
) -> Result<(), StoreProblem> {
    let seq = feed::next(tx, "audit").await?;
    let sql = "insert into audit (seq, at_ms, person, who, origin, deed, subject, detail) \
               values ($1, $2, $3, $4, $5, $6, $7, $8)";
    let query = sqlx::query(sql).bind(seq).bind(wall().timestamp_millis()).bind(&by.person).bind(&by.who);
    query.bind(&by.origin).bind(deed.word()).bind(subject).bind(detail).execute(tx).await?;
    Ok(())
}
