//! Reading a thing back through every door that shows it.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use axum::http::Request;
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};

use super::state::{Cast, Subject};
use crate::world::*;

/// What each door shows: its strings and numbers.
pub(super) type Seen = BTreeMap<&'static str, Vec<Value>>;

/// What readers of a job and its surroundings are shown: behind all doors, or behind the job's own, its lists and those
/// that `also` names. Each answers 200, and lists have the job in them.
pub(super) async fn everywhere(cast: &Cast, subject: &Subject, also: Option<&BTreeSet<&'static str>>) -> Seen {
    let world = &cast.world;
    let name = subject.job.as_str();
    let mut seen = Seen::new();
    let job_is_there = world.get(&world.customer, &v1(name)).await.status != 404;
    let mut doors: Vec<(&'static str, &str, String, bool)> = vec![
        ("notices", &world.customer, "/v1/notices?top=9".to_owned(), false),
        ("notices of staff", &world.support, "/v1/notices?top=9".to_owned(), false),
        ("settings", &world.customer, "/v1/settings/mail".to_owned(), false),
        ("arrivals", &world.support, "/v1/operations/arrivals".to_owned(), false),
        ("arrivals ended", &world.support, "/v1/operations/arrivals?state=ended".to_owned(), false),
        ("people", cast.token(super::samples::Who::Administrator), "/v1/people?top=100&q=odd".to_owned(), false),
        ("subscriptions", cast.token(super::samples::Who::Administrator), "/v1/subscriptions".to_owned(), false),
    ];
    if job_is_there {
        doors.extend([
            ("contract", &*world.customer, job(name), true),
            ("v1", &world.operator, v1(name), true),
            ("timeline", &world.customer, format!("{}/timeline?top=9", v1(name)), false),
            ("timeline file", &world.support, format!("{}/timeline.json", v1(name)), false),
            ("shares", &world.customer, format!("{}/shares", v1(name)), false),
            ("list", &world.customer, "/v1/jobs?sort=newest&top=20".to_owned(), true),
            ("file", &world.support, format!("/v1/support/jobs.csv?sort=newest&q={name}"), true),
            ("search", &world.support, "/v1/support/jobs?sort=newest&top=20".to_owned(), true),
        ]);
    }
    doors.retain(|(door, .., names_the_job)| *names_the_job || also.is_none_or(|also| also.contains(door)));
    for (door, token, path, names_the_job) in doors {
        let answer = world.get(token, &path).await;
        assert_eq!(answer.status, 200, "{door} of {subject:?}: {}", answer.text);
        let mut all = Vec::new();
        match door {
            "file" => cells(&answer.text, &mut all),
            _ => flatten(&answer.body, &mut all),
        }
        assert!(!names_the_job || all.contains(&name.into()), "{name} is missing in {door}: {}", answer.text);
        seen.insert(door, all);
    }
    seen
}

/// The doors that are costly to ask, of all jobs there are: none fails, and none lacks one of these jobs.
pub(super) async fn lists(cast: &Cast, jobs: &[String], since: i64) {
    let world = &cast.world;
    let contract = format!("/subscriptions/{CONTOSO}/providers/Microsoft.ImportExport/jobs?{VERSION}");
    let listed = world.get(&world.customer, &contract).await.is(200);
    let file = world.get(&world.support, "/v1/support/jobs.csv?sort=newest").await.is(200);
    // A client that comes back to the stream is told of each.
    let mut stream = world.watch(&world.customer, Some(&since.to_string())).await;
    let mut untold: BTreeSet<&str> = jobs.iter().map(String::as_str).collect();
    while !untold.is_empty() {
        let event = stream.event().await;
        untold.remove(event.trim_start_matches("job: ").split(' ').next().unwrap_or_default());
        assert_ne!(event.split(':').next(), Some("reset"), "too much came at once");
    }
    for job in jobs {
        assert!(listed.text.contains(&format!("\"name\":\"{job}\"")), "{job} is missing in the contract's list");
        let row = format!("\n\"{job}\",");
        assert!(file.text.contains(&row), "{job} is missing in the file");
    }
    for job in jobs {
        share_of(world, job).await;
    }
    for board in ["waiting", "copying", "faulted"] {
        world.get(&world.operator, &format!("/v1/operations/drives?state={board}")).await.is(200);
    }
    for path in ["/v1/operations/packing", "/v1/support/queues", "/v1/jobs?q=odd", "/v1/support/jobs?q=odd"] {
        world.get(&world.operator, path).await.is(200);
    }
}

/// What a share link of the job shows to everybody: its page, its card, its status and its badge.
async fn share_of(world: &World, job: &str) {
    let wanted = json!({"tells": "drives"});
    let made = world.call(&world.customer, "POST", &format!("{}/shares", v1(job)), Some(wanted)).await.is(201);
    let open = |path: &str| Request::get(path).body(Body::empty()).unwrap();
    let token = made.body["token"].as_str().unwrap();
    for path in ["", "/card", "/status"].map(|part| format!("/embed/{token}{part}")) {
        let page = world.send(open(&path)).await.is(200);
        assert!(page.text.contains(job), "{job} is missing in {path}: {}", page.text);
    }
    let badge = world.send(open(&format!("/badge/{token}.svg"))).await.is(200);
    assert!(badge.text.starts_with("<svg") && badge.text.ends_with("</svg>"), "{}", badge.text);
}

/// The cells of a file, and what is in those that a spreadsheet could take for a formula or that hold several values.
fn cells(file: &str, into: &mut Vec<Value>) {
    for row in csv::Reader::from_reader(file.as_bytes()).records() {
        for cell in row.unwrap().iter() {
            into.extend([cell, &cell.replace('\'', "")].map(Value::from));
            into.extend(cell.split(' ').map(Value::from));
        }
    }
}

fn flatten(value: &Value, into: &mut Vec<Value>) {
    match value {
        Value::Array(all) => all.iter().for_each(|it| flatten(it, into)),
        Value::Object(all) => all.iter().for_each(|(name, it)| {
            into.push(name.clone().into());
            flatten(it, into);
        }),
        Value::String(_) | Value::Number(_) => into.push(value.clone()),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Whether what was sent is what is shown: space around it is never kept, and a moment may be told in another zone.
pub(super) fn is_same(sent: &Value, shown: &Value) -> bool {
    match (sent, shown) {
        (Value::String(sent), Value::String(shown)) => {
            // A file for spreadsheets has whole seconds.
            let whole = |at: i64| if shown.contains('.') { at } else { at.div_euclid(1000) };
            let same_moment = moment(sent).is_some() && moment(sent).map(whole) == moment(shown).map(whole);
            sent == shown || sent.trim() == shown || same_moment || folded(sent) == folded(shown)
        }
        _ => sent == shown,
    }
}

/// To the millisecond, as share links are kept.
fn moment(text: &str) -> Option<i64> {
    DateTime::<FixedOffset>::parse_from_rfc3339(text).ok().map(|it| it.timestamp_millis())
}

/// Fields that have one spelling of their own: case, and signs between letters and digits.
fn folded(text: &str) -> Option<String> {
    let all: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let plain = text.is_ascii() && all.len() * 2 > text.len();
    plain.then_some(all)
}
