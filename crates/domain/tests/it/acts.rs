//! "Who may change what": every cell of role × act × state, against the rules as written for people.

use waybill_domain::board::Board;
use waybill_domain::drive::Outcome;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::Event;
use waybill_domain::job::{ACTS, Act, Job};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;

use crate::world::*;

use JobState::{Closed, Completed, Creating, Faulted, Packaging, Received, Shipping, Transferring};

fn states(act: Act, by: Role) -> Vec<JobState> {
    ACTS.iter().filter(|row| row.act == act && row.by.contains(by)).flat_map(|row| row.states.iter()).collect()
}

#[test]
fn customers_may() {
    let any = JobState::ALL;
    for (act, expected) in [
        (Act::Ship, &[Creating][..]),
        (Act::Cancel, &[Creating, Shipping, Received, Transferring]),
        (Act::ChangeReturnAddress, &[Creating, Shipping, Received, Transferring]),
        (Act::ChangeReturnShipping, &[Creating, Shipping, Received, Transferring]),
        (Act::ChangeLogs, &[Creating, Shipping, Received, Transferring]),
        (Act::SendFurtherPackage, &[Shipping, Received, Transferring]),
        (Act::ReplaceKey, &[Received, Transferring, Faulted]),
        (Act::Answer, any),
        (Act::ChangeDelivery, &[Creating, Shipping]),
        (Act::ChangeDrives, &[Creating]),
        (Act::ChangeTags, any),
        (Act::PutAgain, &[Creating]),
        (Act::Delete, &[Creating, Completed, Closed]),
        (Act::ReadKeys, any),
        (Act::Share, any),
        (Act::RevokeShare, any),
        (Act::BookIn, &[]),
        (Act::Extend, &[]),
        (Act::NoteContact, &[]),
    ] {
        assert_eq!(states(act, Role::Customer), expected, "{act}");
    }
}

#[test]
fn support_answers_revokes_links_and_notes_and_nothing_else() {
    let may: Vec<Act> = Act::ALL.iter().copied().filter(|act| !states(*act, Role::Support).is_empty()).collect();
    assert_eq!(may, [Act::Answer, Act::RevokeShare, Act::NoteContact]);
}

#[test]
fn operators_may() {
    for (act, expected) in [
        (Act::Cancel, &[Shipping][..]),
        (Act::ChangeReturnAddress, &[Creating, Shipping, Received, Transferring, Packaging]),
        (Act::BookIn, &[Shipping, Received, Transferring, Packaging]),
        (Act::Start, &[Received, Transferring]),
        (Act::Finish, &[Transferring]),
        (Act::KeepLog, &[Transferring, Packaging, Completed, Closed]),
        (Act::ShipBack, &[Packaging]),
        (Act::FaultJob, &[Shipping, Received, Transferring, Packaging]),
        (Act::ResolveJob, &[Faulted]),
        (Act::Extend, &[Shipping]),
        (Act::Close, &[Shipping]),
        (Act::Delete, &[]),
        (Act::ChangeDrives, &[]),
    ] {
        assert_eq!(states(act, Role::Operator), expected, "{act}");
    }
}

#[test]
fn every_act_is_somebodys() {
    for act in Act::ALL {
        assert!(ACTS.iter().any(|row| row.act == *act), "nobody may {act}");
    }
}

/// What is asked of an act as a whole is what its rows say.
#[test]
fn rows_of_an_act_are_about_the_same_drives() {
    for row in ACTS.iter().filter(|row| row.act != Act::ReadKeys) {
        assert_eq!(row.drives, row.act.drives(), "{}", row.act);
    }
}

#[test]
fn what_is_booked_in_was_not_booked_in_before() {
    for state in DriveState::ALL {
        assert_eq!(Act::BookIn.takes(*state), !state.was_booked_in(), "{state}");
        assert_eq!(Act::KeepLog.takes(*state), state.was_booked_in(), "{state}");
    }
}

/// An operator needs the keys of those drives that are here to be copied.
#[test]
fn operators_read_the_keys_of_drives_to_be_copied_and_owners_all() {
    let copying = after(
        import(&["A", "B", "C"]),
        vec![(1, ship()), (1, book_in(&["A", "B"], true)), (1, start("A")), (2, finish("A", Outcome::Clean))],
    );
    let may = |serial, roles: &[Role]| copying.may_read_key(serial, roles, day(2));
    assert_eq!(told(&copying), "Transferring: A Completed, B Received, C NeverReceived");
    assert_eq!(["A", "B", "C"].map(|it| may(it, &[Role::Operator])), [false, true, false]);
    assert_eq!(["A", "B", "C"].map(|it| may(it, &[Role::Operator, Role::Customer])), [true; 3]);
    assert_eq!(["A", "B", "X"].map(|it| may(it, &[Role::Support, Role::Administrator])), [false; 3]);
    assert!(!may("X", &[Role::Customer]));
}

/// The columns of the copy board are what is to be done next.
#[test]
fn a_drive_is_on_the_board_that_its_next_act_is_for() {
    let board = |job: &Job, drive: &str| job.board(job.drive(drive).unwrap());
    let received = after(import(&["A", "B"]), vec![(1, ship()), (1, book_in(&["A"], false))]);
    assert_eq!(board(&received, "A"), None, "the job waits for B");
    let received = after(received, vec![(1, book_in(&[], true))]);
    assert_eq!([board(&received, "A"), board(&received, "B")], [Some(Board::Waiting), None]);
    assert_eq!(board(&after(received.clone(), vec![(1, cancel())]), "A"), None);
    let copying = after(received, vec![(1, start("A"))]);
    assert_eq!(board(&copying, "A"), Some(Board::Copying));
    let stopped = after(copying.clone(), vec![(2, Event::FaultJob { reason: "x".to_owned() })]);
    assert_eq!(board(&stopped, "A"), Some(Board::Faulted));
    let stopped = after(copying.clone(), vec![(2, Event::FaultDrive { drive: serial("A"), reason: "x".to_owned() })]);
    assert_eq!(board(&stopped, "A"), Some(Board::Faulted));
    assert_eq!(board(&after(copying, vec![(2, finish("A", Outcome::Clean))]), "A"), None);
}
