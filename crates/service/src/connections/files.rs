//! How many files the system lets this process open.

/// Kept for the database, the log and whatever else is not a connection.
const RESERVE: usize = 128;
/// No process has more connections than this, whatever the system lets it open.
const MOST: usize = 1 << 20;

/// How many connections there are files for.
pub(super) fn for_connections() -> usize {
    let files = limit();
    files.saturating_sub(RESERVE.min(files / 2))
}

/// The limit of this process, raised to the most that it may have without asking.
#[cfg(unix)]
fn limit() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let before = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: before.maximum, maximum: before.maximum };
    let now = if setrlimit(Resource::Nofile, raised).is_ok() { raised } else { before };
    now.current.map_or(MOST, |most| usize::try_from(most).unwrap_or(MOST)).min(MOST)
}

#[cfg(not(unix))]
fn limit() -> usize {
    1024
}
