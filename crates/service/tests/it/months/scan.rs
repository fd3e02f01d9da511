//! What the receiving desk and arrivals do to the reference.

use waybill_domain::arrival::{Arrival, ArrivalEvent};
use waybill_domain::drive_state::DriveState;
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Act, Job, JobId, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::role::Role;
use waybill_domain::wire::{PackageLook, PackageScan, Verdict};

use super::NAMES;
use super::acts::MIKAEL;
use super::reference::{Actor, Reference};
use super::service::Service;
use super::step::{arrivals, kept};

/// Arrivals that the reference does not know yet.
pub(super) fn fresh(service: &mut Service, reference: &Reference) -> Vec<Arrival> {
    let known = |it: &Arrival| reference.arrivals.iter().any(|known| known.id == it.id);
    let mut all = arrivals(service);
    all.retain(|it| !known(it));
    all
}

/// A package was booked in: what was seen in it goes to its jobs, or is kept.
pub(super) fn booked(service: &mut Service, reference: &mut Reference, look: &PackageLook, scan: &PackageScan) {
    let fresh = fresh(service, reference);
    let groups = groups(look);
    let holds = |id: &JobId| groups.iter().any(|(job, _)| job.as_ref() == Some(id));
    assert_eq!(fresh.len(), groups.len(), "what no job takes is kept once");
    for name in NAMES {
        let Some((job, _)) = reference.jobs.get(name) else { continue };
        let drives = taken(look, &job.id);
        let ours = look.jobs.iter().any(|it| it.id == job.id && it.belongs);
        let complete = ours && scan.complete && (awaits(job) || !drives.is_empty());
        let (books, holds) = (complete || !drives.is_empty(), holds(&job.id));
        if books || holds {
            let at = kept(service, name).map_or_else(|| service.now(), |job| job.changed);
            if books {
                let claimed = look.scanned.iter().filter(|it| !it.candidates.is_empty()).map(|it| it.serial.clone());
                reference.put(name, book_in(drives, complete, claimed.collect()), MIKAEL, at);
            }
        }
    }
    for (job, drives) in groups {
        let made = fresh.iter().find(|it| it.job == job).expect("an arrival for each job");
        let (id, at) = (made.id.clone(), made.recorded);
        let number = scan.tracking_number.clone();
        reference.arrivals.push(Arrival::record(id, number, None, drives.clone(), job.clone(), MIKAEL.name, at));
        let may = |it: &&Job| it.permits(Act::HoldDrives, Role::Operator, at).is_ok();
        if let Some(held) = job.as_ref().and_then(|id| reference.job(id)).filter(may) {
            let name = held.id.name.as_str().to_owned();
            reference.put(&name, Event::HoldDrives { drives }, MIKAEL, at);
        }
    }
}

/// `claimed`: drives that the operator has decided about.
fn book_in(drives: Vec<DriveSerial>, complete: bool, claimed: Vec<DriveSerial>) -> Event {
    Event::BookIn { drives, complete, decided: claimed.clone(), also_claimed: claimed }
}

fn taken(look: &PackageLook, id: &JobId) -> Vec<DriveSerial> {
    let booked = [Verdict::Expected, Verdict::Late, Verdict::OtherJob, Verdict::Extra];
    let mine = look.scanned.iter().filter(|it| it.job.as_ref() == Some(id) && booked.contains(&it.verdict));
    mine.map(|it| it.serial.clone()).collect()
}

fn awaits(job: &Job) -> bool {
    job.state == JobState::Shipping && job.drives.iter().any(|drive| drive.state == DriveState::Specified)
}

/// What no job takes, by the job it is kept for.
fn groups(look: &PackageLook) -> Vec<(Option<JobId>, Vec<DriveSerial>)> {
    let mut groups: Vec<(Option<JobId>, Vec<DriveSerial>)> = Vec::new();
    for it in look.scanned.iter().filter(|it| matches!(it.verdict, Verdict::Held | Verdict::Unknown)) {
        match groups.iter_mut().find(|(job, _)| *job == it.job) {
            Some((_, drives)) => drives.push(it.serial.clone()),
            None => groups.push((it.job.clone(), vec![it.serial.clone()])),
        }
    }
    groups
}

/// Something was done with an arrival, and what follows for the jobs it concerns.
pub(super) fn moved(reference: &mut Reference, place: usize, event: ArrivalEvent, by: Actor, at: Time) {
    let before = reference.arrivals[place].clone();
    let after = before.apply(event.clone(), by.role, by.name, at).unwrap();
    reference.arrivals[place] = after.clone();
    if let ArrivalEvent::Match { job, .. } = &event {
        let name = job.name.as_str().to_owned();
        let there = &reference.jobs[&name].0;
        let comes = |serial: &&DriveSerial| {
            let extra = there.extra_drives.iter().any(|it| it.serial == **serial);
            let listed = there.drive(serial.as_str()).map(|it| *it.state);
            !extra && listed.is_none_or(|it| matches!(it, DriveState::Specified | DriveState::NeverReceived))
        };
        let drives: Vec<DriveSerial> = before.drives.iter().filter(comes).cloned().collect();
        if !drives.is_empty() {
            let jobs = reference.jobs.values().map(|(job, _)| job);
            let claimed = waybill_domain::desk::also_claimed(jobs, job, &drives);
            reference.put(&name, book_in(drives, false, claimed), by, at);
        }
        reference.release(&name, &after, by, at);
    }
    if let Some(kept_for) = before.job.filter(|_| after.state.has_ended()) {
        reference.release(kept_for.name.as_str(), &after, by, at);
    }
}
