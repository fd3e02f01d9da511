//! One shape of error for everything the service refuses, also before a handler is reached.

use axum::body::Body;
use axum::http::Request;

use crate::world::*;

async fn raw(world: &World, request: axum::http::request::Builder, body: impl Into<Body>) -> Answer {
    let request = request.header("authorization", format!("Bearer {}", world.customer));
    world.send(request.body(body.into()).unwrap()).await
}

#[tokio::test]
async fn paths_and_methods_that_are_not_there() {
    let world = World::new().await;
    let nothing = "404 ResourceNotFound : There is nothing at this address";
    for path in [
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v1/jobs/a/b",
        "/subscriptions/contoso",
        "/subscriptions/contoso/jobs",
        "/providers/Microsoft.Storage/x",
    ] {
        let answer = raw(&world, Request::get(path), Body::empty()).await;
        assert_eq!(
            (answer.status, &answer.body["error"]["code"]),
            (404, &"ResourceNotFound".into()),
            "{path} {}",
            answer.text
        );
    }
    raw(&world, Request::get("/v1/nothing"), Body::empty()).await.refused(nothing);
    let put = raw(&world, Request::put("/v1/jobs"), Body::empty()).await;
    put.refused("405 MethodNotAllowed : This address does not answer PUT");
    assert_eq!(put.headers["allow"], "GET,HEAD");
    raw(&world, Request::post(job("a")), Body::empty())
        .await
        .refused("405 MethodNotAllowed : This address does not answer POST");
    // A name in a path that is no text.
    let odd = raw(&world, Request::get(job("%ff")), Body::empty()).await;
    assert_eq!(odd.status, 404, "{}", odd.text);
}

#[tokio::test]
async fn bodies_that_cannot_be_read() {
    let world = World::new().await;
    let json = || Request::put(job("a")).header("content-type", "application/json; charset=utf-8");
    raw(&world, Request::put(job("a")), "{}")
        .await
        .refused("415 UnsupportedMediaType : Send the body as application/json");
    raw(&world, Request::put(job("a")).header("content-type", "text/plain"), "{}").await.is(415);
    let broken = raw(&world, json(), "{\"location\": ").await;
    broken.refused("400 InvalidRequestContent : The body is not JSON: EOF while parsing a value");
    raw(&world, json(), "{} {}").await.refused("400 InvalidRequestContent : The body is not JSON: trailing characters");
    raw(&world, json(), &b"\xff\xfe"[..]).await.is(400);
    let wrong = raw(&world, json(), "{\"properties\": {\"driveList\": [{\"driveId\": 7}]}}").await;
    wrong.refused(
        "400 InvalidRequestContent properties.driveList[0].driveId: invalid type: integer `7`, expected a string",
    );
    let big = format!("{{\"location\": \"{}\"}}", "x".repeat(1 << 20));
    raw(&world, json(), big.clone()).await.refused("413 RequestBodyTooLarge : The body is over 1 MB");
    raw(&world, json().header("content-length", big.len()), big).await.is(413);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    raw(&world, json(), deep).await.is(400);
}

#[tokio::test]
async fn every_answer_carries_its_id() {
    let world = World::new().await;
    let one = world.get(&world.customer, &job("a")).await;
    assert_eq!(one.headers["x-ms-request-id"], one.headers["x-ms-correlation-request-id"]);
    assert_eq!(one.headers["cache-control"], "no-cache");
    let request = Request::get(job("a")).header("x-ms-correlation-request-id", "mine");
    let two = raw(&world, request, Body::empty()).await;
    assert_eq!(two.headers["x-ms-correlation-request-id"], "mine");
    assert_ne!(two.headers["x-ms-request-id"], one.headers["x-ms-request-id"]);
    for public in ["/healthz", "/readyz"] {
        world.send(Request::get(public).body(Body::empty()).unwrap()).await.is(200);
    }
}

#[tokio::test]
async fn a_query_or_a_path_that_cannot_be_read_is_refused_in_the_one_shape() {
    let world = World::new().await;
    let twice = "?state=a&state=b";
    for path in [
        &format!("/v1/operations/arrivals{twice}"),
        &format!("/v1/operations/drives{twice}"),
        "/v1/operations/arrivals/%FF",
    ] {
        let answer = world.get(&world.operator, path).await.is(400);
        assert_eq!(answer.body["error"]["code"], "InvalidRequestContent", "{path}: {}", answer.text);
    }
    let begin = world.get(&world.operator, "/v1/sign-in/begin?to=a&to=b").await.is(400);
    assert_eq!(begin.body["error"]["code"], "InvalidRequestContent");
    let admin = world.token("Root", &[waybill_domain::role::Role::Administrator], &[]).await;
    for (method, path) in [
        ("DELETE", "/v1/people/%FF/access/x"),
        ("DELETE", "/v1/people/x/access/%FF"),
        ("GET", "/v1/people/%FF"),
        ("GET", "/v1/people?top=many"),
    ] {
        let answer = world.call(&admin, method, path, None).await.is(400);
        assert_eq!(answer.body["error"]["code"], "InvalidRequestContent", "{method} {path}: {}", answer.text);
    }
    let named = world.get(&admin, "/v1/people?top=many").await;
    assert_eq!(named.body["error"]["target"], "top", "{}", named.text);
}

/// No extractor of axum's own refuses anything: its words would be plain text. Those that are asked for a `Result`
/// are answered by the handler.
#[test]
fn every_extractor_answers_in_the_one_shape() {
    fn walk(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            let bare = |line: &&str| {
                let line = line.trim();
                ["Path(", "Query(", "Json(", "Form("].iter().any(|it| line.starts_with(it)) && line.contains("): ")
            };
            found.extend(text.lines().filter(bare).map(|line| format!("{}: {}", path.display(), line.trim())));
        }
    }
    let mut found = Vec::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found.retain(|it| !it.contains("bin/reference.rs"));
    assert_eq!(found, [""; 0], "use Queried, Named, Segments or Wire");
}

/// What goes over a connection as it is, and the answer's first line and body.
fn over_the_wire(address: &str, request: &str) -> String {
    use std::io::{Read as _, Write as _};
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(std::time::Duration::from_secs(60))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    // It may close before all is read; what came says what it answered.
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn a_body_whose_chunks_are_none_and_a_request_without_one_host_are_wrong_and_not_slow() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = crate::killed::start(&data);
    let token = crate::killed::token_of(&data, &["--role", "customer", "--subscription", "contoso"]);
    let head = format!("authorization: Bearer {token}\r\ncontent-type: application/json\r\nconnection: close\r\n");
    let chunked = format!(
        "PUT {} HTTP/1.1\r\nhost: here\r\n{head}transfer-encoding: chunked\r\n\r\nno number\r\n{{}}\r\n0\r\n\r\n",
        job("a")
    );
    let answer = over_the_wire(&service.address, &chunked);
    assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains("InvalidRequestContent"), "{answer}");
    for hosts in ["", "host: here\r\nhost: there\r\n"] {
        let answer = over_the_wire(&service.address, &format!("GET /v1/jobs HTTP/1.1\r\n{hosts}{head}\r\n"));
        assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains("InvalidHost"), "{answer}");
        assert!(answer.contains("x-ms-request-id"), "{answer}");
    }
    let answer = over_the_wire(&service.address, &format!("GET /v1/jobs HTTP/1.1\r\nhost: here\r\n{head}\r\n"));
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let answer = over_the_wire(&service.address, "GET /healthz HTTP/1.0\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.0 200 "), "{answer}");
}
