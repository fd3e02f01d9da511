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
        set.starts_with("__Host-waybill_session=")
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
    assert_eq!(patch(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]).await, 200);
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

/// Guards a good session from what a host of the same domain puts beside it, and takes the cookies of one version before.
#[tokio::test]
async fn the_cookie_is_this_host_s_own_and_others_beside_it_do_no_harm() {
    let world = World::new().await;
    let [ann, mallory] = [world.code(15).await, world.code(15).await];
    let secret = |answer: &Answer| cookie(answer).split_once('=').unwrap().1.to_owned();
    let ann = secret(&world.redeem(&ann).await.is(200));
    let mallory = world.redeem(&mallory).await.is(200);
    // What an earlier version set is taken away as the new one comes.
    let all: Vec<_> = mallory.headers.get_all("set-cookie").iter().map(|it| it.to_str().unwrap()).collect();
    assert!(all.len() == 2 && all[1].starts_with("waybill_session=;") && all[1].contains("Max-Age=0"), "{all:?}");
    let mallory = secret(&mallory);
    let asked = async |cookies: String| {
        let request = Request::get("/v1/sessions").header("cookie", cookies).body(Body::empty()).unwrap();
        let answer = world.send(request).await;
        let current = answer.body["value"].as_array().and_then(|all| all.iter().find(|it| it["current"] == true));
        (answer.status, current.map(|it| it["id"].as_str().unwrap().to_owned()))
    };
    let is = |secret: &str| (200, Some(crate::people::name_of(secret)));
    let (host, plain) = ("__Host-waybill_session", "waybill_session");
    // The old name counts for one version more; the new one wins, wherever it stands.
    assert_eq!(asked(format!("{plain}={ann}")).await, is(&ann));
    assert_eq!(asked(format!("{plain}={mallory}; {host}={ann}")).await, is(&ann));
    // One that proves nothing signs nobody out.
    assert_eq!(asked(format!("{plain}=bad; {plain}={ann}")).await, is(&ann));
    assert_eq!(asked(format!("{host}=bad; {host}=; {host}={ann}")).await, is(&ann));
    assert_eq!(asked(format!("{host}=bad; {plain}=worse")).await, (401, None));
    // Signing out ends whatever the browser could be signed in with.
    let both = format!("{host}={ann}; {plain}={mallory}");
    let out = Request::delete("/v1/session").header("cookie", &both).header("sec-fetch-site", "same-origin");
    world.send(out.body(Body::empty()).unwrap()).await.is(204);
    assert_eq!(asked(both).await, (401, None));
}

/// A link of somebody who is switched off is refused in words, not answered with a session that proves nothing.
#[tokio::test]
async fn a_link_of_somebody_who_is_switched_off_is_refused() {
    let world = World::new().await;
    let person = world.app.store.add_person("Ann", &[Role::Administrator], &[]).await.unwrap();
    let root = world.token("Root", &[Role::Administrator], &[]).await;
    let off = json!({"name": "Ann", "roles": ["administrator"], "disabled": true});
    world.call(&root, "PUT", &format!("/v1/people/{}", person.id), Some(off)).await.is(200);
    let code = world.app.store.add_code(&person, TimeDelta::minutes(15)).await.unwrap();
    let told = world.redeem(code.expose()).await;
    assert!(told.brief().starts_with("403 ") && told.text.contains("You are switched off here"), "{}", told.text);
    assert!(!told.headers.contains_key("set-cookie"));
}
