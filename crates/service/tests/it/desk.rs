//! The receiving desk and unmatched arrivals through HTTP: from what came to what customer, support and operator see.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::patience::eventually;
use crate::world::*;

const TRACKING: &str = "9400 1111 8995 6223 4512";

async fn desk(world: &World, path: &str, scan: Value) -> Answer {
    world.call(&world.operator, "POST", &format!("/v1/operations/receiving{path}"), Some(scan)).await
}

async fn book(world: &World, tracking: &str, drives: &[&str], complete: bool) -> Answer {
    let scan = json!({"trackingNumber": tracking, "carrierName": "FedEx", "drives": drives, "complete": complete});
    desk(world, "", scan).await
}

fn verdicts(look: &Value) -> Vec<&str> {
    look["scanned"].as_array().unwrap().iter().map(|it| it["verdict"].as_str().unwrap()).collect()
}

async fn kinds(world: &World, name: &str) -> Vec<String> {
    let timeline = world.get(&world.customer, &format!("{}/timeline", v1(name))).await.is(200);
    let rows = timeline.body["value"].as_array().unwrap().clone();
    rows.iter().rev().map(|row| row["what"]["kind"].as_str().unwrap().to_owned()).collect()
}

async fn state(world: &World, name: &str) -> String {
    let body = world.get(&world.customer, &v1(name)).await.is(200).body;
    let drives = body["drives"].as_array().unwrap();
    let drives =
        drives.iter().map(|it| format!(" {}:{}", it["serial"].as_str().unwrap(), it["state"].as_str().unwrap()));
    format!("{}{}", body["state"].as_str().unwrap(), drives.collect::<String>())
}

fn in_package(drives: &[&str], tracking: &str) -> (Value, Value) {
    let package = json!({"carrierName": "FedEx", "trackingNumber": tracking});
    (import(drives), json!({"properties": {"state": "Shipping", "deliveryPackage": package}}))
}

async fn shipped_in(world: &World, name: &str, drives: &[&str], tracking: &str) {
    let (put, ship) = in_package(drives, tracking);
    world.put(name, put).await.is(201);
    world.patch(name, ship).await.is(200);
}

#[tokio::test]
async fn a_package_is_looked_at_and_booked_in_once() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111", "AAAA2222", "AAAA3333"]).await;
    shipped_in(&world, "b", &["BBBB1111", "BBBB2222"], "1Z999AA10123456784").await;
    world.put("c", import(&["CCCC1111"])).await.is(201);
    // A letter read for a digit, on the label and in another case on a drive.
    let scan = json!({"trackingNumber": "94OO11118995622345I2", "complete": true,
        "drives": ["aaaa1111", "BBBB1111", "CCCC1111", "XXXX0000", "AAAA1111"]});
    let look = desk(&world, "/look", scan.clone()).await.is(200).body;
    assert_eq!(verdicts(&look), ["expected", "otherJob", "held", "extra", "already"]);
    assert_eq!(look["jobs"][0]["id"]["name"], "a");
    assert_eq!(look["jobs"].as_array().unwrap().len(), 1);
    assert_eq!(look["unmatched"], true);
    assert_eq!(state(&world, "a").await, "Shipping AAAA1111:Specified AAAA2222:Specified AAAA3333:Specified");

    let booked = desk(&world, "", scan.clone()).await.is(200).body;
    assert_eq!(booked["jobs"].as_array().unwrap().len(), 3);
    assert_eq!(booked["arrival"]["job"]["name"], "c");
    assert_eq!(booked["arrival"]["drives"], json!(["CCCC1111"]));
    assert_eq!(state(&world, "a").await, "Received AAAA1111:Received AAAA2222:NeverReceived AAAA3333:NeverReceived");
    assert_eq!(state(&world, "b").await, "Shipping BBBB1111:Received BBBB2222:Specified");
    let a = world.get(&world.customer, &v1("a")).await.body;
    assert_eq!(a["extraDrives"][0]["serial"], "XXXX0000");
    assert!(!world.get(&world.customer, &job("a")).await.text.contains("XXXX0000"), "never in the contract's list");

    let (before, entries) = (world.get(&world.customer, &v1("a")).await.text, kinds(&world, "a").await);
    let again = desk(&world, "", scan).await.is(200).body;
    assert_eq!(verdicts(&again["look"]), ["already"; 5]);
    assert_eq!((&again["jobs"], &again["arrival"]), (&json!([]), &Value::Null));
    assert_eq!((world.get(&world.customer, &v1("a")).await.text, kinds(&world, "a").await), (before, entries));

    let late = book(&world, TRACKING, &["AAAA2222"], false).await.is(200).body;
    assert_eq!(verdicts(&late["look"]), ["late"]);
    assert_eq!(state(&world, "a").await, "Received AAAA1111:Received AAAA2222:Received AAAA3333:NeverReceived");
}

