//! The tables against the rules as they are written for people: states, edges, who acts.

use expect_test::expect_file;
use waybill_domain::drive_state::{DriveState, DriveTrigger};
use waybill_domain::job::{ACTS, Act};
use waybill_domain::job_state::{JobState, JobTrigger};
use waybill_domain::machine::Machine;
use waybill_domain::render;
use waybill_domain::rights::{Operation, RIGHTS, Reach};
use waybill_domain::role::Role;

fn edges<M: Machine>() -> Vec<String> {
    let word = |state: Option<M>| state.map_or("[*]", M::word);
    let mut edges: Vec<String> =
        M::EDGES.iter().map(|edge| format!("{} --> {}", word(edge.from), word(edge.to))).collect();
    edges.sort();
    edges.dedup();
    edges
}

/// The arrows of the published lifecycle, typed in again from its text. Deletion by the customer adds no arrow of its
/// own: it shares those of the clock.
#[test]
fn the_job_table_has_just_the_published_arrows() {
    let published = "Closed --> [*]
Completed --> [*]
Creating --> Creating
Creating --> Shipping
Creating --> [*]
Faulted --> Packaging
Faulted --> Received
Faulted --> Shipping
Faulted --> Transferring
Packaging --> Closed
Packaging --> Completed
Packaging --> Faulted
Received --> Faulted
Received --> Packaging
Received --> Transferring
Shipping --> Closed
Shipping --> Faulted
Shipping --> Received
Transferring --> Faulted
Transferring --> Packaging
[*] --> Creating";
    assert_eq!(edges::<JobState>().join("\n"), published);
}

#[test]
fn the_drive_table_has_just_the_published_arrows() {
    let published = "Completed --> ShippedBack
CompletedMoreInfo --> ShippedBack
Faulted --> CompletedMoreInfo
Faulted --> Received
Faulted --> Transferring
NeverReceived --> Received
Received --> Faulted
Received --> ShippedBack
Received --> Transferring
Specified --> NeverReceived
Specified --> Received
Transferring --> Completed
Transferring --> CompletedMoreInfo
Transferring --> Faulted
[*] --> Received
[*] --> Specified";
    assert_eq!(edges::<DriveState>().join("\n"), published);
}

fn is_sound<M: Machine>(triggers: &[M::Trigger]) {
    for state in M::ALL {
        let entered = M::EDGES.iter().any(|edge| edge.to == Some(*state));
        assert!(entered, "nothing leads to {state:?}");
    }
    for trigger in triggers {
        assert!(M::EDGES.iter().any(|edge| edge.on == *trigger), "{trigger:?} moves nothing");
    }
    for edge in M::EDGES {
        assert!(!edge.by.is_empty(), "nobody takes {edge:?}");
        let twins = M::EDGES.iter().filter(|it| it.from == edge.from && it.on == edge.on && it.needs == edge.needs);
        assert!(twins.count() == 1 || edge.from.is_none(), "{edge:?} has a twin");
    }
}

#[test]
fn both_tables_are_sound() {
    is_sound::<JobState>(JobTrigger::ALL);
    is_sound::<DriveState>(DriveTrigger::ALL);
}

/// Two tables say the same of these acts: who does it, in which states, if what holds. Guards against one that is changed
/// without the other.
#[test]
fn an_act_that_moves_a_job_says_what_its_edges_say() {
    for (act, on) in [
        (Act::Ship, JobTrigger::Ship),
        (Act::Delete, JobTrigger::Delete),
        (Act::Close, JobTrigger::CloseOverdue),
        (Act::FaultJob, JobTrigger::Fault),
        (Act::Expire, JobTrigger::Expire),
        (Act::Purge, JobTrigger::Purge),
        (Act::PutAgain, JobTrigger::Update),
    ] {
        let rows: Vec<_> = ACTS.iter().filter(|row| row.act == act).collect();
        let edges: Vec<_> = JobState::EDGES.iter().filter(|edge| edge.on == on).collect();
        let from: Vec<JobState> = edges.iter().filter_map(|edge| edge.from).collect();
        assert_eq!(rows.iter().flat_map(|row| row.states).copied().collect::<Vec<_>>(), from, "{act}");
        for (row, edge) in rows.iter().flat_map(|row| edges.iter().map(move |edge| (row, edge))) {
            assert_eq!((row.by, row.needs), (edge.by, edge.needs), "{act}: {edge:?}");
        }
    }
    // A resolved job goes where its drives fit; the needs choose between the edges.
    let resolve = ACTS.iter().find(|row| row.act == Act::ResolveJob).unwrap();
    assert!(resolve.needs.is_empty());
    for edge in JobState::EDGES.iter().filter(|edge| edge.on == JobTrigger::Resolve) {
        assert_eq!((edge.by, edge.from), (resolve.by, Some(JobState::Faulted)));
    }
}

