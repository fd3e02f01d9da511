//! Who asks for too much, or too slowly, through real sockets on this machine: refused in words or let go, while others
//! are answered.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::killed::{Running, request, start_with, token_of};

/// Far longer than any limit below: a connection that is still open then is held.
const LONG: Duration = Duration::from_secs(60);

/// A service behind a proxy on this machine, with limits that a test meets soon.
fn small(folder: &Path, limits: &str) -> (Running, std::path::PathBuf) {
    let (data, file) = (folder.join("data"), folder.join("waybill.toml"));
    let text = format!("trusted-proxies = [\"127.0.0.1\"]\n[limits]\n{limits}\n");
    std::fs::write(&file, text).unwrap();
    let file = file.display().to_string();
    (start_with(&data, &["--config", &file]), data)
}

fn open(service: &Running) -> TcpStream {
    let stream = TcpStream::connect(&service.address).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    stream
}

/// Everything that comes until the service closes.
fn rest(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    let began = Instant::now();
    let end = stream.read_to_end(&mut answer);
    let closed = end.is_ok() || end.is_err_and(|problem| problem.kind() == std::io::ErrorKind::ConnectionReset);
    assert!(closed && began.elapsed() < LONG, "the connection is held");
    String::from_utf8_lossy(&answer).into_owned()
}

/// Sends a text whole and reads the answer. Who refuses early may close before all was sent.
fn say(service: &Running, text: &str) -> String {
    let mut stream = open(service);
    let _ = stream.write_all(text.as_bytes());
    rest(stream)
}

fn get(path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n{more}\r\n")
}

#[track_caller]
fn refused(answer: &str, status: u16, code: &str) {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    assert!(body.contains(&format!("{{\"error\":{{\"code\":\"{code}\"")), "{answer}");
    assert!(head.contains("x-ms-request-id: ") && head.contains("x-content-type-options: nosniff"), "{answer}");
}

#[test]
fn what_is_too_long_is_refused_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let (service, data) = small(folder.path(), "");
    let token = token_of(&data, &["--role", "operator"]);
    let long = "x".repeat(9000);
    refused(&say(&service, &get(&format!("/v1/jobs?q={long}"), "")), 414, "RequestUriTooLong");
    let lines: String = (0..8).map(|at| format!("x-{at}: {long}\r\n")).collect();
    refused(&say(&service, &get("/v1/jobs", &lines)), 431, "RequestHeadersTooLarge");
    // Beyond all bounds the wire's parser refuses by itself, without reading on.
    let endless = "y".repeat(1 << 20);
    let answer = say(&service, &get("/v1/jobs", &format!("x-endless: {endless}\r\n")));
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let head = format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\n");
    let path = "/v1/operations/progress";
    let said =
        format!("POST {path} HTTP/1.1\r\nhost: here\r\n{head}content-length: 99999999\r\nconnection: close\r\n\r\n");
    refused(&say(&service, &said), 413, "RequestBodyTooLarge");
    let chunk = format!("80000\r\n{}\r\n", " ".repeat(0x80000));
    let unsaid = format!(
        "POST {path} HTTP/1.1\r\nhost: here\r\n{head}transfer-encoding: chunked\r\nconnection: close\r\n\r\n{}",
        chunk.repeat(3)
    );
    let answer = say(&service, &unsaid);
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert_eq!(request(&service.address, "", "GET", "/healthz", "").unwrap().0, 200);
}

#[test]
fn who_sends_a_byte_now_and_then_is_let_go_while_others_are_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (service, data) = small(folder.path(), "head-seconds = 2\nbody-seconds = 2");
    let token = token_of(&data, &["--role", "operator"]);
    let body = format!(
        "POST /v1/operations/progress HTTP/1.1\r\nhost: here\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: 1000\r\nconnection: close\r\n\r\n{{"
    );
    std::thread::scope(|scope| {
        let drip = |begin: &str, drop: &'static str| {
            let (mut stream, begin) = (open(&service), begin.to_owned());
            scope.spawn(move || {
                stream.write_all(begin.as_bytes()).unwrap();
                let mut writer = stream.try_clone().unwrap();
                let writer = std::thread::spawn(move || {
                    let began = Instant::now();
                    while began.elapsed() < LONG && writer.write_all(drop.as_bytes()).is_ok() {
                        std::thread::sleep(Duration::from_millis(200));
                    }
                });
                let answer = rest(stream);
                writer.join().unwrap();
                answer
            })
        };
        let heads: Vec<_> = (0..100).map(|_| drip("GET /v1/jobs HTTP/1.1\r\n", "x-slow: 1\r\n")).collect();
        let bodies: Vec<_> = (0..20).map(|_| drip(&body, " ")).collect();
        for _ in 0..20 {
            assert_eq!(request(&service.address, &token, "GET", "/v1/session", "").unwrap().0, 200);
        }
        for answer in bodies.into_iter().map(|it| it.join().unwrap()) {
            refused(&answer, 408, "RequestTimeout");
        }
        for answer in heads.into_iter().map(|it| it.join().unwrap()) {
            assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
        }
    });
}

#[test]
fn idle_connections_are_closed_and_keep_nobody_out() {
    let folder = tempfile::tempdir().unwrap();
    let (service, _data) = small(folder.path(), "head-seconds = 2");
    let idle: Vec<TcpStream> = (0..200).map(|_| open(&service)).collect();
    assert_eq!(request(&service.address, "", "GET", "/readyz", "").unwrap().0, 200);
    for stream in idle {
        assert_eq!(rest(stream), "");
    }
    // One that was used, and kept.
    let mut kept = open(&service);
    kept.write_all(b"GET /healthz HTTP/1.1\r\nhost: here\r\n\r\n").unwrap();
    assert!(rest(kept).starts_with("HTTP/1.1 200 "));
}

