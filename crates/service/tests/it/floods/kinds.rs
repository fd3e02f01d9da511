//! The floods: each sends until it is over, at a rate that one processor does not notice, and says how much it was.

use std::collections::VecDeque;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::json;

use super::Flooded;
use crate::strangers::connect;
use crate::world::{VERSION, job};

type Flood = fn(&Flooded, &AtomicBool) -> usize;

pub(super) const FLOODS: [(&str, Flood); 8] = [
    ("bodies that do not come", idle_bodies),
    ("connections that say nothing", idle_connections),
    ("junk that asks for sign-in mail", junk_mail),
    ("answers that nobody reads", slow_readers),
    ("metrics on their own listener", |it, over| metrics(&it.metrics, over)),
    ("metrics beside everything else", |it, over| metrics(&it.service.address, over)),
    ("lists of a megabyte", long_lists),
    ("the way to a provider that is silent", silent_provider),
];

/// Sends so many a second until it is over.
fn each(over: &AtomicBool, a_second: u64, mut send: impl FnMut(usize)) -> usize {
    let mut sent = 0;
    while !over.load(Ordering::SeqCst) {
        send(sent);
        sent += 1;
        std::thread::sleep(Duration::from_micros(1_000_000 / a_second));
    }
    sent
}

/// One connection more, and the oldest gone where there are too many.
fn hold(held: &mut VecDeque<TcpStream>, stream: Option<TcpStream>, most: usize) {
    held.extend(stream);
    if held.len() > most {
        held.pop_front();
    }
}

fn open(address: &str, text: &str) -> Option<TcpStream> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    stream.write_all(text.as_bytes()).ok()?;
    Some(stream)
}

/// Sends a request, and reads its answer to the end.
fn ask(address: &str, text: &str) {
    if let Some(mut stream) = open(address, text) {
        let _ = stream.read_to_end(&mut Vec::new());
    }
}

fn idle_bodies(it: &Flooded, over: &AtomicBool) -> usize {
    let mut held = VecDeque::new();
    each(over, 400, |at| {
        let text = format!(
            "POST /v1/session HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 203.0.113.{}\r\ncontent-type: application/json\r\n\
             content-length: 100\r\n\r\n",
            at % 5
        );
        hold(&mut held, open(&it.service.address, &text), 2000);
    })
}

fn idle_connections(it: &Flooded, over: &AtomicBool) -> usize {
    let mut held = VecDeque::new();
    each(over, 400, |at| hold(&mut held, connect(&format!("127.0.1.{}", at % 20), &it.service.address).ok(), 6000))
}

fn junk_mail(it: &Flooded, over: &AtomicBool) -> usize {
    each(over, 100, |at| {
        let body = json!({"email": format!("nobody-{at}@contoso.example")}).to_string();
        let text = format!(
            "POST /v1/sign-in/mail HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 2001:db8:{:x}:{:x}::1\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            at % 50,
            at % 6000,
            body.len()
        );
        ask(&it.service.address, &text);
    })
}

fn slow_readers(it: &Flooded, over: &AtomicBool) -> usize {
    let list = format!("/subscriptions/contoso/providers/Microsoft.ImportExport/jobs?{VERSION}&$top=100");
    let mut held = VecDeque::new();
    each(over, 10, |at| {
        let one = format!(
            "GET {list} HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 203.0.113.{}\r\nauthorization: Bearer {}\r\n\r\n",
            at % 5,
            it.customer
        );
        // Enough to fill what the system holds of a connection.
        hold(&mut held, open(&it.service.address, &one.repeat(50)), 200);
    })
}

fn metrics(address: &str, over: &AtomicBool) -> usize {
    let text = "GET /metrics HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 203.0.113.9\r\nconnection: close\r\n\r\n";
    each(over, 100, |_| ask(address, text))
}

fn long_lists(it: &Flooded, over: &AtomicBool) -> usize {
    let drives: Vec<_> = (0..50_000).map(|at| json!({"driveId": at.to_string()})).collect();
    let body = json!({"location": "westeurope", "properties": {"jobType": "Import", "driveList": drives}}).to_string();
    let body = body.get(..1 << 20).unwrap_or(&body);
    each(over, 3, |at| {
        let text = format!(
            "PUT {} HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 203.0.113.9\r\nauthorization: Bearer {}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            job(&format!("long-{at}")),
            it.customer,
            body.len()
        );
        ask(&it.service.address, &text);
    })
}

fn silent_provider(it: &Flooded, over: &AtomicBool) -> usize {
    let mut held = VecDeque::new();
    each(over, 100, |at| {
        let text = format!(
            "GET /v1/sign-in/begin HTTP/1.1\r\nhost: here\r\nx-forwarded-for: 203.0.113.{}\r\nconnection: close\r\n\r\n",
            at % 200
        );
        hold(&mut held, open(&it.service.address, &text), 2000);
    })
}