#[test]
fn an_act_that_moves_a_drive_has_the_roles_of_its_edges() {
    for (act, triggers) in [
        (Act::ChangeDrives, &[DriveTrigger::Named][..]),
        (Act::BookIn, &[DriveTrigger::BookIn, DriveTrigger::Arrived, DriveTrigger::NotSeen]),
        (Act::Start, &[DriveTrigger::Start]),
        (Act::Finish, &[DriveTrigger::FinishClean, DriveTrigger::FinishIssues]),
        (Act::ShipBack, &[DriveTrigger::ShipBack]),
        (Act::FaultDrive, &[DriveTrigger::Fault]),
        (Act::ResolveDrive, &[DriveTrigger::Resolve, DriveTrigger::GiveUp]),
        (Act::BecomeOverdue, &[DriveTrigger::NotSeen]),
    ] {
        for row in ACTS.iter().filter(|row| row.act == act) {
            let edges = DriveState::EDGES.iter().filter(|edge| triggers.contains(&edge.on));
            for edge in edges {
                assert!(row.by.iter().all(|role| edge.by.contains(role)), "{act}: {edge:?}");
            }
        }
    }
}

#[test]
fn only_completed_and_closed_have_ended() {
    let ended: Vec<&JobState> = JobState::ALL.iter().filter(|state| state.has_ended()).collect();
    assert_eq!(ended, [&JobState::Completed, &JobState::Closed]);
}

#[test]
fn customers_move_no_drive() {
    let by_customer = DriveState::EDGES.iter().filter(|edge| edge.from.is_some() && edge.by.contains(&Role::Customer));
    assert_eq!(by_customer.count(), 0);
}

/// The document people read is the table.
#[test]
fn the_document_is_the_table() {
    expect_file!["../../../../docs/states.md"].assert_eq(&render::document());
}

/// And so is the document on rights.
#[test]
fn the_document_is_the_table_of_rights() {
    expect_file!["../../../../docs/rights.md"].assert_eq(&render::rights());
}

#[test]
fn every_operation_has_one_row_and_no_role_is_without_a_way_in() {
    for operation in Operation::ALL {
        assert_eq!(RIGHTS.iter().filter(|row| row.operation == *operation).count(), 1, "{operation}");
        assert!(Role::OF_PEOPLE.iter().any(|role| operation.reach(&[*role]) != Reach::Nothing), "{operation}");
        assert_eq!(operation.reach(&[Role::Clock]), Reach::Nothing);
        assert_eq!(operation.reach(&[]), Reach::Nothing);
    }
    // Who has several roles reaches as far as the one that reaches farthest.
    assert_eq!(Operation::ReadJob.reach(&[Role::Administrator, Role::Customer]), Reach::Own);
    assert_eq!(Operation::ReadJob.reach(&[Role::Customer, Role::Support]), Reach::All);
    assert_eq!(Operation::CreateJob.refusal().to_string(), "Only the customer may create a job");
}

/// An administrator decides who sees jobs, and sees none by that.
#[test]
fn an_administrator_sees_no_job() {
    for operation in [Operation::ListJobs, Operation::ReadJob, Operation::ActOnJob, Operation::LookUpJobs] {
        assert_eq!(operation.reach(&[Role::Administrator]), Reach::Nothing);
    }
}