#[test]
fn one_address_that_asks_too_often_waits_and_the_next_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (service, data) = small(folder.path(), "requests-per-address = 2\nrequests-per-token = 1");
    let ask = |from: &str, token: &str| {
        let more = format!("x-forwarded-for: 9.9.9.9, {from}\r\nauthorization: Bearer {token}\r\n");
        say(&service, &get("/v1/session", &more))
    };
    let (one, two) = (token_of(&data, &["--role", "operator"]), token_of(&data, &["--role", "support"]));
    // Twenty at once are let in, and two a second: of very many some are refused, however slow the machine is.
    let answers: Vec<String> = (0..60).map(|_| ask("203.0.113.7", "wb_none")).collect();
    assert!(answers.iter().take(20).all(|it| it.starts_with("HTTP/1.1 401 ")));
    let late = answers.iter().find(|it| !it.starts_with("HTTP/1.1 401 ")).expect("somebody was told to wait");
    refused(late, 429, "TooManyRequests");
    assert!(late.contains("retry-after: "), "{late}");
    assert!(ask("203.0.113.8", &one).starts_with("HTTP/1.1 200 "));
    // One token from many addresses.
    let answers: Vec<String> = (0..60).map(|at| ask(&format!("198.51.100.{at}"), &two)).collect();
    refused(answers.iter().find(|it| !it.starts_with("HTTP/1.1 200 ")).expect("told to wait"), 429, "TooManyRequests");
    assert!(say(&service, &get("/healthz", "x-forwarded-for: 203.0.113.7\r\n")).starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_service_that_is_full_says_when_to_come_back_and_answers_those_who_watch_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let (service, data) = small(folder.path(), "at-once = 1");
    let token = token_of(&data, &["--role", "operator"]);
    let ask = || say(&service, &get("/v1/session", &format!("authorization: Bearer {token}\r\n")));
    // Bodies that are still to come hold no place, no matter who sends them.
    let head = format!(
        "POST /v1/operations/progress HTTP/1.1\r\nhost: here\r\nauthorization: Bearer {token}\r\n\
         content-type: application/json\r\ncontent-length: 1000\r\nconnection: close\r\n\r\n{{"
    );
    let slow: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = open(&service);
            stream.write_all(head.as_bytes()).unwrap();
            stream
        })
        .collect();
    crate::patience::until(|| ask().starts_with("HTTP/1.1 200 "));
    let is_full = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                crate::patience::until(|| {
                    let answer = ask();
                    if answer.starts_with("HTTP/1.1 503 ") {
                        refused(&answer, 503, "ServerBusy");
                        assert!(answer.contains("retry-after: 5\r\n"), "{answer}");
                        is_full.store(true, Ordering::SeqCst);
                    }
                    is_full.load(Ordering::SeqCst)
                });
            });
        }
        while !is_full.load(Ordering::SeqCst) {
            assert!(say(&service, &get("/readyz", "")).starts_with("HTTP/1.1 200 "));
        }
    });
    drop(slow);
    crate::patience::until(|| ask().starts_with("HTTP/1.1 200 "));
}

#[test]
fn streams_are_counted_and_freed_and_a_watcher_that_reads_nothing_is_dropped() {
    let folder = tempfile::tempdir().unwrap();
    let limits = "streams-per-address = 3\nstreams-per-token = 2\nanswer-seconds = 2";
    let (service, data) = small(folder.path(), limits);
    let (one, two) = (token_of(&data, &["--role", "operator"]), token_of(&data, &["--role", "support"]));
    let watch = |token: &str| {
        let mut stream = open(&service);
        let head = get("/v1/events", &format!("x-forwarded-for: 203.0.113.7\r\nauthorization: Bearer {token}\r\n"));
        stream.write_all(head.as_bytes()).unwrap();
        let mut begin = [0; 12];
        stream.read_exact(&mut begin).unwrap();
        (String::from_utf8_lossy(&begin).into_owned(), stream)
    };
    let open: Vec<_> = [&one, &one, &two].into_iter().map(|token| watch(token)).collect();
    assert!(open.iter().all(|(begin, _)| begin == "HTTP/1.1 200"), "{open:?}");
    let (begin, more) = watch(&two);
    refused(&(begin + &rest(more)), 429, "TooManyRequests");
    for (_, stream) in open {
        stream.shutdown(Shutdown::Both).unwrap();
    }
    // The service hears of it as soon as it writes or reads there.
    let freed = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        watch(&two).0 == "HTTP/1.1 200"
    });
    assert!(freed, "places of those who left are kept");
    // Asks for much and takes nothing: the document is 60 kB a time, so buffers are full after some hundred.
    let mut greedy = TcpStream::connect(&service.address).unwrap();
    greedy.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
    let ask = "GET /v1/openapi.json HTTP/1.1\r\nhost: here\r\n\r\n".repeat(100);
    let began = Instant::now();
    let dropped = loop {
        match greedy.write_all(ask.as_bytes()) {
            Err(problem)
                if !matches!(problem.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) =>
            {
                break true;
            }
            _ if began.elapsed() > LONG => break false,
            Ok(()) | Err(_) => {}
        }
    };
    assert!(dropped, "somebody who takes nothing is waited for");
}
