//! A row that cannot be read costs that row: lists, feeds, streams, files, boards, the desk and the clock go on without
//! it, and nothing is stored that could not be read again.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::events::Watcher;
use crate::patience::eventually;
use crate::world::*;

const UNREADABLE: &str =
    "500 InternalServerError : This job's data cannot be read. Your operator has been told; nothing was changed";

fn number(name: &str) -> Value {
    json!({"carrierName": "FedEx", "trackingNumber": format!("TRACK{}", name.to_uppercase().replace('-', ""))})
}

async fn send(world: &World, name: &str, serial: &str) {
    world.put(name, import(&[serial])).await.is(201);
    let ship = json!({"properties": {"state": "Shipping", "deliveryPackage": number(name)}});
    world.patch(name, ship).await.is(200);
}

async fn book(world: &World, name: &str, serials: &[&str]) -> Answer {
    let scan = json!({"trackingNumber": number(name)["trackingNumber"], "drives": serials, "complete": true});
    world.call(&world.operator, "POST", "/v1/operations/receiving", Some(scan)).await
}

async fn copying(world: &World, name: &str, serial: &str) {
    send(world, name, serial).await;
    book(world, name, &[serial]).await.is(200);
    world.act(name, json!({"act": "start", "drive": serial})).await.is(200);
}

async fn packing(world: &World, name: &str, serial: &str) {
    copying(world, name, serial).await;
    world.act(name, json!({"act": "finish", "drive": serial, "outcome": "clean"})).await.is(200);
}

async fn report(world: &World, name: &str) -> Answer {
    let note = json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "hi"});
    world.call(&world.support, "POST", &format!("{}/actions", v1(name)), Some(note)).await
}

/// The next event after the greeting.
async fn news(watcher: &mut Watcher) -> String {
    let mut event = String::new();
    eventually("news", async || {
        event = watcher.event().await;
        !event.starts_with(':')
    })
    .await;
    event
}

/// The job's name in a row of whichever list.
fn name_of(row: &Value) -> &str {
    let all = [&row["id"]["name"], &row["row"]["id"]["name"], &row["name"]];
    all.into_iter().find_map(Value::as_str).unwrap()
}

/// The fault: chrono read a leap second on the way in, and another parser refused it on the way out.
#[tokio::test]
async fn a_moment_that_could_not_be_read_back_is_refused_at_its_field() {
    let world = World::new().await;
    send(&world, "a", "AAAA1111").await;
    let path = format!("{}/actions", v1("a"));
    for moment in ["2027-06-30T23:59:60Z", "2030-01-01T00:00:60.5+02:00", "+12027-06-30T23:59:00Z"] {
        let note = json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "hi", "awaitsUntil": moment});
        let refused = world.call(&world.support, "POST", &path, Some(note)).await.is(400);
        assert_eq!(refused.body["error"]["target"], "awaitsUntil", "{}", refused.text);
        let refused = world.act("a", json!({"act": "extend", "until": moment})).await.is(400);
        assert_eq!(refused.body["error"]["target"], "until", "{}", refused.text);
        let share = json!({"tells": "state", "expires": moment});
        let refused = world.call(&world.customer, "POST", &format!("{}/shares", v1("a")), Some(share)).await.is(400);
        assert_eq!(refused.body["error"]["target"], "expires", "{}", refused.text);
    }
    let until = json!({"act": "extend", "until": "9999-12-31T23:59:59.999999999Z"});
    assert_eq!(world.act("a", until).await.is(200).body["expectedUntil"], "9999-12-31T23:59:59.999999999Z");
    world.get(&world.customer, &v1("a")).await.is(200);
    assert_eq!(world.get(&world.customer, "/v1/jobs").await.is(200).names(), ["a"]);
}

