//! The tables against the rules as they are written for people: states, edges, who acts.

use expect_test::expect_file;
use waybill_domain::drive_state::{DriveState, DriveTrigger};
use waybill_domain::job::{ACTS, Acted, CREATION, FOLLOWS};
use waybill_domain::job_state::{JobState, JobTrigger};
use waybill_domain::machine::Machine;
use waybill_domain::render;
use waybill_domain::rights::{Operation, RIGHTS, Reach};
use waybill_domain::role::Role;
use waybill_domain::set::Set;

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

fn is_sound<M: Acted>(triggers: &[M::Trigger]) {
    for state in M::ALL {
        let entered = M::EDGES.iter().any(|edge| edge.to == Some(*state));
        assert!(entered, "nothing leads to {state:?}");
    }
    for trigger in triggers {
        assert!(M::EDGES.iter().any(|edge| edge.on == *trigger), "{trigger:?} moves nothing");
    }
    for edge in M::EDGES {
        assert!(!M::by(edge).is_empty(), "nobody takes {edge:?}");
        let twins = M::EDGES.iter().filter(|it| it.from == edge.from && it.on == edge.on && it.needs == edge.needs);
        assert!(twins.count() == 1 || edge.from.is_none(), "{edge:?} has a twin");
    }
}

#[test]
fn both_tables_are_sound() {
    is_sound::<JobState>(JobTrigger::ALL);
    is_sound::<DriveState>(DriveTrigger::ALL);
}

/// Each trigger is pulled by an act, or follows by itself: never both, and never neither.
#[test]
fn what_moves_a_job_is_an_act_or_follows_from_one() {
    for on in JobTrigger::ALL {
        let asked = ACTS.iter().chain([&CREATION]).any(|row| row.job_edges.contains(*on));
        let follows = ACTS.iter().any(|row| row.then.contains(*on));
        let by_itself = FOLLOWS.contains(on);
        assert_eq!((asked, follows), (!by_itself, by_itself), "{on}");
    }
    for on in DriveTrigger::ALL {
        assert!(ACTS.iter().any(|row| row.drive_edges.contains(*on)), "{on}");
    }
}

/// An act that moves something is allowed just where an edge is for it. Guards against a row that promises what the graph
/// does not have, and an edge that nobody may take.
#[test]
fn an_act_is_allowed_where_its_edges_begin() {
    let from_job = |on| JobState::EDGES.iter().filter(move |edge| edge.on == on).filter_map(|edge| edge.from);
    let from_drive = |on| DriveState::EDGES.iter().filter(move |edge| edge.on == on).filter_map(|edge| edge.from);
    for row in ACTS {
        for on in row.job_edges.iter() {
            // Where the job is no longer in Creating, an update restarts no clock.
            if on == JobTrigger::Update {
                assert!(row.states.contains(JobState::Creating), "{}", row.act);
            } else {
                assert_eq!(row.states, from_job(on).collect(), "{}", row.act);
            }
        }
        for on in row.drive_edges.iter() {
            assert!(from_drive(on).all(|state| row.drives.contains(state)), "{}", row.act);
        }
        let moved: Set<DriveState> = row.drive_edges.iter().flat_map(from_drive).collect();
        let moves_drives = row.drive_edges.iter().any(|on| on != DriveTrigger::Named);
        assert!(!moves_drives || moved == row.drives, "{}: {:?}", row.act, row.drives);
    }
}

#[test]
fn only_completed_and_closed_have_ended() {
    let ended: Vec<&JobState> = JobState::ALL.iter().filter(|state| state.has_ended()).collect();
    assert_eq!(ended, [&JobState::Completed, &JobState::Closed]);
}

/// What a row says may follow begins where the act leaves a job. Guards against a document that names somebody whose act
/// never leads there; `walks` guards against one that leaves somebody out.
#[test]
fn what_follows_an_act_begins_where_the_act_ends() {
    for row in ACTS {
        let to = |on: JobTrigger| JobState::EDGES.iter().filter(move |edge| edge.on == on).filter_map(|edge| edge.to);
        let ends: Set<JobState> = row.job_edges.iter().chain(row.then.iter()).flat_map(to).collect();
        let there = row.states.union(ends);
        for on in row.then.iter() {
            let mut from = JobState::EDGES.iter().filter(|edge| edge.on == on).filter_map(|edge| edge.from);
            assert!(from.any(|state| there.contains(state)), "{} by {:?}: {on}", row.act, row.by);
        }
    }
}

#[test]
fn customers_move_no_drive() {
    let by_customer =
        DriveState::EDGES.iter().filter(|edge| edge.from.is_some() && DriveState::by(edge).contains(Role::Customer));
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
