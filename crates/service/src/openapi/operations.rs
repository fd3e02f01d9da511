//! The data center's desk: paths and schemas.

use serde_json::{Value, json};
use waybill_domain::arrival::{ArrivalState, ArrivalTrigger};
use waybill_domain::board::Board;
use waybill_domain::bounds::SCANNED_MAX;
use waybill_domain::job::JobType;
use waybill_domain::role::Role;
use waybill_domain::wire::{KnownBy, Verdict};

use super::paths::{query, reads, writes};
use super::words::{array, at_most, count, drive_state, job_state, object, refer, string, text, time, word};

pub(super) fn paths(path: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let tag = "operations";
    let scan = refer("PackageScan");
    let look = "What a package means; nothing is written";
    let look = writes(tag, look, &scan, &refer("PackageLook"), &[400, 403]);
    path("/v1/operations/receiving/look", json!({"post": look}));
    let book = "Book a package in, all of it or nothing; what was booked in before stays as it is";
    let book = writes(tag, book, &scan, &refer("PackageBooked"), &[400, 403, 409]);
    path("/v1/operations/receiving", json!({"post": book}));
    let mut all = reads(tag, "Packages of no job, newest first", &paged("Arrival"), &[400, 403]);
    all["parameters"] = json!([
        query(
            "state",
            "Those that wait, which is the default, or those that have ended",
            &json!({"enum": ["open", "ended"]})
        ),
        query("after", "The id of the last arrival of the page before", &string()),
    ]);
    path("/v1/operations/arrivals", json!({"get": all}));
    let one = reads(tag, "A package of no job, with its history", &refer("Arrival"), &[403, 404]);
    let act = "Match it to a job, send it back, destroy it, or note a contact or an answer";
    let act = writes(tag, act, &refer("ArrivalEvent"), &refer("Arrival"), &[400, 403, 404, 409]);
    let id =
        json!([{"name": "id", "in": "path", "required": true, "schema": string(), "description": "The arrival's id"}]);
    path("/v1/operations/arrivals/{id}", json!({"get": one, "post": act, "parameters": id}));
    let after = || query("after", "Where the page before says to go on", &string());
    let mut board = reads(tag, "Drives to be copied, the longest there first", &refer("BoardPage"), &[400, 403]);
    let states = word(Board::ALL.iter().map(|it| it.word()));
    board["parameters"] = json!([query("state", "The column of the board", &states), after()]);
    path("/v1/operations/drives", json!({"get": board}));
    let mut packing = reads(tag, "Jobs to be packed, the longest there first", &paged("PackingJob"), &[400, 403]);
    packing["parameters"] = json!([after()]);
    path("/v1/operations/packing", json!({"get": packing}));
}

fn paged(of: &str) -> Value {
    object(json!({"value": array(&refer(of)), "nextLink": string()}), &["value"])
}

pub(super) fn schemas(schema: &mut impl FnMut(&str, Value) -> Option<Value>) {
    receiving(schema);
    arrivals(schema);
    let types = || word(JobType::ALL.iter().map(|it| it.word()));
    let row = json!({"job": job(), "jobType": types(), "jobState": job_state(), "location": string(), "drive": refer("Drive")});
    let row = object(row, &["job", "jobType", "jobState", "location", "drive"]);
    let also = json!({
        "job": job(), "company": string(), "location": string(), "state": job_state(), "drives": array(&string()),
        "packages": array(&string()),
    });
    schema("AlsoNamed", object(also, &["job", "company", "location", "state", "drives", "packages"]));
    schema("BoardPage", object(json!({"value": array(&row), "next": text("Goes into `after`")}), &["value"]));
    schema("PackingJob", object(json!({"company": string(), "job": refer("Job")}), &["company", "job"]));
}

