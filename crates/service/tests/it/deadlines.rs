//! Deadlines, reached by starting the service with its clock moved forward.

use chrono::TimeDelta;
use serde_json::json;

use crate::patience::eventually;
use crate::world::*;

#[tokio::test]
async fn what_was_not_shipped_expires_and_what_was_becomes_overdue() {
    let world = World::new().await;
    world.put("forgotten", import(&["AAAA1111"])).await.is(201);
    world.shipped("lost", &["BBBB2222"]).await;
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    eventually("expired", async || world.get(&world.customer, &job("forgotten")).await.status == 404).await;
    eventually("overdue", async || world.get(&world.customer, &v1("lost")).await.body["overdueSince"].is_string())
        .await;
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
    eventually("purged", async || world.get(&world.customer, &job("lost")).await.status == 404).await;
    eventually("expired", async || world.get(&world.customer, "/v1/jobs").await.body["total"] == 0).await;
}

#[tokio::test]
async fn an_update_starts_the_fourteen_days_again() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    world.put("not-updated", import(&["CCCC3333"])).await.is(201);
    let world = world.later(TimeDelta::days(13)).await;
    world.patch("a", json!({"tags": {"still": "wanted"}})).await.is(200);
    world.put("b", import(&["BBBB2222"])).await.is(201);
    let world = world.later(TimeDelta::days(26)).await;
    world.app.start().await.unwrap();
    // Deadlines are met in their order: had the update not counted, it would be gone before this one.
    eventually("expired", async || world.get(&world.customer, &job("not-updated")).await.status == 404).await;
    world.get(&world.customer, &job("a")).await.is(200);
    world.get(&world.customer, &job("b")).await.is(200);
}

#[tokio::test]
async fn a_customer_is_told_once_that_the_time_is_nearly_up_and_operators_when_it_is() {
    let told = async |world: &World, token: &str| {
        let page = world.get(token, "/v1/notices").await.is(200).body;
        let line = |it: &serde_json::Value| format!("{} {}", it["job"]["name"], it["what"]["kind"]).replace('"', "");
        let mut lines: Vec<String> = page["value"].as_array().unwrap().iter().map(line).collect();
        lines.sort();
        lines.join(", ")
    };
    let mut world = World::new().await;
    world.put("forgotten", import(&["AAAA1111"])).await.is(201);
    world.shipped("lost", &["BBBB2222"]).await;
    // Each service after the first looks at the same day again, and says nothing twice.
    for _ in 0..2 {
        world = world.later(TimeDelta::days(11) + TimeDelta::hours(1)).await;
        world.app.start().await.unwrap();
        let soon = "forgotten expiresSoon, lost overdueSoon";
        eventually("a word before the end", async || told(&world, &world.customer).await == soon).await;
        assert_eq!(told(&world, &world.operator).await, "");
    }
    // The customer's edit that began before it still fits, and starts the days again.
    let tags = json!({"tags": {"still": "wanted"}});
    let request = axum::http::Request::builder().method("PATCH").uri(job("forgotten")).header("if-match", "\"1\"");
    let request = request.header("authorization", format!("Bearer {}", world.customer));
    let request = request.header("content-type", "application/json").body(tags.to_string().into()).unwrap();
    world.send(request).await.is(200);
    let world = world.later(TimeDelta::days(24)).await;
    world.app.start().await.unwrap();
    let all = "forgotten expiresSoon, forgotten expiresSoon, lost drive, lost overdue, lost overdueSoon";
    eventually("a word before each end", async || told(&world, &world.customer).await == all).await;
    assert_eq!(told(&world, &world.operator).await, "lost overdue");
}

/// A stored number that overflows when the job is written: every act on this job panics.
const PANICS: &str = "update job set entries = 9223372036854775807 where name_key = 'first'";

/// Guards against one item that stops a task.
#[tokio::test]
async fn a_deadline_that_panics_costs_that_deadline() {
    let world = World::new().await;
    for name in ["first", "second", "third"] {
        world.put(name, import(&["AAAA1111"])).await.is(201);
    }
    world.tamper(PANICS).await;
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    let status = async |name: &str| world.get(&world.customer, &job(name)).await.status;
    eventually("the others expired", async || status("second").await == 404 && status("third").await == 404).await;
    // If this one is gone too, it panicked no more: then something else has to be found that does.
    assert_eq!(status("first").await, 200);
    // The clock goes on looking, and acts on it once it can be acted on.
    world.put("fourth", import(&["BBBB2222"])).await.is(201);
    world.tamper("update job set entries = 1 where name_key = 'first'").await;
    eventually("the first expired", async || status("first").await == 404).await;
    assert_eq!(status("fourth").await, 200);
}
