//! One-time links, cookie sessions, and pages of other sites.

use axum::body::Body;
use axum::http::Request;
use axum::http::request::Builder;
use chrono::TimeDelta;
use serde_json::{Value, json};
use waybill_domain::role::Role;

use crate::world::*;

impl World {
    async fn code(&self, minutes: i64) -> String {
        let person =
            self.app.store.add_person("Ann Lindqvist", &[Role::Customer], &[CONTOSO.to_owned()]).await.unwrap();
        self.app.store.add_code(&person, TimeDelta::minutes(minutes)).await.unwrap().expose().to_owned()
    }

    async fn redeem(&self, code: &str) -> Answer {
        self.send(sent(Request::post("/v1/session"), &json!({"code": code}))).await
    }
}

fn sent(request: Builder, body: &Value) -> Request<Body> {
    request.header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
}

fn cookie(answer: &Answer) -> String {
    answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_link_works_once() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let code = world.code(15).await;
    let session = world.redeem(&code).await.is(200);
    let set = session.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(
        set.starts_with("waybill_session=")
            && set.contains("; HttpOnly; SameSite=Strict; Path=/; Max-Age=43200; Secure"),
        "{set}"
    );
    assert_eq!(session.body["name"], "Ann Lindqvist");
    assert_eq!(session.body["roles"], json!(["customer"]));
    assert_eq!(session.body["subscriptions"][0]["groups"], json!(["media"]));
    assert!(session.body["subscriptions"][0]["storageAccounts"][0].as_str().unwrap().ends_with("/contosomedia"));
    assert_eq!(session.body["demo"], false);

    world
        .redeem(&code)
        .await
        .refused("401 AuthenticationFailed : This sign-in link was used already. Ask for a new one");
    world
        .redeem("made-up")
        .await
        .refused("401 AuthenticationFailed : This is not a sign-in link of this service. Check that it is whole");
    let late = world.code(-1).await;
    world.redeem(&late).await.refused("401 AuthenticationFailed : This sign-in link has expired. Ask for a new one");

    let cookie = cookie(&session);
    let get = async || {
        world
            .send(
                Request::get("/v1/session")
                    .header("cookie", format!("theme=dark; {cookie}"))
                    .body(Body::empty())
                    .unwrap(),
            )
            .await
    };
    get().await.is(200);
    let out = Request::delete("/v1/session").header("cookie", &cookie).header("sec-fetch-site", "same-origin");
    let out = world.send(out.body(Body::empty()).unwrap()).await.is(204);
    assert!(out.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    get().await.refused("401 AuthenticationFailed : Your session has ended. Sign in again");
}

#[tokio::test]
async fn two_who_use_a_link_at_once_are_one() {
    let world = World::new().await;
    let code = world.code(15).await;
    let (one, two) = tokio::join!(world.redeem(&code), world.redeem(&code));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401]);
}

#[tokio::test]
async fn a_cookie_changes_something_from_our_own_pages_only() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let code = world.code(15).await;
    let cookie = cookie(&world.redeem(&code).await);
    let patch = async |headers: &[(&str, &str)]| {
        let request = Request::patch(job("a")).header("cookie", &cookie);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        world.send(sent(request, &json!({"tags": {}}))).await.status
    };
    assert_eq!(patch(&[("sec-fetch-site", "same-origin")]).await, 200);
    assert_eq!(patch(&[("origin", URL)]).await, 200);
    assert_eq!(patch(&[("origin", "http://localhost:8087"), ("host", "localhost:8087")]).await, 200);
    assert_eq!(patch(&[("sec-fetch-site", "same-site")]).await, 403);
    assert_eq!(patch(&[("sec-fetch-site", "cross-site"), ("origin", URL)]).await, 403);
    assert_eq!(patch(&[("origin", "https://evil.example"), ("host", "waybill.example")]).await, 403);
    assert_eq!(patch(&[("origin", "null")]).await, 403);
    assert_eq!(patch(&[]).await, 403);
    let read = Request::get(job("a")).header("cookie", &cookie).header("sec-fetch-site", "cross-site");
    assert_eq!(world.send(read.body(Body::empty()).unwrap()).await.status, 200);

    let code = world.code(15).await;
    let foreign = Request::post("/v1/session").header("origin", "https://evil.example");
    world.send(sent(foreign, &json!({"code": code}))).await.is(403);
    world.redeem(&code).await.is(200);
}

#[tokio::test]
async fn who_guesses_codes_is_told_to_wait_and_who_has_one_is_not() {
    let world = World::new().await;
    let code = world.code(15).await;
    for _ in 0..30 {
        assert_eq!(world.redeem("no-code-of-ours").await.status, 401);
    }
    let told = world.redeem("no-code-of-ours").await;
    assert!(told.brief().starts_with("429 TooManyRequests : Too many wrong codes"), "{}", told.brief());
    assert!(told.headers.contains_key("retry-after"));
    world.redeem(&code).await.is(200);
}
