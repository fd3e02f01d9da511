//! Logs of drives: who may send and read them, what is refused, what the table says, and when they are gone.

use axum::body::Body;
use axum::http::Request;
use chrono::TimeDelta;
use serde_json::{Value, json};
use waybill_domain::log::{BlobStatus, Code, Disposition, DriveStatus, LogBlob, write_log};

use crate::world::*;

const DRIVE: &str = "AAAA1111";

fn blob(at: usize, status: BlobStatus) -> LogBlob {
    LogBlob {
        status: Code::Known(status),
        blob_path: format!("films/å {at:05}.mov"),
        file_path: Some(format!("\\films\\å {at:05}.mov")),
        length: Some(1000),
        snapshot: None,
        disposition: None,
        parts: Vec::new(),
    }
}

fn log_of(drive: &str, blobs: &[LogBlob]) -> String {
    write_log(drive, blobs, &Code::Known(DriveStatus::CompletedWithErrors))
}

fn small() -> String {
    let over = LogBlob { disposition: Some(Code::Known(Disposition::Overwritten)), ..blob(3, BlobStatus::Completed) };
    log_of(DRIVE, &[blob(1, BlobStatus::LeasePresent), blob(2, BlobStatus::FileNotFound), over])
}

fn uri(name: &str, drive: &str, kind: &str) -> String {
    format!("{}/drives/{drive}/logs/{kind}", v1(name))
}

impl World {
    async fn send_log(&self, token: &str, path: &str, xml: impl Into<Body>) -> Answer {
        let request = Request::put(path).header("authorization", format!("Bearer {token}"));
        self.send(request.header("content-type", "application/xml").body(xml.into()).unwrap()).await
    }

    /// A job whose one drive is being copied.
    async fn copying(&self, name: &str, more: Value) {
        let mut body = import(&[DRIVE]);
        body["properties"].as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.put(name, body).await.is(201);
        self.patch(name, ship()).await.is(200);
        self.act(name, json!({"act": "bookIn", "drives": [DRIVE]})).await.is(200);
        self.act(name, json!({"act": "start", "drive": DRIVE, "bytesTotal": 1000})).await.is(200);
    }

    async fn table(&self, name: &str, query: &str) -> Value {
        self.get(&self.customer, &format!("{}/drives/{DRIVE}/log{query}", v1(name))).await.is(200).body
    }
}

#[tokio::test]
async fn a_log_is_sent_read_as_a_table_and_taken_along() {
    let world = World::new().await;
    world.copying("a", json!({})).await;
    let before = world.table("a", "").await;
    assert_eq!(
        before,
        json!({"drive": DRIVE, "files": [], "failed": 0, "noticed": 0, "groups": [], "matching": 0, "value": []})
    );
    let tag = world.get(&world.customer, &job("a")).await.headers["etag"].clone();

    let answer = world.send_log(&world.operator, &uri("a", "aaaa1111", "error"), small()).await.is(200);
    let full = format!("{URL}{}", uri("a", DRIVE, "error"));
    assert_eq!((&answer.body["uri"], &answer.body["held"]), (&json!(full), &json!(true)));
    let there = world.get(&world.customer, &job("a")).await;
    assert_eq!(there.body["properties"]["driveList"][0]["errorLogUri"], full);
    assert_eq!(there.headers["etag"], tag, "a log takes no edit out of a customer's hands");

    // As the contract's clients do it: by the URI of the job, with the token.
    for token in [&world.customer, &world.support, &world.operator] {
        let file = world.get(token, full.strip_prefix(URL).unwrap()).await.is(200);
        assert_eq!(file.text, small());
        assert_eq!(file.headers["content-type"], "application/xml");
        let name = file.headers["content-disposition"].to_str().unwrap();
        assert!(name.starts_with("attachment; filename=\"a_AAAA1111_20") && name.ends_with("_error.xml"), "{name}");
    }

    world.act("a", json!({"act": "finish", "drive": DRIVE, "outcome": "errors"})).await.is(200);
    let table = world.table("a", "").await;
    assert_eq!((&table["from"], &table["status"]), (&json!("error"), &json!("CompletedWithErrors")));
    assert_eq!((&table["failed"], &table["noticed"], &table["matching"]), (&json!(2), &json!(1), &json!(3)));
    let first = json!({"number": 1, "status": "LeasePresent", "blobPath": "films/å 00001.mov", "filePath": "\\films\\å 00001.mov", "length": 1000});
    assert_eq!(table["value"][0], first);
    assert_eq!(table["groups"].as_array().unwrap().len(), 3);
    assert_eq!(world.table("a", "?status=overwritten").await["matching"], 1);
    assert_eq!(world.table("a", "?q=%C3%85%2000002").await["value"][0]["status"], "FileNotFound");
}

