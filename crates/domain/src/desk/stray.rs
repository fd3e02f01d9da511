//! Drives that no live job names: of an export, whose drives become known when they come; extra; or to be kept.

use super::{Desk, Found, OwnedJob, in_order, one_company};
use crate::fields::DriveSerial;
use crate::job::JobType;
use crate::job_state::JobState;
use crate::wire::Verdict;

impl<'a> Desk<'a> {
    /// Who may claim it if several may, and what it is.
    pub(super) fn stray(&self, serial: &DriveSerial, package: &[OwnedJob<'a>]) -> (Vec<OwnedJob<'a>>, Found<'a>) {
        let live: Vec<_> = package.iter().copied().filter(OwnedJob::is_live).collect();
        let taking: Vec<_> = live.iter().copied().filter(|it| it.takes_drives(self.now)).collect();
        if taking.is_empty() {
            return self.kept(serial, package, live);
        }
        // Of several companies, also those that take no drives now may be meant.
        let options = if one_company(&live) { preferred(taking) } else { live };
        let chosen = match self.decided(serial) {
            Some(None) if options.len() > 1 => return (options, (Verdict::Unknown, None)),
            Some(Some(id)) => options.iter().find(|it| it.is(id)).copied(),
            _ => self.named.filter(|named| !options.is_empty() && named.is_live()),
        };
        let only = if let [only] = options.as_slice() { Some(*only) } else { None };
        let found = match chosen.or(only) {
            Some(it) if !it.takes_drives(self.now) => (Verdict::Held, Some(it)),
            Some(it) if is_open_export(&it) => (Verdict::Expected, Some(it)),
            Some(it) => (Verdict::Extra, Some(it)),
            None => (Verdict::Ambiguous, None),
        };
        (if only.is_some() { Vec::new() } else { options }, found)
    }

    /// No job of the package takes drives.
    fn kept(
        &self,
        serial: &DriveSerial,
        package: &[OwnedJob<'a>],
        live: Vec<OwnedJob<'a>>,
    ) -> (Vec<OwnedJob<'a>>, Found<'a>) {
        let listed = |it: &OwnedJob<'_>| it.job.drive(serial.as_str()).is_some();
        let listing = in_order(self.listing.iter().copied().filter(listed));
        let all = [live, package.to_vec(), listing];
        let first = all.into_iter().find(|jobs| !jobs.is_empty());
        first.map_or_else(|| (Vec::new(), (Verdict::Unknown, None)), |jobs| self.held_for(serial, jobs))
    }
}

/// An export that waits for its drives comes before imports, which have a list.
fn preferred(taking: Vec<OwnedJob<'_>>) -> Vec<OwnedJob<'_>> {
    let exports: Vec<_> = taking.iter().copied().filter(is_open_export).collect();
    if exports.is_empty() { taking } else { exports }
}

fn is_open_export(it: &OwnedJob<'_>) -> bool {
    it.job.job_type == JobType::Export && it.job.state == JobState::Shipping
}
