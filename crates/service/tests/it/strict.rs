//! Every route that is described: its answer forbids the browser what the portal does not need, and a cookie changes
//! nothing on behalf of another site.

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::Value;
use waybill_domain::role::Role;

use crate::world::*;

/// Method and path of all routes under `/v1`, and of the contract's.
async fn routes(world: &World) -> Vec<(String, String)> {
    let described = world.get(&world.operator, "/v1/openapi.json").await.is(200);
    let mut routes = Vec::new();
    for (path, item) in described.body["paths"].as_object().unwrap() {
        let path = ["{subscription}", "{group}", "{name}", "{serial}", "{kind}"]
            .into_iter()
            .zip([CONTOSO, "media", "a", "AAAA1111", "error"])
            .fold(path.clone(), |path, (name, value)| path.replace(name, value));
        let path = path.replace(['{', '}'], "");
        let methods = item.as_object().unwrap().keys().filter(|key| *key != "parameters");
        routes.extend(methods.map(|method| (method.to_uppercase(), path.clone())));
    }
    routes.extend(["GET", "PUT", "PATCH", "DELETE"].map(|method| (method.to_owned(), job("a"))));
    routes.push(("POST".to_owned(), job("a/listBitLockerKeys")));
    assert!(routes.len() > 30, "{routes:?}");
    routes
}

#[tokio::test]
async fn every_answer_is_strict() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let mut all: Vec<(String, String)> = routes(&world).await;
    let others = ["/", "/jobs", "/no-such-page", "/healthz", "/readyz", "/metrics", "/v1/nothing", "/subscriptions/x"];
    all.extend(others.map(|path| ("GET".to_owned(), path.to_owned())));
    for (method, path) in all {
        for token in [&world.operator, "wb_forged"] {
            let request = Request::builder().method(method.as_str()).uri(&path);
            let request = request.header("authorization", format!("Bearer {token}"));
            let response = world.respond(request.body(Body::from("{}")).unwrap()).await;
            let header = |name: &str| response.headers().get(name).map(|it| it.to_str().unwrap()).unwrap_or_default();
            for (name, want) in [
                ("x-content-type-options", "nosniff"),
                ("x-frame-options", "DENY"),
                ("referrer-policy", "same-origin"),
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-resource-policy", "same-origin"),
                ("strict-transport-security", "max-age=31536000"),
            ] {
                assert_eq!(header(name), want, "{name} of {method} {path}");
            }
            let policy = header("content-security-policy");
            assert!(policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"), "{path}");
            assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
            assert!(header("permissions-policy").contains("camera=()"), "{path}");
            assert!(!header("x-ms-request-id").is_empty() && !header("cache-control").is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn a_cookie_changes_nothing_for_another_site_whatever_the_route() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let person = world.app.store.add_person("Ann", &Role::ALL[..3], &[CONTOSO.to_owned()]).await.unwrap();
    let code = world.app.store.add_code(&person, TimeDelta::minutes(5)).await.unwrap();
    let body = serde_json::json!({"code": code.expose()});
    let request = Request::post("/v1/session").header("content-type", "application/json");
    let session = world.send(request.body(Body::from(body.to_string())).unwrap()).await.is(200);
    let cookie = session.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let foreign: [&[(&str, &str)]; 4] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        &[("sec-fetch-site", "same-site"), ("origin", "https://other.waybill.example")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
    ];
    let before = world.get(&world.customer, &job("a")).await.is(200).text;
    let mut tried = 0;
    for (method, path) in routes(&world).await.into_iter().filter(|(method, _)| method != "GET") {
        for headers in foreign {
            let mut request = Request::builder().method(method.as_str()).uri(&path).header("cookie", &cookie);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            let request = request.header("content-type", "application/json");
            let answer = world.send(request.body(Body::from("{\"code\":\"x\"}")).unwrap()).await;
            assert_eq!(answer.status, 403, "{method} {path} {headers:?}: {}", answer.text);
            assert_eq!(answer.body["error"]["code"], Value::from("AuthorizationFailed"), "{method} {path}");
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
    assert_eq!(world.get(&world.customer, &job("a")).await.is(200).text, before);
}
