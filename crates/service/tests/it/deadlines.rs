//! Deadlines, reached by starting the service with its clock moved forward.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::json;

use crate::world::*;

/// Waits for something, not for a time; a minute is for a machine that does much else.
pub(crate) async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..600 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("never came: {what}");
}

#[tokio::test]
async fn what_was_not_shipped_expires_and_what_was_becomes_overdue() {
    let world = World::new().await;
    world.put("forgotten", import(&["AAAA1111"])).await.is(201);
    world.shipped("lost", &["BBBB2222"]).await;
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    until("expired", async || world.get(&world.customer, &job("forgotten")).await.status == 404).await;
    until("overdue", async || world.get(&world.customer, &v1("lost")).await.body["overdueSince"].is_string()).await;
    let lost = world.get(&world.customer, &job("lost")).await.is(200);
    assert_eq!(lost.body["properties"]["driveList"][0]["state"], "NeverReceived");
    let timeline = world.get(&world.customer, &format!("{}/timeline", v1("lost"))).await;
    let newest = &timeline.body["value"][0];
    assert_eq!((&newest["role"], &newest["who"]), (&json!("clock"), &json!("")));
    world.act("lost", json!({"act": "close"})).await.is(409);

    let world = world.later(TimeDelta::days(46)).await;
    world.app.start().await.unwrap();
    world.act("lost", json!({"act": "close"})).await.is(200);
    assert_eq!(world.get(&world.customer, &job("lost")).await.body["properties"]["state"], "Closed");
    world.put("new", import(&["AAAA1111"])).await.is(201);

    let world = world.later(TimeDelta::days(46 + 91)).await;
    world.app.start().await.unwrap();
    until("purged", async || world.get(&world.customer, &job("lost")).await.status == 404).await;
    until("expired", async || world.get(&world.customer, "/v1/jobs").await.body["total"] == 0).await;
}

#[tokio::test]
async fn an_update_starts_the_fourteen_days_again() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let world = world.later(TimeDelta::days(13)).await;
    world.patch("a", json!({"tags": {"still": "wanted"}})).await.is(200);
    world.put("b", import(&["BBBB2222"])).await.is(201);
    let world = world.later(TimeDelta::days(26)).await;
    world.app.start().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1500)).await;
    world.get(&world.customer, &job("a")).await.is(200);
    world.get(&world.customer, &job("b")).await.is(200);
}
