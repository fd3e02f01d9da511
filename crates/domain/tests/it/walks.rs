//! Random events put to random jobs: whatever comes, the tables are kept.

use proptest::prelude::*;
use waybill_domain::arrival::ArrivalState;
use waybill_domain::deadlines::ClockAct;
use waybill_domain::drive::Outcome;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::{Event, Resolution};
use waybill_domain::happening::Happening;
use waybill_domain::job::{ACTS, Act, Applied, Job};
use waybill_domain::job_state::{JobNeed, JobState};
use waybill_domain::log::LogKind;
use waybill_domain::machine::Machine;

use crate::world::*;

const SERIALS: [&str; 4] = ["A", "B", "C", "X"];

fn any_event() -> impl Strategy<Value = Event> {
    let drive = || prop::sample::select(SERIALS.as_slice());
    let outcome = prop::sample::select(Outcome::ALL);
    let how = prop::sample::select(vec![Resolution::GoOn, Resolution::Restart, Resolution::GiveUp]);
    let drives = prop::collection::vec(drive(), 0..4);
    prop_oneof![
        4 => Just(ship()),
        1 => Just(cancel()),
        4 => (drives, any::<bool>()).prop_map(|(drives, complete)| book_in(&drives, complete)),
        6 => drive().prop_map(start),
        3 => (drive(), 0..=100_u8).prop_map(|(drive, percent)| Event::Report {
            drive: serial(drive), percent, bytes: u64::from(percent) * 1000, bytes_total: Some(100_000),
            copy_status: None, logs: Default::default(),
        }),
        1 => drive().prop_map(|drive| Event::KeepLog { drive: serial(drive), kind: LogKind::Error, uri: "https://u.example".to_owned() }),
        6 => (drive(), outcome).prop_map(|(drive, outcome)| finish(drive, outcome)),
        4 => Just(ship_back()),
        1 => drive().prop_map(|drive| Event::ShipBack { package: package("3318810025"), drives: Some(vec![serial(drive)]), confirmed: Vec::new(), uses: Vec::new() }),
        1 => drive().prop_map(|drive| Event::FaultDrive { drive: serial(drive), reason: "stuck".to_owned() }),
        2 => (drive(), how).prop_map(|(drive, how)| Event::ResolveDrive { drive: serial(drive), how }),
        1 => Just(Event::FaultJob { reason: "stuck".to_owned() }),
        2 => Just(Event::ResolveJob),
        1 => Just(Event::Close),
        1 => Just(Event::Answer { text: "soon".to_owned() }),
        1 => Just(Event::ReportAddress { reason: "moved".to_owned() }),
        1 => Just(Event::HoldDrives { drives: vec![serial("X")] }),
        1 => Just(Event::ReleaseDrives { to: ArrivalState::Destroyed, package: None }),
        1 => drive().prop_map(|drive| Event::MarkForDestruction { drive: serial(drive) }),
        1 => drive().prop_map(|drive| Event::Destroy { drive: serial(drive) }),
        1 => Just(Event::BecomeOverdue),
        1 => Just(Event::WarnOfEnd),
        1 => Just(Event::Expire),
        1 => Just(Event::Purge),
        1 => drive().prop_map(|drive| Event::ReplaceKey { drive: serial(drive), key: KEY.parse().unwrap() }),
        1 => (1..200_i64).prop_map(|days| Event::Extend { until: day(days) }),
    ]
}

/// What must hold after every accepted event.
fn is_lawful(before: &Job, applied: &Applied) {
    let job = &applied.job;
    assert!(job.revision >= before.revision);
    for drive in &before.drives {
        assert!(job.drive(drive.serial.as_str()).is_some(), "lost drive {}", drive.serial);
    }
    for extra in &before.extra_drives {
        assert!(job.extra_drives.iter().any(|it| it.serial == extra.serial), "lost extra drive {}", extra.serial);
    }
    let on_an_edge =
        |from: JobState, to: JobState| JobState::EDGES.iter().any(|it| it.from == Some(from) && it.to == Some(to));
    for happened in &applied.happened {
        match happened {
            Happening::Job { from, to } => assert!(on_an_edge(*from, *to), "{from} -> {to}"),
            Happening::Drive { serial, from, to } => {
                let listed = DriveState::EDGES.iter().any(|it| it.from == *from && it.to == Some(*to));
                assert!(listed, "{serial}: {from:?} -> {to}");
            }
            _ => {}
        }
    }
    for happened in &applied.happened {
        let json = serde_json::to_string(happened).unwrap();
        assert_eq!(&serde_json::from_str::<Happening>(&json).unwrap(), happened, "{json}");
    }
    agrees(job);
}

/// The acts of an event.
fn acts(event: &Event) -> Vec<Act> {
    match event {
        Event::Update(update) => update.acts(),
        Event::KeepLog { .. } => vec![Act::KeepLog],
        Event::HoldDrives { .. } => vec![Act::HoldDrives],
        Event::ReleaseDrives { .. } => vec![Act::ReleaseDrives],
        Event::BecomeOverdue => vec![Act::BecomeOverdue],
        Event::WarnOfEnd => vec![Act::WarnOfEnd],
        Event::Expire => vec![Act::Expire],
        Event::Purge => vec![Act::Purge],
        Event::FallDue => vec![Act::FallDue],
        // The others have a word.
        told => vec![serde_json::from_value(serde_json::to_value(told).unwrap()["act"].clone()).unwrap()],
    }
}