#[tokio::test]
async fn only_operators_book_in_and_what_is_wrong_is_named() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let scan = json!({"trackingNumber": TRACKING, "drives": ["AAAA1111"]});
    for token in [&world.customer, &world.support] {
        for path in ["/v1/operations/receiving", "/v1/operations/receiving/look"] {
            world.call(token, "POST", path, Some(scan.clone())).await.is(403);
        }
        world.get(token, "/v1/operations/drives?state=waiting").await.is(403);
    }
    world.get(&world.customer, "/v1/operations/arrivals").await.is(403);
    world.get(&world.support, "/v1/operations/arrivals").await.is(200);
    let none = desk(&world, "", json!({})).await;
    none.refused("400 InvalidParameter trackingNumber: Scan the package's tracking number, or a drive");
    let empty = book(&world, TRACKING, &[], false).await;
    empty.refused("400 InvalidParameter drives: Scan at least one drive, or say that the package is complete");
    let wrong = desk(&world, "", json!({"trackingNumber": TRACKING, "drives": ["AAAA1111", "A B"]})).await.is(400);
    assert_eq!(wrong.body["error"]["target"], "drives[1]");
    let named = json!({"subscription": CONTOSO, "group": "media", "name": "none"});
    let missing = desk(&world, "", json!({"trackingNumber": TRACKING, "drives": ["Z"], "job": named})).await.is(400);
    assert_eq!(missing.body["error"]["details"][0]["target"], "job", "{}", missing.text);
    world.get(&world.operator, "/v1/operations/drives?state=nowhere").await.is(400);
    world.get(&world.operator, "/v1/operations/arrivals/none").await.is(404);
}

#[tokio::test]
async fn drives_of_a_job_that_is_not_shipped_wait_and_are_matched() {
    let world = World::new().await;
    world.put("early", import(&["AAAA1111", "AAAA2222"])).await.is(201);
    let booked = book(&world, "1Z999AA10123456784", &["AAAA1111", "EEEE0000"], true).await.is(200).body;
    assert_eq!(verdicts(&booked["look"]), ["held", "unknown"]);
    let arrival = format!("/v1/operations/arrivals/{}", booked["arrival"]["id"].as_str().unwrap());
    let other = format!("/v1/operations/arrivals/{}", booked["furtherArrivals"][0]["id"].as_str().unwrap());
    assert_eq!(kinds(&world, "early").await, ["created", "drivesWait"]);
    let list = world.get(&world.support, "/v1/operations/arrivals?state=open").await.is(200).body;
    assert_eq!(list["value"].as_array().unwrap().len(), 2);

    // Held, it does not expire; the arrival falls due meanwhile.
    let world = world.later(TimeDelta::days(30)).await;
    world.app.start().await.unwrap();
    eventually("due", async || world.get(&world.operator, &arrival).await.body["state"] == "ReturnDue").await;
    assert_eq!(state(&world, "early").await, "Creating AAAA1111:Specified AAAA2222:Specified");
    let id = json!({"subscription": CONTOSO, "group": "media", "name": "early"});
    let post = async |path: &str, event: Value| world.call(&world.operator, "POST", path, Some(event)).await;
    let early = post(&arrival, json!({"act": "match", "job": id})).await.is(409);
    assert!(early.text.contains("The job is Creating"), "{}", early.text);
    post(&arrival, json!({"act": "destroy"})).await.is(409);
    let noted = json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "ships it today"});
    world.call(&world.support, "POST", &arrival, Some(noted)).await.is(200);
    let answered = json!({"act": "answered", "text": "It is ours"});
    assert_eq!(world.call(&world.support, "POST", &arrival, Some(answered)).await.is(200).body["state"], "Waiting");

    world.patch("early", ship()).await.is(200);
    for drive in [&arrival, &other] {
        let matched = post(drive, json!({"act": "match", "job": id})).await.is(200).body;
        assert_eq!(matched["state"], "Matched");
        post(drive, json!({"act": "match", "job": id})).await.is(409);
    }
    assert_eq!(state(&world, "early").await, "Shipping AAAA1111:Received AAAA2222:Specified");
    let job = world.get(&world.customer, &v1("early")).await.body;
    assert_eq!((&job["extraDrives"][0]["serial"], &job["drivesWait"]), (&json!("EEEE0000"), &json!(false)));
    let kinds = kinds(&world, "early").await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "drivesWaitNoMore").count(), 1, "{kinds:?}");
    let ended = world.get(&world.support, "/v1/operations/arrivals?state=ended").await.body;
    assert_eq!(ended["value"].as_array().unwrap().len(), 2);
    assert_eq!(ended["value"][1]["notes"].as_array().unwrap().len(), 5, "{ended}");
}

