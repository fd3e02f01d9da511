//! A job that its customer cancels.

use waybill_domain::drive::Outcome;
use waybill_domain::next_step::Step;

use super::{booked, check, plus, refused};
use crate::world::*;

#[test]
fn cancelled_while_shipping_skips_the_copy() {
    let events = vec![(1, ship()), (2, cancel()), (3, book_in(&["A", "B"], true))];
    let job = check(import(&["A", "B"]), events, "Packaging: A Received, B Received");
    check(job, vec![(4, ship_back())], "Completed: A ShippedBack, B ShippedBack");
}

#[test]
fn cancelled_while_transferring_finishes_what_has_begun() {
    let job = after(import(&["A", "B"]), plus(booked(), vec![(5, start("A")), (6, cancel())]));
    refused(&job, start("B"), 6, "a job that is not cancelled");
    check(job, vec![(7, finish("A", Outcome::Clean))], "Packaging: A Completed, B Received");
}

#[test]
fn cancelled_in_creating_may_still_be_shipped() {
    let job = check(import(&["A"]), vec![(1, cancel())], "Creating: A Specified");
    assert_eq!(job.next_step(day(1)).step, Step::CancelledInCreating);
    check(job, vec![(2, ship()), (3, book_in(&["A"], true))], "Packaging: A Received");
}

#[test]
fn cancelling_is_refused_from_packaging_on() {
    let events = vec![(1, ship()), (2, book_in(&["A"], true)), (3, start("A")), (4, finish("A", Outcome::Clean))];
    let job = after(import(&["A"]), events);
    refused(
        &job,
        cancel(),
        5,
        "Allowed while the job is Creating, Shipping, Received or Transferring; it is Packaging",
    );
}
