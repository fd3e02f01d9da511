//! Rows of LIFECYCLE's "What can go wrong" through HTTP: from the cause to what customer, support and operator read. The
//! desk's own rows stand in `desk.rs`, the clock's in `deadlines.rs`.

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use crate::patience::eventually;
use crate::world::*;

const TRACKING: &str = "9400 1111 8995 6223 4512";

async fn book(world: &World, tracking: &str, drives: &[&str]) -> Value {
    let scan = json!({"trackingNumber": tracking, "drives": drives, "complete": true});
    world.call(&world.operator, "POST", "/v1/operations/receiving", Some(scan)).await.is(200).body
}

/// The job as each of the three reads it; they must agree.
async fn seen(world: &World, name: &str) -> Value {
    let customer = world.get(&world.customer, &v1(name)).await.is(200).body;
    for other in [&world.support, &world.operator] {
        assert_eq!(world.get(other, &v1(name)).await.is(200).body, customer);
    }
    customer
}

/// What happens now, whose turn it is, and what the moment means.
async fn next(world: &World, name: &str) -> String {
    let rows = world.get(&world.customer, &format!("/v1/jobs?q={name}")).await.is(200).body;
    let next = &rows["value"][0]["next"];
    ["turn", "step", "by"].map(|it| next[it].as_str().unwrap()).join(" ")
}

/// The newest entry of this kind in the timeline.
async fn told(world: &World, name: &str, kind: &str) -> Value {
    let timeline = world.get(&world.customer, &format!("{}/timeline.json", v1(name))).await.is(200).body;
    let rows = timeline["value"].as_array().unwrap();
    rows.iter().map(|row| &row["what"]).find(|what| what["kind"] == kind).unwrap_or(&Value::Null).clone()
}

async fn on_arrival(world: &World, token: &str, id: &Value, event: Value) -> Answer {
    let path = format!("/v1/operations/arrivals/{}", id.as_str().unwrap());
    world.call(token, "POST", &path, Some(event)).await
}

async fn to_packaging(world: &World, name: &str) {
    book(world, TRACKING, &["AAAA1111"]).await;
    world.act(name, json!({"act": "start", "drive": "AAAA1111"})).await.is(200);
    world.act(name, json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean"})).await.is(200);
}

fn send_back() -> Value {
    json!({"act": "sendBack", "package": package()})
}

#[tokio::test]
async fn drives_held_for_a_job_in_creating_go_back_after_14_days_and_its_clock_begins_again() {
    let world = World::new().await;
    world.put("early", import(&["AAAA1111"])).await.is(201);
    let arrival = book(&world, TRACKING, &["AAAA1111"]).await["arrival"].clone();
    assert_eq!(next(&world, "early").await, "customer drivesCame returned");
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    let path = format!("/v1/operations/arrivals/{}", arrival["id"].as_str().unwrap());
    eventually("due", async || world.get(&world.support, &path).await.body["state"] == "ReturnDue").await;
    assert_eq!(seen(&world, "early").await["state"], "Creating");
    on_arrival(&world, &world.support, &arrival["id"], send_back()).await.is(403);
    on_arrival(&world, &world.operator, &arrival["id"], send_back()).await.is(200);
    let what = told(&world, "early", "drivesWaitNoMore").await;
    assert_eq!((&what["to"], &what["package"]["carrierName"]), (&json!("SentBack"), &json!("FedEx")));
    assert_eq!(next(&world, "early").await, "customer enterShipping deleted");
    let world = world.later(TimeDelta::days(30)).await;
    world.app.start().await.unwrap();
    eventually("expired", async || world.get(&world.customer, &job("early")).await.status == 404).await;
}

#[tokio::test]
async fn what_is_kept_for_a_job_and_destroyed_is_told_its_customer() {
    let world = World::new().await;
    world.put("early", import(&["AAAA1111"])).await.is(201);
    let arrival = book(&world, TRACKING, &["AAAA1111"]).await["arrival"].clone();
    let world = world.later(TimeDelta::days(91)).await;
    world.app.start().await.unwrap();
    let path = format!("/v1/operations/arrivals/{}", arrival["id"].as_str().unwrap());
    eventually("due", async || world.get(&world.support, &path).await.body["state"] == "DestructionDue").await;
    on_arrival(&world, &world.support, &arrival["id"], json!({"act": "destroy"})).await.is(403);
    on_arrival(&world, &world.operator, &arrival["id"], json!({"act": "destroy"})).await.is(200);
    assert_eq!(told(&world, "early", "drivesWaitNoMore").await["to"], "Destroyed");
}

#[tokio::test]
async fn drives_for_a_job_that_has_ended_ask_its_customer_until_they_go_back() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    to_packaging(&world, "a").await;
    world.act("a", json!({"act": "shipBack", "package": package()})).await.is(200);
    assert_eq!(next(&world, "a").await, "nobody done deleted");
    let arrival = book(&world, "1Z999AA10123456784", &["AAAA1111"]).await["arrival"].clone();
    assert_eq!(next(&world, "a").await, "customer drivesCameLate returned");
    assert_eq!(seen(&world, "a").await["state"], "Completed");
    on_arrival(&world, &world.operator, &arrival["id"], send_back()).await.is(200);
    assert_eq!(next(&world, "a").await, "nobody done deleted");
}

