//! People, where they are signed in, and how all that ends.

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use waybill_domain::role::Role;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::world::*;

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/// What a secret goes by where it is listed.
pub(crate) fn name_of(secret: &str) -> String {
    hash_of(secret).chars().take(16).collect()
}

/// What the store keeps of a secret.
pub(crate) fn hash_of(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}

impl World {
    async fn administrator(&self) -> String {
        self.token("Root", &[Role::Administrator], &[]).await
    }

    /// A browser that has followed a link; its cookie.
    pub(crate) async fn browser(&self, link: &str) -> String {
        let code = link.rsplit('#').next().unwrap();
        let request =
            Request::post("/v1/session").header("content-type", "application/json").header("user-agent", FIREFOX);
        let answer = self.send(request.body(Body::from(json!({"code": code}).to_string())).unwrap()).await.is(200);
        answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    pub(crate) async fn with_cookie(&self, cookie: &str, method: &str, path: &str) -> Answer {
        let request = Request::builder().method(method).uri(path).header("cookie", cookie);
        self.send(request.header("sec-fetch-site", "same-origin").body(Body::empty()).unwrap()).await
    }
}

fn ann() -> Value {
    json!({"name": "Ann Lindqvist", "email": "Ann@Contoso.example", "roles": ["customer"], "subscriptions": [CONTOSO]})
}

#[tokio::test]
async fn an_administrator_adds_somebody_hands_over_a_link_and_switches_them_off() {
    let world = World::new().await;
    let root = world.administrator().await;
    let added = world.call(&root, "POST", "/v1/people", Some(ann())).await.is(201).body;
    let at = format!("/v1/people/{}", added["id"].as_str().unwrap());
    assert_eq!(added["email"], "ann@contoso.example");
    let link =
        world.call(&root, "POST", &format!("{at}/link"), None).await.is(200).body["link"].as_str().unwrap().to_owned();
    let cookie = world.browser(&link).await;
    world.with_cookie(&cookie, "GET", "/v1/session").await.is(200);
    let access = world.get(&root, &format!("{at}/access")).await.is(200).body;
    let session = &access["sessions"][0];
    assert_eq!((&session["browser"], &session["system"]), (&json!("Firefox"), &json!("Linux")));
    assert_eq!(session["current"], false);

    let mut off = ann();
    off["disabled"] = true.into();
    let waiting = world.call(&root, "POST", &format!("{at}/link"), None).await.is(200).body["link"].clone();
    let told = world.call(&root, "PUT", &at, Some(off)).await.is(200).body;
    assert!(told["disabled"].is_string() && told["sessions"] == 0, "{told}");
    world.with_cookie(&cookie, "GET", "/v1/session").await.is(401);
    let code = waiting.as_str().unwrap().rsplit('#').next().unwrap().to_owned();
    let late = Request::post("/v1/session").header("content-type", "application/json");
    world.send(late.body(Body::from(json!({"code": code}).to_string())).unwrap()).await.is(401);
    world.call(&root, "POST", &format!("{at}/link"), None).await.is(409);
    world.call(&root, "PUT", &at, Some(ann())).await.is(200);
    world.call(&root, "POST", &format!("{at}/link"), None).await.is(200);
}

#[tokio::test]
async fn all_that_is_wrong_with_a_person_is_told_at_its_field() {
    let world = World::new().await;
    let root = world.administrator().await;
    let wrong = json!({"name": " ", "email": "nowhere", "roles": ["clock"], "subscriptions": ["atlantis"]});
    let refused = world.call(&root, "POST", "/v1/people", Some(wrong)).await.is(400);
    let details = refused.body["error"]["details"].as_array().unwrap();
    let targets: Vec<&str> = details.iter().map(|it| it["target"].as_str().unwrap()).collect();
    assert_eq!(targets, ["name", "email", "roles", "subscriptions"]);
    world.call(&root, "POST", "/v1/people", Some(ann())).await.is(201);
    let again = world.call(&root, "POST", "/v1/people", Some(ann())).await;
    again.refused("400 InvalidParameter email: Somebody else has this address. Use another");
    let none = json!({"name": "Bo", "roles": ["customer"]});
    let none = world.call(&root, "POST", "/v1/people", Some(none)).await;
    none.refused("400 InvalidParameter subscriptions: Choose at least one subscription for a customer");
}

#[tokio::test]
async fn people_are_found_by_a_piece_and_listed_by_the_page() {
    let world = World::new().await;
    let root = world.administrator().await;
    for at in 0..5 {
        let person =
            json!({"name": format!("Åsa {at}_%"), "email": format!("asa{at}@x.example"), "roles": ["support"]});
        world.call(&root, "POST", "/v1/people", Some(person)).await.is(201);
    }
    let pages = world.pages(&root, "/v1/people?q=%C3%85sa&top=2").await;
    assert!(pages.iter().all(|page| page["total"] == 5));
    let names: Vec<&str> = pages.iter().flat_map(names_in).collect();
    assert_eq!(names.len(), 5);
    assert!(names.is_sorted());
    // Neither database folds like this by itself.
    assert_eq!(world.get(&root, "/v1/people?q=%C3%A5SA%203").await.is(200).body["total"], 1);
    // What is a pattern to a database is a letter to people.
    assert_eq!(world.get(&root, "/v1/people?q=3_%25").await.is(200).body["total"], 1);
    assert_eq!(world.get(&root, "/v1/people?q=ASA4%40").await.is(200).body["total"], 1);
    assert_eq!(world.get(&root, "/v1/people?q=%25%25").await.is(200).body["total"], 0);
}

#[tokio::test]
async fn other_roles_hold_at_once_and_an_administrator_cannot_lock_themselves_out() {
    let world = World::new().await;
    let root = world.administrator().await;
    let people = world.get(&root, "/v1/people?q=Lena").await.is(200).body;
    let lena = format!("/v1/people/{}", people["value"][0]["id"].as_str().unwrap());
    world.get(&world.support, "/v1/support/queues").await.is(200);
    let operator = json!({"name": "Lena", "roles": ["administrator"]});
    world.call(&root, "PUT", &lena, Some(operator)).await.is(200);
    world.get(&world.support, "/v1/support/queues").await.is(403);
    world.get(&world.support, "/v1/people").await.is(200);
    let me = world.get(&root, "/v1/people?q=Root").await.is(200).body;
    let me = format!("/v1/people/{}", me["value"][0]["id"].as_str().unwrap());
    let off = json!({"name": "Root", "roles": ["administrator"], "disabled": true});
    for wish in [json!({"name": "Root", "roles": ["support"]}), off] {
        world.call(&root, "PUT", &me, Some(wish)).await.is(409);
    }
}

#[tokio::test]
async fn one_sees_where_one_is_signed_in_and_signs_out_elsewhere() {
    let world = World::new().await;
    let person = world.app.store.add_person("Ann", &[Role::Customer], &[CONTOSO.to_owned()]).await.unwrap();
    let mut browsers = Vec::new();
    for _ in 0..3 {
        let code = world.app.store.add_code(&person, TimeDelta::hours(1)).await.unwrap();
        browsers.push(world.browser(code.expose()).await);
    }
    let [here, there, third] = browsers.as_slice() else { panic!("three") };
    let all = world.with_cookie(here, "GET", "/v1/sessions").await.is(200).body["value"].clone();
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 3);
    let mine: Vec<&Value> = all.iter().filter(|it| it["current"] == true).collect();
    assert_eq!(mine.len(), 1);
    assert!(mine[0]["created"].is_string() && mine[0]["seen"].is_string());
    let secret = there.split('=').nth(1).unwrap();
    assert!(!world.answered.lock().unwrap().split("set-cookie").any(|it| it.contains("\"id\"") && it.contains(secret)));
    // Believed a moment ago, and no more at once.
    world.with_cookie(there, "GET", "/v1/session").await.is(200);
    let at = format!("/v1/sessions/{}", name_of(secret));
    world.with_cookie(here, "DELETE", &at).await.is(204);
    world.with_cookie(there, "GET", "/v1/session").await.is(401);
    world.with_cookie(here, "DELETE", &at).await.is(404);
    world.with_cookie(third, "GET", "/v1/session").await.is(200);
    world.with_cookie(here, "DELETE", "/v1/sessions").await.is(204);
    world.with_cookie(third, "GET", "/v1/session").await.is(401);
    world.with_cookie(here, "GET", "/v1/session").await.is(200);
}

