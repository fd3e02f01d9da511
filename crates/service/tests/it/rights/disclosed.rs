//! Guards against a route through which staff read customers' data without a trace: each route of the table is asked by
//! people of its own, and anyone who was answered with somebody's address, e-mail or phone stands in the looks at that job or
//! in the audit log.

use serde_json::json;
use waybill::store::JobKey;
use waybill_domain::job::JobId;
use waybill_domain::role::Role;

use super::routes::routes;
use super::{Somebody, Whose, ask, world};
use crate::patience::eventually;
use crate::world::*;

/// What is told of the recipient of every job's return package.
const PERSONAL: [&str; 4] = ["Ann Lindqvist", "Keizersgracht 512", "+31 20 555 0184", "ann@contoso.example"];

async fn reader(world: &World, role: Role, name: &str) -> Somebody {
    let person = world.app.store.add_person(name, &[role], &[]).await.unwrap();
    let token = world.app.store.add_token(&person, chrono::TimeDelta::hours(1)).await.unwrap().expose().to_owned();
    Somebody { person, token }
}

/// How many looks and audit rows there are of somebody.
async fn records(world: &World, who: &Somebody) -> usize {
    let id = |subscription: &str, name: &str| -> JobKey {
        let id = json!({"subscription": subscription, "group": "media", "name": name});
        JobKey::from(&serde_json::from_value::<JobId>(id).unwrap())
    };
    let mut records = 0;
    for key in [id(CONTOSO, "films"), id(CONTOSO, "packed"), id(FABRIKAM, "films")] {
        let looks = world.app.store.looks(&key).await.unwrap();
        records += looks.iter().filter(|look| look.who == who.person.name).count();
    }
    let audited = world.app.store.audited(0, 100_000).await.unwrap().0;
    records + audited.iter().filter(|row| row.person == who.person.id).count()
}

/// A job that waits to be sent back.
async fn packed(world: &World) {
    world.shipped("packed", &["CCCC3333"]).await;
    for act in [
        json!({"act": "bookIn", "drives": ["CCCC3333"]}),
        json!({"act": "start", "drive": "CCCC3333", "bytesTotal": 9}),
        json!({"act": "finish", "drive": "CCCC3333", "outcome": "clean"}),
    ] {
        world.act("packed", act).await.is(200);
    }
}

async fn routes_that_told(role: Role) -> Vec<String> {
    let world = world().await;
    packed(&world).await;
    let mut told = Vec::new();
    for (number, route) in routes().into_iter().enumerate() {
        let who = reader(&world, role, &format!("Reader {number}")).await;
        let answer = ask(&world, Some(&who), &route, Whose::Own).await;
        let name = format!("{} {}", route.method, route.path);
        assert!(answer.status < 500, "{name}: {}", answer.text);
        if PERSONAL.iter().any(|text| answer.text.contains(text)) {
            eventually(&format!("a record of {role}, {name}"), async || records(&world, &who).await > 0).await;
            told.push(name);
        }
    }
    told
}

const OF_ONE_JOB: [&str; 4] = [
    "GET /v1/jobs/{subscription}/{group}/{name}",
    "POST /v1/jobs/{subscription}/{group}/{name}/actions",
    "GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ImportExport/jobs/{name}",
    "GET /subscriptions/{subscription}/providers/Microsoft.ImportExport/jobs",
];
const OF_SUPPORT: [&str; 2] = ["GET /v1/support/jobs", "GET /v1/support/jobs.csv"];

fn has_all(told: &[String], wanted: &[&str]) {
    for route in wanted {
        assert!(told.iter().any(|it| it == route), "{route} is not among {told:?}");
    }
}

#[tokio::test]
async fn what_support_reads_of_customers_is_recorded() {
    let told = routes_that_told(Role::Support).await;
    has_all(&told, &OF_ONE_JOB);
    has_all(&told, &OF_SUPPORT);
}

#[tokio::test]
async fn what_operators_read_of_customers_is_recorded() {
    let told = routes_that_told(Role::Operator).await;
    has_all(&told, &OF_ONE_JOB);
    has_all(&told, &["GET /v1/operations/packing"]);
}

#[tokio::test]
async fn the_same_reading_is_one_row_that_says_what_was_looked_for() {
    let world = world().await;
    let who = reader(&world, Role::Support, "Lena B").await;
    let ask = async |query: &str| world.get(&who.token, &format!("/v1/support/jobs{query}")).await.is(200);
    ask("?q=films").await;
    for _ in 0..3 {
        ask("?q=ann%40contoso&top=1").await;
        ask("?q=ann%40contoso&sort=name").await;
    }
    ask(&format!("?q=ann%40contoso&location={}", "x".repeat(500))).await;
    ask(".csv?state=transferring").await;
    eventually("two rows", async || records(&world, &who).await >= 2).await;
    let audited = world.app.store.audited(0, 100_000).await.unwrap().0;
    let mine = audited.iter().filter(|row| row.person == who.person.id);
    let mut rows: Vec<String> = mine.map(|row| format!("{} {} {}", row.deed, row.subject, row.detail)).collect();
    rows.sort();
    // A name is no person's, and the page that was too narrow found nobody.
    assert_eq!(
        rows,
        [
            "customers-read /v1/support/jobs q=ann@contoso".to_owned(),
            "customers-read /v1/support/jobs.csv state=transferring".to_owned(),
        ]
    );
    // A customer who reads what is theirs is not watched.
    world.get(&world.customer, "/v1/jobs").await.is(200);
    world.get(&world.customer, &job("films")).await.is(200);
    let audited = world.app.store.audited(0, 100_000).await.unwrap().0;
    assert!(audited.iter().all(|row| row.who != "Ann"), "{audited:?}");
}
