//! Drives that come late, not at all, too early or on nobody's list.

use waybill_domain::arrival::ArrivalState;
use waybill_domain::drive::Outcome;
use waybill_domain::event::Event;
use waybill_domain::next_step::{By, Step};

use super::{check, refused};
use crate::world::*;

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
fn a_package_without_any_of_the_drives_asks_for_another() {
    let job =
        check(import(&["A"]), vec![(1, ship()), (2, book_in(&["X"], true))], "Shipping: A NeverReceived; extra X");
    assert_eq!(job.next_step(day(2)).step, Step::SendMissing);
    check(job, vec![(5, book_in(&["A"], false))], "Received: A Received; extra X");
}
