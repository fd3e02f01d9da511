//! Bounds of what may be sent, stored and answered, over HTTP. Guards against work that is done before its bound is
//! checked, and against answers and stored jobs that grow without one.

use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection as _};
use waybill::StoreProblem;
use waybill::store::{Decision, JobKey};
use waybill_domain::bounds;
use waybill_domain::event::Event;
use waybill_domain::job::{Job, JobId};
use waybill_domain::problem::PROBLEMS_MAX;
use waybill_domain::role::Role;
use waybill_domain::wire::DRIVES_MAX;

use crate::home;
use crate::world::*;

const MEGABYTE: usize = 1 << 20;

/// A list that is too long is one problem, whatever its entries are.
#[tokio::test]
async fn a_list_that_is_too_long_is_told_of_in_one_short_answer() {
    let world = World::new().await;
    let mut drives = import(&["A"]);
    drives["properties"]["driveList"] = (0..24_000).map(|at| json!({"driveId": at.to_string()})).collect();
    let mut paths = export();
    paths["properties"]["export"] = json!({"blobList": {"blobPath": vec![""; 300_000]}});
    for (body, target) in [(drives, "properties.driveList"), (paths, "properties.export.blobList")] {
        let answer = world.put("a", body).await.is(400);
        assert_eq!(answer.body["error"]["details"].as_array().unwrap().len(), 1);
        assert_eq!(answer.body["error"]["target"], target);
        assert!(answer.text.len() < 2000);
    }
    let mut paths = export();
    paths["properties"]["export"] = json!({"blobList": {"blobPath": vec![""; 10_000]}});
    let answer = world.put("a", paths).await.is(400);
    assert_eq!(answer.body["error"]["details"].as_array().unwrap().len(), 51);
    world.shipped("b", &["AAAA1111"]).await;
    let scans: Vec<String> = (0..4000).map(|at| format!("S{at}")).collect();
    world
        .act("b", json!({"act": "bookIn", "drives": scans}))
        .await
        .refused("400 InvalidParameter drives: Name at most 100 drives at once");
    let package = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"});
    let act = json!({"act": "shipBack", "package": package, "drives": scans});
    world.act("b", act).await.is(400);
    let sites = json!({"tells": "state", "sites": vec![""; 8000]});
    let shares = format!("{}/shares", v1("b"));
    world
        .call(&world.customer, "POST", &shares, Some(sites))
        .await
        .refused("400 InvalidParameter sites: Name at most 10 sites");
    let settings = json!({"states": vec!["Shipping"; 50_000]});
    world
        .call(&world.customer, "PUT", "/v1/settings/mail", Some(settings))
        .await
        .refused("400 InvalidParameter states: Name each state once");
    let admin = world.token("Adam", &[Role::Administrator], &[]).await;
    let person = json!({"name": "Eve", "roles": vec!["customer"; 50_000], "subscriptions": vec!["none"; 20_000]});
    let answer = world.call(&admin, "POST", "/v1/people", Some(person)).await.is(400);
    assert!(answer.body["error"]["details"].as_array().unwrap().len() <= 3, "{}", answer.text);
}

/// What was sent comes back in a problem's words: no more of it than a sentence holds.
#[tokio::test]
async fn no_answer_quotes_a_long_text() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let long = "x".repeat(900_000);
    let put = |body: Value| world.put("b", body);
    let act = |body: Value| world.act("a", body);
    let mut place = import(&["A"]);
    place["location"] = json!(long);
    let answers = [
        act(json!({"act": long})).await,
        act(json!({"act": "report", "drive": "A", "percent": long, "bytes": 1})).await,
        put(place).await,
        put(json!({"tags": {long.as_str(): 5}})).await,
        put(json!({"tags": {long.as_str(): "5"}, "properties": {}})).await,
        put(json!({"properties": {"jobType": long}})).await,
        put(json!({"properties": {"driveList": long}})).await,
    ];
    for answer in answers {
        assert!(answer.text.len() < 20_000, "{} bytes", answer.text.len());
        assert_eq!(answer.status, 400);
    }
}

/// Jobs as earlier versions have taken them: with a megabyte of tags.
async fn stored_before(world: &World, names: &[String]) {
    let mut line = AnyConnection::connect(&home::url(&world.folder().join("data"))).await.unwrap();
    for name in names {
        world.put(name, import(&["AAAA1111"])).await.is(201);
        let sql = "update job_body set body = replace(body, '\"rushes\"', $1) \
                   where job_id = (select id from job where name_key = $2)";
        let tag = format!("\"{}\"", "x".repeat(MEGABYTE));
        sqlx::query(sql).bind(tag).bind(name).execute(&mut line).await.unwrap();
    }
    line.close().await.unwrap();
}

