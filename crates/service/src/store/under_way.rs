//! Sign-ins that went to the identity provider and have not come back. The browser keeps them, sealed with the site's key:
//! nothing is written for somebody who has proved nothing.

use chrono::{DateTime, TimeDelta};

use super::keys::IN_USE;
use super::{Store, StoreProblem};
use crate::clock::wall;
use crate::secret::{Sealed, hash};

/// What stands between the parts of the seal: it is in neither of them.
const BETWEEN: char = '~';

impl Store {
    /// Seals where a sign-in goes on, and until when, for the browser to keep beside the attempt's secret.
    ///
    /// # Errors
    /// The database failed, or the key cannot be used.
    pub(crate) async fn seal_sign_in(&self, secret: &str, to: &str, ttl: TimeDelta) -> Result<String, StoreProblem> {
        let query = sqlx::query_scalar("select value from setting where name = $1").bind(IN_USE);
        let with: String = query.fetch_one(&self.read).await?;
        let text = format!("{} {to}", (wall() + ttl).timestamp_millis());
        let Sealed { nonce, cipher } = self.vault.seal_text(&text, &owner(secret), &with)?;
        Ok(format!("{nonce}{BETWEEN}{cipher}"))
    }

    /// Where the sign-in goes on that came back; `None` if it is too old, another's, or none.
    pub(crate) fn unseal_sign_in(&self, secret: &str, sealed: &str) -> Option<String> {
        let (nonce, cipher) = sealed.split_once(BETWEEN)?;
        let sealed = Sealed { nonce: nonce.to_owned(), cipher: cipher.to_owned() };
        let text = self.vault.open_sealed(&sealed, &owner(secret)).ok()?;
        let (until, to) = text.split_once(' ')?;
        let until = DateTime::from_timestamp_millis(until.parse().ok()?)?;
        (until > wall()).then(|| to.to_owned())
    }

    /// Notes that somebody signed in with this attempt, once the provider has said who it is; false if it was noted before.
    ///
    /// # Errors
    /// The database failed.
    pub(crate) async fn use_sign_in(&self, secret: &str, ttl: TimeDelta) -> Result<bool, StoreProblem> {
        let now = wall();
        let sql = "delete from sign_in_under_way where expires_ms < $1";
        sqlx::query(sql).bind(now.timestamp_millis()).execute(&self.write).await?;
        let sql =
            "insert into sign_in_under_way (hash, return_to, expires_ms) values ($1, '', $2) on conflict do nothing";
        let query = sqlx::query(sql).bind(hash(secret)).bind((now + ttl).timestamp_millis());
        Ok(query.execute(&self.write).await?.rows_affected() == 1)
    }
}

/// Bound into the seal: it opens for the same attempt only, and is no drive's key.
fn owner(secret: &str) -> String {
    format!("sign-in {}", hash(secret))
}