/// A job moves by the edge of the act, or by one that follows from such an act.
fn follows_from(acts: &[Act], before: &Job, applied: &Applied) {
    let mut at = *before.state;
    for happened in &applied.happened {
        let Happening::Job { from, to } = happened else { continue };
        let edges = JobState::EDGES.iter().filter(|edge| edge.from == Some(at) && edge.to == Some(*to));
        let rows = || ACTS.iter().filter(|row| acts.contains(&row.act));
        let is_theirs = |on| rows().any(|row| row.job_edges.contains(on) || row.then.contains(on));
        assert!(edges.clone().any(|edge| is_theirs(edge.on)), "{acts:?}: {from} -> {to}");
        at = *to;
    }
}

/// Job and drives tell the same story.
fn agrees(job: &Job) {
    let here = |state| job.drives.iter().any(|drive| drive.state == state);
    let all = |holds: &dyn Fn(&waybill_domain::drive::Drive) -> bool| job.drives.iter().all(holds);
    match *job.state {
        JobState::Creating => assert!(all(&|drive| drive.state == DriveState::Specified)),
        JobState::Shipping => assert!(
            !here(DriveState::Transferring) && !job.holds(JobNeed::EveryDriveAccountedFor, day(0))
                || !job.holds(JobNeed::OneBookedIn, day(0))
        ),
        JobState::Received => assert!(
            !here(DriveState::Specified) && !job.holds(JobNeed::EveryDriveFinished, day(0)) || !job.cancel_requested
        ),
        JobState::Transferring => assert!(!job.holds(JobNeed::EveryDriveFinished, day(0))),
        JobState::Packaging => {
            assert!(!here(DriveState::Transferring) || job.drives.iter().any(|it| it.destroyed.is_some()))
        }
        JobState::Completed => assert!(all(&|drive| drive.state == DriveState::ShippedBack && !drive.went_wrong())),
        JobState::Closed => assert!(all(&|drive| drive.is_gone())),
        JobState::Faulted => assert!(job.fault.is_some()),
    }
    assert_eq!(job.fault.is_some(), job.state == JobState::Faulted);
    assert_eq!(job.visits.last().unwrap().state, *job.state);
    if job.state != JobState::Creating {
        assert!(job.delivery_package.is_some() && job.return_address.is_some());
    }
    for drive in &job.drives {
        assert_eq!(drive.visits.last().unwrap().state, *drive.state);
    }
    assert!(job.percent_complete().is_none_or(|percent| percent <= 100));
    let back: Job = serde_json::from_str(&serde_json::to_string(job).unwrap()).unwrap();
    assert_eq!(&back, job);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_walk_keeps_the_tables(exports in any::<bool>(), steps in prop::collection::vec((0..6_i64, any_event()), 1..60)) {
        let mut job = if exports { export() } else { import(&["A", "B", "C"]) };
        let mut at = 0;
        for (days, event) in steps {
            at += days;
            let clock = job.due_now(day(at)).map(ClockAct::event);
            for event in clock.into_iter().chain([event]) {
                let acts = acts(&event);
                let Ok(applied) = try_put(&job, event, at) else { continue };
                is_lawful(&job, &applied);
                follows_from(&acts, &job, &applied);
                if applied.gone {
                    return Ok(());
                }
                job = applied.job;
            }
            prop_assert!(job.due().is_none_or(|due| due.at > day(at)), "the clock's act was refused");
        }
    }
}

/// Wherever a job is, operators can bring it to an end.
#[test]
fn every_walk_can_be_brought_to_an_end() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let walks = prop::collection::vec(any_event(), 0..40);
    let result = runner.run(&walks, |events| {
        let mut job = events.into_iter().fold(import(&["A", "B"]), |job, event| {
            try_put(&job, event, 1).ok().filter(|applied| !applied.gone).map_or(job, |applied| applied.job)
        });
        // What was reported as wrong goes nowhere before somebody says that it is right.
        let address = job.return_address.clone().expect("an address");
        let ends = || {
            let give_up = |drive: &str| Event::ResolveDrive { drive: serial(drive), how: Resolution::GiveUp };
            let mut events = vec![
                Event::ResolveJob,
                ship(),
                book_in(&["A", "B"], true),
                book_in(&["A"], true),
                book_in(&["B"], true),
            ];
            events.extend(["A", "B"].into_iter().flat_map(|it| [give_up(it), start(it), finish(it, Outcome::Clean)]));
            events.extend([Event::CorrectAddress { address: address.clone() }, ship_back()]);
            events
        };
        for event in ends().into_iter().chain(ends()).chain(ends()) {
            job = try_put(&job, event, 2).map_or(job, |applied| applied.job);
        }
        prop_assert!(job.state.has_ended(), "{}", told(&job));
        Ok(())
    });
    result.unwrap();
}
