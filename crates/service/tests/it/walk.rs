//! Jobs on the whole of their way, over HTTP.

use expect_test::expect;
use serde_json::{Value, json};

use crate::world::*;

async fn state(world: &World, name: &str) -> String {
    let body = world.get(&world.customer, &job(name)).await.is(200).body;
    let drives = body["properties"]["driveList"].as_array().unwrap().iter();
    let drives: Vec<String> =
        drives.map(|drive| format!("{}={}", drive["driveId"], drive["state"]).replace('"', "")).collect();
    format!("{} {} {}", body["properties"]["state"], body["properties"]["percentComplete"], drives.join(" "))
        .replace('"', "")
}

#[tokio::test]
async fn an_import_job_reaches_completed() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111", "BBBB2222"]).await;
    assert_eq!(state(&world, "a").await, "Shipping null AAAA1111=Specified BBBB2222=Specified");
    for (event, now) in acts_of_an_import() {
        world.act("a", event).await.is(200);
        assert_eq!(state(&world, "a").await, now);
    }
    let job = world.get(&world.customer, &job("a")).await.body;
    assert_eq!(job["properties"]["returnPackage"]["driveCount"], 2);
    assert_eq!(job["systemData"]["lastModifiedBy"], "Mikael");
}

/// What operators do to an import of two drives, and where job and drives are after each.
fn acts_of_an_import() -> [(Value, &'static str); 8] {
    let back = json!({"carrierName": "FedEx", "trackingNumber": "794644790138"});
    let warned =
        json!({"act": "finish", "drive": "BBBB2222", "outcome": "warnings", "verboseLogUri": "https://logs/v"});
    [
        (json!({"act": "bookIn", "drives": ["aaaa1111"]}), "Shipping null AAAA1111=Received BBBB2222=Specified"),
        (
            json!({"act": "bookIn", "drives": ["BBBB2222"], "complete": true}),
            "Received null AAAA1111=Received BBBB2222=Received",
        ),
        (
            json!({"act": "start", "drive": "AAAA1111", "bytesTotal": 1000}),
            "Transferring 0 AAAA1111=Transferring BBBB2222=Received",
        ),
        (
            json!({"act": "report", "drive": "AAAA1111", "percent": 50, "bytes": 500}),
            "Transferring 25 AAAA1111=Transferring BBBB2222=Received",
        ),
        (
            json!({"act": "finish", "drive": "AAAA1111", "outcome": "clean"}),
            "Transferring 50 AAAA1111=Completed BBBB2222=Received",
        ),
        (json!({"act": "start", "drive": "BBBB2222"}), "Transferring 50 AAAA1111=Completed BBBB2222=Transferring"),
        (warned, "Packaging 100 AAAA1111=Completed BBBB2222=CompletedMoreInfo"),
        (json!({"act": "shipBack", "package": back}), "Completed 100 AAAA1111=ShippedBack BBBB2222=ShippedBack"),
    ]
}

#[tokio::test]
async fn progress_leaves_the_revision_alone() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111"], "complete": true})).await.is(200);
    world.act("a", json!({"act": "start", "drive": "AAAA1111", "bytesTotal": 1000})).await.is(200);
    let revision = async || world.get(&world.operator, &v1("a")).await.headers["etag"].clone();
    let before = revision().await;
    world.act("a", json!({"act": "report", "drive": "AAAA1111", "percent": 50, "bytes": 500})).await.is(200);
    assert_eq!(revision().await, before);
}

