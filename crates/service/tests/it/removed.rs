//! What is removed leaves nothing to the next owner of its id. Guards against children that outlive their parent: every
//! table that the database itself lists is looked through, so a table that a later migration adds is found here.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde_json::json;
use sqlx::any::AnyConnectOptions;
use sqlx::{AnyConnection, AssertSqlSafe, ConnectOptions, Row};
use waybill::store::Person;
use waybill_domain::role::Role;

use crate::home;
use crate::patience::eventually;
use crate::world::*;

/// Spelled so that the search index, which takes O for 0 and I and L for 1, spells it no other way.
const SUBSCRIPTION: &str = "tempus";
const PERSON: &str = "start-ursus";
const JOB: &str = "quaken";
/// Tables in which nothing belongs to anybody: their rows are the site's, or are found by a secret that comes once.
const OF_THE_SITE: &[&str] =
    &["counter", "setting", "schema_version", "sign_in_under_way", "link_asked", "arrival_drive"];
/// What people did stays with the name that they had then, and is never changed.
const HISTORY: &[&str] = &["audit"];

async fn database(world: &World) -> AnyConnection {
    sqlx::any::install_default_drivers();
    let url = home::url(&world.folder().join("data"));
    url.parse::<AnyConnectOptions>().unwrap().connect().await.unwrap()
}

async fn texts(database: &mut AnyConnection, sql: &str) -> Vec<String> {
    let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_all(database).await.unwrap();
    rows.iter().map(|row| row.get::<String, _>(0)).collect()
}

/// Tables and columns, as the database has them.
async fn tables(database: &mut AnyConnection) -> Vec<(String, Vec<String>)> {
    let (all, of) = if home::is_postgres() {
        (
            "select cast(table_name as text) from information_schema.tables where table_schema = 'public'",
            "select cast(column_name as text) from information_schema.columns where table_schema = 'public' and table_name = '{}'",
        )
    } else {
        (
            "select m.name from sqlite_master m join pragma_table_list l on l.name = m.name and l.schema = 'main' \
             where l.type in ('table', 'virtual') and m.name not like 'sqlite!_%' escape '!'",
            "select name from pragma_table_info('{}')",
        )
    };
    let mut tables = Vec::new();
    for name in texts(database, all).await {
        let columns = texts(database, &of.replace("{}", &name)).await;
        tables.push((name, columns));
    }
    assert!(tables.len() > 25, "{tables:?}");
    tables
}

/// The tables in which something of the job, the person or the subscription stands.
async fn found(database: &mut AnyConnection, number: i64) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (table, columns) in tables(database).await {
        let has = |column: &String| {
            let text = format!("lower(cast({column} as text))");
            let number = if column == "job_id" { format!(" or {column} = {number}") } else { String::new() };
            let words = [SUBSCRIPTION, PERSON, JOB].map(|word| format!("{text} like '%{word}%'"));
            format!("{}{number}", words.join(" or "))
        };
        let mut any: Vec<String> = columns.iter().map(has).collect();
        // SQLite's own name for the number of a row in the index of fragments.
        any.extend((table == "job_search" && !home::is_postgres()).then(|| format!("rowid = {number}")));
        let sql = format!("select cast(count(*) as text) from {table} where {}", any.join(" or "));
        if texts(database, &sql).await != ["0"] {
            found.insert(table);
        }
    }
    found
}

/// Somebody by an id that can be given out again, as those of demonstrations are.
async fn person(database: &mut AnyConnection, name: &str) -> Person {
    let sql = "insert into person (id, name, roles, subscriptions, created_ms) values ($1, $2, 'customer', $3, 1)";
    sqlx::query(sql).bind(PERSON).bind(name).bind(SUBSCRIPTION).execute(database).await.unwrap();
    let (id, name, subscriptions) = (PERSON.to_owned(), name.to_owned(), vec![SUBSCRIPTION.to_owned()]);
    Person { id, name, roles: vec![Role::Customer], subscriptions }
}

/// A company with a person and a job that has been through much.
async fn company(world: &World) -> String {
    let store = &world.app.store;
    store.add_subscription(&SUBSCRIPTION.parse().unwrap(), Some("Tempus"), None).await.unwrap();
    let ann = person(&mut database(world).await, "Ann").await;
    store.add_code(&ann, TimeDelta::hours(1)).await.unwrap();
    store
        .redeem(store.add_code(&ann, TimeDelta::hours(1)).await.unwrap().expose(), TimeDelta::hours(1), "")
        .await
        .unwrap();
    let token = store.add_token(&ann, TimeDelta::hours(1)).await.unwrap().expose().to_owned();
    let (contract, at) = (path(SUBSCRIPTION, JOB), format!("/v1/jobs/{SUBSCRIPTION}/media/{JOB}"));
    world.call(&token, "PUT", &contract, Some(import(&["AAAA1111"]))).await.is(201);
    world.call(&token, "PATCH", &contract, Some(ship())).await.is(200);
    world.call(&token, "POST", &format!("{at}/shares"), Some(json!({"tells": "state"}))).await.is(201);
    for act in [
        json!({"act": "bookIn", "drives": ["AAAA1111"], "complete": true}),
        json!({"act": "start", "drive": "AAAA1111", "bytesTotal": 9}),
        json!({"act": "faultDrive", "drive": "AAAA1111", "reason": "Ask Ann on +46 70 111"}),
    ] {
        world.call(&world.operator, "POST", &format!("{at}/actions"), Some(act)).await.is(200);
    }
    world.call(&token, "POST", "/v1/notices/read", Some(json!({"upTo": 1}))).await.is(204);
    token
}

