//! What confirming a package writes: drives booked in with their jobs, and what no job takes kept as arrivals.

use uuid::Uuid;
use waybill_domain::arrival::Arrival;
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Act, Job, JobId, JobType, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;
use waybill_domain::said;
use waybill_domain::wire::{JobRow, PackageBooked, PackageLook, PackageScan, Verdict};

use super::classify::{look, meant_for, package, takes_drives};
use super::decide;
use crate::failure::Failure;
use crate::store::{Decision, Found, Plan};

pub(super) fn plan(found: &Found, scan: &PackageScan, who: &str, now: Time) -> Result<Plan<PackageBooked>, Failure> {
    let seen = look(found, scan, now);
    let package = package(found, scan);
    if scan.drives.is_empty() && !scan.complete && package.iter().any(|job| takes_drives(job, now)) {
        return Err(Failure::problem(
            "drives",
            said!(
                "Scan at least one drive, or say that the package is complete",
                "Skanna minst en disk, eller ange att paketet är komplett"
            ),
        ));
    }
    let mut jobs: Vec<Decision> = Vec::new();
    for job in found.jobs() {
        let ours = package.iter().any(|it| it.id == job.id);
        let drives = of_job(&seen, &job.id);
        let complete = ours && scan.complete && (awaits(job) || !drives.is_empty());
        if !drives.is_empty() || complete {
            jobs.push(decide(job, vec![Event::BookIn { drives, complete }], who, now)?);
        }
    }
    let arrivals = kept(&seen, &package, scan, who, now);
    for arrival in &arrivals {
        let job = arrival.job.as_ref().and_then(|id| found.job(id));
        if let Some(job) = job.filter(|job| job.permits(Act::HoldDrives, Role::Operator, now).is_ok()) {
            jobs.push(decide(job, vec![Event::HoldDrives { drives: arrival.drives.clone() }], who, now)?);
        }
    }
    let rows = jobs.iter().map(|decision| JobRow::of(&decision.applied.job, now)).collect();
    let mut all = arrivals.clone().into_iter();
    let (arrival, further_arrivals) = (all.next(), all.collect());
    let answer = PackageBooked { look: seen, jobs: rows, arrival, further_arrivals };
    Ok(Plan { jobs, arrivals, at: now, answer })
}

fn of_job(seen: &PackageLook, id: &JobId) -> Vec<DriveSerial> {
    let booked = [Verdict::Expected, Verdict::Late, Verdict::OtherJob, Verdict::Extra];
    let mine = seen.scanned.iter().filter(|it| it.job.as_ref() == Some(id) && booked.contains(&it.verdict));
    mine.map(|it| it.serial.clone()).collect()
}

/// Whether it changes anything that no more drives come.
fn awaits(job: &Job) -> bool {
    let open = match job.job_type {
        JobType::Import => job.drives.iter().any(|drive| drive.state == DriveState::Specified),
        JobType::Export => !job.package_complete,
    };
    open && job.state == JobState::Shipping
}

/// One arrival for each job that drives are kept for, and one for those of none; where nothing was scanned, one for
/// the package as it is.
fn kept(seen: &PackageLook, package: &[&Job], scan: &PackageScan, who: &str, now: Time) -> Vec<Arrival> {
    let mut groups: Vec<(Option<JobId>, Vec<DriveSerial>)> = Vec::new();
    for it in seen.scanned.iter().filter(|it| matches!(it.verdict, Verdict::Held | Verdict::Unknown)) {
        match groups.iter_mut().find(|(job, _)| *job == it.job) {
            Some((_, drives)) => drives.push(it.serial.clone()),
            None => groups.push((it.job.clone(), vec![it.serial.clone()])),
        }
    }
    if groups.is_empty() && seen.unmatched {
        groups.push((meant_for(package).map(|job| job.id.clone()), Vec::new()));
    }
    let record = |(job, drives): (Option<JobId>, Vec<DriveSerial>)| {
        let id = Uuid::new_v4().to_string();
        Arrival::record(id, scan.tracking_number.clone(), scan.carrier_name.clone(), drives, job, who, now)
    };
    groups.into_iter().map(record).collect()
}
