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
/// The server ends the line of a replica that has vanished, and with it the lead, in half a minute and not in two hours.
const SOON_NOTICED: &str =
    "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3;";
/// For how long the one that leads takes a silent line for a good one.
const ANSWERED: Duration = Duration::from_secs(5);
/// How often a replica asks whether it leads, and whether it still does.
const EVERY: Duration = Duration::from_secs(1);

impl Store {
    /// Whether this replica acts on deadlines, sends mail and forgets what is old. In a SQLite folder there is but one.
    pub(crate) fn leads(&self) -> bool {
        self.leads.load(Ordering::SeqCst)
    }

    /// Listens to other replicas and stands for leader, until the service stops.
    pub(crate) async fn among_replicas(&self, stopped: impl Future<Output = ()>) {
        let mut line = None;
        if self.database == Database::Postgres {
            tokio::select! {
                () = stopped => {}
                _ = async { tokio::join!(self.listen(), self.campaign(&mut line)) } => {}
            }
            // The line is what holds the lead: the next leader would send a mail that is on its way once more.
            self.resign().await;
            drop(line);
        }
    }

    /// Leads no more, once the mail that is on its way has arrived.
    pub(crate) async fn resign(&self) {
        self.leads.store(false, Ordering::SeqCst);
        drop(self.sending.lock().await);
    }

    async fn listen(&self) {
        loop {
            if let Err(problem) = self.listen_until_lost().await {
                tracing::warn!(cause = causes(&problem), "cannot hear other replicas; the feed is read every second");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    async fn listen_until_lost(&self) -> Result<(), sqlx::Error> {
        let mut listener = PgListener::connect(&self.url).await?;
        listener.listen(CHANNEL).await?;
        loop {
            // `None`: the line was down, and something may have been told meanwhile.
            let told = listener.try_recv().await?;
            self.ring(told.is_some_and(|told| told.payload() == QUIET));
        }
    }

    async fn campaign(&self, line: &mut Option<PgConnection>) {
        loop {
            if let Err(problem) = self.lead_until_lost(line).await {
                tracing::warn!(cause = causes(&problem), "cannot ask which replica leads");
            }
            if self.leads.swap(false, Ordering::SeqCst) {
                tracing::warn!("this replica leads no more");
            }
            tokio::time::sleep(EVERY).await;
        }
    }

    async fn lead_until_lost(&self, line: &mut Option<PgConnection>) -> Result<(), sqlx::Error> {
        let line = line.insert(PgConnection::connect(&self.url).await?);
        sqlx::raw_sql(SOON_NOTICED).execute(&mut *line).await?;
        while !sqlx::query_scalar::<_, bool>(LEADER).fetch_one(&mut *line).await? {
            tokio::time::sleep(EVERY).await;
        }
        self.leads.store(true, Ordering::SeqCst);
        tracing::info!("this replica leads: it acts on deadlines and sends mail");
        loop {
            tokio::time::sleep(EVERY).await;
            // A line that is cut without a word answers nothing at all.
            let answered = tokio::time::timeout(ANSWERED, line.ping()).await;
            answered.map_err(|_| sqlx::Error::PoolTimedOut)??;
        }
    }
}
