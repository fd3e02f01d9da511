//! Faults of jobs and drives, and how they are resolved.

use waybill_domain::drive::Outcome;
use waybill_domain::event::{Event, Resolution};
use waybill_domain::job_state::JobState;

use super::{booked, check, plus, refused};
use crate::world::*;

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
