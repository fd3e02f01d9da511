//! Two at once: both are done, or one is told why not; nothing is lost.

use std::sync::Arc;

use serde_json::json;
use waybill_domain::role::Role;

use crate::world::*;

#[tokio::test(flavor = "multi_thread")]
async fn two_patches_at_once_are_both_kept() {
    let world = Arc::new(World::new().await);
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let log = world.patch("a", json!({"properties": {"logLevel": "Verbose"}}));
    let tags = world.patch("a", json!({"tags": {"two": "2"}}));
    let (log, tags) = tokio::join!(log, tags);
    log.is(200);
    tags.is(200);
    let job = world.get(&world.customer, &job("a")).await;
    assert_eq!((&job.body["properties"]["logLevel"], &job.body["tags"]), (&json!("Verbose"), &json!({"two": "2"})));
    assert_eq!(job.headers["etag"], "\"3\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_with_the_same_condition_one_wins() {
    let world = Arc::new(World::new().await);
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let tasks: Vec<_> = (0..16)
        .map(|at| {
            let world = Arc::clone(&world);
            tokio::spawn(async move {
                let body = json!({"tags": {"winner": at.to_string()}}).to_string();
                let request = axum::http::Request::patch(job("a")).header("if-match", "\"1\"");
                let request = request.header("authorization", format!("Bearer {}", world.customer));
                let request = request.header("content-type", "application/json").body(body.into()).unwrap();
                world.send(request).await.status
            })
        })
        .collect();
    let mut won = 0;
    for task in tasks {
        match task.await.unwrap() {
            200 => won += 1,
            status => assert_eq!(status, 412),
        }
    }
    assert_eq!(won, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_is_given_once() {
    let world = Arc::new(World::new().await);
    let tasks: Vec<_> = (0..8)
        .map(|_| {
            let world = Arc::clone(&world);
            tokio::spawn(async move { world.put("same", import(&["AAAA1111"])).await.status })
        })
        .collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 200, 200, 200, 201]);
    assert_eq!(world.get(&world.customer, "/v1/jobs").await.body["total"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn ship_and_cancel_and_delete_at_once_leave_a_sound_job() {
    let world = Arc::new(World::new().await);
    for round in 0..10 {
        let name = format!("job-{round}");
        world.put(&name, import(&["AAAA1111"])).await.is(201);
        let ship = world.patch(&name, ship());
        let path = job(&name);
        let delete = world.call(&world.customer, "DELETE", &path, None);
        let (ship, delete) = tokio::join!(ship, delete);
        let there = world.get(&world.customer, &path).await.status;
        let so = (ship.status, delete.status, there);
        assert!(matches!(so, (200, 409, 200) | (404, 200, 404)), "{so:?}");
    }
}

/// Guards against a bound that is checked before the transaction in which it is used up.
#[tokio::test(flavor = "multi_thread")]
async fn of_many_jobs_at_once_as_many_are_created_as_there_is_room_for() {
    let world = Arc::new(World::with("[limits]\njobs-per-subscription = 5").await);
    let tasks: Vec<_> = (0..24)
        .map(|at| {
            let world = Arc::clone(&world);
            tokio::spawn(async move { world.put(&format!("job-{at}"), import(&["AAAA1111"])).await.status })
        })
        .collect();
    let mut statuses = Vec::new();
    for task in tasks {
        statuses.push(task.await.unwrap());
    }
    let of = |status: u16| statuses.iter().filter(|it| **it == status).count();
    assert_eq!((of(201), of(409)), (5, 19), "{statuses:?}");
    assert_eq!(world.get(&world.customer, "/v1/jobs").await.body["total"], 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_given_a_subscription_that_is_removed_meanwhile() {
    let world = World::new().await;
    let root = world.token("Root", &[Role::Administrator], &[]).await;
    for round in 0..20 {
        let id = format!("short-lived-{round}");
        let company = json!({"id": id, "company": "Short"});
        world.call(&root, "POST", "/v1/subscriptions", Some(company)).await.is(201);
        let person = json!({"name": "Given", "roles": ["customer"], "subscriptions": [id], "disabled": false});
        let path = format!("/v1/subscriptions/{id}");
        let given = world.call(&root, "POST", "/v1/people", Some(person));
        let (given, removed) = tokio::join!(given, world.call(&root, "DELETE", &path, None));
        let both = (given.status, removed.status);
        assert!([(201, 409), (400, 204)].contains(&both), "{both:?}: {} {}", given.text, removed.text);
    }
}
