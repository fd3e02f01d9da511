//! The receiving desk: what each scanned drive is, and what booking the package writes. Preview and booking ask the same
//! functions. The order in which jobs were made or read decides nothing: where several jobs may claim a drive or a
//! package, the answer is that it is ambiguous, and an operator decides.

mod booking;
mod claim;
mod shared;
mod stray;

use crate::arrival::Arrival;
use crate::drive::Drive;
use crate::fields::DriveSerial;
use crate::job::{Act, Job, JobId, Time};
use crate::role::Role;
use crate::wire::{Candidate, ExpectedDrive, KnownBy, PackageJob, PackageLook, PackageScan, Scanned, Verdict};

pub use claim::also_claimed;
pub use shared::{Shared, numbers, shared};

/// A job, with the company that owns it.
#[derive(Debug, Clone, Copy)]
pub struct OwnedJob<'a> {
    pub job: &'a Job,
    pub company: &'a str,
}

/// Everything that is known about a package on the desk.
#[derive(Debug, Clone)]
pub struct Desk<'a> {
    /// The jobs that name the package; none where its label cannot be read.
    pub package: Vec<OwnedJob<'a>>,
    /// The jobs that name one of its drives.
    pub listing: Vec<OwnedJob<'a>>,
    /// The job that the operator says the package is for.
    pub named: Option<OwnedJob<'a>>,
    /// Unmatched arrivals with its number or its drives.
    pub arrivals: &'a [Arrival],
    pub scan: &'a PackageScan,
    pub now: Time,
}

impl OwnedJob<'_> {
    pub(crate) fn is_live(&self) -> bool {
        self.job.ended().is_none()
    }

    fn is(&self, id: &JobId) -> bool {
        same(&self.job.id, id)
    }

    /// Whether drives can be booked in for the job now.
    fn takes_drives(&self, now: Time) -> bool {
        self.job.permits(Act::BookIn, Role::Operator, now).is_ok()
    }

    fn key(&self) -> (bool, String, String) {
        (!self.is_live(), self.company.to_lowercase(), self.job.id.resource_id().to_ascii_lowercase())
    }
}

/// Names of jobs are told apart without regard to case.
fn same(one: &JobId, other: &JobId) -> bool {
    one.resource_id().eq_ignore_ascii_case(&other.resource_id())
}

/// Each job once, in an order of its own: live ones first, then by company and name.
fn in_order<'a>(jobs: impl IntoIterator<Item = OwnedJob<'a>>) -> Vec<OwnedJob<'a>> {
    let mut all: Vec<_> = jobs.into_iter().collect();
    all.sort_by_cached_key(OwnedJob::key);
    all.dedup_by(|one, other| one.is(&other.job.id));
    all
}

/// Whether all are of one company.
fn one_company(jobs: &[OwnedJob<'_>]) -> bool {
    let first = jobs.first().map(|it| it.company.to_lowercase());
    jobs.iter().all(|it| Some(it.company.to_lowercase()) == first)
}

/// What a drive is, and for which job.
type Found<'a> = (Verdict, Option<OwnedJob<'a>>);

impl<'a> Desk<'a> {
    /// What the package means.
    pub fn look(&self) -> PackageLook {
        let package = self.package();
        let undecided = self.is_undecided();
        let mut scanned: Vec<Scanned> = Vec::new();
        for serial in &self.scan.drives {
            let twice = scanned.iter().find(|it| it.serial.key() == serial.key()).cloned();
            scanned.push(match twice {
                Some(first) => Scanned { verdict: Verdict::Already, ..first },
                None => self.verdict(serial, &package),
            });
        }
        let kept = |it: &Scanned| matches!(it.verdict, Verdict::Held | Verdict::Unknown);
        let nobody_takes = !package.iter().any(|it| it.takes_drives(self.now));
        let empty = self.scan.drives.is_empty() && self.arrivals.is_empty() && nobody_takes;
        let unmatched = scanned.iter().any(kept) || empty;
        let jobs = package.iter().map(|it| self.shown(it, &scanned)).collect();
        PackageLook { jobs, scanned, unmatched, undecided }
    }

