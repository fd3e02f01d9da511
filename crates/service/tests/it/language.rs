//! The reader's language, in what the APIs answer: asked for by `Accept-Language`, English else.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::world::*;

async fn ask(world: &World, language: &str, method: &str, path: &str, body: Option<Value>) -> Answer {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("authorization", format!("Bearer {}", world.customer))
        .header("content-type", "application/json")
        .header("accept-language", language);
    world.send(request.body(body.map_or_else(Body::empty, |body| Body::from(body.to_string()))).unwrap()).await
}

fn message(answer: &Answer) -> &str {
    answer.body["error"]["message"].as_str().unwrap()
}

#[tokio::test]
async fn a_failure_speaks_the_language_that_was_asked_for() {
    let world = World::new().await;
    for (asked, told, said) in [
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv", "Det finns inget på den här adressen"),
        ("en-GB,sv;q=0.5", "en", "There is nothing at this address"),
        ("de, fr;q=0.5", "en", "There is nothing at this address"),
    ] {
        let answer = ask(&world, asked, "GET", "/v1/nothing", None).await;
        assert_eq!((message(&answer), &answer.headers["content-language"]), (said, &told.parse().unwrap()), "{asked}");
        assert!(answer.headers.get_all("vary").iter().any(|it| it == "accept-language"));
    }
}

#[tokio::test]
async fn fields_refusals_and_why_nots_speak_swedish() {
    let world = World::new().await;
    let mut wrong = import(&["9CA995BB"]);
    wrong["properties"]["returnAddress"]["city"] = json!("");
    let answer = ask(&world, "sv", "PUT", &job("a"), Some(wrong)).await.is(400);
    let details = answer.body["error"]["details"].as_array().unwrap();
    assert!(details.iter().any(|it| it["message"] == "Ange orten"), "{}", answer.text);
    // What serde reads, and a field's own parser refuses.
    world.put("a", import(&["9CA995BB"])).await;
    let acts = format!("{}/actions", v1("a"));
    let answer = ask(&world, "sv", "POST", &acts, Some(json!({"act": "start", "drive": ""})));
    assert_eq!(message(&answer.await.is(400)), "Ange diskens serienummer");
    let answer = ask(&world, "sv", "POST", &acts, Some(json!({"act": "start", "drive": "9CA995BB"}))).await.is(403);
    assert_eq!(message(&answer), "Bara en operatör får starta en kopiering");
    world.shipped("b", &["9CA995BC"]).await;
    let path = format!("{}?api-version=2021-01-01", job("b").split('?').next().unwrap());
    let answer = ask(&world, "sv", "DELETE", &path, None).await.is(409);
    assert!(message(&answer).starts_with("Jobbet är ”På väg”: det går inte att ta bort det nu."), "{}", answer.text);
    let offers = ask(&world, "sv", "GET", &acts, None).await.is(200);
    let why: Vec<&str> =
        offers.body["value"].as_array().unwrap().iter().filter_map(|it| it["whyNot"].as_str()).collect();
    assert!(
        !why.is_empty() && why.iter().all(|it| it.starts_with("Tillåtet när") || it.starts_with("Det här kräver")),
        "{why:?}"
    );
}