/// The fault: a page, a file, a board fails as a whole for one row.
#[tokio::test]
async fn a_job_that_cannot_be_read_is_left_out_and_the_others_are_there() {
    let world = World::new().await;
    for (at, name) in ["one", "bad", "two"].into_iter().enumerate() {
        copying(&world, name, &format!("COPY000{at}")).await;
        packing(&world, &format!("{name}-packed"), &format!("PACK000{at}")).await;
    }
    world.spoil("bad").await;
    world.spoil("bad-packed").await;
    let mut four = ["one", "one-packed", "two", "two-packed"];
    for (token, path) in [
        (&world.customer, "/v1/jobs?sort=name".to_owned()),
        (&world.operator, "/v1/jobs?sort=name".to_owned()),
        (&world.support, "/v1/support/jobs?sort=name".to_owned()),
        (&world.support, "/v1/support/jobs?sort=newest&dir=asc".to_owned()),
        (&world.customer, format!("/subscriptions/{CONTOSO}/providers/Microsoft.ImportExport/jobs?{VERSION}")),
    ] {
        let page = world.get(token, &path).await.is(200);
        let rows = page.body["value"].as_array().unwrap();
        let mut names: Vec<&str> = rows.iter().map(name_of).collect();
        names.sort_unstable();
        four.sort_unstable();
        assert_eq!(names, four, "{path}");
    }
    // A page goes on from a row that cannot be read, in every order: none of the others is missing.
    for sort in ["newest", "changed", "name", "state", "since", "company"] {
        let pages = world.pages(&world.support, &format!("/v1/support/jobs?sort={sort}&top=1")).await;
        let rows = pages.iter().flat_map(|page| page["value"].as_array().unwrap());
        let mut seen: Vec<&str> = rows.map(|row| row["row"]["id"]["name"].as_str().unwrap()).collect();
        seen.sort_unstable();
        assert_eq!(seen, four, "{sort}");
    }
    let file = world.get(&world.support, "/v1/support/jobs.csv?sort=name").await.is(200);
    let names: Vec<&str> = file.text.lines().skip(1).map(|row| row.split('"').nth(1).unwrap()).collect();
    assert_eq!(names, four);
    let board = world.get(&world.operator, "/v1/operations/drives?state=copying").await.is(200);
    assert_eq!(board.body["value"].as_array().unwrap().len(), 2, "{}", board.text);
    let board = world.get(&world.operator, "/v1/operations/packing").await.is(200);
    assert_eq!(board.body["value"].as_array().unwrap().len(), 2, "{}", board.text);
    world.get(&world.support, "/v1/support/jobs?q=bad-packed").await.is(200);
    world.get(&world.support, "/v1/support/queues").await.is(200);
    world.get(&world.customer, "/v1/notices").await.is(200);

    // A batch: one cannot be read, the other is written.
    let report = |name: &str, drive: &str| json!({"subscription": CONTOSO, "group": "media", "name": name, "drive": drive, "percent": 9, "bytes": 9});
    let reports = json!({"reports": [report("bad", "COPY0001"), report("one", "COPY0000")]});
    let done = world.call(&world.operator, "POST", "/v1/operations/progress", Some(reports)).await.is(200);
    let accepted = |at: usize| done.body["value"][at]["accepted"].as_bool().unwrap();
    assert_eq!((accepted(0), accepted(1)), (false, true), "{}", done.text);
    assert!(done.text.contains("This job's data cannot be read"), "{}", done.text);

    // The desk: a drive of that job is a drive of no job that can be read; others in the package are booked in.
    send(&world, "three", "COPY0009").await;
    book(&world, "three", &["COPY0009", "COPY0001"]).await.is(200);

    // Who asks for the job by its name is told what is the matter, and only they.
    for path in [job("bad"), v1("bad"), format!("{}/actions", v1("bad")), format!("{}/timeline", v1("bad"))] {
        world.get(&world.customer, &path).await.refused(UNREADABLE);
        world.get(&world.stranger, &path).await.is(404);
    }
    world.patch("bad", json!({"tags": {}})).await.refused(UNREADABLE);
    let metrics = world.metrics().await;
    assert!(metrics.contains("waybill_unreadable_rows_total{table=\"job\"}"), "{metrics}");
}

/// The fault: the pump asked for the same rows for ever, and a browser that came back did not get past them.
#[tokio::test]
async fn streams_go_on_past_a_job_that_cannot_be_read() {
    let world = World::new().await;
    send(&world, "bad", "AAAA1111").await;
    world.app.start().await.unwrap();
    let mut watcher = world.watch(&world.customer, None).await;
    // The greeting: from here on it listens.
    assert!(watcher.event().await.starts_with(':'));
    world.spoil("bad").await;
    // News of it, as another replica would have written them.
    world.tamper("update counter set value = value + 1 where name = 'change'").await;
    world
        .tamper(
            "insert into change (seq, job_id, subscription, grp, name, kind, at_ms) select (select value from counter \
             where name = 'change'), id, subscription, grp_key, name_key, 'job', 0 from job where name_key = 'bad'",
        )
        .await;
    world.put("good", import(&["BBBB1111"])).await.is(201);
    assert_eq!(news(&mut watcher).await, "job: good Creating");
    let mut back = world.watch(&world.customer, Some("0")).await;
    assert_eq!(news(&mut back).await, "job: good Creating");
}

/// The fault: the clock goes on with others, and does not tell the same of one row every second.
#[tokio::test]
async fn deadlines_of_others_are_kept_and_moving_on_works_beside_an_unreadable_job() {
    let world = World::new().await;
    world.put("bad", import(&["AAAA1111"])).await.is(201);
    world.put("good", import(&["BBBB1111"])).await.is(201);
    world.spoil("bad").await;
    let world = world.later(TimeDelta::days(15)).await;
    world.app.start().await.unwrap();
    eventually("expired", async || world.get(&world.customer, &job("good")).await.status == 404).await;
    world.get(&world.customer, &job("bad")).await.refused(UNREADABLE);
    // The company's name is found with each of its jobs: all are indexed again but this one.
    let id = CONTOSO.parse().unwrap();
    world.app.store.add_subscription(&id, Some("Contoso Film"), None).await.unwrap();
}