    /// The jobs whose package it may be. Where the label cannot be read, the drives tell.
    fn package(&self) -> Vec<OwnedJob<'a>> {
        let all: Vec<_> = match self.scan.tracking_number {
            Some(_) => self.package.clone(),
            None => self.scan.drives.iter().flat_map(|serial| self.told_by(serial)).collect(),
        };
        in_order(all.into_iter().chain(self.named))
    }

    /// The live jobs that a drive is for: the one that is decided, else all that claim it.
    fn told_by(&self, serial: &DriveSerial) -> Vec<OwnedJob<'a>> {
        let claims = self.claims(serial);
        match self.decided(serial) {
            Some(Some(id)) => claims.into_iter().filter(|it| it.is(id)).collect(),
            Some(None) => Vec::new(),
            None => match self.named.filter(|named| claims.iter().any(|it| it.is(&named.job.id))) {
                Some(named) => vec![named],
                None => claims,
            },
        }
    }

    /// Jobs of several companies name the package, and nobody has said which job it is for.
    fn is_undecided(&self) -> bool {
        let live = in_order(self.package.iter().copied().filter(OwnedJob::is_live));
        self.scan.tracking_number.is_some() && self.named.is_none() && !one_company(&live)
    }

    /// Whether the package is taken as this job's.
    fn belongs(&self, it: &OwnedJob<'_>) -> bool {
        let Some(named) = self.named else { return !self.is_undecided() };
        named.company.to_lowercase() == it.company.to_lowercase()
    }

    /// What the operator decided about a drive.
    fn decided(&self, serial: &DriveSerial) -> Option<Option<&'a JobId>> {
        let mut all = self.scan.decisions.iter();
        all.find(|it| it.drive.key() == serial.key()).map(|it| it.job.as_ref())
    }

    fn verdict(&self, serial: &DriveSerial, package: &[OwnedJob<'a>]) -> Scanned {
        let is_kept = |it: &&Arrival| it.drives.iter().any(|drive| drive.key() == serial.key());
        if let Some(arrival) = self.arrivals.iter().find(is_kept) {
            let (serial, job) = (serial.clone(), arrival.job.clone());
            return Scanned { serial, verdict: Verdict::Already, job, candidates: Vec::new() };
        }
        let (candidates, found) = match self.claimed(serial, package) {
            Some(claimed) => claimed,
            None => self.stray(serial, package),
        };
        let candidates = candidates.iter().map(|it| self.candidate(it, serial, package)).collect();
        let (verdict, job) = found;
        Scanned { serial: serial.clone(), verdict, job: job.map(|it| it.job.id.clone()), candidates }
    }

    fn candidate(&self, it: &OwnedJob<'_>, serial: &DriveSerial, package: &[OwnedJob<'_>]) -> Candidate {
        let mut known_by: Vec<KnownBy> = claim::known_by(it.job, serial).into_iter().collect();
        let by_label = self.scan.tracking_number.is_some() && package.iter().any(|other| other.is(&it.job.id));
        known_by.extend(by_label.then_some(KnownBy::Package));
        Candidate {
            job: it.job.id.clone(),
            company: it.company.to_owned(),
            location: it.job.location.clone(),
            state: *it.job.state,
            known_by,
        }
    }

    fn shown(&self, it: &OwnedJob<'_>, scanned: &[Scanned]) -> PackageJob {
        let job = it.job;
        let is_scanned = |serial: &DriveSerial| scanned.iter().any(|it| it.serial.key() == serial.key());
        let drive =
            |it: &Drive| ExpectedDrive { serial: it.serial.clone(), state: *it.state, scanned: is_scanned(&it.serial) };
        let key = self.scan.tracking_number.as_ref().map(|it| it.key());
        let mut packages = job.delivery_package.iter().chain(&job.further_packages);
        let own = packages.find(|it| Some(it.tracking_number.key()) == key).or(job.delivery_package.as_ref());
        PackageJob {
            id: job.id.clone(),
            company: it.company.to_owned(),
            job_type: job.job_type,
            state: *job.state,
            location: job.location.clone(),
            cancel_requested: job.cancel_requested,
            takes_drives: it.takes_drives(self.now),
            drive_count: own.and_then(|it| it.drive_count),
            drives: job.drives.iter().map(drive).collect(),
            belongs: self.belongs(it) && !self.is_put_aside(job, scanned),
        }
    }

    /// A drive of the job is here, and the operator could not tell whose it is: nothing of the job is missing yet.
    fn is_put_aside(&self, job: &Job, scanned: &[Scanned]) -> bool {
        let put_aside = |it: &&Scanned| matches!(it.verdict, Verdict::Ambiguous | Verdict::Unknown);
        scanned.iter().filter(put_aside).any(|it| it.candidates.iter().any(|other| same(&other.job, &job.id)))
    }
}