#[tokio::test]
async fn a_later_log_takes_the_place_of_an_earlier_and_a_large_one_comes_in_pages() {
    let world = World::new().await;
    world.copying("a", json!({})).await;
    world.send_log(&world.operator, &uri("a", DRIVE, "error"), small()).await.is(200);
    // The job has moved on: its only drive is finished.
    world.act("a", json!({"act": "finish", "drive": DRIVE, "outcome": "errors"})).await.is(200);
    let many: Vec<LogBlob> = (0..10_000).map(|at| blob(at, BlobStatus::FileAccessDenied)).collect();
    world.send_log(&world.operator, &uri("a", DRIVE, "error"), log_of(DRIVE, &many)).await.is(200);
    let pages = world.pages(&world.customer, &format!("{}/drives/{DRIVE}/log?top=500", v1("a"))).await;
    let counts = |page: &serde_json::Value| (page["failed"] == 10_000, page["matching"] == 10_000);
    assert!(pages.iter().all(|page| counts(page) == (true, true)));
    let rows = pages.iter().flat_map(|page| page["value"].as_array().unwrap());
    let seen: Vec<u64> = rows.map(|row| row["number"].as_u64().unwrap()).collect();
    assert_eq!(seen, (1..=10_000).collect::<Vec<u64>>());
    world.get(&world.customer, &format!("{}/drives/{DRIVE}/log?top=501", v1("a"))).await.is(400);
}

#[tokio::test]
async fn who_may_not_is_told_so() {
    let world = World::new().await;
    world.copying("a", json!({})).await;
    let error = uri("a", DRIVE, "error");
    for token in [&world.customer, &world.support] {
        let refusal = world.send_log(token, &error, small()).await;
        refusal.refused("403 AuthorizationFailed : Only an operator may send a drive’s log");
    }
    world.send_log(&world.operator, &error, small()).await.is(200);
    let hidden = world.get(&world.stranger, &error).await.is(404);
    let none = world.get(&world.stranger, &error.replace("/a/", "/none/")).await.is(404);
    assert_eq!(hidden.text.replace("job a ", "job none "), none.text);
    world.get(&world.stranger, &format!("{}/drives/{DRIVE}/log", v1("a"))).await.is(404);
    world.send(Request::get(&error).body(Body::empty()).unwrap()).await.is(401);
    world
        .get(&world.customer, &uri("a", "ZZZZ", "error"))
        .await
        .refused("404 ResourceNotFound : There is no drive ZZZZ in job a");
    let other = world.get(&world.customer, &uri("a", DRIVE, "diary")).await;
    other.refused("404 ResourceNotFound : There is no log of the kind diary: use error, verbose or manifest");
    world.get(&world.customer, &uri("a", DRIVE, "verbose")).await.is(404);
}

