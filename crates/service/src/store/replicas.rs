//! Several replicas on one PostgreSQL: they hear of each other's commits, and one of them leads.
//!
//! What a replica hears is only that there is news; what it is stands in the feed, which is read on. So nothing is lost
//! when a replica ends between a commit and its message, or when the line was down. The one that leads holds a lock of
//! the server's on a connection of its own: it ends with the process, and the next replica takes it.

use std::sync::atomic::Ordering;
use std::time::Duration;

use sqlx::postgres::PgListener;
use sqlx::{Connection, PgConnection};

use super::{Database, Store};
use crate::failure::causes;

/// Where commits are told.
pub(super) const CHANNEL: &str = "waybill_news";
/// What is told of progress alone, which can wait.
pub(super) const QUIET: &str = "progress";
/// Of those who want to lead, one has it.
const LEADER: &str = "select pg_try_advisory_lock(7782)";
/// How often a replica asks whether it leads, and whether it still does.
const EVERY: Duration = Duration::from_secs(1);

impl Store {
    /// Whether this replica acts on deadlines, sends mail and forgets what is old. In a SQLite folder there is but one.
    pub(crate) fn leads(&self) -> bool {
        self.leads.load(Ordering::SeqCst)
    }

    /// Listens to other replicas and stands for leader, until it is dropped.
    pub(crate) async fn among_replicas(&self) {
        if self.database == Database::Postgres {
            tokio::join!(self.hear(), self.stand());
        }
    }

    async fn hear(&self) {
        loop {
            if let Err(problem) = self.hear_until_lost().await {
                tracing::warn!(cause = causes(&problem), "cannot hear other replicas; the feed is read every second");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    async fn hear_until_lost(&self) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect(&self.url).await?;
        listener.listen(CHANNEL).await?;
        loop {
            // `None`: the line was down, and something may have been told meanwhile.
            let told = listener.try_recv().await?;
            self.ring(told.is_some_and(|told| told.payload() == QUIET));
        }
    }

    async fn stand(&self) {
        loop {
            if let Err(problem) = self.lead_until_lost().await {
                tracing::warn!(cause = causes(&problem), "cannot ask which replica leads");
            }
            if self.leads.swap(false, Ordering::SeqCst) {
                tracing::warn!("this replica leads no more");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    async fn lead_until_lost(&self) -> Result<(), sqlx::Error> {
        let mut line = PgConnection::connect(&self.url).await?;
        while !sqlx::query_scalar::<_, bool>(LEADER).fetch_one(&mut line).await? {
            tokio::time::sleep(EVERY).await;
        }
        self.leads.store(true, Ordering::SeqCst);
        tracing::info!("this replica leads: it acts on deadlines and sends mail");
        loop {
            tokio::time::sleep(EVERY).await;
            line.ping().await?;
        }
    }
}
