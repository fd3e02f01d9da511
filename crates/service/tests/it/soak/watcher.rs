//! Somebody who watches, comes back to whatever replica answers with the number of the last event, and keeps count.

use std::collections::{HashMap, HashSet};
use std::fmt::{Display, Formatter};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::http::Method;
use futures_util::StreamExt as _;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::fleet::Fleet;
use super::subscription;
use super::verdict::Records;

/// How long a client waits before it comes back.
const BACK_AFTER: Duration = Duration::from_millis(200);

/// What one watcher was told.
#[derive(Debug, Clone, Default)]
struct Heard {
    /// The number before the first event; `None` until the first stream has begun.
    first: Option<i64>,
    /// The numbers of all events, as they came.
    numbers: Vec<i64>,
    streams: usize,
    wrong: Vec<String>,
}

pub(super) struct Watcher {
    of: usize,
    heard: watch::Receiver<Heard>,
    task: JoinHandle<()>,
}

impl Watcher {
    pub(super) fn start(fleet: &Arc<Fleet>, of: usize, token: &str) -> Self {
        let (sender, heard) = watch::channel(Heard::default());
        let task = tokio::spawn(listen(Arc::clone(fleet), token.to_owned(), sender));
        Self { of, heard, task }
    }

    /// Once its first stream has begun.
    pub(super) async fn ready(&self, patience: Duration) {
        let mut heard = self.heard.clone();
        let begun = tokio::time::timeout(patience, heard.wait_for(|heard| heard.first.is_some()));
        begun.await.expect("a stream in time").unwrap();
    }

    /// Waits until then for what it still has to hear, and judges what it heard.
    pub(super) async fn end(self, store: &Records, until: Instant) -> Told {
        let mut heard = self.heard.clone();
        let last = store.last_change_of(&subscription(self.of));
        // What did not come in time is missed, and said so below.
        let all = heard.wait_for(|it| it.numbers.last().is_some_and(|it| *it >= last));
        let _ = tokio::time::timeout_at(until.into(), all).await;
        self.task.abort();
        let heard = self.heard.borrow().clone();
        Told { events: heard.numbers.len(), streams: heard.streams, wrong: self.wrong(&heard, store) }
    }

    fn wrong(&self, heard: &Heard, store: &Records) -> Vec<String> {
        let mut wrong = heard.wrong.clone();
        let who = subscription(self.of);
        let first = heard.first.unwrap_or(i64::MAX);
        for pair in heard.numbers.windows(2).filter(|pair| pair[0] >= pair[1]) {
            wrong.push(format!("a watcher of {who} heard of change {} after {}", pair[1], pair[0]));
        }
        let heard: HashSet<i64> = heard.numbers.iter().copied().collect();
        let theirs: HashMap<i64, i64> = store.changes_of(&who).filter(|(number, _)| *number > first).collect();
        wrong.extend(
            heard
                .iter()
                .filter(|it| !theirs.contains_key(it))
                .map(|it| format!("a watcher of {who} heard of change {it}, which is none of theirs")),
        );
        // Changes of one job that lie together are told as the last of them: each must be told, or a later one.
        let mut newest: HashMap<i64, i64> = HashMap::new();
        for number in &heard {
            let job = theirs.get(number).copied().unwrap_or_default();
            newest.entry(job).and_modify(|it| *it = (*it).max(*number)).or_insert(*number);
        }
        let missed = theirs.iter().filter(|(number, job)| newest.get(job).is_none_or(|told| told < number));
        wrong.extend(missed.map(|(number, job)| format!("a watcher of {who} missed change {number} of job {job}")));
        wrong
    }
}

async fn listen(fleet: Arc<Fleet>, token: String, heard: watch::Sender<Heard>) {
    loop {
        let last = heard.borrow().numbers.last().copied().or(heard.borrow().first);
        let last = last.map(|number| number.to_string());
        let header = last.as_deref().map(|number| ("last-event-id", number));
        match fleet.open(&token, (Method::GET, "/v1/events"), header, String::new()).await {
            Ok(answer) if answer.status() == 200 => {
                heard.send_modify(|heard| heard.streams += 1);
                let mut body = answer.into_body().into_data_stream();
                let mut text = String::new();
                while let Some(Ok(bytes)) = body.next().await {
                    text.push_str(&String::from_utf8_lossy(&bytes));
                    while let Some((block, rest)) = text.split_once("\n\n") {
                        heard.send_modify(|heard| heard.take(block));
                        text = rest.to_owned();
                    }
                }
            }
            Ok(answer) => heard.send_modify(|heard| heard.wrong.push(format!("a stream answered {}", answer.status()))),
            // Nobody is there, for now.
            Err(_) => {}
        }
        tokio::time::sleep(BACK_AFTER).await;
    }
}

impl Heard {
    /// One event of the stream.
    fn take(&mut self, block: &str) {
        let field = |name: &str| block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        let number: Option<i64> = field("id").and_then(|id| id.parse().ok());
        match (field("event"), number) {
            (Some("reset"), _) => self.wrong.push("a watcher was told to read everything again".to_owned()),
            (Some(_), Some(number)) => self.numbers.push(number),
            (None, Some(number)) if self.first.is_none() => self.first = Some(number),
            _ => {}
        }
    }
}

/// What all of them were told.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) events: usize,
    streams: usize,
    pub(super) wrong: Vec<String>,
}

impl Told {
    pub(super) fn add(&mut self, more: Self) {
        self.events += more.events;
        self.streams += more.streams;
        self.wrong.extend(more.wrong);
    }
}

impl Display for Told {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} events in {} streams", self.events, self.streams)
    }
}