#[tokio::test]
async fn an_overdue_job_gets_a_longer_window() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    eventually("overdue", async || world.get(&world.customer, &v1("a")).await.body["overdueSince"].is_string()).await;
    let path = format!("{}/actions", v1("a"));
    world.call(&world.customer, "POST", &path, Some(json!({"act": "answer", "text": "In Hamburg"}))).await.is(200);
    assert_eq!(next(&world, "a").await, "dataCenter answerRead since");
    let extend = json!({"act": "extend", "until": (Utc::now() + TimeDelta::days(40)).to_rfc3339()});
    for other in [&world.customer, &world.support] {
        world.call(other, "POST", &path, Some(extend.clone())).await.is(403);
    }
    world.act("a", extend).await.is(200);
    assert_eq!(next(&world, "a").await, "carrier packageUnderWay overdue");
    assert!(told(&world, "a", "extended").await["until"].is_string());
    book(&world, TRACKING, &["AAAA1111"]).await;
    assert_eq!(seen(&world, "a").await["state"], "Received");
}

#[tokio::test]
async fn an_overdue_job_that_its_customer_cancels_is_closed_at_once() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    eventually("overdue", async || world.get(&world.customer, &v1("a")).await.body["overdueSince"].is_string()).await;
    world.act("a", json!({"act": "close"})).await.is(409);
    world.patch("a", json!({"properties": {"cancelRequested": true}})).await.is(200);
    assert_eq!(next(&world, "a").await, "dataCenter overdueCancelled since");
    let close = Some(json!({"act": "close"}));
    world.call(&world.support, "POST", &format!("{}/actions", v1("a")), close).await.is(403);
    world.act("a", json!({"act": "close"})).await.is(200);
    assert_eq!(seen(&world, "a").await["state"], "Closed");
    assert_eq!(next(&world, "a").await, "nobody closedOverdue deleted");
}

#[tokio::test]
async fn an_extra_drive_goes_back_when_the_job_is_done() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    book(&world, TRACKING, &["AAAA1111", "XXXX0000"]).await;
    let extra = async || seen(&world, "a").await["extraDrives"][0].clone();
    assert_eq!((&extra().await["serial"], &extra().await["shippedBack"]), (&json!("XXXX0000"), &Value::Null));
    world.act("a", json!({"act": "start", "drive": "XXXX0000"})).await.is(409);
    world.act("a", json!({"act": "start", "drive": "AAAA1111"})).await.is(200);
    world.act("a", json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean"})).await.is(200);
    world.act("a", json!({"act": "shipBack", "package": package()})).await.is(200);
    assert!(extra().await["shippedBack"].is_string());
    assert_eq!(told(&world, "a", "extraDriveReturned").await["serial"], "XXXX0000");
    let contract = world.get(&world.customer, &job("a")).await.is(200);
    assert!(!contract.text.contains("XXXX0000"), "never in the contract");
}

#[tokio::test]
async fn a_wrong_address_is_corrected_by_the_customer_while_copying_and_by_an_operator_in_packaging() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    book(&world, TRACKING, &["AAAA1111"]).await;
    world.act("a", json!({"act": "start", "drive": "AAAA1111"})).await.is(200);
    let report = json!({"act": "reportAddress", "reason": "Nobody lives there"});
    let moved = |street: &str| {
        let mut address = address();
        address["streetAddress1"] = json!(street);
        address
    };
    world.act("a", report.clone()).await.is(200);
    assert_eq!(next(&world, "a").await, "customer correctAddress destroyed");
    world.patch("a", json!({"properties": {"returnAddress": moved("Prinsengracht 1")}})).await.is(200);
    assert_eq!(seen(&world, "a").await["addressFault"], Value::Null);

    world.act("a", json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean"})).await.is(200);
    world.act("a", report).await.is(200);
    assert_eq!(next(&world, "a").await, "customer correctAddress destroyed");
    let back = json!({"act": "shipBack", "package": package()});
    let refused = world.act("a", back.clone()).await.is(409);
    assert!(refused.text.contains("a return address that nobody has reported as wrong"), "{}", refused.text);
    world.patch("a", json!({"properties": {"returnAddress": moved("Singel 2")}})).await.is(409);
    let answer = json!({"act": "answer", "text": "We moved to Singel 2"});
    world.call(&world.customer, "POST", &format!("{}/actions", v1("a")), Some(answer)).await.is(200);
    assert_eq!(next(&world, "a").await, "dataCenter addressBeingCorrected since");
    let correct = json!({"act": "changeReturnAddress", "address": moved("Singel 2")});
    world.call(&world.support, "POST", &format!("{}/actions", v1("a")), Some(correct.clone())).await.is(403);
    world.act("a", correct).await.is(200);
    let job = seen(&world, "a").await;
    assert_eq!((&job["returnAddress"]["streetAddress1"], &job["addressFault"]), (&json!("Singel 2"), &Value::Null));
    assert_eq!(next(&world, "a").await, "dataCenter packing since");
    world.act("a", back).await.is(200);
}

#[tokio::test]
async fn a_lost_export_says_when_and_how_it_was_shipped_and_can_be_asked_for_again() {
    let world = World::new().await;
    world.put("out", export()).await.is(201);
    world.patch("out", ship()).await.is(200);
    book(&world, TRACKING, &["WWWW1111"]).await;
    world.act("out", json!({"act": "start", "drive": "WWWW1111"})).await.is(200);
    world.act("out", json!({"act": "finish", "drive": "WWWW1111", "outcome": "clean", "key": KEY})).await.is(200);
    world.act("out", json!({"act": "shipBack", "package": package()})).await.is(200);
    let back = world.get(&world.customer, &job("out")).await.is(200).body["properties"]["returnPackage"].clone();
    assert_eq!(back["trackingNumber"], package()["trackingNumber"]);
    assert!(back["shipDate"].is_string());
    seen(&world, "out").await;
    world.put("out-again", export()).await.is(201);
}
