//! Numbers and moments as far out as they can be written: nothing that is worked out of them panics, and the job is read
//! back as it was. Guards against `+` and `sum` on what people and machines send.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use waybill_domain::arrival::{Arrival, ArrivalEvent};
use waybill_domain::drive::Outcome;
use waybill_domain::event::Event;
use waybill_domain::job::Job;
use waybill_domain::lang::Lang;
use waybill_domain::role::Role;
use waybill_domain::share::{Status, Tells};
use waybill_domain::wire::{JobResource, JobRow};
use waybill_domain::words;

use crate::world::*;

type Time = DateTime<Utc>;

/// Everything that is worked out of a job when it is stored, listed, shown, shared and looked at by the clock.
fn work_everything_out(job: &Job, now: Time) {
    let _ = (job.next_step(now), job.queues(), job.due(), job.due_now(now), job.next_deadline_check());
    let _ = (job.percent_complete(), job.bytes_copied(), job.copy_finished_by(now));
    let _ = (job.closable_from(), job.destroyable_from());
    for role in Role::ALL {
        let _ = job.offers(*role, now);
    }
    for tells in Tells::ALL {
        for drive in job.drives.iter().map(|drive| Some(&drive.serial)).chain([None]) {
            let status = Status::of(job, drive, *tells, now);
            let _ = status.map(|status| words::status::badge(Lang::English, &status));
        }
    }
    for drive in &job.drives {
        let _ = words::status::copied(Lang::English, 0, drive.time_left(now));
    }
    let _ =
        (serde_json::to_string(&JobRow::of(job, now)).unwrap(), serde_json::to_string(&JobResource::whole(job, None)));
    let back: Job = serde_json::from_str(&serde_json::to_string(job).unwrap()).unwrap();
    assert_eq!(&back, job);
}

fn any_number() -> impl Strategy<Value = u64> {
    let edges = vec![0, 1, 2, 3, 4, 100, 30_000_000_000_000, u64::MAX / 1000, i64::MAX as u64, u64::MAX - 1, u64::MAX];
    prop_oneof![prop::sample::select(edges), any::<u64>()]
}

/// Today, and where calendars end.
fn any_moment() -> impl Strategy<Value = Time> {
    let near = || (0_i64..100).prop_map(TimeDelta::milliseconds);
    prop_oneof![
        4 => (0_i64..100_000_000_000).prop_map(|ms| day(0) + TimeDelta::milliseconds(ms)),
        1 => near().prop_map(|by| Time::MAX_UTC - by),
        1 => near().prop_map(|by| DateTime::from_timestamp(-62_167_219_200, 0).unwrap() + by),
    ]
}

fn any_event() -> impl Strategy<Value = Event> {
    let drive = || prop::sample::select(["A", "B"].as_slice());
    prop_oneof![
        2 => Just(ship()),
        2 => Just(book_in(&["A", "B"], true)),
        3 => (drive(), prop::option::of(any_number()))
            .prop_map(|(drive, bytes_total)| Event::Start { drive: serial(drive), bytes_total }),
        8 => (drive(), any::<u8>(), any_number(), prop::option::of(any_number())).prop_map(
            |(drive, percent, bytes, bytes_total)| Event::Report {
                drive: serial(drive), percent, bytes, bytes_total, copy_status: None, logs: Default::default(),
            }
        ),
        1 => (drive(), prop::option::of(any_number())).prop_map(|(drive, bytes)| Event::Finish {
            drive: serial(drive), outcome: Outcome::Clean, bytes, copy_status: None, key: None,
            incomplete_blob_list_uri: None, logs: Default::default(),
        }),
        2 => any_moment().prop_map(|until| Event::Extend { until }),
        1 => any_moment().prop_map(|until| Event::NoteContact {
            how: "phone".to_owned(), whom: "Ann".to_owned(), said: "hi".to_owned(), awaits_until: Some(until),
        }),
        1 => Just(Event::ReportAddress { reason: "moved".to_owned() }),
        1 => Just(Event::FaultDrive { drive: serial("A"), reason: "stuck".to_owned() }),
        1 => Just(Event::WarnOfEnd),
        1 => Just(Event::BecomeOverdue),
        1 => Just(Event::FallDue),
    ]
}

fn in_any_role(job: &Job, event: &Event, now: Time) -> Option<Job> {
    let applied = Role::ALL.iter().find_map(|role| job.apply(event.clone(), *role, now).ok())?;
    (!applied.gone).then_some(applied.job)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// The clock may jump, forward and back, and machines may send any number.
    #[test]
    fn no_number_and_no_moment_panics(steps in prop::collection::vec((any_moment(), any_event()), 1..40)) {
        let mut job = import(&["A", "B"]);
        for event in [ship(), book_in(&["A", "B"], true)] {
            job = in_any_role(&job, &event, day(1)).unwrap();
        }
        for (now, event) in steps {
            job = in_any_role(&job, &event, now).unwrap_or(job);
            work_everything_out(&job, now);
        }
    }

    #[test]
    fn an_arrival_bears_any_moment(recorded in any_moment(), answered in any_moment(), now in any_moment()) {
        let arrival = Arrival::record("a".to_owned(), None, None, vec![serial("A")], None, "Ann", recorded);
        let events = [(ArrivalEvent::Answered { text: "soon".to_owned() }, answered), (ArrivalEvent::FallDue, now)];
        for (event, at) in events {
            for role in Role::ALL {
                let _ = arrival.apply(event.clone(), *role, "Ann", at).map(|arrival| (arrival.due(), arrival.told()));
            }
        }
        let _ = (arrival.due(), arrival.return_due(), arrival.destruction_due());
    }
}

/// A large drive that reports the same number again and again: its rate gets so small that the copy would end after the
/// calendar does.
#[test]
fn a_drive_that_stands_still_is_reported_all_the_same() {
    let mut job = import(&["A", "B"]);
    let bytes_total = Some(30_000_000_000_000);
    let began = Event::Start { drive: serial("A"), bytes_total };
    for event in [ship(), book_in(&["A", "B"], true), began] {
        job = in_any_role(&job, &event, day(1)).unwrap();
    }
    for at in 1..400_i64 {
        let now = day(1) + TimeDelta::seconds(at);
        let bytes = u64::try_from(at.min(30)).unwrap() * 5;
        let report = Event::Report {
            drive: serial("A"),
            percent: 0,
            bytes,
            bytes_total,
            copy_status: None,
            logs: Default::default(),
        };
        job = job.apply(report, Role::Operator, now).unwrap().job;
        work_everything_out(&job, now);
    }
    assert_eq!(job.copy_finished_by(day(2)), None, "nothing moves, so nobody knows");
}

#[test]
fn sizes_add_up_to_no_more_than_there_is() {
    let mut job = import(&["A", "B"]);
    for event in [ship(), book_in(&["A", "B"], true)] {
        job = in_any_role(&job, &event, day(1)).unwrap();
    }
    for drive in ["A", "B"] {
        let began = Event::Start { drive: serial(drive), bytes_total: Some(u64::MAX) };
        let report = Event::Report {
            drive: serial(drive),
            percent: 50,
            bytes: u64::MAX,
            bytes_total: Some(u64::MAX),
            copy_status: None,
            logs: Default::default(),
        };
        for event in [began, report] {
            job = in_any_role(&job, &event, day(2)).unwrap();
        }
    }
    assert_eq!((job.bytes_copied(), job.percent_complete()), ((u64::MAX, Some(u64::MAX)), Some(50)));
}
