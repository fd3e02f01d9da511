//! What the clock does, and what is said before.

use waybill_domain::deadlines::ClockAct;
use waybill_domain::drive::Outcome;
use waybill_domain::event::Event;
use waybill_domain::happening::Happening;
use waybill_domain::next_step::Step;

use super::{check, refused};
use crate::world::*;

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
    assert_eq!((job.next_deadline_check(), job.due().unwrap().at), (Some(day(11)), day(14)));
    refused(&job, Event::WarnOfEnd, 10, "its time to be nearly up");
    assert_eq!(job.due_now(day(11)), Some(ClockAct::WarnOfEnd));
    // A warning that comes too late is not given.
    assert_eq!(job.due_now(day(14)), Some(ClockAct::Expire));
    refused(&job, Event::WarnOfEnd, 14, "its time to be nearly up");
    let told = try_put(&job, Event::WarnOfEnd, 12).unwrap();
    assert_eq!(told.happened, [Happening::ExpiresSoon { at: day(14) }]);
    assert_eq!(told.job.revision, job.revision, "an edit that began before still fits");
    assert_eq!(told.job.next_deadline_check(), Some(day(14)));
    refused(&told.job, Event::WarnOfEnd, 13, "its time to be nearly up");
    // Any change starts the days again, and with them what is said before they end.
    let touched = after(told.job, vec![(13, update(serde_json::json!({"tags": {"still": "wanted"}})))]);
    assert_eq!(touched.next_deadline_check(), Some(day(24)));
    let shipped = after(touched, vec![(13, ship())]);
    let told = try_put(&shipped, Event::WarnOfEnd, 25).unwrap();
    assert_eq!(told.happened, [Happening::OverdueSoon { at: day(27) }]);
    // An operator who extends by a day has said so already.
    let extended = after(told.job, vec![(26, Event::Extend { until: day(28) })]);
    assert_eq!(extended.next_deadline_check(), Some(day(28)));
    assert_eq!(
        after(shipped, vec![(20, cancel())]).next_deadline_check(),
        Some(day(27)),
        "it ends as the customer wished"
    );
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
