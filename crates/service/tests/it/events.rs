//! The stream of changes: in order, to those who may see, and resumed without a gap.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use chrono::TimeDelta;
use futures_util::StreamExt;
use serde_json::json;
use waybill_domain::role::Role;

use crate::world::*;

pub(crate) struct Watcher {
    stream: BodyDataStream,
    text: String,
}

impl World {
    pub(crate) async fn watch(&self, token: &str, after: Option<&str>) -> Watcher {
        let request = Request::get("/v1/events").header("authorization", format!("Bearer {token}"));
        let request = if let Some(after) = after { request.header("last-event-id", after) } else { request };
        let response = self.respond(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Watcher { stream: response.into_body().into_data_stream(), text: String::new() }
    }
}

impl Watcher {
    /// The next event: kind, number, and the job it is about.
    pub(crate) async fn next(&mut self) -> (String, String, String) {
        let (kind, number, data) = self.whole().await;
        let text = |at: &str| data[at].as_str().unwrap_or_default().to_owned();
        let name = data["id"]["name"].as_str().map_or_else(|| text("name"), str::to_owned);
        (kind, number, format!("{name} {}", text("state")))
    }

    /// The next event: kind, number and data.
    pub(crate) async fn whole(&mut self) -> (String, String, serde_json::Value) {
        loop {
            if let Some((block, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let found = block.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
                    found.unwrap_or_default().to_owned()
                };
                let event = (field("event"), field("id"), serde_json::from_str(&field("data")).unwrap_or_default());
                self.text = rest.to_owned();
                return event;
            }
            let next = tokio::time::timeout(Duration::from_secs(60), self.stream.next());
            self.text += &String::from_utf8_lossy(&next.await.expect("an event").expect("the stream goes on").unwrap());
        }
    }

    pub(crate) async fn event(&mut self) -> String {
        let (kind, _, about) = self.next().await;
        format!("{kind}: {about}")
    }
}

async fn started() -> World {
    let world = World::new().await;
    world.put("first", import(&["FIRST001"])).await.is(201);
    world.app.start().await.unwrap();
    world
}

#[tokio::test]
async fn changes_reach_those_who_may_see_them() {
    let world = started().await;
    let mut own = world.watch(&world.customer, None).await;
    let mut other = world.watch(&world.stranger, None).await;
    own.next().await;
    other.next().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    assert_eq!(own.event().await, "job: a Creating");
    world.patch("a", ship()).await.is(200);
    assert_eq!(own.event().await, "job: a Shipping");
    world.call(&world.customer, "DELETE", &job("first"), None).await.is(200);
    assert_eq!(own.event().await, "gone: first ");
    let theirs = world.call(&world.stranger, "PUT", &path(FABRIKAM, "b"), Some(import(&["BBBB2222"]))).await;
    theirs.is(201);
    assert_eq!(other.event().await, "job: b Creating", "and nothing of Contoso's before");
    world.put("c", import(&["CCCC3333"])).await.is(201);
    assert_eq!(own.event().await, "job: c Creating", "and nothing of Fabrikam's before");
}

#[tokio::test]
async fn who_comes_back_gets_what_was_missed() {
    let world = started().await;
    for name in ["a", "b", "c"] {
        world.put(name, import(&["AAAA1111"])).await.is(201);
    }
    world.patch("a", ship()).await.is(200);
    world.call(&world.customer, "DELETE", &job("b"), None).await.is(200);
    let mut back = world.watch(&world.customer, Some("1")).await;
    assert_eq!(back.next().await.1, "1");
    // Of several changes of one job the last is told.
    assert_eq!(back.next().await, ("job".to_owned(), "4".to_owned(), "c Creating".to_owned()));
    assert_eq!(back.next().await, ("job".to_owned(), "5".to_owned(), "a Shipping".to_owned()));
    assert_eq!(back.next().await, ("gone".to_owned(), "6".to_owned(), "b ".to_owned()));
    world.put("d", import(&["AAAA1111"])).await.is(201);
    assert_eq!(back.event().await, "job: d Creating");
    // A number that this service never gave out.
    let mut lost = world.watch(&world.customer, Some("99999")).await;
    lost.next().await;
    assert_eq!(lost.next().await.0, "reset");
    let request = Request::get("/v1/events?after=x").header("authorization", format!("Bearer {}", world.customer));
    world.send(request.body(Body::empty()).unwrap()).await.is(400);
}

#[tokio::test]
async fn progress_is_gathered_and_its_last_word_is_told() {
    let world = started().await;
    world.shipped("a", &["AAAA1111"]).await;
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111"]})).await.is(200);
    world.act("a", json!({"act": "start", "drive": "AAAA1111", "bytesTotal": 100})).await.is(200);
    let seen = world.app.store.last_change().await.unwrap();
    let mut watcher = world.watch(&world.customer, Some(&seen.to_string())).await;
    watcher.next().await;
    for percent in 1..=40 {
        world
            .act("a", json!({"act": "report", "drive": "AAAA1111", "percent": percent, "bytes": percent}))
            .await
            .is(200);
    }
    let last = world.app.store.last_change().await.unwrap().to_string();
    let mut told = 0;
    while watcher.next().await.1 != last {
        told += 1;
    }
    assert!(told < 40, "{told} events for 40 reports");
}

#[tokio::test]
async fn a_stream_ends_when_what_proved_it_does() {
    let world = started().await;
    let person = world.app.store.add_person("Ann", &[Role::Customer], &[CONTOSO.to_owned()]).await.unwrap();
    let short = world.app.store.add_token(&person, TimeDelta::seconds(2)).await.unwrap();
    let mut watcher = world.watch(short.expose(), None).await;
    watcher.next().await;
    let end = tokio::time::timeout(Duration::from_secs(60), watcher.stream.next()).await;
    assert!(end.expect("an end").is_none(), "it ends before its first heartbeat");
}

#[tokio::test]
async fn a_stream_ends_when_the_service_stops() {
    let world = started().await;
    let mut watcher = world.watch(&world.customer, None).await;
    watcher.next().await;
    world.app.stop();
    assert!(watcher.stream.next().await.is_none());
}
