//! Notices: each thing told once, to those whom it concerns, and read by each person for himself.

use serde_json::{Value, json};
use waybill_domain::role::Role;

use crate::world::{CONTOSO, World, v1};

/// Job, what, and whether it is unread.
fn lines(page: &Value) -> Vec<String> {
    let line = |it: &Value| {
        let what = &it["what"];
        let words = [&what["kind"], &what["to"]].map(|it| it.as_str().unwrap_or_default());
        format!(
            "{} {}{}",
            it["job"]["name"].as_str().unwrap(),
            words.join(" "),
            if it["unread"] == true { " *" } else { "" }
        )
    };
    page["value"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn each_is_told_what_the_others_did_and_reads_it_alone() {
    let world = World::new().await;
    let colleague = world.token("Bo", &[Role::Customer], &[CONTOSO]).await;
    world.shipped("rushes-1", &["AAAA1111"]).await;
    // What a customer did himself is no notice for him; a refused event is none for anybody.
    let path = format!("{}/actions", v1("rushes-1"));
    world.call(&world.customer, "POST", &path, Some(json!({"act": "bookIn", "drives": ["AAAA1111"]}))).await.is(403);
    let page = world.get(&world.customer, "/v1/notices").await.is(200).body;
    assert_eq!(page, json!({"value": [], "unread": 0}));
    world.act("rushes-1", json!({"act": "bookIn", "drives": ["AAAA1111"]})).await.is(200);
    world
        .act("rushes-1", json!({"act": "faultDrive", "drive": "AAAA1111", "reason": "The key does not open it"}))
        .await
        .is(200);
    let page = world.get(&world.customer, "/v1/notices").await.is(200).body;
    assert_eq!(lines(&page), ["rushes-1 driveFault  *", "rushes-1 job Received *"]);
    assert_eq!(page["unread"], 2);
    // Strangers and staff see none of it.
    for other in [&world.stranger, &world.operator] {
        assert_eq!(world.get(other, "/v1/notices").await.is(200).body["unread"], 0);
    }
    let up_to = json!({"upTo": page["value"][1]["seq"]});
    world.call(&world.customer, "POST", "/v1/notices/read", Some(up_to)).await.is(204);
    let page = world.get(&world.customer, "/v1/notices?top=1").await.is(200).body;
    assert_eq!((lines(&page), &page["unread"]), (vec!["rushes-1 driveFault  *".to_owned()], &json!(1)));
    let older = world.get(&world.customer, &format!("/v1/notices?before={}", page["next"])).await.is(200).body;
    assert_eq!(lines(&older), ["rushes-1 job Received"]);
    assert_eq!(world.get(&colleague, "/v1/notices").await.body["unread"], 2, "each reads for himself");
    // What was read stays read, and nobody reads ahead of time.
    for up_to in [0, i64::MAX] {
        world.call(&world.customer, "POST", "/v1/notices/read", Some(json!({"upTo": up_to}))).await.is(204);
    }
    world.call(&world.customer, "POST", &path, Some(json!({"act": "answer", "text": "Try the new key"}))).await.is(200);
    let page = world.get(&world.operator, "/v1/notices").await.is(200).body;
    assert_eq!(lines(&page), ["rushes-1 answer  *"]);
    world
        .act("rushes-1", json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "Which key?"}))
        .await
        .is(200);
    let page = world.get(&world.customer, "/v1/notices").await.is(200).body;
    assert_eq!(lines(&page)[0], "rushes-1 contact  *");
    assert_eq!(page["unread"], 1);
    // The number alone, for the head of every page.
    let counted = world.get(&world.customer, "/v1/notices?top=0").await.is(200).body;
    assert_eq!(counted, json!({"value": [], "unread": 1}));
    world.get(&world.customer, "/v1/notices?top=-1").await.is(400);
}
