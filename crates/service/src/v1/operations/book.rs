//! What confirming a package writes: drives booked in with their jobs, and what no job takes kept as arrivals.

use uuid::Uuid;
use waybill_domain::arrival::Arrival;
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Act, JobId, Time};
use waybill_domain::role::Role;
use waybill_domain::said;
use waybill_domain::wire::{JobRow, PackageBooked, PackageLook, PackageScan, Verdict};

use super::decide;
use crate::failure::Failure;
use crate::store::{Decision, Found, Plan};

pub(super) fn plan(found: &Found, scan: &PackageScan, who: &str, now: Time) -> Result<Plan<PackageBooked>, Failure> {
    let desk = found.desk(scan, now);
    let seen = desk.look();
    if scan.drives.is_empty() && !scan.complete && seen.jobs.iter().any(|job| job.takes_drives) {
        return Err(Failure::problem(
            "drives",
            said!(
                "Scan at least one drive, or say that the package is complete",
                "Skanna minst en disk, eller ange att paketet är komplett"
            ),
        ));
    }
    let mut jobs: Vec<Decision> = Vec::new();
    for (id, event) in desk.bookings(&seen)? {
        if let Some(job) = found.job(&id) {
            jobs.push(decide(job, vec![event], who, now)?);
        }
    }
    let arrivals = kept(&seen, scan, who, now);
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

/// One arrival for each job that drives are kept for, and one for those of none; where nothing was scanned, one for
/// the package as it is.
fn kept(seen: &PackageLook, scan: &PackageScan, who: &str, now: Time) -> Vec<Arrival> {
    let mut groups: Vec<(Option<JobId>, Vec<DriveSerial>)> = Vec::new();
    for it in seen.scanned.iter().filter(|it| matches!(it.verdict, Verdict::Held | Verdict::Unknown)) {
        match groups.iter_mut().find(|(job, _)| *job == it.job) {
            Some((_, drives)) => drives.push(it.serial.clone()),
            None => groups.push((it.job.clone(), vec![it.serial.clone()])),
        }
    }
    if groups.is_empty() && seen.unmatched {
        groups.push((meant_for(seen, scan), Vec::new()));
    }
    let record = |(job, drives): (Option<JobId>, Vec<DriveSerial>)| {
        let id = Uuid::new_v4().to_string();
        Arrival::record(id, scan.tracking_number.clone(), scan.carrier_name.clone(), drives, job, who, now)
    };
    groups.into_iter().map(record).collect()
}

/// The job that a package without drives seems to be for: the one that the operator says, or the only live one.
fn meant_for(seen: &PackageLook, scan: &PackageScan) -> Option<JobId> {
    let mut live = seen.jobs.iter().filter(|job| !job.state.has_ended());
    let only = live.next().filter(|_| live.next().is_none()).or(seen.jobs.first().filter(|_| seen.jobs.len() == 1));
    scan.job.clone().or(only.map(|job| job.id.clone()))
}