#[tokio::test]
async fn an_import_tells_its_timeline_a_page_at_a_time() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111", "BBBB2222"]).await;
    for (event, _) in acts_of_an_import() {
        world.act("a", event).await.is(200);
    }
    let timeline = world.get(&world.customer, &format!("{}/timeline.json", v1("a"))).await.is(200);
    let lines: String = timeline.body["value"].as_array().unwrap().iter().rev().map(line).collect();
    expect![[r#"
        1 customer Ann: created  
        2 customer Ann: changed  
        3 customer Ann: job  Shipping
        4 operator Mikael: drive AAAA1111 Received
        5 operator Mikael: drive BBBB2222 Received
        6 operator Mikael: job  Received
        7 operator Mikael: drive AAAA1111 Transferring
        8 operator Mikael: job  Transferring
        9 operator Mikael: drive AAAA1111 Completed
        10 operator Mikael: finished AAAA1111 
        11 operator Mikael: drive BBBB2222 Transferring
        12 operator Mikael: drive BBBB2222 CompletedMoreInfo
        13 operator Mikael: finished BBBB2222 
        14 operator Mikael: job  Packaging
        15 operator Mikael: drive AAAA1111 ShippedBack
        16 operator Mikael: drive BBBB2222 ShippedBack
        17 operator Mikael: sentBack  
        18 operator Mikael: job  Completed
    "#]]
    .assert_eq(&lines);

    let page = world.get(&world.customer, &format!("{}/timeline?top=2", v1("a"))).await.is(200);
    assert_eq!((page.body["value"][0]["seq"].as_i64(), page.body["next"].as_i64()), (Some(18), Some(17)));
    let page = world.get(&world.customer, &format!("{}/timeline?before=3", v1("a"))).await.is(200);
    assert_eq!((page.body["value"].as_array().unwrap().len(), page.body.get("next")), (2, None));
}

/// Number, role, name and what happened.
fn line(entry: &Value) -> String {
    let text = |at: &str| {
        entry.get(at).or_else(|| entry["what"].get(at)).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let [role, who, kind, serial, to] = ["role", "who", "kind", "serial", "to"].map(text);
    format!("{} {role} {who}: {kind} {serial} {to}\n", entry["seq"])
}

#[tokio::test]
async fn an_export_job_reaches_completed() {
    let world = World::new().await;
    world.put("e", export()).await.is(201);
    world.patch("e", ship()).await.is(200);
    world.act("e", json!({"act": "bookIn", "drives": ["CCCC3333"]})).await.is(200);
    assert_eq!(state(&world, "e").await, "Shipping null CCCC3333=Received");
    world.act("e", json!({"act": "bookIn", "drives": [], "complete": true})).await.is(200);
    world.act("e", json!({"act": "start", "drive": "CCCC3333"})).await.is(200);
    let finish = json!({"act": "finish", "drive": "CCCC3333", "outcome": "errors", "key": KEY, "incompleteBlobListUri": "https://logs/i"});
    world.act("e", finish).await.is(200);
    let keys = world.call(&world.customer, "POST", &job("e/listBitLockerKeys"), None).await.is(200);
    assert_eq!(keys.body["value"], json!([{"driveId": "CCCC3333", "bitLockerKey": KEY}]));
    world.act("e", json!({"act": "shipBack", "package": package()})).await.is(200);
    assert_eq!(state(&world, "e").await, "Closed 100 CCCC3333=ShippedBack");
}

#[tokio::test]
async fn the_tables_speak_through_every_refusal() {
    let world = World::new().await;
    world.put("a", import(&["AAAA1111"])).await.is(201);
    let refused = async |name: &str, event: Value, want: &str| world.act(name, event).await.refused(want);
    refused("a", json!({"act": "bookIn", "drives": ["AAAA1111"]}), "409 Conflict : The job is Creating: it is not possible to book drives in now. Allowed while the job is Shipping, Received, Transferring or Packaging; it is Creating. Possible now: change the return address, revoke a share link and note a contact").await;
    let too_early = world.patch("a", json!({"properties": {"state": "Shipping"}})).await;
    assert_eq!(too_early.status, 409);
    assert!(too_early.brief().contains("This needs a carrier and a tracking number"), "{}", too_early.brief());
    world.patch("a", ship()).await.is(200);
    world.put("a", import(&["AAAA1111"])).await.is(409);
    world.call(&world.customer, "DELETE", &job("a"), None).await.is(409);
    refused("a", json!({"act": "start", "drive": "ZZZZ"}), "409 Conflict : The job is Shipping: it is not possible to start a copy now. Allowed while the job is Received or Transferring; it is Shipping. Possible now: cancel it, change the return address, revoke a share link, book drives in, fault the job, extend the shipping window and note a contact").await;
}

#[tokio::test]
async fn support_answers_and_notes_and_moves_nothing() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    let as_support =
        async |event: Value| world.call(&world.support, "POST", &format!("{}/actions", v1("a")), Some(event)).await;
    as_support(json!({"act": "faultJob", "reason": "x"}))
        .await
        .refused("403 AuthorizationFailed : Only an operator may fault the job");
    as_support(json!({"act": "answer", "text": "They look for it"})).await.is(200);
    as_support(json!({"act": "noteContact", "how": "phone", "whom": "Ann", "said": "They look for it"})).await.is(200);
    let tags = world.call(&world.support, "PATCH", &job("a"), Some(json!({"tags": {}}))).await;
    tags.refused("403 AuthorizationFailed : Only the customer may change tags");
    let offers = world.get(&world.support, &format!("{}/actions", v1("a"))).await.is(200);
    assert_eq!(
        offers.body["value"],
        json!([
            {"act": "answer", "allowed": true},
            {"act": "revokeShare", "allowed": true},
            {"act": "noteContact", "allowed": true}
        ])
    );
}

#[tokio::test]
async fn a_faulted_job_resumes_where_its_drives_are() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    world.act("a", json!({"act": "faultJob", "reason": "The label is torn"})).await.is(200);
    assert_eq!(world.get(&world.customer, &job("a")).await.body["properties"]["state"], "Faulted");
    world.act("a", json!({"act": "resolveJob"})).await.is(200);
    assert_eq!(state(&world, "a").await, "Shipping null AAAA1111=Specified");
}

