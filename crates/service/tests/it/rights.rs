//! The table of rights, cell by cell through HTTP: every route there is, in every role, about what is one's own, another's,
//! and not there. Routes and their operations are read out of the source, as axum does not list them.

mod disclosed;
mod routes;

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{HeaderMap, Request};
use chrono::TimeDelta;
use http_body_util::BodyExt;
use serde_json::json;
use waybill::store::{Person, Redeemed};
use waybill_domain::rights::{Operation, Reach};
use waybill_domain::role::Role;

use crate::people::name_of;
use crate::world::*;
use routes::{Route, routes};

/// Not there, and as long as the one that is, so that answers can be compared byte for byte.
const NOWHERE: &str = "fabriham";

/// What a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whose {
    Own,
    Others,
    Nobodys,
}

/// An answer without what every answer has of its own.
#[derive(Debug, PartialEq)]
struct Bare {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Bare {
    fn is_refused(&self, operation: Operation) -> bool {
        self.status == 403 && self.text.contains(&format!("\"message\":\"{}\"", operation.refusal()))
    }
}

/// A world with a job of Contoso's and one of Fabrikam's by the same name.
async fn world() -> World {
    let world = World::new().await;
    world.shipped("films", &["AAAA1111"]).await;
    let theirs = path(FABRIKAM, "films");
    let account =
        "/subscriptions/fabrikam/resourceGroups/media/providers/Microsoft.Storage/storageAccounts/fabrikamfilms";
    let mut body = import(&["BBBB2222"]);
    body["properties"]["storageAccountId"] = account.into();
    world.call(&world.stranger, "PUT", &theirs, Some(body)).await.is(201);
    world.call(&world.stranger, "PATCH", &theirs, Some(ship())).await.is(200);
    for (subscription, drive) in [(CONTOSO, "AAAA1111"), (FABRIKAM, "BBBB2222")] {
        let at = format!("/v1/jobs/{subscription}/media/films");
        for act in
            [json!({"act": "bookIn", "drives": [drive]}), json!({"act": "start", "drive": drive, "bytesTotal": 9})]
        {
            world.call(&world.operator, "POST", &format!("{at}/actions"), Some(act)).await.is(200);
        }
        let request = Request::put(format!("{at}/drives/{drive}/logs/error")).header("content-type", "application/xml");
        let request = request.header("authorization", format!("Bearer {}", world.operator));
        world.send(request.body(Body::from(routes::log(drive))).unwrap()).await.is(200);
    }
    world
}

/// A package of no job.
async fn arrival(world: &World) -> String {
    let scan = json!({"trackingNumber": "1Z999AA10123456784", "drives": ["STRAY001"]});
    let booked = world.call(&world.operator, "POST", "/v1/operations/receiving", Some(scan)).await.is(200);
    let kept = booked.body["arrival"]["id"].as_str().map(str::to_owned);
    let list = world.get(&world.operator, "/v1/operations/arrivals").await.is(200);
    kept.unwrap_or_else(|| list.body["value"][0]["id"].as_str().unwrap().to_owned())
}

/// A share link of the job that is one's own, or another's.
async fn share(world: &World, whose: Whose) -> String {
    let owner = if whose == Whose::Own { &world.customer } else { &world.stranger };
    let path = format!("/v1/jobs/{}/media/films/shares", subscription(whose));
    let made = world.call(owner, "POST", &path, Some(json!({"tells": "state"}))).await.is(201);
    made.body["share"]["id"].as_str().unwrap().to_owned()
}

/// Somebody who asks, and their token.
struct Somebody {
    person: Person,
    token: String,
}

async fn somebody(world: &World, role: Role) -> Somebody {
    let owned = if role == Role::Customer { vec![CONTOSO.to_owned()] } else { Vec::new() };
    let person = world.app.store.add_person("Somebody", &[role], &owned).await.unwrap();
    let token = world.app.store.add_token(&person, TimeDelta::hours(1)).await.unwrap().expose().to_owned();
    Somebody { person, token }
}

async fn ask(world: &World, who: Option<&Somebody>, route: &Route, whose: Whose) -> Bare {
    let id = id_for(world, route, whose, who).await;
    let token = who.map(|who| who.token.as_str());
    let request = Request::builder().method(route.method).uri(route.path(subscription(whose), &id));
    let request = match token {
        Some(token) => request.header("authorization", format!("Bearer {token}")),
        None => request,
    };
    let request = match route.body() {
        Some((kind, body)) => request.header("content-type", kind).body(Body::from(body)).unwrap(),
        None => request.body(Body::empty()).unwrap(),
    };
    let (mut parts, body) = world.respond(request).await.into_parts();
    for own in ["x-ms-request-id", "x-ms-correlation-request-id", "date"] {
        parts.headers.remove(own);
    }
    // A stream does not end.
    let is_stream = parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
    let text = if is_stream {
        String::new()
    } else {
        String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned()
    };
    Bare { status: parts.status.as_u16(), headers: parts.headers, text: text.replace(NOWHERE, FABRIKAM) }
}

const fn subscription(whose: Whose) -> &'static str {
    match whose {
        Whose::Own => CONTOSO,
        Whose::Others => FABRIKAM,
        Whose::Nobodys => NOWHERE,
    }
}

