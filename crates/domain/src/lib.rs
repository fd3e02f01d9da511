//! The rules of Waybill: jobs, drives and shipping, the two state machines as tables, the parsers of every field,
//! deadlines, the JSON of the contract, and where the diagrams draw what. No clock, no network, no disk, no markup:
//! values in, values out.

pub mod agent;
pub mod arrival;
pub mod deadlines;
pub mod desk;
pub mod diagram;
pub mod drive;
pub mod drive_state;
pub mod event;
pub mod fields;
pub mod happening;
pub mod job;
pub mod job_state;
pub mod lang;
pub mod log;
pub mod machine;
pub mod moment;
pub mod next_step;
pub mod notice;
pub mod problem;
pub mod queue;
pub mod refusal;
pub mod render;
pub mod rights;
pub mod role;
pub mod search;
pub mod share;
pub mod wire;
pub mod words;
