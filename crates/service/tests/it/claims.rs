//! Whose drive is it: two live jobs that name one drive, or one package, are the operator's to decide, never the order in
//! which they were made; and no customer learns of the other. (Kind of fault: the first match wins.)

use serde_json::{Value, json};

use crate::world::*;

const NUMBER: &str = "794644790132";
const SAME_NUMBER: &str = "7946 4479 0132";
const REAL: &str = "WD-REAL-1";

/// What the other company's job names: the drive alone, or the drive and the package.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    Drive,
    Both,
}

/// Contoso's job `victim` holds the drive; Fabrikam's `mallory` names it too, made before or after.
async fn two(names: Names, victim_first: bool) -> World {
    let world = World::new().await;
    let own = ["WD-REAL-2", "WD-REAL-3"];
    for is_victim in [victim_first, !victim_first] {
        if is_victim {
            ship(&world, &world.customer, &job("victim"), &[REAL, own[0], own[1]], NUMBER).await;
        } else {
            let number = if names == Names::Both { SAME_NUMBER } else { "794644790999" };
            let path = path(FABRIKAM, "mallory");
            ship(&world, &world.stranger, &path, &["wd-real-1", "MINE-1"], number).await;
        }
    }
    world
}

async fn ship(world: &World, token: &str, path: &str, drives: &[&str], number: &str) {
    world.call(token, "PUT", path, Some(import(drives))).await.is(201);
    let package = json!({"carrierName": "FedEx", "trackingNumber": number});
    let ship = json!({"properties": {"state": "Shipping", "deliveryPackage": package}});
    world.call(token, "PATCH", path, Some(ship)).await.is(200);
}

fn id(subscription: &str, name: &str) -> Value {
    json!({"subscription": subscription, "group": "media", "name": name})
}

fn scan(number: Option<&str>, drives: &[&str], complete: bool, decided: Option<Value>) -> Value {
    let mut scan = json!({"drives": drives, "complete": complete});
    if let Some(number) = number {
        scan["trackingNumber"] = json!(number);
    }
    if let Some(job) = decided {
        scan["decisions"] = json!([{"drive": REAL, "job": job}]);
    }
    scan
}

async fn desk(world: &World, path: &str, scan: &Value) -> Answer {
    world.call(&world.operator, "POST", &format!("/v1/operations/receiving{path}"), Some(scan.clone())).await
}

