//! Somebody who writes, and remembers what was acknowledged.

use std::fmt::{Display, Formatter};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::http::Method;
use serde_json::json;

use super::fleet::Fleet;
use super::subscription;
use crate::killed::{Running, request};
use crate::world::{import, path, ship};

/// Between one write and the next: each of them is told to hundreds of watchers.
const PAUSE: Duration = Duration::from_millis(80);

/// A job, and what was acknowledged of it.
#[derive(Debug, Clone)]
struct Acknowledged {
    path: String,
    shipped: bool,
    tagged: bool,
}

#[derive(Debug, Default)]
pub(super) struct Written {
    jobs: Vec<Acknowledged>,
    /// Of these nobody knows: the answer did not come.
    unanswered: usize,
    wrong: Vec<String>,
}

/// Creates a job after the other; every other one is shipped, and every third gets a tag.
pub(super) async fn write(fleet: Arc<Fleet>, of: usize, token: String, over: Arc<AtomicBool>) -> Written {
    let mut written = Written::default();
    for at in 0_usize.. {
        if over.load(Ordering::SeqCst) {
            break;
        }
        let path = path(&subscription(of), &format!("job-{at}"));
        if !written.done(&fleet, &token, Method::PUT, &path, &import(&["AAAA1111"])).await {
            continue;
        }
        let mut job = Acknowledged { path, shipped: false, tagged: false };
        if at % 2 == 0 {
            job.shipped = written.done(&fleet, &token, Method::PATCH, &job.path, &ship()).await;
        }
        if at % 3 == 0 {
            job.tagged =
                written.done(&fleet, &token, Method::PATCH, &job.path, &json!({"tags": {"kept": "yes"}})).await;
        }
        written.jobs.push(job);
    }
    written
}

impl Written {
    async fn done(&mut self, fleet: &Fleet, token: &str, method: Method, path: &str, body: &serde_json::Value) -> bool {
        tokio::time::sleep(PAUSE).await;
        match fleet.ask(token, method.clone(), path, body.to_string()).await {
            Some((200 | 201, _)) => true,
            Some((status, body)) => {
                self.wrong.push(format!("{method} {path} was answered {status}: {body}"));
                false
            }
            None => {
                self.unanswered += 1;
                false
            }
        }
    }

    pub(super) fn add(&mut self, more: Self) {
        self.jobs.extend(more.jobs);
        self.unanswered += more.unanswered;
        self.wrong.extend(more.wrong);
    }

    pub(super) fn acknowledged(&self) -> usize {
        self.jobs.iter().map(|job| 1 + usize::from(job.shipped) + usize::from(job.tagged)).sum()
    }

    /// What was acknowledged and is not there.
    pub(super) async fn wrong(&self, fleet: &Fleet, token: &str) -> Vec<String> {
        let mut wrong = self.wrong.clone();
        for job in &self.jobs {
            let answer = read(fleet, token, &job.path).await;
            let Some((200, body)) = answer else {
                wrong.push(format!("{} is lost: {answer:?}", job.path));
                continue;
            };
            if job.shipped && !body.contains("\"state\":\"Shipping\"")
                || job.tagged && !body.contains("\"kept\":\"yes\"")
            {
                wrong.push(format!("an update of {} is lost: {body}", job.path));
            }
        }
        wrong
    }
}

/// From whichever replica answers.
async fn read(fleet: &Fleet, token: &str, path: &str) -> Option<(u16, String)> {
    for _ in 0..100 {
        if let Some(answer) = fleet.ask(token, Method::GET, path, String::new()).await {
            return Some(answer);
        }
        tokio::time::sleep(PAUSE).await;
    }
    None
}

impl Display for Written {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} writes acknowledged, {} without an answer", self.acknowledged(), self.unanswered)
    }
}

/// A job that is on its way.
pub(super) fn ship_now(service: &Running, token: &str, name: &str, of: usize) {
    let path = path(&subscription(of), name);
    for (method, body) in [("PUT", import(&["AAAA1111"])), ("PATCH", ship())] {
        let answer = request(&service.address, token, method, &path, &body.to_string());
        assert!(matches!(answer, Some((200 | 201, _))), "{answer:?}");
    }
}
