//! What two jobs both name. Staff are told; no customer learns of the other's job.

use super::OwnedJob;
use super::claim::names_drive;
use crate::fields::{DriveSerial, TrackingNumber};
use crate::job::Job;

/// Drives and packages that another job names too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    pub drives: Vec<DriveSerial>,
    pub packages: Vec<TrackingNumber>,
}

impl Shared {
    pub fn is_empty(&self) -> bool {
        self.drives.is_empty() && self.packages.is_empty()
    }
}

/// What two live jobs both name: drives always, packages if the jobs are of different companies.
pub fn shared(one: OwnedJob<'_>, other: OwnedJob<'_>) -> Shared {
    if !one.is_live() || !other.is_live() {
        return Shared::default();
    }
    let own = one.job.drives.iter().map(|drive| &drive.serial);
    let drives = own.filter(|serial| names_drive(one.job, serial) && names_drive(other.job, serial)).cloned().collect();
    let is_foreign = one.company.to_lowercase() != other.company.to_lowercase();
    let known: Vec<String> = numbers(other.job).map(TrackingNumber::look_alike_key).collect();
    let is_shared = |number: &&TrackingNumber| is_foreign && known.contains(&number.look_alike_key());
    Shared { drives, packages: numbers(one.job).filter(is_shared).cloned().collect() }
}

/// The numbers of the packages that a job sends.
pub fn numbers(job: &Job) -> impl Iterator<Item = &TrackingNumber> {
    job.delivery_package.iter().chain(&job.further_packages).map(|it| &it.tracking_number)
}
