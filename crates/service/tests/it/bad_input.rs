//! What people and programs get wrong: a clear answer for each, and nothing is lost or half done.

use serde_json::{Value, json};

use crate::world::*;

#[track_caller]
fn has(answer: &Answer, target: &str, words: &str) {
    let error = &answer.body["error"];
    let all = error["details"].as_array().unwrap();
    let found =
        all.iter().find(|it| it["target"] == target).unwrap_or_else(|| panic!("no {target} in {}", answer.text));
    assert!(found["message"].as_str().unwrap().contains(words), "{found}");
    assert_eq!((answer.status, &error["code"]), (400, &json!("InvalidParameter")));
}

#[tokio::test]
async fn a_job_with_many_mistakes_is_told_all_of_them() {
    let world = World::new().await;
    let mut body = import(&["AAAA1111"]);
    body["location"] = json!("Atlantis");
    body["properties"]["returnAddress"]["city"] = json!(" ");
    body["properties"]["storageAccountId"] = json!("mine");
    body["properties"]["driveList"][0]["bitLockerKey"] = json!("1234");
    let answer = world.put("a", body).await;
    has(&answer, "location", "There is no location Atlantis");
    has(&answer, "properties.returnAddress.city", "");
    has(&answer, "properties.storageAccountId", "resource ID");
    has(&answer, "properties.driveList[0].bitLockerKey", "");
    let alone = json!({"location": "Atlantis", "properties": import(&["AAAA1111"])["properties"]});
    let answer = world.put("a", alone).await;
    assert_eq!(answer.body["error"]["target"], "location");
    has(&world.put("a", json!({})).await, "location", "Choose");
    world.get(&world.customer, &job("a")).await.is(404);
}

#[tokio::test]
async fn eleven_drives_and_the_same_drive_twice() {
    let world = World::new().await;
    let serials: Vec<String> = (0..11).map(|at| format!("SERIAL{at:02}")).collect();
    let eleven: Vec<&str> = serials.iter().map(String::as_str).collect();
    has(&world.put("a", import(&eleven)).await, "properties.driveList", "at most 10 drives; this list has 11");
    has(&world.put("a", import(&["AAAA1111", "aaaa1111"])).await, "properties.driveList[1].driveId", "twice");
    has(&world.put("a", import(&[])).await, "properties.driveList", "at least one drive");
    let without_key =
        |body: &mut Value| body["properties"]["driveList"][0].as_object_mut().unwrap().remove("bitLockerKey");
    let mut body = import(&["AAAA1111"]);
    without_key(&mut body);
    has(
        &world.put("a", body.clone()).await,
        "properties.driveList[0].bitLockerKey",
        "Enter the BitLocker key of drive AAAA1111",
    );
    // A key that the service holds already need not be sent again.
    world.put("a", import(&["AAAA1111"])).await.is(201);
    world.put("a", body).await.is(200);
}

#[tokio::test]
async fn what_only_the_data_center_sets() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let state = |state: &str| json!({"properties": {"state": state}});
    has(&world.patch("a", state("Completed")).await, "properties.state", "Shipping only");
    let withdrawn = json!({"properties": {"cancelRequested": false}});
    has(&world.patch("a", withdrawn).await, "properties.cancelRequested", "cannot be taken back");
    // What the service owns may stand in a put, as a client sends back what it read, and is ignored.
    let mut body = import(&["AAAA1111"]);
    body["properties"]["percentComplete"] = json!(90);
    body["properties"]["driveList"][0]["state"] = json!("Completed");
    let put = world.put("a", body).await.is(200);
    assert_eq!(put.body["properties"]["driveList"][0]["state"], "Specified");
}

#[tokio::test]
async fn names_long_foreign_and_impossible() {
    let world = World::new().await;
    let long = "x".repeat(260);
    for name in [
        long.as_str(),
        "%E6%9D%B1%E4%BA%AC%E3%82%AA%E3%83%95%E3%82%A3%E3%82%B9",
        "a'b;--%22",
        "jobs",
        "listBitLockerKeys",
    ] {
        world.put(name, import(&["AAAA1111"])).await.is(201);
        world.get(&world.customer, &job(name)).await.is(200);
        world.get(&world.customer, &v1(name)).await.is(200);
    }
    assert_eq!(world.get(&world.customer, "/v1/jobs?q=%E3%82%AA%E3%83%95").await.body["total"], 1);
    has(&world.put(&"x".repeat(261), import(&["AAAA1111"])).await, "jobName", "261");
    has(&world.put("a%2Fb", import(&["AAAA1111"])).await, "jobName", "Leave “/” out");
    world.get(&world.customer, &job("a%2Fb")).await.is(404);
}

#[tokio::test]
async fn events_that_cannot_be_read() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let target = async |event: Value| {
        let answer = world.act("a", event).await.is(400);
        format!("{} {}", answer.body["error"]["code"], answer.body["error"]["target"]).replace('"', "")
    };
    assert_eq!(target(json!({"act": "bookIn", "drives": ["AAAA1111", ""]})).await, "InvalidRequestContent drives[1]");
    assert_eq!(target(json!({"act": "start"})).await, "InvalidRequestContent drive");
    assert_eq!(target(json!({"act": "purge"})).await, "InvalidRequestContent act");
    assert_eq!(target(json!({"act": "extend", "until": "soon"})).await, "InvalidRequestContent until");
    assert_eq!(target(json!({"act": "extend", "until": "2020-01-01T00:00:00Z"})).await, "InvalidParameter until");
    assert_eq!(target(json!({"act": "bookIn", "drives": []})).await, "InvalidParameter drives");
    assert_eq!(
        target(json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": " "})).await,
        "InvalidParameter said"
    );
}
