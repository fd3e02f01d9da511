//! What others get from a share link: as much as it tells, and of a link that opens nothing always the same.

mod limits;
mod nothing;
mod secrets;
mod timing;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};

use crate::patience::eventually;
use crate::shares::share;
use crate::world::{Answer, URL, World, import, v1};

/// Asks as somebody who is not signed in.
async fn look(world: &World, path: &str) -> Answer {
    world.send(Request::get(path).body(Body::empty()).unwrap()).await
}

async fn token(world: &World, name: &str, body: Value) -> String {
    share(world, name, body).await["token"].as_str().unwrap().to_owned()
}

/// Every address at which a token is told.
fn places(token: &str) -> Vec<String> {
    let page = format!("https%3A%2F%2Fwaybill.example%2Fembed%2F{token}");
    vec![
        format!("/badge/{token}.svg"),
        format!("/badge/{token}.svg?theme=dark&lang=sv"),
        format!("/embed/{token}"),
        format!("/embed/{token}?lang=sv&theme=light&show=state,progress,drives,diagram"),
        format!("/embed/{token}/card"),
        format!("/embed/{token}/status"),
        format!("/oembed?format=json&url={page}"),
    ]
}

/// A job whose first drive is being copied.
async fn copying(world: &World, name: &str, drives: &[&str]) {
    world.shipped(name, drives).await;
    world.act(name, json!({"act": "bookIn", "drives": drives, "complete": true})).await.is(200);
    world.act(name, json!({"act": "start", "drive": drives[0], "bytesTotal": 1_000_000})).await.is(200);
    report(world, name, drives[0], 41).await;
}

async fn report(world: &World, name: &str, drive: &str, percent: u64) {
    let act = json!({"act": "report", "drive": drive, "percent": percent, "bytes": percent * 10_000});
    world.act(name, act).await.is(200);
}

#[tokio::test]
async fn only_the_page_of_a_share_may_be_framed_and_by_exactly_its_sites() {
    let world = World::new().await;
    world.put("rushes-1", import(&["AAAA1111"])).await.is(201);
    let sites = json!(["https://wiki.example", "http://localhost:8080"]);
    let bound = token(&world, "rushes-1", json!({"tells": "state", "sites": sites})).await;
    let free = token(&world, "rushes-1", json!({"tells": "state"})).await;
    let ancestors = |answer: &Answer| {
        let policy = answer.headers["content-security-policy"].to_str().unwrap().to_owned();
        policy.split("frame-ancestors ").nth(1).unwrap().split(';').next().unwrap().to_owned()
    };
    let page = look(&world, &format!("/embed/{bound}")).await.is(200);
    assert_eq!(ancestors(&page), "'self' https://wiki.example http://localhost:8080");
    assert!(!page.headers.contains_key("x-frame-options") && !page.headers.contains_key("set-cookie"));
    assert_eq!(ancestors(&look(&world, &format!("/embed/{free}")).await.is(200)), "*");
    for path in [
        "/".to_owned(),
        "/jobs".to_owned(),
        format!("/embed/{free}/card"),
        format!("/embed/{free}/status"),
        format!("/embed/{free}/more"),
        format!("/badge/{free}.svg"),
        "/embed.js".to_owned(),
        "/v1/openapi.json".to_owned(),
    ] {
        let answer = look(&world, &path).await;
        assert_eq!(ancestors(&answer), "'none'", "{path}");
        assert_eq!(answer.headers["x-frame-options"], "DENY", "{path}");
    }
}

#[tokio::test]
async fn who_has_the_status_already_is_told_so_in_few_bytes() {
    let world = World::new().await;
    copying(&world, "rushes-1", &["AAAA1111"]).await;
    let token = token(&world, "rushes-1", json!({"tells": "progress"})).await;
    for path in [format!("/badge/{token}.svg"), format!("/embed/{token}"), format!("/embed/{token}/status")] {
        let first = look(&world, &path).await.is(200);
        let tag = first.headers["etag"].to_str().unwrap();
        let again = Request::get(&path).header("if-none-match", tag).body(Body::empty()).unwrap();
        assert_eq!(world.send(again).await.is(304).text, "");
    }
    let card = look(&world, &format!("/embed/{token}/card?have=x")).await.is(200);
    let have = format!("/embed/{token}/card?have={}", card.headers["etag"].to_str().unwrap().trim_matches('"'));
    assert_eq!(look(&world, &have).await.is(204).text, "");
    report(&world, "rushes-1", "AAAA1111", 42).await;
    assert!(look(&world, &have).await.is(200).text.contains("42\u{a0}% copied"));
}

