//! Share links: made by those who own the job, listed, revoked, and told of in the timeline.

use serde_json::{Value, json};

use crate::world::{World, import, v1};

pub(crate) async fn share(world: &World, name: &str, body: Value) -> Value {
    world.call(&world.customer, "POST", &format!("{}/shares", v1(name)), Some(body)).await.is(201).body
}

#[tokio::test]
async fn a_link_is_made_listed_revoked_and_told_of() {
    let world = World::new().await;
    world.put("rushes-1", import(&["AAAA1111", "BBBB2222"])).await.is(201);
    let path = format!("{}/shares", v1("rushes-1"));
    let body = json!({"drive": "aaaa1111", "tells": "progress", "expires": "2099-01-01T00:00:00+01:00",
        "sites": ["https://Wiki.example/"], "note": "Wiki of the rushes team"});
    let made = share(&world, "rushes-1", body).await;
    let token = made["token"].as_str().unwrap();
    assert!(token.len() >= 43 && token.starts_with("ws_"), "{token}");
    assert_eq!(made["urls"]["badge"], format!("https://waybill.example/badge/{token}.svg"));
    assert_eq!(made["urls"]["page"], format!("https://waybill.example/embed/{token}"));
    let listed = world.get(&world.customer, &path).await.is(200);
    assert!(!listed.text.contains(token));
    let one = &listed.body["value"][0];
    assert_eq!(*one, made["share"]);
    assert_eq!((&one["expires"], &one["sites"]), (&json!("2098-12-31T23:00:00Z"), &json!(["https://wiki.example"])));
    assert_eq!((&one["createdBy"], &one["timesUsed"]), (&json!("Ann"), &json!(0)));

    let id = one["id"].as_str().unwrap();
    world.call(&world.stranger, "DELETE", &format!("{path}/{id}"), None).await.is(404);
    world.call(&world.support, "DELETE", &format!("{path}/none"), None).await.is(404);
    for _ in 0..2 {
        world.call(&world.support, "DELETE", &format!("{path}/{id}"), None).await.is(204);
    }
    let one = world.get(&world.customer, &path).await.is(200).body["value"][0].clone();
    assert_eq!(one["revokedBy"], "Lena");
    let timeline = world.get(&world.customer, &format!("{}/timeline", v1("rushes-1"))).await.is(200);
    assert!(!timeline.text.contains(token));
    let what = |at: usize| timeline.body["value"][at]["what"].clone();
    let told = |kind: &str| json!({"kind": kind, "serial": what(1)["serial"], "tells": "progress", "text": "Wiki of the rushes team"});
    assert_eq!([what(0)["kind"].clone(), what(1)], [json!("shareRevoked"), told("shareMade")]);
    assert_eq!(what(2)["kind"], "created", "revoking twice is one happening");
}

#[tokio::test]
async fn who_may_not_is_told_and_problems_are_told_at_their_fields() {
    let world = World::new().await;
    world.put("rushes-1", import(&["AAAA1111"])).await.is(201);
    let path = format!("{}/shares", v1("rushes-1"));
    let body = json!({"tells": "state"});
    for (who, status) in [(&world.support, 403), (&world.operator, 403), (&world.stranger, 404)] {
        world.call(who, "POST", &path, Some(body.clone())).await.is(status);
    }
    let wrong =
        json!({"tells": "all", "expires": "2020-01-01T00:00:00Z", "sites": ["https://a.example; script-src *"]});
    let answer = world.call(&world.customer, "POST", &path, Some(wrong)).await.is(400);
    let targets: Vec<&str> =
        answer.body["error"]["details"].as_array().unwrap().iter().map(|it| it["target"].as_str().unwrap()).collect();
    assert_eq!(targets, ["tells", "expires", "sites[0]"]);
    let answer =
        world.call(&world.customer, "POST", &path, Some(json!({"tells": "state", "drive": "CCCC3333"}))).await.is(400);
    assert_eq!(answer.body["error"]["target"], "drive");
    for _ in 0..20 {
        share(&world, "rushes-1", body.clone()).await;
    }
    let answer = world.call(&world.customer, "POST", &path, Some(body.clone())).await.is(409);
    assert!(answer.text.contains("20 open share links"), "{}", answer.text);
    let listed = world.get(&world.customer, &path).await.body;
    let id = listed["value"][0]["id"].as_str().unwrap();
    world.call(&world.customer, "DELETE", &format!("{path}/{id}"), None).await.is(204);
    share(&world, "rushes-1", body).await;
}
