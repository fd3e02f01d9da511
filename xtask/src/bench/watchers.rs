//! The way of a change to all who watch: how long, and what a watcher costs.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{Instant, sleep};

use super::cases;
use super::client::{Ask, Client};
use super::requests::{ask, milliseconds};
use super::site::{Database, Site};

const WATCHERS: [usize; 3] = [1_000, 5_000, 10_000];
/// Changes that all of them are told, one after the other.
const CHANGES: usize = 20;
const JOBS: u64 = 1_000;
/// How long the last watcher is waited for; the figures do not depend on it.
const PATIENCE: Duration = Duration::from_secs(60);

/// When each watcher had each event in hand.
type Seen = Rc<RefCell<Vec<Vec<Instant>>>>;

pub(super) fn measure(database: Database) -> Result<()> {
    let site = Site::with(database, JOBS)?;
    let token = site.token("support", &[])?;
    println!("\n{}: from the request that changes a job to the event in a watcher's hand\n", database.name());
    println!("| watchers | p50 ms | p95 ms | p99 ms | last ms | the change itself, p50 ms | kB a watcher |");
    println!("|--:|--:|--:|--:|--:|--:|--:|");
    for watchers in WATCHERS {
        let service = site.service()?;
        let updates = cases::updates_of(&mut Client::new(), &site, &service)?;
        let before = service.memory()?;
        let watch = ask(&service, "/v1/events", &token);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        LocalSet::new().block_on(&runtime, async {
            let seen: Seen = Rc::new(RefCell::new(vec![Vec::new(); CHANGES]));
            open(&watch, watchers, &seen).await?;
            let grown = service.memory()?.saturating_sub(before);
            let mut took = Vec::new();
            let mut changes = Vec::new();
            for (at, update) in updates.iter().cycle().take(CHANGES).enumerate() {
                let update = update.clone();
                let begun = Instant::now();
                let change = tokio::task::spawn_blocking(move || Client::new().send(&update));
                change.await??;
                changes.push(begun.elapsed());
                told(&seen, at, watchers).await?;
                took.extend(seen.borrow().get(at).into_iter().flatten().map(|it| *it - begun));
            }
            took.sort();
            changes.sort();
            let [half, most, nearly, last] = [50, 95, 99, 100].map(|percent| milliseconds(&took, percent));
            let change = milliseconds(&changes, 50);
            let each = grown / u64::try_from(watchers)? / 1024;
            println!("| {watchers} | {half:.1} | {most:.1} | {nearly:.1} | {last:.1} | {change:.1} | {each} |");
            Ok::<_, anyhow::Error>(())
        })?;
    }
    Ok(())
}

/// Opens all streams, a hundred at a time, and returns once each has said hello.
async fn open(watch: &Ask, watchers: usize, seen: &Seen) -> Result<()> {
    let address = watch.url.trim_start_matches("http://").split('/').next().unwrap_or_default().to_owned();
    for _ in 0..watchers.div_ceil(100) {
        let mut opened = Vec::new();
        for _ in 0..100 {
            let (address, request) = (address.clone(), watch.bytes());
            opened.push(spawn_local(async move {
                let mut stream = TcpStream::connect(address).await?;
                stream.write_all(&request).await?;
                let mut buffer = Vec::with_capacity(4096);
                while !buffer.windows(5).any(|five| five == b"hello") {
                    ensure!(stream.read_buf(&mut buffer).await? > 0, "a stream was refused");
                }
                Ok((stream, buffer))
            }));
        }
        for stream in opened {
            let (stream, buffer) = stream.await??;
            spawn_local(listen(stream, buffer, seen.clone()));
        }
    }
    Ok(())
}

/// Notes when each event was whole; heartbeats are none.
async fn listen(mut stream: TcpStream, mut buffer: Vec<u8>, seen: Seen) -> Result<()> {
    let mut at = 0;
    loop {
        while let Some(end) = buffer.windows(2).position(|two| two == b"\n\n") {
            let is_event = buffer.get(..end).is_some_and(|block| block.windows(11).any(|it| it == b"event: job\n"));
            buffer.drain(..end + 2);
            if is_event {
                seen.borrow_mut().get_mut(at).context("an event too many")?.push(Instant::now());
                at += 1;
            }
        }
        if stream.read_buf(&mut buffer).await? == 0 {
            return Ok(());
        }
    }
}

/// Waits until all have seen the change.
async fn told(seen: &Seen, change: usize, watchers: usize) -> Result<()> {
    let begun = Instant::now();
    while seen.borrow().get(change).map_or(0, Vec::len) < watchers {
        ensure!(begun.elapsed() < PATIENCE, "not all watchers were told of a change");
        sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}
