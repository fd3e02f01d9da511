//! What holds of the tables, of jobs that walk along them, and of the JSON that comes in and goes out.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that meets the unexpected fails")]

mod acts;
mod bounds;
mod claims;
mod everything;
mod extremes;
mod lifecycle;
mod mutants;
mod product;
mod tables;
mod walks;
mod wire;
mod world;