/// What needs a mail server, a provider or a copy's log to come about: the rows that the service writes then.
async fn rest(database: &mut AnyConnection, number: i64) {
    for sql in [
        format!("insert into mail_setting (person, email, states, needs_me) values ('{PERSON}', 'a@b.example', '', 1)"),
        format!("insert into identity (issuer, subject, person) values ('https://login.example', '1', '{PERSON}')"),
        format!(
            "insert into mail (id, message_id, person, email, subject, body, job_id, entry, created_ms, next_ms, attempts) \
             values (900, '<1@x>', '{PERSON}', 'a@b.example', '{JOB}', '', {number}, 1, 0, 0, 0), \
             (901, '<2@x>', 'somebody', 'c@d.example', '{JOB}', '', {number}, 1, 0, 0, 0)"
        ),
        format!("insert into look (job_id, person, minute, at_ms, who) values ({number}, 'somebody', 1, 1, 'Lena')"),
        format!(
            "insert into drive_log (job_id, serial_key, kind, received_ms, bytes, blobs, packed) \
             values ({number}, 'aaaa1111', 'error', 1, 1, 1, '')"
        ),
        format!("insert into job_packing (job_id, since_ms) values ({number}, 1)"),
        format!("insert into job_return (job_id, number_key, carrier, sent_ms) values ({number}, 'BACK1', 'UPS', 1)"),
        format!(
            "insert into job_queue (job_id, queue, from_ms) values ({number}, 'expiring', 1) on conflict do nothing"
        ),
    ] {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *database).await.unwrap();
    }
}

/// A package that is kept for the job, and its drive.
async fn package(world: &World) -> String {
    let scan = json!({"trackingNumber": "1Z999AA10123456784", "drives": ["STRAY001"]});
    let booked = world.call(&world.operator, "POST", "/v1/operations/receiving", Some(scan)).await.is(200);
    booked.body["arrival"]["id"].as_str().unwrap().to_owned()
}

/// The packages that name a job of the company.
async fn keep_for_job(database: &mut AnyConnection, id: &str, open: bool) {
    let sql = format!("select body from arrival where id = '{id}'");
    let mut body: serde_json::Value = serde_json::from_str(&texts(database, &sql).await[0]).unwrap();
    body["job"] = json!({"subscription": SUBSCRIPTION, "group": "media", "name": JOB});
    let sql = "update arrival set body = $1, job_key = $2, is_open = $3 where id = $4";
    let query = sqlx::query(sql).bind(body.to_string()).bind(format!("{SUBSCRIPTION}/media/{JOB}"));
    query.bind(i64::from(open)).bind(id).execute(database).await.unwrap();
}

#[tokio::test]
async fn the_next_owner_of_an_id_finds_nothing_of_the_one_before() {
    let world = World::new().await;
    let token = company(&world).await;
    let mut database = database(&world).await;
    let number: i64 = texts(&mut database, "select cast(max(id) as text) from job").await[0].parse().unwrap();
    rest(&mut database, number).await;
    let arrival = package(&world).await;
    keep_for_job(&mut database, &arrival, true).await;

    // The job ends and is deleted: by SQL, as the way to its end is long. Nothing of it may be left but its history.
    let before = found(&mut database, number).await;
    let sql = format!(
        "update job_body set body = replace(body, '\"state\":\"Transferring\"', '\"state\":\"Completed\"') where job_id = {number}"
    );
    sqlx::query(AssertSqlSafe(sql)).execute(&mut database).await.unwrap();
    world.call(&token, "DELETE", &path(SUBSCRIPTION, JOB), None).await.is(200);
    let after = found(&mut database, number).await;
    let unseen: Vec<String> = tables(&mut database)
        .await
        .into_iter()
        .map(|it| it.0)
        .filter(|table| !before.contains(table) && !after.contains(table))
        .filter(|table| !OF_THE_SITE.contains(&table.as_str()) && !HISTORY.contains(&table.as_str()))
        .collect();
    assert!(unseen.is_empty(), "say in this test what a row of these belongs to: {unseen:?}");

    let root = world.token("Root", &[Role::Administrator], &[]).await;
    let at = format!("/v1/subscriptions/{SUBSCRIPTION}");
    let kept = world.call(&root, "DELETE", &at, None).await.is(409);
    assert!(kept.text.contains("1 person and 1 package waiting at the data center"), "{}", kept.text);
    keep_for_job(&mut database, &arrival, false).await;
    remove_person(&world);
    world.call(&root, "DELETE", &at, None).await.is(204);
    let mut left = found(&mut database, number).await;
    left.retain(|table| !HISTORY.contains(&table.as_str()));
    assert!(left.is_empty(), "{left:?}");
    world.get(&world.operator, &format!("/v1/operations/arrivals/{arrival}")).await.is(200);

    // Company B.
    world.app.start().await.unwrap();
    world.app.store.add_subscription(&SUBSCRIPTION.parse().unwrap(), Some("Another"), None).await.unwrap();
    let bo = person(&mut database, "Bo").await;
    let bo = world.app.store.add_token(&bo, TimeDelta::hours(1)).await.unwrap().expose().to_owned();
    let notices = world.get(&bo, "/v1/notices").await.is(200);
    assert_eq!(notices.body, json!({"value": [], "unread": 0}));
    let mut events = world.watch(&bo, Some("0")).await;
    events.next().await;
    world.call(&bo, "PUT", &path(SUBSCRIPTION, "mine"), Some(import(&["BBBB2222"]))).await.is(201);
    assert_eq!(events.event().await, "job: mine Creating", "and nothing of what was before");
    // What a process has just believed it asks for again within seconds.
    eventually("a token of nobody", async || world.get(&token, "/v1/session").await.status == 401).await;
}

/// The command, as there is no other way.
fn remove_person(world: &World) {
    let data = world.folder().join("data");
    let done = crate::killed::waybill(&data, &["person", "remove", PERSON]).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
