//! What booking a package writes: an event for each job that gets drives, or whose package is complete.

use super::{Desk, same};
use crate::event::Event;
use crate::fields::DriveSerial;
use crate::job::{Job, JobId};
use crate::refusal::Refusal;
use crate::said;
use crate::wire::{PackageLook, Scanned, Verdict};

impl Desk<'_> {
    /// The events, by job.
    ///
    /// # Errors
    /// Something is ambiguous that the operator has not decided, or decided for a job that does not know the drive.
    pub fn bookings(&self, seen: &PackageLook) -> Result<Vec<(JobId, Event)>, Refusal> {
        self.check(seen)?;
        let mut all = Vec::new();
        let jobs = self.package.iter().chain(&self.listing).copied().chain(self.named);
        for it in super::in_order(jobs) {
            let event = self.booking(it.job, seen);
            all.extend(event.map(|event| (it.job.id.clone(), event)));
        }
        Ok(all)
    }

    fn booking(&self, job: &Job, seen: &PackageLook) -> Option<Event> {
        let booked = [Verdict::Expected, Verdict::Late, Verdict::OtherJob, Verdict::Extra];
        let is_its = |it: &&Scanned| it.job.as_ref().is_some_and(|id| same(id, &job.id));
        let mine: Vec<&Scanned> =
            seen.scanned.iter().filter(is_its).filter(|it| booked.contains(&it.verdict)).collect();
        let drives: Vec<DriveSerial> = mine.iter().map(|it| it.serial.clone()).collect();
        let claimed: Vec<DriveSerial> =
            mine.iter().filter(|it| !it.candidates.is_empty()).map(|it| it.serial.clone()).collect();
        let belongs = seen.jobs.iter().any(|it| same(&it.id, &job.id) && it.belongs);
        let complete = belongs && self.scan.complete && (job.awaits_drives(self.now) || !drives.is_empty());
        let is_any = complete || !drives.is_empty();
        is_any.then(|| Event::BookIn { drives, complete, decided: claimed.clone(), also_claimed: claimed })
    }

    fn check(&self, seen: &PackageLook) -> Result<(), Refusal> {
        for (at, decision) in self.scan.decisions.iter().enumerate() {
            let scanned = seen.scanned.iter().find(|it| it.serial.key() == decision.drive.key());
            let known = scanned.map(|it| it.candidates.as_slice()).unwrap_or_default();
            let Some((id, scanned)) = decision.job.as_ref().zip(scanned) else { continue };
            let is_settled = scanned.verdict == Verdict::Already || scanned.job.as_ref().is_some_and(|it| same(it, id));
            if !is_settled && !known.iter().any(|it| same(&it.job, id)) {
                let message = said!(
                    "Job {name} does not claim drive {serial}. Choose one of the jobs that do",
                    "Jobbet {name} gör inte anspråk på disk {serial}. Välj ett av jobben som gör det",
                    name = id.name,
                    serial = decision.drive
                );
                return Err(Refusal::problem(&format!("decisions[{at}].job"), message));
            }
        }
        let open = seen.scanned.iter().filter(|it| it.verdict == Verdict::Ambiguous);
        let drives: Vec<DriveSerial> = open.map(|it| it.serial.clone()).collect();
        if !drives.is_empty() {
            return Err(Refusal::AmbiguousDrives { drives });
        }
        let nobody_waits = !seen.jobs.iter().any(|it| it.takes_drives);
        if seen.undecided && self.scan.complete && !nobody_waits {
            return Err(Refusal::AmbiguousPackage);
        }
        Ok(())
    }
}
