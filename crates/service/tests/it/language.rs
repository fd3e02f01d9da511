//! The reader's language, in what the APIs answer: asked for by `Accept-Language`, English else.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use waybill_domain::lang::Lang;
use waybill_domain::role::Role;

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

/// Signs somebody in by a link, with a browser that asks for a language, or keeps a choice.
async fn signs_in(world: &World, code: &str, asks: &str, chose: Option<&str>) {
    let mut request = Request::post("/v1/session").header("content-type", "application/json");
    if !asks.is_empty() {
        request = request.header("accept-language", asks);
    }
    if let Some(tag) = chose {
        request = request.header("cookie", format!("waybill-language={tag}"));
    }
    let body = Body::from(json!({"code": code}).to_string());
    world.send(request.body(body).unwrap()).await.is(200);
}

#[tokio::test]
async fn a_person_is_written_to_as_they_chose_or_as_their_first_browser_asked() {
    let world = World::new().await;
    let person = world.app.store.add_person("Åsa", &[Role::Customer], &[CONTOSO.to_owned()]).await.unwrap();
    for (asks, chose, lang) in [
        ("", None, Lang::English),
        // A language that is not ours says nothing.
        ("de", None, Lang::English),
        ("sv-SE, en;q=0.5", None, Lang::Swedish),
        // Another browser changes nothing; a choice does.
        ("en", None, Lang::Swedish),
        ("sv", Some("en"), Lang::English),
    ] {
        let code = world.app.store.add_code(&person, chrono::TimeDelta::minutes(5)).await.unwrap();
        signs_in(&world, code.expose(), asks, chose).await;
        assert_eq!(world.app.store.language_of(&person.id).await.unwrap(), lang, "{asks}, {chose:?}");
    }
}

/// What is wrong, wherever somebody may be told so: each in both languages, and none the same in both.
#[tokio::test]
async fn whatever_goes_wrong_is_told_in_both_languages() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    world.shipped("b", &["BBBB2222"]).await;
    let (acts, shares) = (format!("{}/actions", v1("b")), format!("{}/shares", v1("a")));
    let mut empty = import(&[""]);
    empty["properties"]["returnAddress"] = json!({});
    let asked: [(&str, &str, Option<Value>, u16); 24] = [
        ("GET", "/v1/nothing", None, 404),
        ("DELETE", "/v1/jobs", None, 405),
        ("GET", "/v1/jobs/contoso/media/none", None, 404),
        ("GET", "/v1/jobs?sort=colour", None, 400),
        ("GET", "/v1/jobs?state=Nowhere", None, 400),
        ("GET", "/v1/jobs?top=x", None, 400),
        ("GET", "/v1/people", None, 403),
        ("GET", "/v1/support/jobs?q=abc", None, 403),
        ("GET", "/v1/operations/packing", None, 403),
        ("POST", "/v1/operations/receiving/look", Some(json!({})), 403),
        ("POST", &acts, Some(json!({"act": "start", "drive": ""})), 400),
        ("POST", &acts, Some(json!({"act": "answer", "text": ""})), 400),
        ("POST", &acts, Some(json!({"act": "close"})), 403),
        ("POST", &acts, Some(json!({"act": "replaceKey", "drive": "BBBB2222", "key": "1"})), 400),
        ("POST", &shares, Some(json!({"tells": "all"})), 400),
        ("POST", &shares, Some(json!({"tells": "state", "sites": ["wiki"], "note": "n".repeat(300)})), 400),
        ("POST", &shares, Some(json!({"tells": "state", "expires": "2020-01-01T00:00:00Z", "drive": "X"})), 400),
        ("DELETE", &format!("{shares}/none"), None, 404),
        ("PUT", "/v1/settings/mail", Some(json!({"email": "ann@contoso.example"})), 409),
        ("POST", "/v1/settings/mail/confirm", Some(json!({"code": "x"})), 400),
        ("PUT", "/v1/settings/language", Some(json!({"language": "tlh"})), 400),
        ("POST", "/v1/session", Some(json!({"code": "x"})), 401),
        ("PUT", &job("c"), Some(empty), 400),
        ("GET", "/oembed?url=https://elsewhere.example", None, 404),
    ];
    for (method, path, body, status) in asked {
        let told = async |lang: &str| ask(&world, lang, method, path, body.clone()).await;
        let (english, swedish) = (told("en").await, told("sv").await);
        assert_eq!((english.status, swedish.status), (status, status), "{method} {path}: {}", english.text);
        let said = |answer: &Answer| -> Vec<String> {
            let error = &answer.body["error"];
            let details = error["details"].as_array().into_iter().flatten();
            core::iter::once(error).chain(details).map(|it| it["message"].as_str().unwrap().to_owned()).collect()
        };
        let (english, swedish) = (said(&english), said(&swedish));
        assert_eq!(english.len(), swedish.len(), "{method} {path}");
        for (english, swedish) in english.iter().zip(&swedish) {
            assert!(english != swedish && !swedish.is_empty(), "{method} {path} has no Swedish: {english}");
        }
    }
}

#[tokio::test]
async fn a_location_says_in_swedish_what_a_sender_must_know() {
    let world = World::new().await;
    let contract = "/providers/Microsoft.ImportExport/locations/westeurope?api-version=2021-01-01";
    for (language, said) in [("sv-SE", "tulldeklaration"), ("en", "customs declaration"), ("de", "customs declaration")]
    {
        let answer = ask(&world, language, "GET", "/v1/locations", None).await.is(200);
        assert!(answer.text.contains(said), "{language}: {}", answer.text);
        assert_eq!(answer.headers["vary"], "accept-language");
        let one = ask(&world, language, "GET", contract, None).await.is(200);
        assert!(one.text.contains(said) && one.text.contains("West Europe"), "{language}: {}", one.text);
        // The file's own words stay in the file: the contract knows no such field.
        assert!(one.body.get("swedish").is_none(), "{}", one.text);
    }
}
