//! From the first to the last state.

use waybill_domain::diagram::Course;
use waybill_domain::drive::Outcome;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::Event;
use waybill_domain::job::Job;
use waybill_domain::job_state::JobState;
use waybill_domain::log::LogKind;
use waybill_domain::machine::Machine as _;
use waybill_domain::wire::UpdateJobParameters;

use super::{booked, check, plus, refused};
use crate::world::*;

#[test]
fn an_import_goes_down_the_road() {
    let copied =
        vec![(5, start("A")), (5, start("B")), (6, finish("A", Outcome::Clean)), (7, finish("B", Outcome::Clean))];
    let job = check(import(&["A", "B"]), plus(booked(), copied), "Packaging: A Completed, B Completed");
    let job = check(job, vec![(8, ship_back())], "Completed: A ShippedBack, B ShippedBack");
    assert_eq!(job.visits.iter().map(|visit| visit.state).collect::<Vec<_>>(), JobState::ROAD);
    assert_eq!(job.percent_complete(), Some(100));
    assert!(job.return_package.is_some());
}

#[test]
fn what_drives_have_passed_stands_as_passed() {
    let one_begun = after(import(&["A", "B"]), plus(booked(), vec![(5, start("A"))]));
    let standing = |job: &Job, word: &str| {
        let states = DriveState::ALL.iter().filter(|state| job.drives_standing(**state).word() == word);
        states.map(|state| state.word()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(standing(&one_begun, "passed"), "Specified");
    assert_eq!(standing(&one_begun, "now"), "Received, Transferring");
    let rest =
        vec![(5, start("B")), (6, finish("A", Outcome::Clean)), (7, finish("B", Outcome::Clean)), (8, ship_back())];
    let done = after(one_begun, rest);
    assert_eq!(standing(&done, "passed"), "Specified, Received, Transferring, Completed");
    assert_eq!(standing(&done, "gone"), "NeverReceived, CompletedMoreInfo, Faulted");
    let passed = DriveState::EDGES.iter().filter(|edge| done.drives_course(edge) == Course::Passed);
    assert_eq!(passed.count(), 5, "from the list to the way back");
}

#[test]
fn an_export_goes_down_the_road() {
    let job = check(export(), vec![(1, ship()), (3, book_in(&["X"], false))], "Shipping: X Received");
    let job = check(job, vec![(3, book_in(&["Y"], true))], "Received: X Received, Y Received");
    let events = vec![
        (4, start("X")),
        (4, start("Y")),
        (5, finish("X", Outcome::Clean)),
        (5, finish("Y", Outcome::Notices)),
        (6, ship_back()),
    ];
    check(job, events, "Completed: X ShippedBack, Y ShippedBack");
}

#[test]
fn warnings_do_not_close_a_job_but_errors_do() {
    for (outcome, end) in
        [(Outcome::Warnings, "Completed"), (Outcome::Notices, "Completed"), (Outcome::Errors, "Closed")]
    {
        let events =
            vec![(1, ship()), (2, book_in(&["A"], true)), (3, start("A")), (4, finish("A", outcome)), (5, ship_back())];
        check(import(&["A"]), events, &format!("{end}: A ShippedBack"));
    }
}

#[test]
fn shipping_needs_both_package_and_address() {
    let mut body = import_body(&["A"]);
    body["properties"].as_object_mut().unwrap().remove("returnAddress");
    let job = put(body).unwrap();
    let bare = update(serde_json::json!({"properties": {"state": "Shipping"}}));
    refused(&job, bare, 1, "a return address and a carrier and a tracking number");
    refused(&job, ship(), 1, "This needs a return address");
}

#[test]
fn a_log_comes_once_the_copy_has_begun_and_is_no_edit() {
    let log = |drive: &str, kind| Event::KeepLog { drive: serial(drive), kind, uri: format!("https://here/{kind}") };
    let job = after(import(&["A", "B"]), booked());
    refused(&job, log("A", LogKind::Error), 5, "Allowed while the job is Transferring");
    let job = after(job, vec![(5, start("A")), (6, finish("A", Outcome::Errors))]);
    let kept = try_put(&job, log("A", LogKind::Error), 7).unwrap();
    assert_eq!(kept.job.drives[0].logs.error_log_uri.as_deref(), Some("https://here/error"));
    assert_eq!((kept.job.revision, kept.happened), (job.revision, vec![]));
    refused(&job, log("A", LogKind::Verbose), 7, "error logs only");
    refused(&job, log("C", LogKind::Error), 7, "C");
    let ended = after(kept.job, vec![(7, start("B")), (8, finish("B", Outcome::Clean)), (9, ship_back())]);
    assert!(try_put(&ended, log("B", LogKind::Error), 20).is_ok(), "a log may be late");
}

#[test]
fn an_update_is_all_or_nothing() {
    let job = after(import(&["A", "B"]), booked());
    let body =
        serde_json::json!({"tags": {"a": "b"}, "properties": {"driveList": [{"driveId": "C", "bitLockerKey": KEY}]}});
    let body: UpdateJobParameters = serde_json::from_value(body).unwrap();
    refused(&job, Event::Update(Box::new(body.read().unwrap())), 5, "change the drive list");
}

#[test]
fn the_percentage_weighs_drives_by_their_bytes() {
    let report = |drive, percent| Event::Report {
        drive: serial(drive),
        percent,
        bytes: 0,
        bytes_total: Some(if drive == "A" { 3_000 } else { 1_000 }),
        copy_status: None,
        logs: Default::default(),
    };
    let job = after(import(&["A", "B"]), plus(booked(), vec![(5, start("A")), (5, start("B"))]));
    let revision = job.revision;
    let job = after(job, vec![(6, report("A", 100)), (6, report("B", 0))]);
    assert_eq!(job.percent_complete(), Some(75));
    assert_eq!(job.revision, revision, "progress leaves the revision alone");
}
