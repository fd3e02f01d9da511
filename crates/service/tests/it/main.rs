//! The service through its own router, on a temporary SQLite database, and once as a process that is killed.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod access;
mod audit;
mod backup;
mod bad_input;
mod config;
mod contract;
mod deadlines;
mod desk;
mod draining;
mod dumped;
mod errors;
mod events;
mod home;
mod keys;
mod killed;
mod killed_desk;
mod language;
mod limits;
mod links;
mod lists;
mod logs;
mod mail;
mod mail_lines;
mod months;
mod moved;
mod notices;
mod people;
mod progress;
mod proxied;
mod races;
mod rights;
mod robust;
mod rotation;
mod shared;
mod shares;
mod sign_in;
mod silent;
mod smtp;
mod soak;
mod strict;
mod support;
mod unit;
mod walk;
mod world;
