//! Three replicas as processes, of which any may be gone.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::http::{Method, Request, Response};
use http_body_util::{BodyExt as _, Full};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

use super::below;
use crate::home;
use crate::killed::{Running, start_with};

const REPLICAS: usize = 3;

type Http = Client<HttpConnector, Full<Bytes>>;

pub(super) struct Fleet {
    /// Each has a folder of its own.
    data: [PathBuf; REPLICAS],
    flags: Vec<String>,
    running: [Mutex<Option<Running>>; REPLICAS],
    /// Where each is, or was until a moment ago: a client finds out by asking.
    addresses: Mutex<[String; REPLICAS]>,
    http: Http,
}

impl Fleet {
    pub(super) fn start(data: &Path, flags: &[&str]) -> Self {
        let flags = flags.iter().map(|&flag| flag.to_owned()).collect();
        let http = Client::builder(TokioExecutor::new()).build_http();
        let folder = |at: usize| if at == 0 { data.to_owned() } else { data.with_file_name(format!("replica-{at}")) };
        let data = std::array::from_fn(folder);
        data[1..].iter().for_each(|replica| home::replica(&data[0], replica));
        let fleet = Self { data, flags, running: Default::default(), addresses: Mutex::default(), http };
        for at in 0..REPLICAS {
            fleet.restart(at);
        }
        fleet
    }

    fn restart(&self, at: usize) {
        let flags: Vec<&str> = self.flags.iter().map(String::as_str).collect();
        let running = start_with(&self.data[at], &flags);
        self.addresses.lock().unwrap()[at].clone_from(&running.address);
        *self.running[at].lock().unwrap() = Some(running);
    }

    /// With SIGKILL: nothing is said, nothing is finished.
    fn kill(&self, at: usize) {
        let running = self.running[at].lock().unwrap().take();
        if let Some(mut running) = running {
            running.kill();
        }
    }

    /// Any of the replicas, as a proxy would choose.
    pub(super) fn address(&self) -> String {
        self.addresses.lock().unwrap()[below(REPLICAS)].clone()
    }

    /// The head of an answer of any replica; the error is why none came.
    pub(super) async fn open(
        &self,
        token: &str,
        (method, path): (Method, &str),
        header: Option<(&str, &str)>,
        body: String,
    ) -> Result<Response<Body>, String> {
        let request = Request::builder().method(method).uri(format!("http://{}{path}", self.address()));
        let request = request.header("authorization", format!("Bearer {token}"));
        let request = request.header("content-type", "application/json");
        let request = header.into_iter().fold(request, |request, (name, value)| request.header(name, value));
        let answer = self.http.request(request.body(Full::from(body)).unwrap()).await;
        answer.map(|answer| answer.map(Body::new)).map_err(|problem| problem.to_string())
    }

    /// The whole answer of any replica, if it came.
    pub(super) async fn ask(&self, token: &str, method: Method, path: &str, body: String) -> Option<(u16, String)> {
        let answer = self.open(token, (method, path), None, body).await.ok()?;
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await.ok()?.to_bytes();
        Some((status, String::from_utf8_lossy(&body).into_owned()))
    }
}

/// Kills one replica after the other, now and then two, and starts them again after a moment, until it is over. The number
/// of kills.
pub(super) async fn kill_at_random(fleet: Arc<Fleet>, over: Arc<AtomicBool>, seconds: u64) -> usize {
    let run = move || {
        let mut kills = 0;
        let (shortest, longest) = if seconds < 30 { (400, 1000) } else { (400, 4000) };
        while !over.load(Ordering::SeqCst) {
            pause(shortest + below(longest), &over);
            let first = below(REPLICAS);
            let dead = if below(4) == 0 { vec![first, (first + 1) % REPLICAS] } else { vec![first] };
            for at in &dead {
                fleet.kill(*at);
                kills += 1;
            }
            pause(below(shortest * 4), &over);
            for at in dead {
                fleet.restart(at);
            }
        }
        kills
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

fn pause(milliseconds: usize, over: &AtomicBool) {
    let until = Instant::now() + Duration::from_millis(u64::try_from(milliseconds).unwrap());
    while Instant::now() < until && !over.load(Ordering::SeqCst) {
        std::thread::sleep(Duration::from_millis(20));
    }
}
