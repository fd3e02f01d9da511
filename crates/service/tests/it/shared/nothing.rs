//! Of a link that opens nothing nobody learns whether it ever did.

use chrono::TimeDelta;
use serde_json::json;
use sqlx::any::AnyPoolOptions;

use super::{look, places, token};
use crate::home;
use crate::patience::eventually;
use crate::shares::share;
use crate::world::*;

/// One number out of the database.
pub(super) async fn number(world: &World, sql: &'static str) -> i64 {
    let url = home::url(&world.folder().join("data"));
    let pool = AnyPoolOptions::new().max_connections(1).connect(&url).await.unwrap();
    let number = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
    pool.close().await;
    number
}

/// Everything of an answer but what every answer has of its own.
async fn bare(world: &World, path: &str) -> String {
    let mut answer = look(world, path).await;
    for own in ["x-ms-request-id", "x-ms-correlation-request-id", "date"] {
        answer.headers.remove(own);
    }
    format!("{} {:?} {}", answer.status, answer.headers, answer.text)
}

#[tokio::test]
async fn unknown_revoked_expired_and_deleted_are_one_and_the_same() {
    let world = World::new().await;
    for name in ["kept", "deleted", "renamed"] {
        world.put(name, import(&["AAAA1111"])).await.is(201);
    }
    let soon = (chrono::Utc::now() + TimeDelta::hours(1)).to_rfc3339();
    let expired = token(&world, "kept", json!({"tells": "drives", "expires": soon})).await;
    let deleted = token(&world, "deleted", json!({"tells": "drives"})).await;
    let renamed = token(&world, "renamed", json!({"tells": "drives", "drive": "AAAA1111"})).await;
    let revoked = share(&world, "kept", json!({"tells": "drives", "sites": ["https://wiki.example"]})).await;
    for token in [&expired, &deleted, &renamed, revoked["token"].as_str().unwrap()] {
        look(&world, &format!("/badge/{token}.svg")).await.is(200);
    }
    let path = format!("{}/shares/{}", v1("kept"), revoked["share"]["id"].as_str().unwrap());
    world.call(&world.customer, "DELETE", &path, None).await.is(204);
    world.call(&world.customer, "DELETE", &job("deleted"), None).await.is(200);
    let drives = import(&["BBBB2222"])["properties"]["driveList"].clone();
    world.patch("renamed", json!({"properties": {"driveList": drives}})).await.is(200);
    // The hash of a revoked token is forgotten: looking for it is looking for what never was.
    assert_eq!(number(&world, "select count(*) from share where revoked_ms is not null and hash is not null").await, 0);
    let world = world.later(TimeDelta::hours(2)).await;
    let unknown = places("ws_unknown");
    for (name, token) in [
        ("revoked", revoked["token"].as_str().unwrap()),
        ("expired", &expired),
        ("deleted", &deleted),
        ("renamed", &renamed),
    ] {
        for (here, never) in places(token).iter().zip(&unknown) {
            let (here, never) = (bare(&world, here).await, bare(&world, never).await);
            assert!(never.starts_with("404 "), "{never}");
            assert_eq!(here, never, "{name} tells itself from unknown");
        }
    }
    let card = look(&world, "/embed/ws_unknown?lang=sv").await.is(404).text;
    assert!(card.contains("Ingen status här") && !card.contains("ws_unknown"), "{card}");
    let badge = look(&world, "/badge/ws_unknown.svg").await.is(404);
    assert!(badge.text.contains("No status here") && badge.headers["content-type"].to_str().unwrap().contains("svg"));
}

#[tokio::test]
async fn the_hash_of_an_expired_link_is_forgotten_too() {
    let world = World::new().await;
    world.put("kept", import(&["AAAA1111"])).await.is(201);
    let soon = (chrono::Utc::now() + TimeDelta::hours(1)).to_rfc3339();
    token(&world, "kept", json!({"tells": "state", "expires": soon})).await;
    let other = token(&world, "kept", json!({"tells": "state"})).await;
    let world = world.later(TimeDelta::hours(2)).await;
    world.app.start().await.unwrap();
    look(&world, &format!("/badge/{other}.svg")).await.is(200);
    world.app.stop();
    let open = async || number(&world, "select count(*) from share where hash is not null").await;
    eventually("the links that expired are closed", async || open().await == 1).await;
    // And in the list it stands as what it is.
    let listed = world.get(&world.customer, &format!("{}/shares", v1("kept"))).await.is(200).body;
    assert_eq!(listed["value"].as_array().unwrap().len(), 2);
}
