//! Live changes: what was committed is read back from the feed, in the order of commits, and handed to all who watch.
//! The feed is in the database, so that watchers on every replica hear of every change, and those who come back get
//! what they missed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::broadcast;
use tokio::time::Instant;
use waybill_domain::job::Time;
use waybill_domain::wire::JobRow;

use crate::App;
use crate::careful::caught_now;
use crate::failure::causes;
use crate::store::{Change, ChangeKind, Missed, StoreProblem};

/// How many changes a slow watcher may lag behind before it has to read the feed itself.
const ROOM: usize = 1024;
/// How many changes are read at once.
const AT_ONCE: i64 = 500;
/// The most that somebody who comes back is told one by one.
const MISSED_MAX: i64 = 1000;
/// Progress alone waits this long for more of it: about four times a second is as much as anybody can watch.
const PROGRESS: Duration = Duration::from_millis(250);
/// Changes that other processes made are looked for this often.
const LOOK: Duration = Duration::from_secs(1);

/// One change as watchers get it.
#[derive(Debug, Clone)]
pub(crate) struct News {
    pub(crate) seq: i64,
    pub(crate) subscription: String,
    pub(crate) kind: ChangeKind,
    /// JSON: a JobRow, or the names of the job that is gone.
    pub(crate) data: String,
}

/// Where watchers listen.
pub(crate) struct Hub {
    sender: broadcast::Sender<Arc<News>>,
    /// The number of the last change that was handed out.
    last: AtomicI64,
}

impl Hub {
    pub(crate) fn new() -> Self {
        Self { sender: broadcast::Sender::new(ROOM), last: AtomicI64::new(0) }
    }

    /// Where the feed stood when the service started.
    pub(crate) fn begin(&self, last: i64) {
        self.last.store(last, Ordering::SeqCst);
    }

    /// From now on; the number is that of the last change before.
    pub(crate) fn listen(&self) -> (broadcast::Receiver<Arc<News>>, i64) {
        let receiver = self.sender.subscribe();
        (receiver, self.last.load(Ordering::SeqCst))
    }
}

/// Reads the feed on from where it stands and hands it out, until the service stops.
pub(crate) async fn pump(app: App) {
    let mut last = app.hub.last.load(Ordering::SeqCst);
    let mut handed_out = Instant::now();
    loop {
        tokio::select! {
            () = app.stopped() => return,
            () = app.store.news.notified() => {}
            () = app.store.progress.notified() => tokio::select! {
                () = tokio::time::sleep_until(handed_out + PROGRESS) => {}
                () = app.store.news.notified() => {}
            },
            () = tokio::time::sleep(LOOK) => {}
        }
        let before = last;
        match hand_out(&app, last).await {
            Ok(reached) => last = reached,
            Err(problem) => tracing::error!(cause = causes(&problem), "cannot read the feed of changes"),
        }
        if last > before {
            handed_out = Instant::now();
        }
    }
}

async fn hand_out(app: &App, mut last: i64) -> Result<i64, StoreProblem> {
    loop {
        let (changes, reached) = app.store.changes_after(last, AT_ONCE).await?;
        if reached == last {
            return Ok(last);
        }
        let now = app.clock.now();
        for change in changes {
            // Moved on before it is worked out: a change that panics is not met again.
            app.hub.last.store(change.seq, Ordering::SeqCst);
            if let Some(news) = told(change, now) {
                app.hub.last.store(news.seq, Ordering::SeqCst);
                // Nobody listens: then nobody misses it.
                let _ = app.hub.sender.send(Arc::new(news));
            }
        }
        last = reached;
        app.hub.last.store(last, Ordering::SeqCst);
    }
}

/// What somebody missed; `None` if it is too much or too old to be told.
pub(crate) async fn missed(app: &App, after: i64) -> Result<Option<Vec<Arc<News>>>, StoreProblem> {
    match app.store.missed_since(after, MISSED_MAX).await? {
        Missed::TooOld => Ok(None),
        Missed::Changes(changes) => {
            let now = app.clock.now();
            let news = changes.into_iter().filter_map(|change| told(change, now));
            Ok(Some(news.map(Arc::new).collect()))
        }
    }
}

/// One that cannot be written as news is left out: watchers go on with the next.
fn told(change: Change, now: Time) -> Option<News> {
    let seq = change.seq;
    let news = caught_now("telling a change", || News::of(change, now)).map_err(StoreProblem::from).flatten();
    news.unwrap_or_else(|problem| {
        tracing::error!(seq, cause = causes(&problem), "a change cannot be told");
        None
    })
}

/// The names of a job that is gone.
#[derive(Serialize)]
struct Gone<'a> {
    subscription: &'a str,
    group: &'a str,
    name: &'a str,
}

impl News {
    fn of(change: Change, now: Time) -> Result<Option<Self>, StoreProblem> {
        let Change { seq, subscription, group, name, kind, job, .. } = change;
        let data = match (kind, job) {
            (ChangeKind::Job, Some(job)) => serde_json::to_string(&JobRow::of(&job, now))?,
            (ChangeKind::Job, None) => return Ok(None),
            (ChangeKind::Arrival, _) => serde_json::to_string(&serde_json::json!({ "id": name }))?,
            (ChangeKind::Gone, _) => {
                serde_json::to_string(&Gone { subscription: &subscription, group: &group, name: &name })?
            }
        };
        Ok(Some(Self { seq, subscription, kind, data }))
    }
}
