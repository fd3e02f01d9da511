//! The service through its own router, on a temporary SQLite database, and once as a process that is killed.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on fails")]

mod access;
mod audit;
mod backup;
mod bad_input;
mod bounds;
mod claims;
mod codes;
mod command_line;
mod config;
mod contract;
mod core_file;
mod deadlines;
mod desk;
mod draining;
mod dumped;
mod endings;
mod errors;
mod events;
mod first_start;
mod floods;
#[cfg(unix)]
mod folders;
mod home;
mod key_files;
mod key_rounds;
mod keys;
mod killed;
mod killed_desk;
mod language;
mod leaps;
mod limits;
mod links;
mod lists;
mod logs;
mod mail;
mod mail_lines;
mod metrics;
mod months;
mod moved;
mod notices;
mod nul;
mod odd_values;
mod opening_mail;
#[cfg(target_os = "linux")]
mod operations;
mod parcels;
mod people;
mod progress;
mod proxied;
mod races;
mod ready;
mod recorded;
mod removed;
mod rights;
mod robust;
mod rotation;
mod rows;
#[cfg(unix)]
mod secret_files;
mod shared;
mod shares;
mod sign_in;
mod silent;
mod silent_provider;
mod smtp;
mod soak;
mod spread;
mod strangers;
mod strict;
mod support;
mod unit;
mod unreadable;
mod walk;
mod world;
