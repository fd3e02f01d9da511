//! Whichever way a session or token ends, or what somebody may changes: it proves nothing more, and streams end before
//! another event is told. Guards against ways that do not all do the same.

use std::process::Stdio;
use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use chrono::TimeDelta;
use futures_util::StreamExt as _;
use serde_json::json;
use waybill::Store;
use waybill_domain::role::Role;

use crate::home;
use crate::killed::waybill;
use crate::people::hash_of;
use crate::world::*;

const COOKIE: &str = "__Host-waybill_session";

/// Ann, signed in with a browser and with a token, and an open stream of each.
struct Ann {
    id: String,
    cookie: String,
    /// The token, and what it and the session are called where they are listed.
    secret: String,
    token: String,
    session: String,
    /// A code with which she can sign in once more.
    code: String,
    streams: [BodyDataStream; 2],
}

impl World {
    async fn ann(&self) -> Ann {
        let person = self.app.store.add_person("Ann", &[Role::Customer], &[CONTOSO.to_owned()]).await.unwrap();
        let code = async || self.app.store.add_code(&person, TimeDelta::hours(1)).await.unwrap().expose().to_owned();
        let cookie = self.browser(&code().await).await;
        let token = self.app.store.add_token(&person, TimeDelta::hours(1)).await.unwrap();
        let proofs = [("cookie", cookie.clone()), ("authorization", format!("Bearer {}", token.expose()))];
        let mut streams = Vec::new();
        for (header, proof) in proofs {
            let request = Request::get("/v1/events").header(header, proof).body(Body::empty()).unwrap();
            let mut stream = self.respond(request).await.into_body().into_data_stream();
            stream.next().await.unwrap().unwrap();
            streams.push(stream);
        }
        let name = |secret: &str| hash_of(secret)[..16].to_owned();
        Ann {
            code: code().await,
            id: person.id,
            session: name(cookie.strip_prefix(&format!("{COOKIE}=")).unwrap()),
            token: name(token.expose()),
            secret: token.expose().to_owned(),
            cookie,
            streams: streams.try_into().ok().unwrap(),
        }
    }
}

/// The first words that a stream still tells; nothing if it has ended.
async fn told(stream: &mut BodyDataStream) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_secs(60), stream.next()).await.expect("an event or the end");
    next.map(|part| String::from_utf8_lossy(&part.unwrap()).into_owned())
}

#[tokio::test]
async fn every_way_in_which_a_proof_ends_ends_its_streams_before_the_next_event() {
    let world = World::new().await;
    world.app.start().await.unwrap();
    let root = world.token("Root", &[Role::Administrator], &[]).await;
    let wish =
        |roles: &[&str], off: bool| json!({"name": "Ann", "roles": roles, "subscriptions": [CONTOSO], "disabled": off});
    // For each way, whether the browser's stream ends, and the token's.
    let ways = ["sign out", "sign out elsewhere", "all others", "an administrator", "a role more", "off"];
    for (at, way) in ways.into_iter().enumerate() {
        let mut ann = world.ann().await;
        let person = format!("/v1/people/{}", ann.id);
        let name = async |kind: &str| {
            let access = world.get(&root, &format!("{person}/access")).await.is(200).body;
            access[kind][0]["id"].as_str().unwrap().to_owned()
        };
        let ends = match way {
            "sign out" => {
                world.with_cookie(&ann.cookie, "DELETE", "/v1/session").await.is(204);
                [true, false]
            }
            "sign out elsewhere" => {
                let path = format!("/v1/sessions/{}", name("sessions").await);
                world.with_cookie(&ann.cookie, "DELETE", &path).await.is(204);
                [true, false]
            }
            "all others" => {
                let here = world.browser(&ann.code).await;
                world.with_cookie(&here, "DELETE", "/v1/sessions").await.is(204);
                [true, false]
            }
            "an administrator" => {
                let path = format!("{person}/access/{}", name("tokens").await);
                world.call(&root, "DELETE", &path, None).await.is(204);
                [false, true]
            }
            "a role more" => {
                world.call(&root, "PUT", &person, Some(wish(&["customer", "support"], false))).await.is(200);
                // A session from before does not become mightier; a program goes on with another stream.
                world.with_cookie(&ann.cookie, "GET", "/v1/session").await.is(401);
                [true, true]
            }
            _ => {
                world.call(&root, "PUT", &person, Some(wish(&["customer"], true))).await.is(200);
                [true, true]
            }
        };
        world.put(&format!("job-{at}"), import(&["AAAA1111"])).await.is(201);
        for (stream, ends) in ann.streams.iter_mut().zip(ends) {
            let told = told(stream).await;
            assert_eq!(told.is_none(), ends, "{way}: {told:?}");
        }
    }
}

/// By the command, as a person types it beside the service, or by another replica.
async fn end_beside(world: &World, ann: &Ann, way: &str) {
    let data = world.folder().join("data");
    if way == "another replica" {
        let replica: Store = home::open(&data).await;
        let secret = ann.cookie.strip_prefix(&format!("{COOKIE}=")).unwrap();
        replica.end_session(&hash_of(secret)).await.unwrap();
        return replica.close().await;
    }
    let words = way.replace("ID", &ann.id).replace("SESSION", &ann.session).replace("TOKEN", &ann.token);
    let words: Vec<&str> = words.split(' ').collect();
    let done = waybill(&data, &words).stderr(Stdio::piped()).output().unwrap();
    assert!(done.status.success(), "{way}: {}", String::from_utf8_lossy(&done.stderr));
}

#[tokio::test]
async fn what_is_ended_beside_the_service_ends_there_too() {
    let world = World::new().await;
    world.app.start().await.unwrap();
    // For each way, whether the browser's stream ends, and the token's; and what each then proves.
    let ways = [
        ("another replica", [true, false], [401, 200]),
        ("token revoke TOKEN", [false, true], [200, 401]),
        ("person revoke ID TOKEN", [false, true], [200, 401]),
        ("person revoke ID SESSION", [true, false], [401, 200]),
        ("person revoke ID", [true, true], [401, 401]),
        ("person change ID --off", [true, true], [401, 401]),
        ("person change ID --role customer --role support", [true, true], [401, 200]),
        ("person remove ID", [true, true], [401, 401]),
    ];
    let mut at = 0;
    for (way, ends, proves) in ways {
        let mut ann = world.ann().await;
        end_beside(&world, &ann, way).await;
        // Events go on, and the stream ends all the same: it is not a heartbeat that finds it.
        let mut has_ended = [false; 2];
        for _ in 0..1000 {
            if has_ended == ends {
                break;
            }
            at += 1;
            world.put(&format!("job-{at}"), import(&["AAAA1111"])).await.is(201);
            for (stream, has_ended) in ann.streams.iter_mut().zip(&mut has_ended).filter(|(_, has_ended)| !**has_ended)
            {
                let told = told(stream).await;
                *has_ended = told.is_none();
                assert!(!told.is_some_and(|it| it.contains("still here")), "{way}: a heartbeat came first");
            }
        }
        assert_eq!(has_ended, ends, "{way}");
        world.with_cookie(&ann.cookie, "GET", "/v1/session").await.is(proves[0]);
        world.get(&ann.secret, "/v1/session").await.is(proves[1]);
    }
}
