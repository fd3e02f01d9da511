//! Three replicas on one PostgreSQL, killed at random, while writers write and a thousand watchers watch: what was
//! acknowledged is there, every watcher got every change once, and no deadline acted and no mail was written twice.

#![expect(clippy::print_stdout, reason = "its figures are its report")]

mod fleet;
mod mails;
mod verdict;
mod watcher;
mod writer;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use tempfile::tempdir;

use crate::home;
use crate::killed::{start_with, token_of};
use crate::smtp::Smtp;
use fleet::Fleet;
use watcher::Watcher;
use writer::Written;

/// Each writes to a subscription of its own.
const WRITERS: usize = 4;
/// How many jobs fall due together, and how far such moments lie apart.
const DUE_AT_ONCE: usize = 20;
const DUE_EVERY: u64 = 60;
/// For whatever has to come in the end, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_secs(120);

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn subscription(of: usize) -> String {
    format!("quay-{of}")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs a PostgreSQL server: `cargo xtask soak replicas` starts one and runs this"]
async fn replicas_that_are_killed_lose_nothing_and_do_nothing_twice() {
    let seconds = number("WAYBILL_SOAK_SECONDS", 3);
    let watchers = usize::try_from(number("WAYBILL_SOAK_WATCHERS", 1000)).unwrap();
    assert!(home::is_postgres(), "replicas share a PostgreSQL server: run `cargo xtask soak replicas`");
    let folder = tempdir().unwrap();
    let (data, smtp) = (folder.path().join("data"), Smtp::start());
    let mail = mails::flags(&smtp);
    let waves = 1 + seconds / DUE_EVERY;
    seed(&data, &smtp, waves);
    let customer = customer(&data);

    // Deadlines fall from now on: what was shipped a moment ago is two weeks late on these replicas' clock.
    let fleet = Arc::new(Fleet::start(
        &data,
        &[&["--clock-offset", "14d", "--unlimited-address", "127.0.0.1"], &mail[..]].concat(),
    ));
    let over = Arc::new(AtomicBool::new(false));
    let killer = tokio::spawn(fleet::kill_at_random(Arc::clone(&fleet), Arc::clone(&over), seconds));
    let tokens: Vec<String> =
        (0..WRITERS).map(|of| token_of(&data, &["--role", "customer", "--subscription", &subscription(of)])).collect();
    let watching: Vec<Watcher> =
        (0..watchers).map(|at| Watcher::start(&fleet, at % WRITERS, &tokens[at % WRITERS])).collect();
    for watcher in &watching {
        watcher.ready(PATIENCE).await;
    }
    println!("{watchers} watchers are listening; {WRITERS} writers begin");
    let began = Instant::now();
    let writers: Vec<_> = (0..WRITERS)
        .map(|of| tokio::spawn(writer::write(Arc::clone(&fleet), of, customer.clone(), Arc::clone(&over))))
        .collect();
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    over.store(true, Ordering::SeqCst);
    let mut written = Written::default();
    for writer in writers {
        written.add(writer.await.unwrap());
    }
    let took = began.elapsed();
    let kills = killer.await.unwrap();

    let due = usize::try_from(waves).unwrap() * DUE_AT_ONCE;
    let store = verdict::Records::once_done(&data, due, PATIENCE).await;
    let mut told = watcher::Told::default();
    let until = Instant::now() + PATIENCE;
    for watcher in watching {
        told.add(watcher.end(&store, until).await);
    }
    println!("{} s: {kills} kills; {written}; {told}; {due} deadlines; {} mails", took.as_secs(), store.mails.len());
    let mut wrong = told.wrong;
    wrong.extend(written.wrong(&fleet, &customer).await);
    wrong.extend(store.deadlines_that_acted_not_once());
    wrong.extend(mails::wrong(&store, &smtp, kills));
    assert!(kills > 0 && written.acknowledged() > 0 && told.events > 0, "nothing was tried");
    assert!(wrong.is_empty(), "{} things went wrong:\n{}", wrong.len(), wrong[..wrong.len().min(30)].join("\n"));
}

/// Jobs whose package does not come, shipped so that they are late at a moment of the run.
fn seed(data: &std::path::Path, smtp: &Smtp, waves: u64) {
    let mail = mails::flags(smtp);
    for wave in 0..waves {
        let offset = format!("{}s", 4 + wave * DUE_EVERY);
        let service = start_with(data, &[&["--clock-offset", &offset], &mail[..]].concat());
        let token = customer(data);
        if wave == 0 {
            mails::choose(&service, &token, smtp);
        }
        for at in 0..DUE_AT_ONCE {
            writer::ship_now(&service, &token, &format!("late-{wave}-{at}"), at % WRITERS);
        }
    }
}

/// Somebody who owns every subscription. Each token is a person of its own; the first one gets the mail.
fn customer(data: &std::path::Path) -> String {
    let mut who = vec!["--role".to_owned(), "customer".to_owned()];
    for of in 0..WRITERS {
        who.extend(["--subscription".to_owned(), subscription(of)]);
    }
    token_of(data, &who.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A number below another.
fn below(most: usize) -> usize {
    rand::random_range(0..most)
}
