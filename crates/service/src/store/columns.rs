//! What is taken out of a job into columns, so that lists, searches and deadlines need not read jobs.

use waybill_domain::job::{Job, Time};
use waybill_domain::next_step::Turn;

use super::JobKey;

/// The columns of `job` that follow from the job itself.
pub(super) struct Columns {
    pub(super) key: JobKey,
    pub(super) job_type: &'static str,
    pub(super) state: &'static str,
    pub(super) mood: &'static str,
    /// The rank by need; see `need`.
    pub(super) needs: i64,
    /// The location's slug.
    pub(super) location: String,
    pub(super) account: String,
    pub(super) tracking_key: String,
    pub(super) search: String,
    pub(super) revision: i64,
    pub(super) changed_ms: i64,
    pub(super) due_ms: Option<i64>,
}

impl Columns {
    pub(super) fn of(job: &Job, now: Time) -> Self {
        Self {
            key: JobKey::from(&job.id),
            job_type: job.job_type.word(),
            state: job.state.word(),
            mood: job.mood().word(),
            needs: need(job, now),
            location: folded(&job.location),
            account: job.storage_account_id.as_str().to_owned(),
            tracking_key: job.delivery_package.as_ref().map(|it| it.tracking_number.key()).unwrap_or_default(),
            search: search(job),
            revision: i64::try_from(job.revision).unwrap_or(i64::MAX),
            changed_ms: job.changed.timestamp_millis(),
            due_ms: job.next_deadline_check().map(|at| at.timestamp_millis()),
        }
    }
}

/// A location's name or slug as they are compared: without case and spaces.
pub(super) fn folded(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// All that a search looks into, a line each, without case and spaces: the name, drives, tracking numbers.
fn search(job: &Job) -> String {
    let drives = job.drives.iter().map(|drive| &drive.serial);
    let extras = job.extra_drives.iter().map(|drive| &drive.serial);
    let packages = job.delivery_package.iter().chain(&job.further_packages).chain(&job.return_package);
    let mut lines = vec![folded(job.id.name.as_str())];
    lines.extend(drives.chain(extras).map(|serial| folded(serial.as_str())));
    lines.extend(
        packages.flat_map(|it| [folded(&it.tracking_number.key()), folded(&it.tracking_number.look_alike_key())]),
    );
    lines.dedup();
    lines.join("\n")
}

/// The rank in a list by need: what waits for the customer, what is under way, what has ended.
fn need(job: &Job, now: Time) -> i64 {
    if job.next_step(now).turn == Turn::Customer { 2 } else { i64::from(job.ended().is_none()) }
}
