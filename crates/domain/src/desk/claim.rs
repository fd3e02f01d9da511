//! Drives that jobs name: which jobs claim one, and which of them gets it.

use super::{Desk, Found, OwnedJob, in_order, one_company, same};
use crate::drive_state::DriveState;
use crate::fields::DriveSerial;
use crate::job::{Act, Job, JobId};
use crate::job_state::JobState;
use crate::wire::{KnownBy, Verdict};

/// Which of the drives may not be booked in for a job without a decision, because others of these jobs claim them too.
pub fn also_claimed<'a>(
    jobs: impl IntoIterator<Item = &'a Job>,
    id: &JobId,
    drives: &[DriveSerial],
) -> Vec<DriveSerial> {
    let others: Vec<&Job> = jobs.into_iter().filter(|job| !same(&job.id, id)).collect();
    drives.iter().filter(|serial| others.iter().any(|job| names_drive(job, serial))).cloned().collect()
}

/// Whether a live job names the drive and has not sent it back.
pub(super) fn names_drive(job: &Job, serial: &DriveSerial) -> bool {
    job.ended().is_none() && matches!(known_by(job, serial), Some(KnownBy::List | KnownBy::BookedIn))
}

/// How a job knows a drive by its serial number.
pub(super) fn known_by(job: &Job, serial: &DriveSerial) -> Option<KnownBy> {
    let key = serial.key();
    if job.extra_drives.iter().any(|it| it.serial.key() == key && it.shipped_back.is_none()) {
        return Some(if job.ended().is_some() { KnownBy::Past } else { KnownBy::BookedIn });
    }
    let drive = job.drive(serial.as_str())?;
    Some(match drive.state {
        _ if job.ended().is_some() => KnownBy::Past,
        state if Act::BookIn.takes(*state) => KnownBy::List,
        _ if drive.is_gone() => KnownBy::Past,
        _ => KnownBy::BookedIn,
    })
}

impl<'a> Desk<'a> {
    /// The live jobs that claim a drive.
    pub(super) fn claims(&self, serial: &DriveSerial) -> Vec<OwnedJob<'a>> {
        let all = self.package.iter().chain(&self.listing).copied().chain(self.named);
        in_order(all.filter(|it| names_drive(it.job, serial)))
    }

    /// A drive that a live job names, or an ended one whose package this is: who may claim it if several may, and what
    /// it is.
    pub(super) fn claimed(
        &self,
        serial: &DriveSerial,
        package: &[OwnedJob<'a>],
    ) -> Option<(Vec<OwnedJob<'a>>, Found<'a>)> {
        let claims = self.claims(serial);
        let awaited = claims.iter().any(|it| known_by(it.job, serial) == Some(KnownBy::List));
        match claims.as_slice() {
            [] => return self.known_before(serial, package),
            [only] => return Some((Vec::new(), self.told(only, serial, package))),
            // All of them have one: nothing would be booked in.
            [first, ..] if !awaited => return Some((Vec::new(), (Verdict::Already, Some(*first)))),
            _ => {}
        }
        if let Some(it) = self.here_already(&claims, serial) {
            return Some((Vec::new(), (Verdict::Already, Some(it))));
        }
        let found = match self.decided(serial) {
            Some(None) => (Verdict::Unknown, None),
            Some(Some(id)) => self.chosen(claims.iter().find(|it| it.is(id)), serial, package),
            None => self.chosen(claims.iter().find(|it| self.is_named(it)), serial, package),
        };
        Some((claims, found))
    }

    /// A package is scanned again: of the jobs that its label names, those that claim the drive have it.
    fn here_already(&self, claims: &[OwnedJob<'a>], serial: &DriveSerial) -> Option<OwnedJob<'a>> {
        self.scan.tracking_number.as_ref()?;
        let by_label = |it: &&OwnedJob<'_>| self.package.iter().any(|other| other.is(&it.job.id));
        let mut labelled = claims.iter().filter(by_label);
        let first = labelled.clone().next()?;
        labelled.all(|it| known_by(it.job, serial) == Some(KnownBy::BookedIn)).then_some(*first)
    }

    fn chosen(&self, chosen: Option<&OwnedJob<'a>>, serial: &DriveSerial, package: &[OwnedJob<'a>]) -> Found<'a> {
        chosen.map_or((Verdict::Ambiguous, None), |it| self.told(it, serial, package))
    }

    fn is_named(&self, it: &OwnedJob<'_>) -> bool {
        self.named.is_some_and(|named| named.is(&it.job.id))
    }

    /// What a drive is to a live job that claims it.
    fn told(&self, it: &OwnedJob<'a>, serial: &DriveSerial, package: &[OwnedJob<'a>]) -> Found<'a> {
        let here = package.iter().any(|other| other.is(&it.job.id)) && (self.belongs(it) || self.is_undecided());
        let state = it.job.drive(serial.as_str()).map(|drive| *drive.state);
        let verdict = match state {
            _ if known_by(it.job, serial) == Some(KnownBy::BookedIn) => Verdict::Already,
            _ if !it.takes_drives(self.now) => Verdict::Held,
            Some(DriveState::NeverReceived) if it.job.state == JobState::Packaging => Verdict::Extra,
            Some(DriveState::NeverReceived) => Verdict::Late,
            _ if here => Verdict::Expected,
            _ => Verdict::OtherJob,
        };
        (verdict, Some(*it))
    }

    /// No live job claims it: one of them has sent it back already, or it is in the package of a job that has ended.
    fn known_before(&self, serial: &DriveSerial, package: &[OwnedJob<'a>]) -> Option<(Vec<OwnedJob<'a>>, Found<'a>)> {
        let knows = |it: &OwnedJob<'_>| known_by(it.job, serial).is_some();
        let all = self.package.iter().chain(&self.listing).copied();
        if let Some(back) = in_order(all.filter(|it| it.is_live() && knows(it))).first() {
            return Some((Vec::new(), (Verdict::Already, Some(*back))));
        }
        let ended: Vec<_> = package.iter().copied().filter(|it| !it.is_live() && knows(it)).collect();
        (!ended.is_empty()).then(|| self.held_for(serial, ended))
    }

    /// Kept for one of these jobs, none of which takes drives: the one that the operator says, else the only live one,
    /// else, if they are all of one company, the one that ended last.
    pub(super) fn held_for(&self, serial: &DriveSerial, jobs: Vec<OwnedJob<'a>>) -> (Vec<OwnedJob<'a>>, Found<'a>) {
        let several = jobs.len() > 1;
        let chosen = match self.decided(serial) {
            Some(None) if several => return (jobs, (Verdict::Unknown, None)),
            Some(Some(id)) => jobs.iter().find(|it| it.is(id)),
            _ => jobs.iter().find(|it| self.is_named(it)),
        };
        let obvious = match jobs.as_slice() {
            [only] => Some(only),
            all if all.iter().any(OwnedJob::is_live) => None,
            all if one_company(all) => all.iter().max_by_key(|it| (it.job.ended(), it.key())),
            _ => None,
        };
        let found = match chosen.or(obvious) {
            Some(it) => (Verdict::Held, Some(*it)),
            None => (Verdict::Ambiguous, None),
        };
        (if several && obvious.is_none() { jobs } else { Vec::new() }, found)
    }
}
