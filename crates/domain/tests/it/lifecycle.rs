//! Each rule of the lifecycle, as given, when, then.

use waybill_domain::arrival::ArrivalState;
use waybill_domain::deadlines::ClockAct;
use waybill_domain::diagram::Course;
use waybill_domain::drive::Outcome;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::{Event, Resolution};
use waybill_domain::happening::Happening;
use waybill_domain::job::Job;
use waybill_domain::job_state::JobState;
use waybill_domain::log::LogKind;
use waybill_domain::machine::Machine as _;
use waybill_domain::next_step::{By, Step};
use waybill_domain::refusal::Refusal;
use waybill_domain::wire::UpdateJobParameters;

use crate::world::*;

#[track_caller]
fn check(job: Job, events: Vec<(i64, Event)>, expected: &str) -> Job {
    let job = after(job, events);
    assert_eq!(told(&job), expected);
    job
}

#[track_caller]
fn refused(job: &Job, event: Event, at: i64, part: &str) {
    let words = try_put(job, event, at).expect_err("should be refused").to_string();
    assert!(words.contains(part), "{words}");
}

fn booked() -> Vec<(i64, Event)> {
    vec![(1, ship()), (4, book_in(&["A", "B"], true))]
}

fn plus(mut events: Vec<(i64, Event)>, more: Vec<(i64, Event)>) -> Vec<(i64, Event)> {
    events.extend(more);
    events
}

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
fn a_drive_not_in_the_box_is_never_received_and_may_come_later() {
    let job = check(
        import(&["A", "B"]),
        vec![(1, ship()), (2, book_in(&["A"], true))],
        "Received: A Received, B NeverReceived",
    );
    let late = vec![(3, start("A")), (4, book_in(&["B"], false))];
    let late = check(job.clone(), late, "Transferring: A Transferring, B Received");
    assert_eq!(late.percent_complete(), Some(0));
    let never = vec![(3, start("A")), (4, finish("A", Outcome::Clean)), (5, ship_back())];
    check(job, never, "Closed: A ShippedBack, B NeverReceived");
}

#[test]
fn after_packaging_began_a_late_drive_is_extra() {
    let events = vec![
        (1, ship()),
        (2, book_in(&["A"], true)),
        (3, start("A")),
        (4, finish("A", Outcome::Clean)),
        (5, book_in(&["B"], false)),
    ];
    let job = check(import(&["A", "B"]), events, "Packaging: A Completed, B NeverReceived; extra B");
    let job = after(job, vec![(6, ship_back())]);
    assert!(job.extra_drives.iter().all(|extra| extra.shipped_back.is_some()));
}

#[test]
fn a_drive_not_on_the_list_is_extra_and_not_in_the_contract() {
    let job =
        check(import(&["A"]), vec![(1, ship()), (2, book_in(&["A", "X"], true))], "Received: A Received; extra X");
    let json = serde_json::to_string(&waybill_domain::wire::JobResource::whole(&job, None)).unwrap();
    assert!(!json.contains("\"X\""));
}

#[test]
fn cancelled_while_shipping_skips_the_copy() {
    let events = vec![(1, ship()), (2, cancel()), (3, book_in(&["A", "B"], true))];
    let job = check(import(&["A", "B"]), events, "Packaging: A Received, B Received");
    check(job, vec![(4, ship_back())], "Completed: A ShippedBack, B ShippedBack");
}

#[test]
fn cancelled_while_transferring_finishes_what_has_begun() {
    let job = after(import(&["A", "B"]), plus(booked(), vec![(5, start("A")), (6, cancel())]));
    refused(&job, start("B"), 6, "a job that is not cancelled");
    check(job, vec![(7, finish("A", Outcome::Clean))], "Packaging: A Completed, B Received");
}

#[test]
fn cancelled_in_creating_may_still_be_shipped() {
    let job = check(import(&["A"]), vec![(1, cancel())], "Creating: A Specified");
    assert_eq!(job.next_step(day(1)).step, Step::CancelledInCreating);
    check(job, vec![(2, ship()), (3, book_in(&["A"], true))], "Packaging: A Received");
}

