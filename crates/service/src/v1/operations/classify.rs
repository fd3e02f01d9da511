//! What a scanned drive is. Only looks; what may be booked in is the tables' to say.

use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Act, Job, JobType, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;
use waybill_domain::wire::{ExpectedDrive, PackageJob, PackageLook, PackageScan, Scanned, Verdict};

use crate::store::Found;

/// Whether drives can be booked in for the job now.
pub(super) fn takes_drives(job: &Job, now: Time) -> bool {
    job.permits(Act::BookIn, Role::Operator, now).is_ok()
}

pub(super) fn look(found: &Found, scan: &PackageScan, now: Time) -> PackageLook {
    let package = package(found, scan);
    let desk = Desk { found, scan, package: &package, now };
    let mut scanned: Vec<Scanned> = Vec::new();
    for serial in &scan.drives {
        let twice = scanned.iter().find(|it| it.serial.key() == serial.key()).cloned();
        scanned.push(match twice {
            Some(first) => Scanned { verdict: Verdict::Already, ..first },
            None => desk.verdict(serial),
        });
    }
    let unmatched = scanned.iter().any(|it| matches!(it.verdict, Verdict::Held | Verdict::Unknown))
        || scan.drives.is_empty() && found.arrivals.is_empty() && desk.home().is_none();
    let jobs = package.iter().map(|job| shown(found, job, scan, now)).collect();
    PackageLook { jobs, scanned, unmatched }
}

/// The jobs whose package it is. Where the label cannot be read, the drives tell.
pub(super) fn package<'a>(found: &'a Found, scan: &PackageScan) -> Vec<&'a Job> {
    let mut all: Vec<&Job> = match scan.tracking_number {
        Some(_) => found.package().collect(),
        None => found.listing().filter(|job| job.ended().is_none()).collect(),
    };
    if let Some(named) = found.named().filter(|named| !all.iter().any(|job| job.id == named.id)) {
        all.push(named);
    }
    all
}

struct Desk<'a> {
    found: &'a Found,
    scan: &'a PackageScan,
    package: &'a [&'a Job],
    now: Time,
}

impl<'a> Desk<'a> {
    fn verdict(&self, serial: &DriveSerial) -> Scanned {
        let key = serial.key();
        let kept = self.found.arrivals.iter().find(|it| it.drives.iter().any(|drive| drive.key() == key));
        if let Some(arrival) = kept {
            return Scanned { serial: serial.clone(), verdict: Verdict::Already, job: arrival.job.clone() };
        }
        let (verdict, job) = self.listed(serial).unwrap_or_else(|| self.stray(serial));
        Scanned { serial: serial.clone(), verdict, job: job.map(|job| job.id.clone()) }
    }

    /// The best of what the jobs say that know the drive: where it can be booked in, else where it is.
    fn listed(&self, serial: &DriveSerial) -> Option<(Verdict, Option<&'a Job>)> {
        let here = self.package.iter().copied().map(|job| (job, true));
        let live = |job: &&Job| job.ended().is_none();
        let elsewhere = self.found.listing().filter(live).filter(|job| !self.package.iter().any(|it| it.id == job.id));
        let all = here.chain(elsewhere.map(|job| (job, false)));
        let told = all.filter_map(|(job, here)| Some((self.told(job, serial, here)?, Some(job))));
        told.min_by_key(|(verdict, job)| {
            let rank = match verdict {
                Verdict::Expected | Verdict::Late => 0,
                Verdict::OtherJob => 1,
                Verdict::Already => 2,
                Verdict::Extra => 3,
                Verdict::Held | Verdict::Unknown => 4,
            };
            (rank, job.is_some_and(|job| job.ended().is_some()))
        })
    }

    fn told(&self, job: &Job, serial: &DriveSerial, here: bool) -> Option<Verdict> {
        let same =
            |it: &&waybill_domain::drive::ExtraDrive| it.serial.key() == serial.key() && it.shipped_back.is_none();
        if job.extra_drives.iter().any(|it| same(&it)) {
            return Some(Verdict::Already);
        }
        let drive = job.drive(serial.as_str())?;
        let comes = matches!(drive.state, DriveState::Specified | DriveState::NeverReceived);
        Some(match drive.state {
            _ if job.ended().is_some() => Verdict::Held,
            _ if !comes => Verdict::Already,
            _ if !takes_drives(job, self.now) => Verdict::Held,
            DriveState::NeverReceived if job.state == JobState::Packaging => Verdict::Extra,
            DriveState::NeverReceived => Verdict::Late,
            _ if here => Verdict::Expected,
            _ => Verdict::OtherJob,
        })
    }

    /// A drive that no live job knows.
    fn stray(&self, serial: &DriveSerial) -> (Verdict, Option<&'a Job>) {
        if let Some(home) = self.home() {
            let export = home.job_type == JobType::Export && home.state == JobState::Shipping;
            return (if export { Verdict::Expected } else { Verdict::Extra }, Some(home));
        }
        let ended = self.found.listing().find(|job| job.drive(serial.as_str()).is_some());
        match self.meant_for().or(ended) {
            Some(job) => (Verdict::Held, Some(job)),
            None => (Verdict::Unknown, None),
        }
    }

    /// The job of the package that takes what none names: the one that the operator says, else an export, whose
    /// drives become known only now.
    fn home(&self) -> Option<&'a Job> {
        let taking = || self.package.iter().copied().filter(|job| takes_drives(job, self.now));
        let named = self.scan.job.as_ref().and_then(|_| self.found.named());
        let export = |job: &&Job| job.job_type == JobType::Export && job.state == JobState::Shipping;
        named.filter(|job| takes_drives(job, self.now)).or_else(|| taking().find(export)).or_else(|| taking().next())
    }

    /// The job of the package for which drives are kept.
    fn meant_for(&self) -> Option<&'a Job> {
        meant_for(self.package)
    }
}

/// The job a package seems to be meant for that none of its jobs takes: one that has not ended, if there is one.
pub(super) fn meant_for<'a>(package: &[&'a Job]) -> Option<&'a Job> {
    package.iter().copied().min_by_key(|job| job.ended().is_some())
}

fn shown(found: &Found, job: &Job, scan: &PackageScan, now: Time) -> PackageJob {
    let scanned = |serial: &DriveSerial| scan.drives.iter().any(|it| it.key() == serial.key());
    let drive = |it: &waybill_domain::drive::Drive| ExpectedDrive {
        serial: it.serial.clone(),
        state: it.state,
        scanned: scanned(&it.serial),
    };
    let key = scan.tracking_number.as_ref().map(|it| it.key());
    let mut packages = job.delivery_package.iter().chain(&job.further_packages);
    let own = packages.find(|it| Some(it.tracking_number.key()) == key).or(job.delivery_package.as_ref());
    PackageJob {
        id: job.id.clone(),
        company: found.company(job).to_owned(),
        job_type: job.job_type,
        state: job.state,
        location: job.location.clone(),
        cancel_requested: job.cancel_requested,
        takes_drives: takes_drives(job, now),
        drive_count: own.and_then(|it| it.drive_count),
        drives: job.drives.iter().map(drive).collect(),
    }
}