#[tokio::test]
async fn a_page_ends_at_some_megabytes_and_the_next_goes_on_there() {
    let world = World::new().await;
    let names: Vec<String> = (10..22).map(|at| format!("job-{at}")).collect();
    stored_before(&world, &names).await;
    let first = format!("{URL}/subscriptions/contoso/providers/Microsoft.ImportExport/jobs?{VERSION}");
    let (mut link, mut seen, mut pages) = (Some(first), Vec::new(), 0);
    while let Some(next) = link {
        let page = world.get(&world.customer, next.strip_prefix(URL).unwrap()).await.is(200);
        assert!(page.text.len() < 6 * MEGABYTE, "{} bytes", page.text.len());
        seen.extend(page.names().into_iter().map(str::to_owned));
        link = page.body["nextLink"].as_str().map(str::to_owned);
        pages += 1;
    }
    seen.reverse();
    assert_eq!((seen, pages), (names.clone(), 3));
    let pages = world.pages(&world.customer, "/v1/jobs?sort=name").await;
    let seen: Vec<&str> = pages.iter().flat_map(names_in).collect();
    assert_eq!(seen, names, "the portal's list");
    // It is read, and may be changed in all but the tags.
    assert_eq!(
        world.get(&world.customer, &job("job-10")).await.is(200).body["tags"]["project"].as_str().unwrap().len(),
        MEGABYTE
    );
    world.patch("job-10", ship()).await.is(200);
    world
        .patch("job-10", json!({"tags": {"project": "x".repeat(257)}}))
        .await
        .refused("400 InvalidParameter tags.project: Shorten this to 256 characters");
}

#[tokio::test]
async fn a_subscription_has_no_more_live_jobs_than_the_limit() {
    let world = World::with("[limits]\njobs-per-subscription = 3").await;
    for name in ["a", "b", "c"] {
        world.put(name, import(&["AAAA1111"])).await.is(201);
    }
    let refused = world.put("d", import(&["AAAA1111"])).await;
    refused.refused(
        "409 Conflict : The subscription contoso has 3 jobs that have not ended, and may have no more. \
         Nothing was created; delete one that is not needed, or ask your operator",
    );
    world.put("c", import(&["BBBB2222"])).await.is(200);
    world.call(&world.customer, "DELETE", &job("a"), None).await.is(200);
    world.put("d", import(&["AAAA1111"])).await.is(201);
}

/// The number of entries, as if so much had happened.
async fn entries(world: &World, name: &str, count: i64) {
    let mut line = AnyConnection::connect(&home::url(&world.folder().join("data"))).await.unwrap();
    let sql = "update job set entries = $1 where name_key = $2";
    sqlx::query(sql).bind(count).bind(name).execute(&mut line).await.unwrap();
    line.close().await.unwrap();
}

/// Who asks again and again fills no disk; operators can still bring the job to its end.
#[tokio::test]
async fn a_timeline_has_room_for_those_who_end_the_job() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    entries(&world, "a", 5000).await;
    let answer = json!({"tags": {"a": "b"}});
    let words = "409 Conflict : So much has happened to this job that no more can be noted. Nothing was changed; \
                 the data center can still bring the job to its end";
    world.patch("a", answer.clone()).await.refused(words);
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111"], "complete": true})).await.is(200);
    entries(&world, "a", 20_000).await;
    world.act("a", json!({"act": "start", "drive": "AAAA1111"})).await.refused(words);
}

#[derive(Debug, PartialEq)]
enum Problem {
    Panicked,
    Other(String),
}

impl From<StoreProblem> for Problem {
    fn from(problem: StoreProblem) -> Self {
        match problem {
            StoreProblem::Panicked(_) => Self::Panicked,
            other => Self::Other(other.to_string()),
        }
    }
}

/// One report of a batch that panics costs that report.
#[tokio::test]
async fn a_panic_in_a_batch_costs_one_item() {
    let world = World::new().await;
    let names: Vec<String> = (0..9).map(|at| format!("job-{at}")).collect();
    for name in &names {
        world.put(name, import(&["AAAA1111"])).await.is(201);
    }
    let at = world.app.clock.now();
    let asked = names.iter().map(|name| {
        let id = JobId {
            subscription: CONTOSO.parse().unwrap(),
            group: "media".parse().unwrap(),
            name: name.parse().unwrap(),
        };
        let decide = move |job: Option<&Job>| {
            assert!(name != "job-4", "a number that nobody thought of");
            let event = Event::Cancel;
            let applied = job.unwrap().apply(event, Role::Customer, at).map_err(|it| Problem::Other(it.to_string()))?;
            Ok(Decision { applied, by: Role::Customer, who: "Ann".to_owned(), at })
        };
        (JobKey::from(&id), decide)
    });
    let answers = world.app.store.decide_all(asked.collect()).await.unwrap();
    for (name, answer) in names.iter().zip(answers) {
        let cancelled =
            world.get(&world.customer, &job(name)).await.is(200).body["properties"]["cancelRequested"] == true;
        match answer {
            Ok(_) => assert!(cancelled, "{name}"),
            Err(problem) => assert_eq!((name.as_str(), problem, cancelled), ("job-4", Problem::Panicked, false)),
        }
    }
}

/// The table of the documents tells what holds.
#[test]
fn the_documents_tell_the_bounds_that_hold() {
    let table = include_str!("../../../../docs/api.md");
    for (what, most) in [
        ("Problems that one answer tells one by one", PROBLEMS_MAX),
        ("Drives in `driveList`", DRIVES_MAX),
        ("Tags of a job", bounds::TAGS_MAX),
        ("`storageAccountId`, `diagnosticsPath`", bounds::PATH_MAX),
        ("`kekUrl`", bounds::URI_MAX),
        ("`shipDate`", bounds::WORDS_MAX),
        ("Drives of one scan", bounds::SCANNED_MAX),
        ("Drives of a job that were not announced", bounds::EXTRA_DRIVES_MAX),
        ("Further packages", bounds::FURTHER_PACKAGES_MAX),
        ("Notes of a package", bounds::NOTES_MAX),
    ] {
        let row = table.lines().find(|line| line.starts_with(&format!("| {what}"))).unwrap();
        assert!(row.contains(&format!(" {most}")), "{row}");
    }
}