#[tokio::test]
async fn a_token_that_is_taken_back_is_believed_no_more() {
    let world = World::new().await;
    let root = world.administrator().await;
    let people = world.get(&root, "/v1/people?q=Lena").await.is(200).body;
    let lena = format!("/v1/people/{}", people["value"][0]["id"].as_str().unwrap());
    world.get(&world.support, "/v1/session").await.is(200);
    let access = world.get(&root, &format!("{lena}/access")).await.is(200).body;
    let token = access["tokens"][0]["id"].as_str().unwrap();
    assert_eq!(token, name_of(&world.support));
    world.call(&root, "DELETE", &format!("{lena}/access/{token}"), None).await.is(204);
    world.get(&world.support, "/v1/session").await.is(401);
    world.call(&root, "DELETE", &format!("{lena}/access/{token}"), None).await.is(404);
}

#[tokio::test]
async fn subscriptions_are_added_renamed_and_removed_while_nothing_is_in_them() {
    let world = World::new().await;
    let administrator = world.token("Lena", &[Role::Administrator], &[]).await;
    let path = "/v1/subscriptions/Northwind";
    let put = async |company: &str| world.call(&administrator, "PUT", path, Some(json!({"company": company}))).await;
    put(" ").await.refused("400 InvalidParameter company: Enter the company's name");
    let odd = world.call(&administrator, "PUT", "/v1/subscriptions/a%20b", Some(json!({"company": ""}))).await.is(400);
    assert_eq!(odd.body["error"]["details"].as_array().unwrap().len(), 2, "{}", odd.text);
    assert_eq!(put("Northwind Traders").await.is(201).body["id"], "northwind");
    assert_eq!(put("Northwind").await.is(200).body["company"], "Northwind");
    // Adding never renames: the id may be mistyped.
    let add = async |body: Value| world.call(&administrator, "POST", "/v1/subscriptions", Some(body)).await;
    let there = add(json!({"id": "NORTHWIND", "company": "Fabrikam"})).await;
    there.refused(
        "400 InvalidParameter id: The subscription northwind is there already, with the company Northwind. Enter another ID",
    );
    let all = world.get(&administrator, "/v1/subscriptions").await.is(200);
    assert!(all.text.contains("\"company\":\"Northwind\"") && !all.text.contains("\"Fabrikam\""), "{}", all.text);
    assert_eq!(add(json!({})).await.is(400).body["error"]["details"].as_array().unwrap().len(), 2);
    assert_eq!(add(json!({"id": "Tailspin", "company": "Tailspin Toys"})).await.is(201).body["id"], "tailspin");
    // Somebody owns it now: it stays.
    let wish = json!({"name": "Nils", "roles": ["customer"], "subscriptions": ["northwind"]});
    let nils = world.call(&administrator, "POST", "/v1/people", Some(wish)).await.is(201);
    let told = world.call(&administrator, "DELETE", path, None).await.is(409);
    assert!(told.text.contains("Northwind has 1 person. It was kept"), "{}", told.text);
    let wish = json!({"name": "Nils", "roles": ["support"], "subscriptions": []});
    let id = nils.body["id"].as_str().unwrap();
    world.call(&administrator, "PUT", &format!("/v1/people/{id}"), Some(wish)).await.is(200);
    world.call(&administrator, "DELETE", path, None).await.is(204);
    world.call(&administrator, "DELETE", path, None).await.is(404);
    world.call(&world.operator, "PUT", path, Some(json!({"company": "Mine"}))).await.is(403);
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let told = world.call(&administrator, "DELETE", "/v1/subscriptions/contoso", None).await.is(409);
    assert!(told.text.contains("contoso has 1 job and 1 person. It was kept"), "{}", told.text);
}