#[tokio::test]
async fn badge_and_page_speak_both_languages_and_ignore_what_they_do_not_know() {
    let world = World::new().await;
    copying(&world, "rushes-1", &["AAAA1111", "BBBB2222"]).await;
    let token = token(&world, "rushes-1", json!({"tells": "drives"})).await;
    let text = async |path: &str| look(&world, &path.replace("TOKEN", &token)).await.is(200).text;
    let english = text("/badge/TOKEN.svg").await;
    assert!(english.contains("<title>Waybill: Transferring 20\u{a0}%</title>") && english.contains("role=\"img\""));
    assert!(english.contains("prefers-color-scheme:dark"));
    let swedish = text("/badge/TOKEN.svg?lang=sv&theme=dark&show=everything").await;
    assert!(swedish.contains("Kopieras 20\u{a0}%") && !swedish.contains("prefers-color-scheme"));
    assert_eq!(text("/badge/TOKEN.svg?theme=pink&lang=tlh").await, english);
    let page = text("/embed/TOKEN?lang=sv").await;
    assert!(
        page.contains("lang=sv") && page.contains("kopierat") && page.contains("…1111") && page.contains("<figure>")
    );
    let some = text("/embed/TOKEN?show=state").await;
    assert!(!some.contains("<progress") && !some.contains("…1111") && !some.contains("<figure>"), "{some}");
    let reader = Request::get(format!("/embed/{token}")).header("accept-language", "sv-FI, en;q=0.5");
    assert!(world.send(reader.body(Body::empty()).unwrap()).await.is(200).text.contains("Kopieras"));
}

#[tokio::test]
async fn a_pasted_link_unfolds() {
    let world = World::new().await;
    copying(&world, "rushes-1", &["AAAA1111"]).await;
    let token = token(&world, "rushes-1", json!({"tells": "progress"})).await;
    let answer = look(&world, &format!("/embed/{token}")).await.is(200);
    assert_eq!(answer.headers["x-robots-tag"], "noindex");
    assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    let page = answer.text;
    assert!(page.contains("<meta property=og:title content=\"rushes-1: Transferring 41\u{a0}%\">"), "{page}");
    assert!(page.contains("og:description"));
    let discovered = page.split("application/json+oembed href=\"").nth(1).unwrap().split('"').next().unwrap();
    let path = discovered.replace("&amp;", "&").replace(URL, "");
    let told = look(&world, &format!("{path}&maxwidth=320")).await.is(200).body;
    assert_eq!((&told["type"], &told["version"], &told["width"]), (&json!("rich"), &json!("1.0"), &json!(320)));
    let low = look(&world, &format!("{path}&maxheight=200&maxwidth=100")).await.is(200).body;
    assert!(low["height"].as_u64().unwrap() <= 200 && low["width"] == 100, "{low}");
    assert!(low["html"].as_str().unwrap().contains("show=state,progress,drives\""), "the diagram has no room: {low}");
    let html = told["html"].as_str().unwrap();
    assert!(html.starts_with(&format!("<iframe src=\"{URL}/embed/{token}?")) && html.contains("sandbox="), "{html}");
    look(&world, &format!("/oembed?format=xml&url={URL}/embed/{token}")).await.is(501);
    look(&world, &format!("/oembed?url=https://elsewhere.example/embed/{token}")).await.is(404);
    look(&world, "/oembed").await.is(404);
}

#[tokio::test]
async fn a_name_is_text_and_never_markup() {
    let world = World::new().await;
    let name = "%3Cimg%20src=x%20onerror=alert(1)%3E%22'&amp;";
    world.put(name, import(&["AAAA1111"])).await.is(201);
    let token = token(&world, name, json!({"tells": "drives"})).await;
    for path in places(&token) {
        let answer = look(&world, &path).await.is(200);
        // JSON is text by itself; what it holds for pages is not.
        let text = match answer.headers["content-type"].to_str().unwrap() {
            "application/json" => answer.body["html"].as_str().unwrap_or_default(),
            _ => answer.text.as_str(),
        };
        assert!(!text.contains("<img"), "{path}: {text}");
    }
}

#[tokio::test]
async fn a_use_is_counted_and_written_down_when_the_service_stops() {
    let world = World::new().await;
    world.put("rushes-1", import(&["AAAA1111"])).await.is(201);
    let made = share(&world, "rushes-1", json!({"tells": "state"})).await;
    let token = made["token"].as_str().unwrap();
    world.app.start().await.unwrap();
    for path in [format!("/badge/{token}.svg"), format!("/embed/{token}"), format!("/embed/{token}/card")] {
        look(&world, &path).await.is(200);
    }
    // The portal's own preview is none.
    for path in ["badge", "embed"] {
        let request = Request::get(format!("/{path}/{token}")).header("sec-fetch-site", "same-origin");
        world.send(request.body(Body::empty()).unwrap()).await.is(200);
    }
    let listed = world.get(&world.customer, &format!("{}/shares", v1("rushes-1"))).await.is(200).body;
    let one = &listed["value"][0];
    assert_eq!(one["timesUsed"], 2, "a page that follows is one use, and a preview none");
    assert!(one["lastUsed"].is_string());
    world.app.stop();
    let used = async || nothing::number(&world, "select times_used from share").await;
    eventually("both uses are written down", async || used().await == 2).await;
}