#[test]
fn cancelling_is_refused_from_packaging_on() {
    let events = vec![(1, ship()), (2, book_in(&["A"], true)), (3, start("A")), (4, finish("A", Outcome::Clean))];
    let job = after(import(&["A"]), events);
    refused(
        &job,
        cancel(),
        5,
        "Allowed while the job is Creating, Shipping, Received or Transferring; it is Packaging",
    );
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
fn creating_expires_after_14_days_without_update() {
    let job = after(import(&["A"]), vec![(10, update(serde_json::json!({"tags": {"a": "b"}})))]);
    assert_eq!(job.due().unwrap().at, day(24));
    refused(&job, Event::Expire, 23, "14 days without an update");
    assert!(try_put(&job, Event::Expire, 24).unwrap().gone);
}

#[test]
fn drives_that_wait_keep_a_job_from_expiring() {
    let mut job = import(&["A"]);
    job.drives_wait = true;
    assert_eq!(job.due(), None);
    refused(&job, Event::Expire, 100, "no drives of this job wait");
}

#[test]
fn an_unseen_package_becomes_overdue_and_an_operator_may_close_after_30_days() {
    let job = after(import(&["A"]), vec![(1, ship())]);
    refused(&job, Event::BecomeOverdue, 14, "the shipping window to have passed");
    let job = check(job, vec![(15, Event::BecomeOverdue)], "Shipping: A NeverReceived");
    assert_eq!(job.next_step(day(15)).step, Step::FindPackage);
    refused(&job, Event::Close, 44, "30 days without an answer");
    check(job.clone(), vec![(45, Event::Close)], "Closed: A NeverReceived");
    let answered = after(job.clone(), vec![(20, Event::Answer { text: "It is in customs".to_owned() })]);
    refused(&answered, Event::Close, 60, "30 days without an answer");
    check(job.clone(), vec![(16, cancel()), (16, Event::Close)], "Closed: A NeverReceived");
    check(job, vec![(20, book_in(&["A"], true))], "Received: A Received");
}

#[test]
fn a_customer_is_told_once_before_each_end_and_never_after_it() {
    let job = import(&["A"]);
    assert_eq!((job.clock_looks(), job.due().unwrap().at), (Some(day(11)), day(14)));
    refused(&job, Event::WarnOfEnd, 10, "its time to be nearly up");
    assert_eq!(job.due_now(day(11)), Some(ClockAct::WarnOfEnd));
    // Whoever could not be told in time is not told that it will be.
    assert_eq!(job.due_now(day(14)), Some(ClockAct::Expire));
    refused(&job, Event::WarnOfEnd, 14, "its time to be nearly up");
    let told = try_put(&job, Event::WarnOfEnd, 12).unwrap();
    assert_eq!(told.happened, [Happening::ExpiresSoon { at: day(14) }]);
    assert_eq!(told.job.revision, job.revision, "an edit that began before still fits");
    assert_eq!(told.job.clock_looks(), Some(day(14)));
    refused(&told.job, Event::WarnOfEnd, 13, "its time to be nearly up");
    // Any change starts the days again, and with them what is said before they end.
    let touched = after(told.job, vec![(13, update(serde_json::json!({"tags": {"still": "wanted"}})))]);
    assert_eq!(touched.clock_looks(), Some(day(24)));
    let shipped = after(touched, vec![(13, ship())]);
    let told = try_put(&shipped, Event::WarnOfEnd, 25).unwrap();
    assert_eq!(told.happened, [Happening::OverdueSoon { at: day(27) }]);
    // An operator who extends by a day has said so already.
    let extended = after(told.job, vec![(26, Event::Extend { until: day(28) })]);
    assert_eq!(extended.clock_looks(), Some(day(28)));
    assert_eq!(after(shipped, vec![(20, cancel())]).clock_looks(), Some(day(27)), "it ends as the customer wished");
}

#[test]
fn an_operator_extends_the_window() {
    let job =
        after(import(&["A"]), vec![(1, ship()), (15, Event::BecomeOverdue), (16, Event::Extend { until: day(30) })]);
    assert!(!job.is_overdue());
    assert_eq!(job.due().unwrap().at, day(30));
    refused(&job, Event::Extend { until: day(10) }, 16, "still to come");
}

#[test]
fn a_faulted_drive_keeps_its_job_from_packaging() {
    let fault = |drive| Event::FaultDrive { drive: serial(drive), reason: "BitLockerKeyInvalid".to_owned() };
    let events = vec![(5, start("A")), (5, fault("B")), (6, finish("A", Outcome::Clean))];
    let job = check(import(&["A", "B"]), plus(booked(), events), "Transferring: A Completed, B Faulted");
    let resolve = |how| Event::ResolveDrive { drive: serial("B"), how };
    check(job.clone(), vec![(7, resolve(Resolution::GoOn))], "Transferring: A Completed, B Received");
    let given_up =
        check(job.clone(), vec![(7, resolve(Resolution::GiveUp))], "Packaging: A Completed, B CompletedMoreInfo");
    check(given_up, vec![(8, ship_back())], "Closed: A ShippedBack, B ShippedBack");
    let key = Event::ReplaceKey { drive: serial("B"), key: KEY.parse().unwrap() };
    assert_eq!(try_put(&job, key.clone(), 7).unwrap().keys.len(), 1);
    refused(&after(import(&["A", "B"]), booked()), key, 5, "a drive that is faulted");
}

#[test]
fn a_copy_may_restart() {
    let fault = Event::FaultDrive { drive: serial("A"), reason: "stuck".to_owned() };
    let report = Event::Report {
        drive: serial("A"),
        percent: 40,
        bytes: 1_600_000_000_000,
        bytes_total: None,
        copy_status: None,
        logs: Default::default(),
    };
    let job = after(import(&["A", "B"]), plus(booked(), vec![(5, start("A")), (6, report), (6, fault)]));
    let go_on = Event::ResolveDrive { drive: serial("A"), how: Resolution::GoOn };
    check(job.clone(), vec![(7, go_on)], "Transferring: A Transferring, B Received");
    let restart = Event::ResolveDrive { drive: serial("A"), how: Resolution::Restart };
    let job = check(job, vec![(7, restart), (8, start("A"))], "Transferring: A Transferring, B Received");
    assert_eq!(job.percent_complete(), Some(0));
}

#[test]
fn a_fault_resolves_to_where_the_drives_are() {
    let fault = || Event::FaultJob { reason: "the customs papers are missing".to_owned() };
    let start_of = |events: Vec<(i64, Event)>| after(import(&["A", "B"]), events);
    for (events, resolved) in [
        (vec![(1, ship())], JobState::Shipping),
        (booked(), JobState::Received),
        (plus(booked(), vec![(5, start("A"))]), JobState::Transferring),
        (
            plus(
                booked(),
                vec![
                    (5, start("A")),
                    (5, start("B")),
                    (6, finish("A", Outcome::Clean)),
                    (6, finish("B", Outcome::Clean)),
                ],
            ),
            JobState::Packaging,
        ),
    ] {
        let faulted = after(start_of(events), vec![(9, fault())]);
        assert_eq!(faulted.state, JobState::Faulted);
        refused(&faulted, start("B"), 9, "Faulted");
        assert_eq!(after(faulted, vec![(10, Event::ResolveJob)]).state, resolved);
    }
}

#[test]
fn rights_in_a_faulted_job_are_those_of_the_state_it_left() {
    let fault = Event::FaultJob { reason: "address".to_owned() };
    let job = after(import(&["A", "B"]), plus(booked(), vec![(5, start("A")), (6, fault)]));
    let address = update(serde_json::json!({"properties": {"returnAddress": address()}}));
    assert!(try_put(&job, address, 7).is_ok());
    refused(
        &job,
        update(
            serde_json::json!({"properties": {"deliveryPackage": {"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"}}}),
        ),
        7,
        "Creating or Shipping",
    );
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
fn a_destroyed_drive_closes_its_job() {
    let events = vec![
        (1, ship()),
        (2, book_in(&["A"], true)),
        (3, start("A")),
        (4, finish("A", Outcome::Clean)),
        (5, Event::ReportAddress { reason: "moved away".to_owned() }),
    ];
    let mark = || Event::MarkForDestruction { drive: serial("A") };
    let destroy = || Event::Destroy { drive: serial("A") };
    let job = after(import(&["A"]), events);
    assert_eq!(job.next_step(day(5)).step, Step::CorrectAddress);
    assert_eq!(job.due().unwrap().at, day(95));
    refused(&job, mark(), 94, "90 days without an answer");
    refused(&job, destroy(), 100, "a drive that is marked to be destroyed");
    let answered = after(job.clone(), vec![(20, Event::Answer { text: "wait".to_owned() })]);
    assert_eq!(answered.due(), None);
    refused(&answered, mark(), 120, "90 days without an answer");
    let due = after(job, vec![(95, Event::FallDue), (96, mark())]);
    let saved =
        after(due.clone(), vec![(97, Event::CorrectAddress { address: serde_json::from_value(address()).unwrap() })]);
    refused(&saved, destroy(), 98, "marked to be destroyed");
    check(due, vec![(97, destroy())], "Closed: A Completed");
}

#[test]
fn drives_that_came_too_early_are_kept_and_released() {
    let hold = Event::HoldDrives { drives: vec![serial("A")] };
    let job = after(import(&["A"]), vec![(1, hold.clone())]);
    let step = job.next_step(day(1));
    assert_eq!((step.step, step.by, step.at), (Step::DrivesCame, By::Returned, day(15)));
    assert_eq!(job.due(), None);
    let released = after(job, vec![(30, Event::ReleaseDrives { to: ArrivalState::SentBack, package: None })]);
    assert_eq!(released.due().unwrap().at, day(44));
    refused(&after(import(&["A"]), vec![(1, ship())]), hold, 2, "Creating, Completed or Closed");
}

#[test]
fn a_question_waits_for_its_answer() {
    let ask = Event::NoteContact {
        how: "phone".to_owned(),
        whom: "Ada".to_owned(),
        said: "Which of the two?".to_owned(),
        awaits_until: Some(day(9)),
    };
    let job = after(import(&["A"]), vec![(1, ship()), (2, ask)]);
    let step = job.next_step(day(2));
    assert_eq!((step.step, step.at), (Step::AnswerQuestion, day(9)));
    let job = after(job, vec![(3, Event::Answer { text: "The first".to_owned() })]);
    assert_eq!(job.next_step(day(3)).step, Step::PackageUnderWay);
}

#[test]
fn everything_wrong_with_a_contact_is_told_at_once() {
    let note = |text: &str| Event::NoteContact {
        how: text.to_owned(),
        whom: text.to_owned(),
        said: text.to_owned(),
        awaits_until: Some(day(1)),
    };
    let job = after(import(&["A"]), vec![(1, ship())]);
    let targets = |event| match try_put(&job, event, 2).unwrap_err() {
        Refusal::Problems(all) => all.into_iter().map(|it| it.target).collect::<Vec<_>>(),
        other => panic!("{other}"),
    };
    assert_eq!(targets(note(" ")), ["how", "whom", "said", "awaitsUntil"]);
    assert_eq!(targets(note("Ada")), ["awaitsUntil"]);
}

#[test]
fn a_package_without_any_of_the_drives_asks_for_another() {
    let job =
        check(import(&["A"]), vec![(1, ship()), (2, book_in(&["X"], true))], "Shipping: A NeverReceived; extra X");
    assert_eq!(job.next_step(day(2)).step, Step::SendMissing);
    check(job, vec![(5, book_in(&["A"], false))], "Received: A Received; extra X");
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
fn ended_jobs_are_purged_after_90_days() {
    let events = vec![
        (1, ship()),
        (2, book_in(&["A"], true)),
        (3, start("A")),
        (4, finish("A", Outcome::Clean)),
        (5, ship_back()),
    ];
    let job = after(import(&["A"]), events);
    assert_eq!(job.due().unwrap().at, day(95));
    refused(&job, Event::Purge, 94, "90 days");
    assert!(try_put(&job, Event::Purge, 95).unwrap().gone);
    assert!(try_put(&job, Event::Delete, 6).unwrap().gone);
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
