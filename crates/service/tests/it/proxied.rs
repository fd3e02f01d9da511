//! Debian's nginx in front, with the very text of docs/operations.md: answers and events come through it over TLS, and
//! replicas are restarted one after the other without a request that fails.

pub(crate) mod nginx;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use axum::http::Method;
use futures_util::StreamExt as _;
use serde_json::json;

use crate::draining::terminate;
use crate::home;
use crate::killed::{request, start_at, token_of};
use crate::patience::until;
use crate::world::{import, job, ship};
use nginx::{Nginx, free_port};

const REPLICAS: usize = 3;
const WRITERS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs PostgreSQL and nginx: `cargo xtask test postgres` installs them and runs this"]
async fn replicas_behind_nginx_are_restarted_without_a_request_that_fails() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("waybill.toml");
    std::fs::write(
        &config,
        "drain-seconds = 2\ntrusted-proxies = [\"127.0.0.1\"]\n[limits]\nrequests-per-address = 0\n",
    )
    .unwrap();
    let flags = ["--config", &config.display().to_string(), "--public-url", "https://localhost"].map(str::to_owned);
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    let ports: Vec<String> = (0..REPLICAS).map(|_| format!("127.0.0.1:{}", free_port())).collect();
    let places: Vec<_> = (0..REPLICAS).map(|at| folder.path().join(format!("data-{at}"))).collect();
    let start = |at: usize| start_at(&places[at], &ports[at], &flags);
    let mut replicas = vec![start(0)];
    for at in 1..REPLICAS {
        home::replica(&places[0], &places[at]);
        replicas.push(start(at));
    }
    let token = token_of(&places[0], &["--role", "customer", "--subscription", "contoso"]);
    let nginx = Arc::new(Nginx::start(folder.path(), &ports));

    // The portal's page and the API, as they are without nginx.
    let direct = request(&ports[0], "", "GET", "/sign-in", "").unwrap();
    assert_eq!(nginx.ask("", Method::GET, "/sign-in", String::new()).await.unwrap(), direct);
    assert_eq!(nginx.ask("", Method::GET, "/metrics", String::new()).await.unwrap().0, 403);

    // An event comes when it happens, not when a buffer is full.
    let mut events = nginx.open(&token, Method::GET, "/v1/events", String::new()).await.unwrap();
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let mut events = std::mem::take(events.body_mut()).into_data_stream();
    assert!(String::from_utf8_lossy(&events.next().await.unwrap().unwrap()).contains("hello"));
    let put = nginx.ask(&token, Method::PUT, &job("first"), import(&["AAAA1111"]).to_string()).await.unwrap();
    assert_eq!(put.0, 201, "{}", put.1);
    let began = Instant::now();
    let event = tokio::time::timeout(Duration::from_secs(60), events.next()).await.unwrap().unwrap().unwrap();
    assert!(String::from_utf8_lossy(&event).contains("event: job"));
    println!("an event came through nginx {} ms after its change was acknowledged", began.elapsed().as_millis());

    let (over, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let writers: Vec<_> = (0..WRITERS)
        .map(|of| tokio::spawn(write(Arc::clone(&nginx), of, token.clone(), Arc::clone(&over), Arc::clone(&done))))
        .collect();
    for at in 0..REPLICAS {
        let before = done.load(Ordering::SeqCst);
        until(|| done.load(Ordering::SeqCst) > before + 20);
        terminate(&replicas[at]);
        assert!(replicas[at].child.wait().unwrap().success());
        replicas[at] = start(at);
        until(|| request(&ports[at], "", "GET", "/readyz", "").is_some_and(|it| it.0 == 200));
    }
    over.store(true, Ordering::SeqCst);
    let mut failed = Vec::new();
    for writer in writers {
        failed.extend(writer.await.unwrap());
    }
    println!("{} requests were answered while {REPLICAS} replicas were restarted", done.load(Ordering::SeqCst));
    assert!(failed.is_empty(), "{failed:?}");
    assert!(
        events
            .next()
            .await
            .is_none_or(|it| it.is_err() || it.is_ok_and(|text| text.starts_with(b":") || text.starts_with(b"event")))
    );
}

/// Creates, ships and reads jobs; what failed.
async fn write(
    nginx: Arc<Nginx>,
    of: usize,
    token: String,
    over: Arc<AtomicBool>,
    done: Arc<AtomicUsize>,
) -> Vec<String> {
    let mut failed = Vec::new();
    for at in 0.. {
        let path = job(&format!("job-{of}-{at}"));
        let tags = json!({"tags": {"at": at.to_string()}});
        for (method, body) in [
            (Method::PUT, import(&["AAAA1111"]).to_string()),
            (Method::PATCH, ship().to_string()),
            (Method::PATCH, tags.to_string()),
            (Method::GET, String::new()),
        ] {
            if over.load(Ordering::SeqCst) {
                return failed;
            }
            match nginx.ask(&token, method.clone(), &path, body).await {
                Ok((200 | 201, _)) => drop(done.fetch_add(1, Ordering::SeqCst)),
                other => failed.push(format!("{method} {path}: {other:?}")),
            }
        }
    }
    failed
}
