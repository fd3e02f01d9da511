//! "Who may change what": every cell of role × act × state, against the rules as written for people.

use waybill_domain::job::{ACTS, Act};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;

use JobState::{Closed, Completed, Creating, Faulted, Packaging, Received, Shipping, Transferring};

fn states(act: Act, by: Role) -> Vec<JobState> {
    ACTS.iter().filter(|row| row.act == act && row.by.contains(&by)).flat_map(|row| row.states).copied().collect()
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