/// What stands for `{id}` and `{proof}`.
async fn id_for(world: &World, route: &Route, whose: Whose, who: Option<&Somebody>) -> (String, String) {
    let nothing = "00000000-0000-4000-8000-000000000000".to_owned();
    if whose == Whose::Nobodys {
        return (nothing.clone(), nothing);
    }
    let other = somebody(world, Role::Support).await;
    match route.noun() {
        "arrivals" => (arrival(world).await, nothing),
        "shares" => (share(world, whose).await, nothing),
        "people" => (other.person.id, name_of(&other.token)),
        "sessions" => {
            let of = who.filter(|_| whose == Whose::Own).map_or(&other.person, |who| &who.person);
            (name_of(&session(world, of).await), nothing)
        }
        _ => (nothing.clone(), nothing),
    }
}

/// The secret of a new session.
async fn session(world: &World, person: &Person) -> String {
    let code = world.app.store.add_code(person, TimeDelta::hours(1)).await.unwrap();
    match world.app.store.redeem(code.expose(), TimeDelta::hours(1), "").await.unwrap() {
        Redeemed::SignedIn(secret, _) => secret.expose().to_owned(),
        other => panic!("{other:?}"),
    }
}

async fn check(role: Role) {
    let world = world().await;
    let who = somebody(&world, role).await;
    for route in routes() {
        let reach = route.operation.reach(&[role]);
        let cell = format!("{role}, {} {}", route.method, route.path);
        let mut answers = Vec::new();
        for whose in [Whose::Own, Whose::Others, Whose::Nobodys] {
            answers.push(ask(&world, Some(&who), &route, whose).await);
        }
        let [own, others, nobodys] = answers.try_into().expect("three");
        assert!(own.status < 500, "{cell}: {}", own.text);
        if reach == Reach::Nothing {
            assert!(own.is_refused(route.operation), "{cell}: {} {}", own.status, own.text);
            assert_eq!(own, others, "{cell}");
            assert_eq!(others, nobodys, "{cell}");
            continue;
        }
        assert!(!own.is_refused(route.operation) && own.status != 401, "{cell}: {} {}", own.status, own.text);
        if route.is_about_something() {
            assert_ne!(own.status, 404, "{cell}: {}", own.text);
            assert_eq!(nobodys.status, 404, "{cell}: {}", nobodys.text);
            if reach == Reach::Own {
                assert_eq!(others, nobodys, "{cell}: another's is told from what is not there");
            } else {
                assert!(others.status != 404, "{cell}: {}", others.text);
            }
        }
        if role == Role::Customer {
            assert!(!own.text.contains(FABRIKAM), "{cell} tells of another's: {}", own.text);
        }
    }
}

#[tokio::test]
async fn a_customer_reaches_what_the_table_says() {
    check(Role::Customer).await;
}

#[tokio::test]
async fn support_reaches_what_the_table_says() {
    check(Role::Support).await;
}

#[tokio::test]
async fn an_operator_reaches_what_the_table_says() {
    check(Role::Operator).await;
}

#[tokio::test]
async fn an_administrator_reaches_what_the_table_says() {
    check(Role::Administrator).await;
}

#[tokio::test]
async fn who_is_not_signed_in_reaches_what_is_open() {
    let world = world().await;
    for route in routes() {
        for whose in [Whose::Own, Whose::Nobodys] {
            let answer = ask(&world, None, &route, whose).await;
            // A sign-in link that is none is refused with 401 too, in other words.
            let asked_who = answer.status == 401 && answer.text.contains("\"message\":\"Sign in first\"");
            assert_eq!(asked_who, !route.operation.is_open(), "{} {}: {}", route.method, route.path, answer.text);
        }
    }
}

/// Of two jobs of one's own, one is not there: the same words as for another's.
#[tokio::test]
async fn what_is_not_ones_own_answers_as_what_is_not_there() {
    let world = world().await;
    let who = somebody(&world, Role::Customer).await;
    for route in routes().into_iter().filter(|route| route.path.contains("{name}") && route.is_about_something()) {
        if !route.path.contains("{subscription}") || route.operation == Operation::CreateJob {
            continue;
        }
        let theirs = ask(&world, Some(&who), &route, Whose::Others).await;
        let absent = Route { path: route.path.replace("{name}", "absent"), ..route.clone() };
        let absent = ask(&world, Some(&who), &absent, Whose::Own).await;
        assert_eq!(theirs.text.replace("films", "absent"), absent.text, "{} {}", route.method, route.path);
        assert_eq!(theirs.status, absent.status);
    }
}

#[test]
fn every_operation_of_the_table_is_a_route() {
    let mut named: BTreeSet<Operation> = routes().iter().map(|route| route.operation).collect();
    // Asked within a route: who may note something on an arrival may not always move it.
    named.insert(Operation::MoveArrival);
    let all: BTreeSet<Operation> = Operation::ALL.iter().copied().collect();
    assert_eq!(named, all);
}