/// State of a job, and of its drives.
async fn state(world: &World, token: &str, subscription: &str, name: &str) -> String {
    let body = world.get(token, &format!("/v1/jobs/{subscription}/media/{name}")).await.is(200).body;
    let drives = body["drives"].as_array().unwrap().iter().map(|it| it["state"].as_str().unwrap());
    [body["state"].as_str().unwrap()].into_iter().chain(drives).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_drive_that_two_jobs_name_waits_for_the_operator_whatever_was_scanned_and_made_first() {
    for victim_first in [true, false] {
        for (names, number) in [(Names::Drive, Some(NUMBER)), (Names::Drive, None), (Names::Both, Some(NUMBER))] {
            let world = two(names, victim_first).await;
            let open = scan(number, &[REAL], true, None);
            let look = desk(&world, "/look", &open).await.is(200).body;
            let drive = &look["scanned"][0];
            assert_eq!((&drive["verdict"], &drive["job"]), (&json!("ambiguous"), &Value::Null), "{look}");
            let candidates = drive["candidates"].as_array().unwrap();
            let jobs: Vec<&str> = candidates.iter().map(|it| it["company"].as_str().unwrap()).collect();
            assert_eq!(jobs, [CONTOSO, FABRIKAM]);
            let known = |at: usize| candidates[at]["knownBy"].clone();
            let by_label = |is_it: bool| if is_it { json!(["list", "package"]) } else { json!(["list"]) };
            assert_eq!(known(0), by_label(number.is_some()));
            assert_eq!(known(1), by_label(names == Names::Both));
            assert_eq!(candidates[0]["location"], "West Europe");
            assert_eq!(look["undecided"], names == Names::Both);

            let refused = desk(&world, "", &open).await.is(409);
            assert!(refused.text.contains("Several jobs may claim WD-REAL-1"), "{}", refused.text);
            let untouched = "Shipping Specified Specified Specified";
            assert_eq!(state(&world, &world.customer, CONTOSO, "victim").await, untouched);
            assert_eq!(state(&world, &world.stranger, FABRIKAM, "mallory").await, "Shipping Specified Specified");
        }
    }
}

#[tokio::test]
async fn what_the_operator_decides_is_booked_in_and_told_to_that_jobs_customer_alone() {
    for (names, number) in [(Names::Drive, Some(NUMBER)), (Names::Drive, None), (Names::Both, Some(NUMBER))] {
        let world = two(names, true).await;
        let before = world.get(&world.stranger, &path(FABRIKAM, "mallory")).await.text;
        let timeline = format!("/v1/jobs/{FABRIKAM}/media/mallory/timeline");
        let told_before = world.get(&world.stranger, &timeline).await.text;
        let mut decided = scan(number, &[REAL], true, Some(id(CONTOSO, "victim")));
        if names == Names::Both {
            // The drive alone is not enough to say what is missing.
            let refused = desk(&world, "", &decided).await.is(409);
            assert!(refused.text.contains("Jobs of several companies name this package"), "{}", refused.text);
            decided["job"] = id(CONTOSO, "victim");
        }
        let look = desk(&world, "/look", &decided).await.is(200).body;
        assert_eq!(look["scanned"][0]["verdict"], "expected", "{look}");
        desk(&world, "", &decided).await.is(200);
        let ended = "Received Received NeverReceived NeverReceived";
        assert_eq!(state(&world, &world.customer, CONTOSO, "victim").await, ended);
        let timeline_of_victim = world.get(&world.customer, &format!("{}/timeline", v1("victim"))).await;
        assert!(timeline_of_victim.text.contains(r#""kind":"driveDecided","serial":"WD-REAL-1""#));
        for secret in ["mallory", FABRIKAM, "MINE-1"] {
            assert!(!timeline_of_victim.text.to_lowercase().contains(&secret.to_lowercase()));
        }
        // The other job is as if nothing had been.
        assert_eq!(world.get(&world.stranger, &path(FABRIKAM, "mallory")).await.text, before);
        assert_eq!(world.get(&world.stranger, &timeline).await.text, told_before);
        assert!(world.get(&world.stranger, "/v1/notices").await.body["value"].as_array().unwrap().is_empty());

        // A scanner that sends twice does no harm.
        let again = desk(&world, "", &decided).await.is(200).body;
        assert_eq!((&again["look"]["scanned"][0]["verdict"], &again["jobs"]), (&json!("already"), &json!([])));
    }
}

#[tokio::test]
async fn a_drive_that_the_operator_cannot_place_is_kept_and_nobody_is_told_that_it_never_came() {
    let world = two(Names::Drive, true).await;
    let mut aside = scan(Some(NUMBER), &[REAL, "WD-REAL-2"], true, None);
    aside["decisions"] = json!([{"drive": REAL}]);
    let booked = desk(&world, "", &aside).await.is(200).body;
    assert_eq!((&booked["arrival"]["drives"], &booked["arrival"]["job"]), (&json!([REAL]), &Value::Null));
    let waiting = "Shipping Specified Received Specified";
    assert_eq!(state(&world, &world.customer, CONTOSO, "victim").await, waiting);

    // It is matched once somebody knows, and the match says that it was decided.
    let arrival = format!("/v1/operations/arrivals/{}", booked["arrival"]["id"].as_str().unwrap());
    let mut event = json!({"act": "match", "job": id(CONTOSO, "victim")});
    let refused = world.call(&world.operator, "POST", &arrival, Some(event.clone())).await.is(409);
    assert!(refused.text.contains("Several jobs may claim WD-REAL-1"), "{}", refused.text);
    event["decided"] = json!([REAL]);
    world.call(&world.operator, "POST", &arrival, Some(event)).await.is(200);
    let matched = "Shipping Received Received Specified";
    assert_eq!(state(&world, &world.customer, CONTOSO, "victim").await, matched);
}

#[tokio::test]
async fn a_job_that_did_not_ship_yet_claims_its_drive_too() {
    let world = World::new().await;
    world.put("victim", import(&[REAL])).await.is(201);
    ship(&world, &world.stranger, &path(FABRIKAM, "mallory"), &[REAL], NUMBER).await;
    let look = desk(&world, "/look", &scan(None, &[REAL], true, None)).await.is(200).body;
    assert_eq!(look["scanned"][0]["verdict"], "ambiguous");
    // However many jobs somebody makes, the other company's is among the candidates.
    for at in 0..25 {
        let path = path(FABRIKAM, &format!("flood-{at}"));
        world.call(&world.stranger, "PUT", &path, Some(import(&[REAL]))).await.is(201);
    }
    let look = desk(&world, "/look", &scan(None, &[REAL], true, None)).await.is(200).body;
    assert!(look["scanned"][0]["candidates"].to_string().contains("victim"), "{look}");
    let decided = scan(None, &[REAL], true, Some(id(CONTOSO, "victim")));
    let booked = desk(&world, "", &decided).await.is(200).body;
    assert_eq!((&booked["arrival"]["job"]["name"], &booked["jobs"].as_array().unwrap().len()), (&json!("victim"), &1));
}

#[tokio::test]
async fn an_act_on_the_job_itself_asks_for_the_same_decision() {
    let world = two(Names::Drive, true).await;
    let mut event = json!({"act": "bookIn", "drives": [REAL]});
    let refused = world.act("victim", event.clone()).await.is(409);
    assert!(refused.text.contains("Several jobs may claim WD-REAL-1"), "{}", refused.text);
    // Whose business it is comes first: a customer learns nothing of other jobs by asking.
    let asked = world.call(&world.customer, "POST", &format!("{}/actions", v1("victim")), Some(event.clone())).await;
    asked.refused("403 AuthorizationFailed : Only an operator may book drives in");
    event["decided"] = json!([REAL]);
    world.act("victim", event).await.is(200);
}

#[tokio::test]
async fn jobs_of_one_company_share_a_package_as_long_as_their_drives_are_told_apart() {
    let world = World::new().await;
    ship(&world, &world.customer, &job("a"), &["AAAA1111", "AAAA2222"], NUMBER).await;
    ship(&world, &world.customer, &job("b"), &["BBBB1111", "AAAA2222"], SAME_NUMBER).await;
    let both = scan(Some(NUMBER), &["AAAA1111", "BBBB1111"], false, None);
    let look = desk(&world, "/look", &both).await.is(200).body;
    let verdicts: Vec<&str> =
        look["scanned"].as_array().unwrap().iter().map(|it| it["verdict"].as_str().unwrap()).collect();
    assert_eq!((verdicts, &look["undecided"]), (vec!["expected", "expected"], &json!(false)));
    desk(&world, "", &both).await.is(200);
    let twice = scan(Some(NUMBER), &["AAAA2222"], false, None);
    assert_eq!(desk(&world, "/look", &twice).await.body["scanned"][0]["verdict"], "ambiguous");
    // A drive on no list: of which of the two, somebody must say.
    let extra = scan(Some(NUMBER), &["XXXX0000"], false, None);
    assert_eq!(desk(&world, "/look", &extra).await.body["scanned"][0]["verdict"], "ambiguous");
    let mut said = extra.clone();
    said["job"] = id(CONTOSO, "b");
    assert_eq!(desk(&world, "/look", &said).await.body["scanned"][0]["verdict"], "extra");
}

#[tokio::test]
async fn a_package_of_two_companies_counts_as_nobodys_until_it_is_decided() {
    let world = World::new().await;
    ship(&world, &world.customer, &job("victim"), &[REAL, "WD-REAL-2"], NUMBER).await;
    ship(&world, &world.stranger, &path(FABRIKAM, "mallory"), &["MINE-1", "MINE-2"], SAME_NUMBER).await;
    // Drives that are told apart are booked in; nothing is marked as missing without a decision.
    desk(&world, "", &scan(Some(NUMBER), &["MINE-1"], true, None)).await.is(409);
    desk(&world, "", &scan(Some(NUMBER), &["MINE-1"], false, None)).await.is(200);
    assert_eq!(state(&world, &world.customer, CONTOSO, "victim").await, "Shipping Specified Specified");
    let mut decided = scan(Some(NUMBER), &["MINE-1", REAL], true, None);
    decided["job"] = id(FABRIKAM, "mallory");
    let look = desk(&world, "", &decided).await.is(200).body["look"].clone();
    assert_eq!(look["scanned"][1]["verdict"], "otherJob");
    assert_eq!(state(&world, &world.customer, CONTOSO, "victim").await, "Shipping Received Specified");
    assert_eq!(state(&world, &world.stranger, FABRIKAM, "mallory").await, "Received Received NeverReceived");
}

/// What staff were told of jobs that name the same: the job's name, drives, number.
async fn told(world: &World, token: &str) -> Vec<(String, Value, Value)> {
    let page = world.get(token, "/v1/notices").await.is(200).body;
    let all = page["value"].as_array().unwrap().iter().filter(|it| it["what"]["kind"] == "alsoNamed");
    let one = |it: &Value| {
        let what = &it["what"];
        (it["job"]["name"].as_str().unwrap().to_owned(), what["drives"].clone(), what["text"].clone())
    };
    all.map(one).collect()
}

#[tokio::test]
async fn staff_are_told_when_a_second_job_names_the_same_and_customers_are_not() {
    let world = two(Names::Both, true).await;
    let all = told(&world, &world.support).await;
    let want = [
        ("mallory".to_owned(), Value::Null, json!(SAME_NUMBER)),
        ("mallory".to_owned(), json!(["wd-real-1"]), Value::Null),
    ];
    assert_eq!(all, want);
    for customer in [&world.customer, &world.stranger] {
        assert!(told(&world, customer).await.is_empty());
    }
    let also = |subscription: &str, name: &str| {
        format!("/v1/support/also-named?subscription={subscription}&group=media&name={name}")
    };
    let of_victim = world.get(&world.operator, &also(CONTOSO, "victim")).await.is(200).body;
    let other = &of_victim["value"][0];
    assert_eq!((&other["company"], &other["drives"]), (&json!(FABRIKAM), &json!([REAL])), "{of_victim}");
    assert_eq!(other["packages"], json!([NUMBER]));
    for customer in [&world.customer, &world.stranger] {
        world.get(customer, &also(CONTOSO, "victim")).await.is(403);
    }
    // Only what is new is told: an update that names nothing else says nothing.
    let tags = json!({"tags": {"round": "2"}});
    world.call(&world.stranger, "PATCH", &path(FABRIKAM, "mallory"), Some(tags)).await.is(200);
    assert_eq!(told(&world, &world.support).await.len(), 2);
    // Jobs of one company may share a package; a drive they may not.
    ship(&world, &world.customer, &job("third"), &["WD-REAL-2"], NUMBER).await;
    let all = told(&world, &world.support).await;
    assert_eq!(all[1], ("third".to_owned(), json!(["WD-REAL-2"]), Value::Null));
    assert_eq!((all[0].0.as_str(), &all[0].2, all.len()), ("third", &json!(NUMBER), 4), "of Fabrikam's package");
}

#[tokio::test]
async fn the_job_api_answers_alike_whether_another_job_names_the_same_or_not() {
    let alone = World::new().await;
    let shared = World::new().await;
    ship(&shared, &shared.stranger, &path(FABRIKAM, "mallory"), &[REAL, "WD-REAL-2"], SAME_NUMBER).await;
    let package = json!({"carrierName": "FedEx", "trackingNumber": NUMBER});
    let asked: Vec<(&str, String, Option<Value>)> = vec![
        ("PUT", job("victim"), Some(import(&[REAL]))),
        ("PUT", job("victim"), Some(import(&[REAL, "WD-REAL-2"]))),
        ("PATCH", job("victim"), Some(json!({"properties": {"deliveryPackage": package, "state": "Shipping"}}))),
        ("GET", job("victim"), None),
        ("GET", v1("victim"), None),
        ("GET", format!("{}/timeline", v1("victim")), None),
        ("GET", format!("{}/actions", v1("victim")), None),
        ("GET", "/v1/notices".to_owned(), None),
        ("GET", "/v1/jobs".to_owned(), None),
        ("DELETE", job("victim"), None),
    ];
    for (method, path, body) in asked {
        let one = alone.call(&alone.customer, method, &path, body.clone()).await;
        let other = shared.call(&shared.customer, method, &path, body).await;
        let names = |it: &Answer| it.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!((one.status, names(&one)), (other.status, names(&other)), "{method} {path}");
        assert_eq!(without_times(one.body), without_times(other.body), "{method} {path}");
    }
}

/// Moments and what is made of chance are each world's own.
fn without_times(mut it: Value) -> Value {
    match &mut it {
        Value::Object(fields) => {
            for field in fields.values_mut() {
                *field = without_times(field.take());
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|one| *one = without_times(one.take())),
        Value::String(text) if text.len() > 18 && text.as_bytes()[4] == b'-' && text.ends_with('Z') => {
            return json!("at");
        }
        _ => {}
    }
    it
}
