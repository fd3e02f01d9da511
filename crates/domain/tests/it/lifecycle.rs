//! Each rule of the lifecycle, as given, when, then.

mod cancelled;
mod contacts;
mod deadlines;
mod drives;
mod faults;
mod roads;

use waybill_domain::event::Event;
use waybill_domain::job::Job;

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
