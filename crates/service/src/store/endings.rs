//! Ending what proves people, and changing what they may. Whichever way it happens, it goes through this file: in the
//! database a counter says that something ended, so that every process hears of it within a second, and in this process
//! anyone who trusts a session or token looks it up again at once.

use std::time::Duration;

use sqlx::AnyConnection;
use tokio::sync::watch;

use super::{Person, Store, StoreProblem, feed};
use crate::failure::causes;

/// The counter of endings.
const COUNTER: &str = "ending";
/// How often other processes' endings are looked for.
const LOOK: Duration = Duration::from_secs(1);

/// What of all that proves people ends.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ending<'a> {
    /// The session with this hash.
    Session(&'a str),
    /// A person's session with this name, the beginning of its hash.
    NamedSession {
        person: &'a str,
        name: &'a str,
    },
    NamedToken {
        person: &'a str,
        name: &'a str,
    },
    /// A person's sessions but the one with this hash.
    OtherSessions {
        person: &'a str,
        but: &'a str,
    },
    Sessions {
        person: &'a str,
    },
    /// Sessions, tokens, and links that wait.
    Everything {
        person: &'a str,
    },
}

/// Ends it; answers whether there was anything to end.
pub(super) async fn end(tx: &mut AnyConnection, what: Ending<'_>) -> Result<bool, StoreProblem> {
    let (statements, one, two): (&[&'static str], &str, &str) = match what {
        Ending::Session(hash) => (&["delete from session where hash = $1 and $2 = ''"], hash, ""),
        Ending::NamedSession { person, name } => {
            (&["delete from session where person = $1 and substr(hash, 1, 16) = $2"], person, name)
        }
        Ending::NamedToken { person, name } => {
            (&["delete from token where person = $1 and substr(hash, 1, 16) = $2"], person, name)
        }
        // No hash is empty.
        Ending::OtherSessions { person, but } => {
            (&["delete from session where person = $1 and hash <> $2"], person, but)
        }
        Ending::Sessions { person } => (&["delete from session where person = $1 and hash <> $2"], person, ""),
        Ending::Everything { person } => (
            &[
                "delete from session where person = $1 and hash <> $2",
                "delete from token where person = $1 and hash <> $2",
                "delete from sign_in_code where person = $1 and hash <> $2",
            ],
            person,
            "",
        ),
    };
    let mut ended = 0;
    for sql in statements {
        ended += sqlx::query(*sql).bind(one).bind(two).execute(&mut *tx).await?.rows_affected();
    }
    if ended > 0 {
        changed(tx).await?;
    }
    Ok(ended > 0)
}

/// What somebody may has changed: nothing that is remembered of them counts any more.
pub(super) async fn changed(tx: &mut AnyConnection) -> Result<(), StoreProblem> {
    feed::next(tx, COUNTER).await.map(drop)
}

/// Ends the sessions of somebody who may do more than before: none from a time when they might not becomes mightier.
pub(super) async fn rights_changed(tx: &mut AnyConnection, before: &Person, now: &Person) -> Result<(), StoreProblem> {
    let is_new = now.roles.iter().any(|role| !before.roles.contains(role))
        || now.subscriptions.iter().any(|it| !before.subscriptions.contains(it));
    if is_new {
        end(tx, Ending::Sessions { person: &before.id }).await?;
    }
    changed(tx).await
}

impl Store {
    /// Commits a transaction in which something ended.
    pub(super) async fn commit_ending(&self, tx: sqlx::Transaction<'static, sqlx::Any>) -> Result<(), StoreProblem> {
        tx.commit().await?;
        self.tell_ending();
        Ok(())
    }

    fn tell_ending(&self) {
        self.endings.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Changes when something has ended, in this process or another.
    pub(crate) fn endings(&self) -> watch::Receiver<u64> {
        self.endings.subscribe()
    }

    /// How often something has ended: what was known at another count has to be looked up again.
    pub(crate) fn endings_so_far(&self) -> u64 {
        *self.endings.borrow()
    }

    /// Looks for what other processes ended, until the service stops.
    pub(crate) async fn follow_endings(&self, stopped: impl Future<Output = ()>) {
        let mut stopped = std::pin::pin!(stopped);
        let mut seen = None;
        loop {
            match self.ended().await {
                Ok(count) if seen == Some(count) => {}
                Ok(count) => {
                    seen = Some(count);
                    self.tell_ending();
                }
                Err(problem) => tracing::error!(cause = causes(&problem), "cannot see which sessions and tokens ended"),
            }
            tokio::select! {
                () = &mut stopped => return,
                () = tokio::time::sleep(LOOK) => {}
            }
        }
    }

    async fn ended(&self) -> Result<i64, StoreProblem> {
        let sql = "select value from counter where name = $1";
        Ok(sqlx::query_scalar(sql).bind(COUNTER).fetch_one(&self.read).await?)
    }
}
