//! The character NUL, which PostgreSQL cannot keep: refused on both databases alike, before anything is looked up, in
//! each parameter of each path and query and in each body. A new route is asked too: they are read out of the documents.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use waybill_domain::role::Role;

use crate::world::*;

/// Method, path with all its parameters filled in, and their names.
struct Route {
    method: String,
    path: String,
    query: Vec<String>,
    body: bool,
}

async fn routes(world: &World) -> Vec<Route> {
    let described = world.get(&world.operator, "/v1/openapi.json").await.is(200);
    let mut routes = Vec::new();
    for (path, item) in described.body["paths"].as_object().unwrap() {
        for (method, what) in item.as_object().unwrap().iter().filter(|(key, _)| *key != "parameters") {
            let all = what["parameters"].as_array().into_iter().flatten();
            let query =
                all.filter(|it| it["in"] == "query").map(|it| it["name"].as_str().unwrap().to_owned()).collect();
            let body = what["requestBody"]["content"]["application/json"].is_object();
            routes.push(Route { method: method.to_uppercase(), path: path.clone(), query, body });
        }
    }
    let contract = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs";
    let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    for (method, path, body) in [
        ("GET", contract.to_owned(), false),
        ("GET", "/subscriptions/{subscription}/providers/Microsoft.ImportExport/jobs".to_owned(), false),
        ("GET", format!("{contract}/{{name}}"), false),
        ("PUT", format!("{contract}/{{name}}"), true),
        ("PATCH", format!("{contract}/{{name}}"), true),
        ("DELETE", format!("{contract}/{{name}}"), false),
        ("POST", format!("{contract}/{{name}}/listBitLockerKeys"), false),
        ("GET", "/providers/Microsoft.ImportExport/locations/{name}".to_owned(), false),
    ] {
        let query = words(&["api-version", "$top", "$filter", "$skiptoken"]);
        routes.push(Route { method: method.to_owned(), path, query, body });
    }
    for path in ["/badge/{token}.svg", "/embed/{token}", "/oembed"] {
        routes.push(Route { method: "GET".into(), path: path.into(), query: words(&["url", "lang"]), body: false });
    }
    assert!(routes.len() > 60, "the document is not read any more");
    routes
}

/// The path with its parameters filled in, one of them with something odd.
fn filled(path: &str, odd: usize, with: &str) -> String {
    let mut at = 0;
    let segment = |part: &str| match part.split_once('{') {
        Some((before, rest)) => {
            let (name, after) = rest.split_once('}').unwrap();
            let plain = match name {
                "subscription" => CONTOSO,
                "group" => "media",
                "serial" => "AAAA1111",
                "kind" => "error",
                _ => "a",
            };
            let value = if at == odd { with } else { plain };
            at += 1;
            format!("{before}{value}{after}")
        }
        None => part.to_owned(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}

async fn everybody(world: &World) -> String {
    world.token("Kim", &[Role::Customer, Role::Support, Role::Operator, Role::Administrator], &[CONTOSO]).await
}

#[tokio::test]
async fn a_nul_in_a_path_or_a_query_is_refused_by_every_route() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let token = everybody(&world).await;
    let mut asked = 0;
    for route in routes(&world).await {
        for odd in 0..route.path.matches('{').count() {
            let path = filled(&route.path, odd, "a%00b");
            let answer = world.call(&token, &route.method, &path, route.body.then(|| json!({}))).await;
            let told = (answer.status, answer.body["error"]["target"].as_str());
            assert_eq!(told, (400, Some("path")), "{} {path}: {}", route.method, answer.text);
            asked += 1;
        }
        for name in &route.query {
            let path = format!("{}?{}=a%00", filled(&route.path, usize::MAX, ""), name.replace('$', "%24"));
            let answer = world.call(&token, &route.method, &path, None).await;
            let target = if name.contains('$') { "query" } else { name.as_str() };
            let told = (answer.status, answer.body["error"]["target"].as_str());
            assert_eq!(told, (400, Some(target)), "{} {path}: {}", route.method, answer.text);
            asked += 1;
        }
    }
    assert!(asked > 100, "{asked}");
}

#[tokio::test]
async fn a_nul_in_a_body_is_refused_by_every_route_at_its_field() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let token = everybody(&world).await;
    let mut refused = 0;
    for route in routes(&world).await.iter().filter(|route| route.body) {
        let path = filled(&route.path, usize::MAX, "");
        let path = if path.starts_with("/v1") { path } else { format!("{path}?{VERSION}") };
        let body = json!({"act": "answer", "deep": [{"text": "a\u{0}b"}]});
        let answer = world.call(&token, &route.method, &path, Some(body)).await;
        // What is not there, or switched off, is so whatever is sent to it.
        if ![403, 404].contains(&answer.status) {
            let told = (answer.status, answer.body["error"]["target"].as_str());
            assert_eq!(told, (400, Some("deep[0].text")), "{} {path}: {}", route.method, answer.text);
            refused += 1;
        }
    }
    assert!(refused >= 14, "{refused}");
}

#[tokio::test]
async fn a_forged_token_of_a_page_is_refused() {
    let world = World::new().await;
    let token = |it: Value| URL_SAFE_NO_PAD.encode(it.to_string());
    let list = token(json!({"sort": "name", "id": 1, "needs": 0, "changed": 0, "name": "\u{0}"}));
    let found = token(json!({"sort": "name", "descending": false, "key": "\u{0}", "id": 1}));
    let board = token(json!([0, 0, "\u{0}"]));
    for path in [
        format!("/v1/jobs?sort=name&after={list}"),
        format!("/v1/support/jobs?sort=name&after={found}"),
        format!("/v1/operations/drives?state=copying&after={board}"),
    ] {
        let answer = world.get(&world.operator, &path).await.is(400);
        assert_eq!(answer.body["error"]["details"][0]["target"], "after", "{path}: {}", answer.text);
    }
}
