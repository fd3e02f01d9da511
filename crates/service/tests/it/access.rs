//! Who sees what: what one may not see answers exactly as what does not exist.

use chrono::TimeDelta;
use serde_json::json;
use waybill_domain::role::Role;

use crate::world::*;

#[tokio::test]
async fn another_customers_job_is_like_no_job() {
    let world = World::new().await;
    world.put("secret", import(&["AAAA1111"])).await.is(201);
    let event = json!({"act": "answer", "text": "x"});
    for (method, suffix, body) in [
        ("GET", "", None),
        ("PATCH", "", Some(json!({"tags": {}}))),
        ("DELETE", "", None),
        ("POST", "/listBitLockerKeys", None),
    ] {
        let at = |name: &str| job(&format!("{name}{suffix}"));
        let theirs = world.call(&world.stranger, method, &at("secret"), body.clone()).await;
        let absent = world.call(&world.stranger, method, &at("absent"), body.clone()).await;
        assert_eq!(theirs.brief().replace("secret", "absent"), absent.brief(), "{method} {suffix}");
        let own = world.call(&world.customer, method, &at("absent"), body).await;
        assert_eq!((absent.brief(), absent.status), (own.brief(), 404));
    }
    for (method, suffix, body) in [
        ("GET", "", None),
        ("GET", "/timeline", None),
        ("GET", "/timeline.json", None),
        ("GET", "/actions", None),
        ("POST", "/actions", Some(event)),
    ] {
        let at = |name: &str| format!("{}{suffix}", v1(name));
        let theirs = world.call(&world.stranger, method, &at("secret"), body.clone()).await;
        let absent = world.call(&world.stranger, method, &at("absent"), body.clone()).await;
        assert_eq!(
            (theirs.brief().replace("secret", "absent"), theirs.status),
            (absent.brief(), 404),
            "{method} {suffix}"
        );
    }
    let put = world.call(&world.stranger, "PUT", &job("new"), Some(import(&["AAAA1111"]))).await;
    put.refused("404 ResourceNotFound : There is no subscription contoso");
    let put = world.call(&world.stranger, "PUT", &path("nowhere", "new"), Some(import(&["AAAA1111"]))).await;
    put.refused("404 ResourceNotFound : There is no subscription nowhere");
    for subscription in ["contoso", "nowhere"] {
        let list = format!("/subscriptions/{subscription}/providers/Microsoft.ImportExport/jobs?{VERSION}");
        let answer = world.get(&world.stranger, &list).await;
        answer.refused(&format!("404 ResourceNotFound : There is no subscription {subscription}"));
    }
    assert_eq!(world.get(&world.stranger, "/v1/jobs").await.is(200).body["total"], 0);
    assert_eq!(world.get(&world.operator, "/v1/jobs").await.is(200).body["total"], 1);
    assert_eq!(world.get(&world.support, &job("secret")).await.is(200).body["name"], "secret");
    let put = world.call(&world.support, "PUT", &job("new"), Some(import(&["AAAA1111"]))).await;
    put.refused("403 AuthorizationFailed : Only the customer may create a job");
}

#[tokio::test]
async fn tokens_must_be_there_and_real_and_fresh() {
    let world = World::new().await;
    let bare = async |header: Option<&str>| {
        let request = axum::http::Request::get(job("a"));
        let request = if let Some(header) = header { request.header("authorization", header) } else { request };
        world.send(request.body(axum::body::Body::empty()).unwrap()).await
    };
    let none = bare(None).await;
    none.refused("401 AuthenticationFailed : Sign in first");
    assert!(none.headers["www-authenticate"].to_str().unwrap().starts_with("Bearer"));
    bare(Some("Bearer wb_forged")).await.refused("401 AuthenticationFailed : This token is not one of this service's");
    for odd in ["Basic dXNlcjpwdw==", "Bearer", "wb_x"] {
        bare(Some(odd)).await.refused("401 AuthenticationFailed : Send the token as Authorization: Bearer wb_…");
    }
    let person = world.app.store.add_person("Old", &[Role::Customer], &[CONTOSO.to_owned()]).await.unwrap();
    let old = world.app.store.add_token(&person, TimeDelta::milliseconds(-1)).await.unwrap();
    bare(Some(&format!("bearer {}", old.expose())))
        .await
        .refused("401 AuthenticationFailed : This token has expired. Make a new one");
}