#[tokio::test]
async fn nothing_of_an_update_is_applied_when_a_part_is_refused() {
    let world = World::new().await;
    world.shipped("a", &["AAAA1111"]).await;
    world.act("a", json!({"act": "bookIn", "drives": ["AAAA1111"]})).await.is(200);
    world.patch("a", json!({"tags": {"new": "1"}, "properties": {"deliveryPackage": package()}})).await.is(409);
    assert_eq!(world.get(&world.customer, &job("a")).await.body["tags"], json!({"project": "rushes"}));
}

#[tokio::test]
async fn somebody_with_several_roles_acts_in_the_one_that_fits() {
    use waybill_domain::role::Role;
    let world = World::new().await;
    let both = world.token("Kim", &[Role::Customer, Role::Operator], &[CONTOSO]).await;
    world.shipped("a", &["AAAA1111"]).await;
    let actions = format!("{}/actions", v1("a"));
    world.call(&both, "POST", &actions, Some(json!({"act": "bookIn", "drives": ["AAAA1111"]}))).await.is(200);
    world.call(&both, "PATCH", &job("a"), Some(json!({"properties": {"cancelRequested": true}}))).await.is(200);
    let timeline = world.get(&both, &format!("{}/timeline", v1("a"))).await.is(200);
    let roles: Vec<&str> =
        timeline.body["value"].as_array().unwrap().iter().map(|it| it["role"].as_str().unwrap()).collect();
    assert_eq!(roles[..2], ["customer", "customer"], "cancelled, and so packed: {}", timeline.text);
    assert!(roles.contains(&"operator"));
    assert_eq!(state(&world, "a").await, "Packaging null AAAA1111=Received");
    // The owner of a different subscription is nobody's customer here.
    let elsewhere = world.token("Kim", &[Role::Customer, Role::Operator], &[FABRIKAM]).await;
    let answer = world.call(&elsewhere, "PATCH", &job("a"), Some(json!({"tags": {}}))).await;
    answer.refused("403 AuthorizationFailed : Only the customer may change tags");
}