fn receiving(schema: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let flag = |what: &str| json!({"type": "boolean", "description": what});
    let scan = json!({
        "trackingNumber": text("Absent where the label cannot be read: then the drives tell whose it is"),
        "carrierName": string(), "drives": at_most(SCANNED_MAX, &string()), "job": said_job(),
        "complete": flag("All drives were scanned: those of its jobs that were not seen are missing"),
        "decisions": at_most(SCANNED_MAX, &decision()),
    });
    schema("PackageScan", object(scan, &[]));
    let expected = json!({"serial": string(), "state": drive_state(), "scanned": {"type": "boolean"}});
    let shown = json!({
        "id": job(), "company": string(), "jobType": word(JobType::ALL.iter().map(|it| it.word())), "state": job_state(),
        "location": string(), "cancelRequested": {"type": "boolean"}, "takesDrives": {"type": "boolean"}, "driveCount": count(),
        "drives": array(&object(expected, &["serial", "state", "scanned"])),
        "belongs": flag("The package is taken as this job's: drives of the job that were not seen are missing"),
    });
    let shown = object(
        shown,
        &["id", "company", "jobType", "state", "location", "cancelRequested", "takesDrives", "drives", "belongs"],
    );
    let verdict = word(Verdict::ALL.iter().map(|it| it.word()));
    let scanned =
        json!({"serial": string(), "verdict": verdict, "job": job(), "candidates": array(&refer("Candidate"))});
    let scanned = object(scanned, &["serial", "verdict"]);
    let known_by = array(&word(KnownBy::ALL.iter().map(|it| it.word())));
    let candidate =
        json!({"job": job(), "company": string(), "location": string(), "state": job_state(), "knownBy": known_by});
    schema("Candidate", object(candidate, &["job", "company", "location", "state", "knownBy"]));
    let look = json!({
        "jobs": array(&shown), "scanned": array(&scanned), "unmatched": flag("Confirming records a package of no job"),
        "undecided": flag("Jobs of several companies name the package: `job` says which one it is for"),
    });
    schema("PackageLook", object(look, &["jobs", "scanned", "unmatched", "undecided"]));
    let booked = json!({
        "look": refer("PackageLook"), "jobs": array(&refer("JobRow")), "arrival": refer("Arrival"),
        "furtherArrivals": array(&refer("Arrival")),
    });
    schema("PackageBooked", object(booked, &["look", "jobs"]));
}

fn arrivals(schema: &mut impl FnMut(&str, Value) -> Option<Value>) {
    let roles = word(Role::ALL.iter().map(|it| it.word()));
    let what = word(ArrivalTrigger::ALL.iter().map(|it| it.word()));
    let note = json!({"at": time(), "role": roles, "who": string(), "what": what, "text": string()});
    let arrival = json!({
        "id": string(), "state": word(ArrivalState::ALL.iter().map(|it| it.word())), "revision": count(),
        "trackingNumber": string(), "carrierName": string(), "drives": array(&string()), "job": job(), "recorded": time(),
        "answered": time(), "returnPackage": refer("Package"), "notes": array(&object(note, &["at", "role", "who"])),
    });
    schema("Arrival", object(arrival, &["id", "state", "revision", "drives", "recorded", "notes"]));
    let act = json!({
        "act": {"enum": ["match", "sendBack", "destroy", "noteContact", "answered"]}, "job": job(), "package": refer("Package"),
        "decided": decided(),
        "how": string(), "whom": string(), "said": string(), "text": string(),
    });
    schema("ArrivalEvent", object(act, &["act"]));
}

fn said_job() -> Value {
    let mut job = job();
    job["description"] = json!("The job that the package is for, as the operator says");
    job
}

/// Drives that belong to the job although others name them too.
fn decided() -> Value {
    let what = "Drives that the operator has decided are this job's, though other live jobs name them too";
    json!({"type": "array", "items": string(), "maxItems": SCANNED_MAX, "description": what})
}

/// Which of several jobs a drive belongs to.
fn decision() -> Value {
    let mut job = job();
    job["description"] = json!("Absent: the operator cannot tell, and the drive is kept as an unmatched arrival");
    object(json!({"drive": string(), "job": job}), &["drive"])
}

fn job() -> Value {
    object(json!({"subscription": string(), "group": string(), "name": string()}), &["subscription", "group", "name"])
}