#[tokio::test]
async fn what_nobody_answers_for_falls_due_once_each_also_after_months() {
    let world = World::new().await;
    let booked = book(&world, "1Z999AA10123456784", &["ZZZZ9999"], true).await.is(200).body;
    let path = format!("/v1/operations/arrivals/{}", booked["arrival"]["id"].as_str().unwrap());
    assert_eq!(verdicts(&booked["look"]), ["unknown"]);
    let again = book(&world, "1Z999AA10123456784", &["ZZZZ9999"], true).await.is(200).body;
    assert_eq!((verdicts(&again["look"]), &again["arrival"]), (vec!["already"], &Value::Null));
    let world = world.later(TimeDelta::days(91)).await;
    world.app.start().await.unwrap();
    eventually("due", async || world.get(&world.operator, &path).await.body["state"] == "DestructionDue").await;
    // Staff are told of both, once; a customer of none of it.
    for (token, told) in [(&world.operator, vec!["DestructionDue", "ReturnDue"]), (&world.customer, vec![])] {
        let page = world.get(token, "/v1/notices").await.is(200).body;
        let what = page["value"].as_array().unwrap().iter().map(|it| &it["what"]);
        assert_eq!(what.clone().map(|it| it["to"].as_str().unwrap()).collect::<Vec<_>>(), told);
        assert!(
            what.into_iter().all(|it| it["arrival"] == booked["arrival"]["id"] && it["text"] == "1Z999AA10123456784")
        );
    }
    let world = world.later(TimeDelta::days(92)).await;
    world.app.start().await.unwrap();
    let destroyed = world.call(&world.operator, "POST", &path, Some(json!({"act": "destroy"}))).await.is(200).body;
    let what: Vec<&str> =
        destroyed["notes"].as_array().unwrap().iter().map(|it| it["what"].as_str().unwrap()).collect();
    assert_eq!(what, ["record", "returnFallsDue", "destructionFallsDue", "destroy"]);
}