/// The same for what is not a job: an entry of a timeline, a notice, an arrival, a share link, a person, an act in the
/// audit log.
#[tokio::test]
async fn other_rows_that_cannot_be_read_are_left_out_too() {
    let world = World::new().await;
    send(&world, "a", "AAAA1111").await;
    report(&world, "a").await.is(200);
    report(&world, "a").await.is(200);
    let timeline = format!("{}/timeline", v1("a"));
    let count = async |token: &str, path: &str| {
        let answer = world.get(token, path).await.is(200);
        answer.body["value"].as_array().unwrap().len()
    };
    let entries = count(&world.customer, &timeline).await;
    let notices = count(&world.customer, "/v1/notices").await;
    world
        .tamper("update timeline set what = '{\"kind\":\"contact\",\"until\":\"2027-06-30T23:59:60Z\"}' where seq = 3")
        .await;
    world.tamper("update notice set what = '{\"kind\":\"unheard\"}' where seq = (select max(seq) from notice)").await;
    assert_eq!(count(&world.customer, &timeline).await, entries - 1);
    let page = world.get(&world.customer, &format!("{timeline}?top=1")).await.is(200);
    assert!(page.body["next"].is_number());
    assert_eq!(count(&world.customer, "/v1/notices").await, notices - 1);

    for tracking in ["UNKNOWN1", "UNKNOWN2"] {
        book(&world, tracking, &[&format!("{tracking}X")]).await.is(200);
    }
    let arrivals = "/v1/operations/arrivals";
    assert_eq!(count(&world.operator, arrivals).await, 2);
    world.tamper("update arrival set body = '{}' where num = 2").await;
    assert_eq!(count(&world.operator, arrivals).await, 1);
    book(&world, "UNKNOWN2", &["UNKNOWN2X"]).await.is(200);

    let shares = format!("{}/shares", v1("a"));
    for _ in 0..2 {
        world.call(&world.customer, "POST", &shares, Some(json!({"tells": "state"}))).await.is(201);
    }
    world.tamper("update share set tells = 'all' where id = (select min(id) from share)").await;
    assert_eq!(count(&world.customer, &shares).await, 1);

    let admin = world.token("Root", &[waybill_domain::role::Role::Administrator], &[]).await;
    let people = count(&admin, "/v1/people").await;
    world.tamper("update person set roles = 'wizard' where name = 'Lena'").await;
    assert_eq!(count(&admin, "/v1/people").await, people - 1);
    world.call(&admin, "PUT", "/v1/subscriptions/tailspin", Some(json!({"company": "Tailspin"}))).await.is(201);
    world.call(&admin, "PUT", "/v1/subscriptions/tailspin", Some(json!({"company": "Tailspin Toys"}))).await.is(200);
    let audited = world.app.store.audited(0, 100).await.unwrap().0.len();
    world.tamper("update audit set deed = 'unheard-of' where seq = 1").await;
    assert_eq!(world.app.store.audited(0, 100).await.unwrap().0.len(), audited - 1);
}

/// Such a job is not lost: an administrator sees it as it is stored, and can delete it; both are written down.
#[tokio::test]
async fn an_administrator_sees_and_deletes_a_job_that_cannot_be_read() {
    let world = World::new().await;
    world.put("Bad", import(&["AAAA1111"])).await.is(201);
    world.put("good", import(&["BBBB1111"])).await.is(201);
    world.spoil("bad").await;
    let admin = world.token("Root", &[waybill_domain::role::Role::Administrator], &[]).await;
    for other in [&world.customer, &world.support, &world.operator] {
        world.get(other, "/v1/unreadable-jobs/1").await.is(403);
        world.call(other, "DELETE", "/v1/unreadable-jobs/1", None).await.is(403);
    }
    let found = world.get(&admin, "/v1/unreadable-jobs/1").await.is(200);
    assert_eq!((&found.body["name"], &found.body["number"]), (&json!("Bad"), &json!(1)));
    let stored = found.body["stored"].as_str().unwrap();
    assert!(stored.contains("AAAA1111") && stored.contains("\"revision\":\"x\""), "{stored}");
    assert!(!found.text.contains(KEY), "a BitLocker key is told");
    world.get(&admin, "/v1/unreadable-jobs/2").await.is(409);
    world.call(&admin, "DELETE", "/v1/unreadable-jobs/2", None).await.is(409);
    world.get(&admin, "/v1/unreadable-jobs/3").await.is(404);
    world.get(&admin, "/v1/unreadable-jobs/first").await.is(400);
    world.app.start().await.unwrap();
    let mut watcher = world.watch(&world.customer, None).await;
    // The greeting: from here on it listens.
    assert!(watcher.event().await.starts_with(':'));
    world.call(&admin, "DELETE", "/v1/unreadable-jobs/1", None).await.is(204);
    assert_eq!(news(&mut watcher).await, "gone: Bad ");
    world.get(&world.customer, &job("Bad")).await.is(404);
    world.get(&world.customer, &job("good")).await.is(200);
    let deeds: Vec<String> =
        world.app.store.audited(0, 100).await.unwrap().0.iter().map(|row| row.deed.to_string()).collect();
    assert_eq!(deeds, ["unreadable-job-read", "unreadable-job-removed"]);
    // The name is free again.
    world.put("bad", import(&["AAAA1111"])).await.is(201);
}
