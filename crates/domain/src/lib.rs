//! The rules of Waybill: jobs, drives and shipping, the two state machines as tables, the parsers of every field,
//! deadlines, the JSON of the contract, and where the diagrams draw what. No clock, no network, no disk, no markup:
//! values in, values out.

#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

pub mod agent;
pub mod arrival;
pub mod board;
pub mod bounds;
pub mod deadlines;
pub mod desk;
#[cfg_attr(not(test), expect(clippy::arithmetic_side_effects, reason = "coordinates on a small plan"))]
pub mod diagram;
pub mod drive;
pub mod drive_state;
pub mod event;
#[cfg_attr(
    not(test),
    expect(clippy::arithmetic_side_effects, reason = "positions and sums of digits in texts whose length is bounded")
)]
pub mod fields;
pub mod happening;
pub mod job;
pub mod job_state;
pub mod lang;
pub mod log;
pub mod machine;
#[cfg_attr(not(test), expect(clippy::arithmetic_side_effects, reason = "digits of a number that was checked"))]
pub mod moment;
pub mod next_step;
pub mod notice;
pub mod parcel;
pub mod problem;
pub mod queue;
pub mod refusal;
pub mod render;
pub mod rights;
pub mod role;
pub mod rules;
#[cfg_attr(not(test), expect(clippy::arithmetic_side_effects, reason = "a length from 1 to 26"))]
pub mod search;
pub mod set;
pub mod share;
pub mod wire;
pub mod words;