#[tokio::test]
async fn the_boards_show_what_is_to_be_done() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111", "AAAA2222", "AAAA3333"]).await;
    let board = async |state: &str| {
        let page = world.get(&world.operator, &format!("/v1/operations/drives?state={state}")).await.is(200).body;
        let drives = page["value"].as_array().unwrap().iter().map(|it| it["drive"]["serial"].as_str().unwrap());
        drives.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(board("waiting").await, "");
    book(&world, TRACKING, &["AAAA1111", "AAAA2222", "AAAA3333"], true).await.is(200);
    assert_eq!(board("waiting").await, "AAAA1111 AAAA2222 AAAA3333");
    world.act("a", json!({"act": "start", "drive": "AAAA2222"})).await.is(200);
    world.act("a", json!({"act": "faultDrive", "drive": "AAAA3333", "reason": "does not spin"})).await.is(200);
    assert_eq!(
        (board("waiting").await, board("copying").await, board("faulted").await),
        ("AAAA1111".to_owned(), "AAAA2222".to_owned(), "AAAA3333".to_owned())
    );
    // Where the whole job stands still, each of its drives says why.
    world.act("a", json!({"act": "faultJob", "reason": "the parcel is wet"})).await.is(200);
    let page = world.get(&world.operator, "/v1/operations/drives?state=faulted").await.is(200).body;
    let why =
        |it: &serde_json::Value| [&it["jobFault"], &it["drive"]["fault"]].map(|it| it.as_str().map(str::to_owned));
    let all: Vec<_> = page["value"].as_array().unwrap().iter().map(why).collect();
    assert_eq!(all.len(), 3);
    assert!(all.iter().all(|[job, _]| job.as_deref() == Some("the parcel is wet")), "{all:?}");
    world.act("a", json!({"act": "resolveJob"})).await.is(200);
    world.act("a", json!({"act": "resolveDrive", "drive": "AAAA3333", "how": "giveUp"})).await.is(200);
    world.act("a", json!({"act": "finish", "drive": "AAAA2222", "outcome": "clean"})).await.is(200);
    world.act("a", json!({"act": "start", "drive": "AAAA1111"})).await.is(200);
    world.act("a", json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean"})).await.is(200);
    let packing = world.get(&world.operator, "/v1/operations/packing").await.is(200).body;
    assert_eq!(
        (&packing["value"][0]["job"]["id"]["name"], &packing["value"][0]["company"]),
        (&json!("a"), &json!(CONTOSO))
    );
    let back = json!({"act": "shipBack", "package": {"carrierName": "FedEx", "trackingNumber": "9400 1111"}});
    world.act("a", back).await.is(200);
    assert_eq!(world.get(&world.operator, "/v1/operations/packing").await.body["value"], json!([]));
    assert_eq!(board("waiting").await + &board("copying").await + &board("faulted").await, "");
    // A drive that comes after the end is kept for the job, which is told.
    let late = book(&world, TRACKING, &["AAAA1111"], false).await.is(200).body;
    assert_eq!(verdicts(&late["look"]), ["held"]);
    assert_eq!(kinds(&world, "a").await.last().unwrap(), "drivesWait");
}

#[tokio::test]
async fn a_wrong_address_that_nobody_answers_for_ends_in_destruction() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    book(&world, TRACKING, &["AAAA1111"], true).await.is(200);
    world.act("a", json!({"act": "start", "drive": "AAAA1111"})).await.is(200);
    world.act("a", json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean"})).await.is(200);
    world.act("a", json!({"act": "reportAddress", "reason": "Nobody lives there"})).await.is(200);
    let destroy = json!({"act": "destroy", "drive": "AAAA1111"});
    world.act("a", destroy.clone()).await.is(409);
    world.act("a", json!({"act": "markForDestruction", "drive": "AAAA1111"})).await.is(409);
    let world = world.later(TimeDelta::days(91)).await;
    world.app.start().await.unwrap();
    let due = async || world.get(&world.customer, &v1("a")).await.body["destructionDue"].is_string();
    eventually("due", due).await;
    world.act("a", json!({"act": "markForDestruction", "drive": "AAAA1111"})).await.is(200);
    world.act("a", destroy).await.is(200);
    assert_eq!(world.get(&world.customer, &v1("a")).await.body["state"], "Closed");
    let kinds = kinds(&world, "a").await;
    let tail: Vec<&str> =
        kinds.iter().map(String::as_str).filter(|it| it.contains("estr") || it.starts_with("address")).collect();
    assert_eq!(tail, ["addressWrong", "destructionDue", "toBeDestroyed", "destroyed"]);
}

#[tokio::test]
async fn ten_reports_a_second_leave_the_timeline_as_it_is() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    book(&world, TRACKING, &["AAAA1111"], true).await.is(200);
    world.act("a", json!({"act": "start", "drive": "AAAA1111"})).await.is(200);
    let before = (kinds(&world, "a").await, world.get(&world.customer, &v1("a")).await.body["revision"].clone());
    for at in 0..100 {
        let report = json!({"subscription": CONTOSO, "group": "media", "name": "a", "drive": "AAAA1111", "percent": at, "bytes": at});
        let body = json!({"reports": [report]});
        world.call(&world.operator, "POST", "/v1/operations/progress", Some(body)).await.is(200);
    }
    let after = world.get(&world.customer, &v1("a")).await.body;
    assert_eq!(before, (kinds(&world, "a").await, after["revision"].clone()));
    assert_eq!(after["drives"][0]["copied"]["percent"], 99);
}