#[tokio::test]
async fn what_is_not_the_drives_log_is_refused_and_nothing_is_kept() {
    let world = World::new().await;
    world.copying("a", json!({})).await;
    let error = uri("a", DRIVE, "error");
    let send = async |xml: &str| world.send_log(&world.operator, &error, xml.to_owned()).await;
    send(&log_of("BBBB2222", &[])).await.refused(
        "400 InvalidParameter DriveLog.DriveId: This is the log of drive BBBB2222, not of AAAA1111; nothing was kept",
    );
    send("<html/>").await.refused("400 InvalidRequestContent : The file is not a DriveLog: it begins with <html>");
    let bomb = send("<!DOCTYPE l [<!ENTITY a \"aa\">]><DriveLog/>").await;
    assert!(bomb.is(400).text.contains("document type declaration"));
    assert!(send(&small()[..300]).await.is(400).text.contains("cut off"));
    let large = " ".repeat((64 << 20) + 1);
    send(&large).await.refused("413 RequestBodyTooLarge : The log is over 64 MB; nothing was kept");
    let json = world.call(&world.operator, "PUT", &error, Some(json!({}))).await;
    json.refused("415 UnsupportedMediaType : Send the log as application/xml");
    for (kind, why) in [("verbose", "error logs only"), ("manifest", "copies of manifests")] {
        let refusal = world.send_log(&world.operator, &uri("a", DRIVE, kind), small()).await.is(400);
        assert!(refusal.text.contains(why), "{}", refusal.text);
    }
    world.get(&world.customer, &error).await.is(404);
    assert_eq!(world.table("a", "").await["files"], json!([]));

    world.shipped("early", &[DRIVE]).await;
    let early = world.send_log(&world.operator, &uri("early", DRIVE, "error"), small()).await;
    assert!(early.is(409).text.contains("it is Shipping"));
}

#[tokio::test]
async fn logs_that_a_job_asks_for_are_kept_and_counted() {
    let world = World::new().await;
    world.copying("a", json!({"logLevel": "Verbose", "backupDriveManifest": true})).await;
    let good = (10..50).map(|at| blob(at, BlobStatus::Completed));
    let all: Vec<LogBlob> = good.chain([blob(1, BlobStatus::LeasePresent)]).collect();
    world.send_log(&world.operator, &uri("a", DRIVE, "verbose"), log_of(DRIVE, &all)).await.is(200);
    let table = world.table("a", "").await;
    assert_eq!((&table["from"], &table["blobs"], &table["failed"]), (&json!("verbose"), &json!(41), &json!(1)));
    assert_eq!(table["value"][0]["number"], 41);
    let manifest = format!("<DriveManifest><Drive><DriveId>{DRIVE}</DriveId></Drive></DriveManifest>");
    world.send_log(&world.operator, &uri("a", DRIVE, "manifest"), manifest).await.is(200);
    // The data center may keep a log elsewhere: then that is said.
    world
        .act("a", json!({"act": "finish", "drive": DRIVE, "outcome": "errors", "errorLogUri": "https://logs/e.xml"}))
        .await
        .is(200);
    let files = world.table("a", "").await["files"].clone();
    assert_eq!(files[0], json!({"kind": "error", "uri": "https://logs/e.xml", "held": false}));
    assert_eq!((&files[1]["held"], &files[2]["kind"]), (&json!(true), &json!("manifest")));
}

#[tokio::test]
async fn logs_are_gone_with_their_job() {
    let world = World::new().await;
    world.copying("a", json!({})).await;
    world.send_log(&world.operator, &uri("a", DRIVE, "error"), small()).await.is(200);
    world.act("a", json!({"act": "finish", "drive": DRIVE, "outcome": "errors"})).await.is(200);
    world.act("a", json!({"act": "shipBack", "package": package()})).await.is(200);
    world.get(&world.customer, &uri("a", DRIVE, "error")).await.is(200);
    world.call(&world.customer, "DELETE", &job("a"), None).await.is(200);
    world.get(&world.customer, &uri("a", DRIVE, "error")).await.is(404);
    // Another job of the same name has none of it.
    let world = world.later(TimeDelta::zero()).await;
    world.copying("a", json!({})).await;
    world.get(&world.customer, &uri("a", DRIVE, "error")).await.is(404);
    assert_eq!(world.table("a", "").await["files"], json!([]));
}
