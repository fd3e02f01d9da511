//! How far a copy has come: reports, the job's percentage, the rate and what is left.

use crate::said;
use chrono::TimeDelta;

use crate::drive::{Copied, Drive, LogUris};
use crate::drive_state::DriveState;
use crate::fields::DriveSerial;
use crate::job::apply::Change;
use crate::job::{Act, Job, LogLevel, Time};
use crate::log::LogKind;
use crate::refusal::Refusal;

impl Change {
    /// A report never takes progress back: reports may overtake each other on their way.
    pub(super) fn report(
        &mut self,
        serial: &DriveSerial,
        percent: u8,
        bytes: u64,
        bytes_total: Option<u64>,
        copy_status: Option<String>,
        logs: LogUris,
    ) -> Result<(), Refusal> {
        let row = self.allow(Act::Report)?;
        if percent > 100 {
            return Err(Refusal::problem(
                "percent",
                said!("Give a percentage from 0 to 100", "Ange procent från 0 till 100"),
            ));
        }
        let now = self.now;
        let drive = self.drive_for(row, serial)?;
        let before = drive.copied.unwrap_or_default();
        drive.copied = Some(Copied {
            percent: percent.max(before.percent),
            bytes: bytes.max(before.bytes),
            bytes_total: bytes_total.or(before.bytes_total),
            rate: rate(&before, bytes, now).or(before.rate),
            reported: Some(now),
        });
        drive.copy_status = copy_status.or_else(|| drive.copy_status.take());
        drive.logs.merge(logs);
        Ok(())
    }

    /// Logs come when a copy has ended, often after its job has moved on; a later one takes the place of an earlier.
    pub(super) fn keep_log(&mut self, serial: &DriveSerial, kind: LogKind, uri: String) -> Result<(), Refusal> {
        let row = self.allow(Act::KeepLog)?;
        let asked_for = match kind {
            LogKind::Error => true,
            LogKind::Verbose => self.job.log_level == LogLevel::Verbose,
            LogKind::Manifest => self.job.backup_drive_manifest,
        };
        if !asked_for {
            let message = match kind {
                LogKind::Manifest => said!(
                    "The job does not ask for copies of manifests: nothing was kept",
                    "Jobbet ber inte om kopior av manifest: inget sparades"
                ),
                LogKind::Error | LogKind::Verbose => said!(
                    "The job asks for error logs only: nothing was kept",
                    "Jobbet ber bara om felloggar: inget sparades"
                ),
            };
            return Err(Refusal::problem("kind", message));
        }
        let drive = self.drive_for(row, serial)?;
        drive.logs.merge(LogUris::only(kind, uri));
        Ok(())
    }
}

/// Bytes a second since the report before, mixed with what was known: three parts old, one part new.
fn rate(before: &Copied, bytes: u64, now: Time) -> Option<u64> {
    let millis = u64::try_from(now.signed_duration_since(before.reported?).num_milliseconds()).ok()?;
    let fresh = bytes.checked_sub(before.bytes)?.saturating_mul(1000).checked_div(millis)?;
    Some(before.rate.map_or(fresh, |old| (old / 4).saturating_mul(3).saturating_add(fresh / 4)))
}

/// Sizes are what machines report, and may be anything.
fn total(bytes: impl Iterator<Item = u64>) -> u64 {
    bytes.fold(0, u64::saturating_add)
}

impl Job {
    /// Percent of the booked-in drives that was copied, weighted by bytes where sizes are known: a drive of unknown
    /// size counts as the average of the others. Absent until a copy has begun.
    pub fn percent_complete(&self) -> Option<u8> {
        let drives: Vec<Copied> = self.booked_in().map(|drive| drive.copied.unwrap_or_default()).collect();
        if !self.drives.iter().any(Drive::has_begun) {
            return None;
        }
        let sizes: Vec<u64> = drives.iter().filter_map(|copied| copied.bytes_total).filter(|size| *size > 0).collect();
        let average = total(sizes.iter().copied()).checked_div(sizes.len() as u64).unwrap_or(1);
        let weight = |copied: &Copied| u128::from(copied.bytes_total.filter(|size| *size > 0).unwrap_or(average));
        let done: u128 = drives.iter().map(|copied| weight(copied).saturating_mul(copied.percent.into())).sum();
        let all: u128 = drives.iter().map(weight).sum();
        done.checked_div(all).and_then(|percent| u8::try_from(percent).ok())
    }

    /// Bytes copied, and bytes in all where every booked-in drive's size is known.
    pub fn bytes_copied(&self) -> (u64, Option<u64>) {
        let copied = total(self.booked_in().filter_map(|drive| drive.copied).map(|copied| copied.bytes));
        let mut sizes = self.booked_in().map(|drive| drive.copied?.bytes_total);
        (copied, sizes.try_fold(0, |sum: u64, size| Some(sum.saturating_add(size?))))
    }

    /// When the copies under way will be finished at their present rates, the slowest last. Absent while none is
    /// under way, or where one has no size or rate yet.
    pub fn copy_finished_by(&self, now: Time) -> Option<Time> {
        let under_way = self.drives.iter().filter(|drive| drive.state == DriveState::Transferring);
        let left: Option<Vec<TimeDelta>> = under_way.map(|drive| drive.time_left(now)).collect();
        now.checked_add_signed(left?.into_iter().max()?)
    }
}

impl Drive {
    /// How long its copy takes from now at its present rate.
    pub fn time_left(&self, now: Time) -> Option<TimeDelta> {
        let copied = self.copied.filter(|_| self.state == DriveState::Transferring)?;
        let left = copied.bytes_total?.saturating_sub(copied.bytes);
        let seconds = left.checked_div(copied.rate.filter(|rate| *rate > 0)?)?;
        let from_report = TimeDelta::try_seconds(i64::try_from(seconds).ok()?)?;
        Some(from_report.checked_sub(&now.signed_duration_since(copied.reported?))?.max(TimeDelta::zero()))
    }
}
