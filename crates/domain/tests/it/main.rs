//! What holds of the tables, of jobs that walk along them, and of the JSON that comes in and goes out.

mod acts;
mod lifecycle;
mod tables;
mod walks;
mod wire;
mod world;