/// A value is not a pattern: neither an underscore nor a percent sign in an id finds another's.
#[tokio::test]
async fn a_subscription_is_removed_though_somebody_has_one_whose_id_looks_like_it() {
    let world = World::new().await;
    let administrator = world.token("Root", &[Role::Administrator], &[]).await;
    for id in ["a_b", "axb"] {
        let path = format!("/v1/subscriptions/{id}");
        world.call(&administrator, "PUT", &path, Some(json!({"company": id}))).await.is(201);
    }
    world.token("Ann", &[Role::Customer], &["axb"]).await;
    world.call(&administrator, "DELETE", "/v1/subscriptions/%25", None).await.is(404);
    world.call(&administrator, "DELETE", "/v1/subscriptions/a_b", None).await.is(204);
    world.call(&administrator, "DELETE", "/v1/subscriptions/axb", None).await.is(409);
    // What people type into a list's search is no pattern either.
    world.put("a_c", import(&["AAAA1111"])).await.is(201);
    world.put("axc", import(&["AAAA2222"])).await.is(201);
    assert_eq!(world.get(&world.customer, "/v1/jobs?q=a_c").await.is(200).names(), ["a_c"]);
    assert_eq!(world.get(&world.customer, "/v1/jobs?q=%25").await.is(200).names(), [""; 0]);
    assert_eq!(world.get(&administrator, "/v1/people?q=a_").await.is(200).names(), [""; 0]);
}
