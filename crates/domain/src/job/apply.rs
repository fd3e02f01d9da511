//! One event put to a job: the new job and what happened, or a refusal that says what is allowed instead.

use chrono::TimeDelta;

use crate::deadlines::SHIPPING_DAYS;
use crate::drive::{Drive, DriveVisit};
use crate::drive_state::DriveTrigger;
use crate::event::{Event, NewDrive, NewJob};
use crate::fields::{BitLockerKey, DriveSerial};
use crate::happening::Happening;
use crate::job::{Act, CREATION, FOLLOWS, Job, Permit, Time, Visit, WhyNot};
use crate::job_state::{JobState, JobTrigger};
use crate::machine::{At, Edge, step};
use crate::moment::later;
use crate::problem::Problems;
use crate::refusal::Refusal;
use crate::role::Role;
use crate::rules::{RULES, Rules};
use crate::said;

/// A BitLocker key that came with an event, to be encrypted and kept apart from the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySet {
    pub serial: DriveSerial,
    pub key: BitLockerKey,
}

/// What an accepted event made.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    pub job: Job,
    /// For the timeline, in order. Progress leaves none.
    pub happened: Vec<Happening>,
    pub keys: Vec<KeySet>,
    /// The job is to be deleted.
    pub gone: bool,
}

impl Job {
    /// A new job in Creating.
    ///
    /// # Errors
    /// Names the drives that come without a BitLocker key.
    pub fn create(new: NewJob, who: &str, now: Time) -> Result<Applied, Refusal> {
        let NewJob { id, job_type, location, storage_account_id, .. } = new.clone();
        let job = Self {
            id,
            job_type,
            state: At::FIRST,
            revision: 1,
            location,
            storage_account_id,
            tags: new.tags.clone(),
            return_address: None,
            return_shipping: None,
            delivery_package: None,
            further_packages: Vec::new(),
            return_package: None,
            diagnostics_path: String::new(),
            log_level: new.log_level,
            backup_drive_manifest: new.backup_drive_manifest,
            cancel_requested: false,
            incomplete_blob_list_uri: None,
            drives: Vec::new(),
            extra_drives: Vec::new(),
            export: None,
            encryption_key: new.encryption_key.clone(),
            fault: None,
            created: now,
            created_by: who.to_owned(),
            changed: now,
            changed_by: who.to_owned(),
            updated: now,
            visits: vec![Visit { state: JobState::Creating, at: now }],
            expected_until: None,
            overdue_since: None,
            warned_of: None,
            answered: None,
            question: None,
            address_fault: None,
            destruction_due: None,
            package_complete: false,
            drives_wait: false,
            drives_wait_since: None,
        };
        let mut change = Change::of(&RULES, &job, Role::Customer, now);
        change.happened.push(Happening::Created);
        change.fill(&CREATION, new)?;
        Ok(change.done())
    }

    /// Puts an event to the tables.
    ///
    /// # Errors
    /// Nothing was applied; the refusal says why, and what is allowed instead.
    pub fn apply(&self, event: Event, by: Role, now: Time) -> Result<Applied, Refusal> {
        self.apply_by(&RULES, event, by, now)
    }

    /// As [`Job::apply`], by other rules.
    ///
    /// # Errors
    /// Nothing was applied; the refusal says why, and what is allowed instead.
    pub fn apply_by(&self, rules: &'static Rules, event: Event, by: Role, now: Time) -> Result<Applied, Refusal> {
        let mut problems = Problems::default();
        event.check_bounds(&mut problems);
        problems.or(Some(())).map_err(|all| Refusal::Problems(all.told()))?;
        let mut change = Change::of(rules, self, by, now);
        // What machines send while they work, or the clock says, takes no edit out of a customer's hands.
        let is_progress = matches!(event, Event::Report { .. } | Event::KeepLog { .. } | Event::WarnOfEnd);
        change.put(event)?;
        change.settle();
        if !is_progress {
            change.job.revision = change.job.revision.saturating_add(1);
        }
        change.job.changed = now;
        Ok(change.done())
    }
}

/// A job on its way from one accepted condition to the next.
pub(super) struct Change {
    rules: &'static Rules,
    pub(super) job: Job,
    pub(super) happened: Vec<Happening>,
    pub(super) keys: Vec<KeySet>,
    pub(super) gone: bool,
    pub(super) by: Role,
    pub(super) now: Time,
}

impl Change {
    fn of(rules: &'static Rules, job: &Job, by: Role, now: Time) -> Self {
        Self { rules, job: job.clone(), happened: Vec::new(), keys: Vec::new(), gone: false, by, now }
    }

    fn done(self) -> Applied {
        let Self { job, happened, keys, gone, .. } = self;
        Applied { job, happened, keys, gone }
    }

    fn put(&mut self, event: Event) -> Result<(), Refusal> {
        match event {
            Event::Update(update) => self.update(*update),
            Event::Replace(new) => self.replace(*new),
            Event::Cancel => self.cancel(),
            Event::Delete => self.end(Act::Delete, JobTrigger::Delete, Happening::Deleted),
            Event::ReadKeys => self.note(Act::ReadKeys, Happening::KeysRead),
            Event::Share { share, open } => self.share(&share, open),
            Event::RevokeShare(what) => self.note(Act::RevokeShare, Happening::ShareRevoked(what)),
            Event::SendFurtherPackage { package } => self.further_package(package),
            Event::ReplaceKey { drive, key } => self.replace_key(&drive, key),
            Event::Answer { text } => self.answer(text),
            Event::BookIn { drives, complete, decided, also_claimed } => {
                self.book_in(drives, complete, &decided, &also_claimed)
            }
            Event::Start { drive, bytes_total } => self.start(&drive, bytes_total),
            Event::Report { drive, percent, bytes, bytes_total, copy_status, logs } => {
                self.report(&drive, percent, bytes, bytes_total, copy_status, logs)
            }
            Event::Finish { drive, outcome, bytes, copy_status, key, incomplete_blob_list_uri, logs } => {
                self.job.incomplete_blob_list_uri =
                    incomplete_blob_list_uri.or_else(|| self.job.incomplete_blob_list_uri.take());
                self.finish(&drive, outcome, bytes, copy_status, logs)?;
                key.map_or(Ok(()), |key| self.keep_key(&drive, key))
            }
            Event::KeepLog { drive, kind, uri } => self.keep_log(&drive, kind, uri),
            Event::ShipBack { package, drives, confirmed, uses } => self.ship_back(package, drives, &confirmed, &uses),
            Event::FaultDrive { drive, reason } => self.fault_drive(&drive, reason),
            Event::ResolveDrive { drive, how } => self.resolve_drive(&drive, how),
            Event::FaultJob { reason } => self.fault_job(reason),
            Event::ResolveJob => self.resolve_job(),
            Event::Extend { until } => self.extend(until),
            Event::Close => self.close(),
            Event::CorrectAddress { address } => self.correct_address(address),
            Event::HoldDrives { drives } => self.hold_drives(drives),
            Event::ReleaseDrives { to, package } => self.release_drives(to, package),
            Event::ReportAddress { reason } => self.report_address(reason),
            Event::MarkForDestruction { drive } => self.mark_for_destruction(&drive),
            Event::Destroy { drive } => self.destroy(&drive),
            Event::NoteContact { how, whom, said, awaits_until } => self.note_contact(how, whom, said, awaits_until),
            Event::WarnOfEnd => self.warn_of_end(),
            Event::Expire => self.end(Act::Expire, JobTrigger::Expire, Happening::Expired),
            Event::BecomeOverdue => self.become_overdue(),
            Event::FallDue => self.fall_due(),
            Event::Purge => self.end(Act::Purge, JobTrigger::Purge, Happening::Purged),
        }
    }

    /// Asks the table whether this role may do this now.
    pub(super) fn allow(&self, act: Act) -> Result<&'static Permit, Refusal> {
        self.job.permit(self.rules, act, self.by, self.now).map_err(|why| {
            let mut instead: Vec<Act> =
                self.rules.acts.iter().filter(|row| row.by.contains(self.by)).map(|row| row.act).collect();
            instead.dedup();
            instead.retain(|it| {
                *it != act && it.is_direct() && self.job.permit(self.rules, *it, self.by, self.now).is_ok()
            });
            Refusal::NotAllowed { act, state: *self.job.state, why, instead }
        })
    }

    /// Takes the job's edge that an act is for.
    pub(super) fn take(&mut self, row: &Permit, on: JobTrigger) -> Result<(), Refusal> {
        let (job, act) = (&self.job, row.act);
        let open = step(self.rules.jobs, Some(*job.state), on, |need| job.holds(need, self.now));
        let Some(edge) = open.filter(|_| row.job_edges.contains(on)) else {
            let from = self.rules.jobs.iter().filter(|edge| edge.on == on).filter_map(|edge| edge.from);
            let why = WhyNot::State { act, state: *job.state, allowed_in: from.collect() };
            return Err(Refusal::NotAllowed { act, state: *job.state, why, instead: Vec::new() });
        };
        self.go(edge);
        Ok(())
    }

    /// An update restarts the clock of Creating; elsewhere no edge is for it.
    pub(super) fn touch(&mut self, row: &Permit) {
        let edge = step(self.rules.jobs, Some(*self.job.state), JobTrigger::Update, |_| true);
        if let Some(edge) = edge.filter(|_| row.job_edges.contains(JobTrigger::Update)) {
            self.go(edge);
        }
    }

    /// Along an edge: to another state, to where it is already, or to nothing.
    fn go(&mut self, edge: &Edge<JobState>) {
        let from = *self.job.state;
        self.gone |= edge.to.is_none();
        let Some(to) = self.job.state.go(edge) else { return };
        if to == from {
            self.job.updated = self.now;
            return;
        }
        if to == JobState::Shipping {
            self.open_window();
        }
        self.job.visits.push(Visit { state: to, at: self.now });
        self.happened.push(Happening::Job { from, to });
    }

    /// The shipping window begins again each time the job enters Shipping.
    fn open_window(&mut self) {
        self.job.expected_until = Some(later(self.now, TimeDelta::days(SHIPPING_DAYS)));
        self.job.overdue_since = None;
    }

    /// Follows the edges that the job's drives, or its cancellation, have opened.
    fn settle(&mut self) {
        let open = |change: &Self| {
            let job = &change.job;
            let holds = |need| job.holds(need, change.now);
            FOLLOWS.iter().find_map(|on| step(change.rules.jobs, Some(*job.state), *on, holds))
        };
        while let Some(edge) = open(self) {
            self.go(edge);
        }
    }

    pub(super) fn find(&mut self, serial: &DriveSerial) -> Result<&mut Drive, Refusal> {
        let known = self.job.drives.iter().map(|drive| drive.serial.to_string()).collect();
        let same = |drive: &&mut Drive| drive.serial.key() == serial.key();
        let found = self.job.drives.iter_mut().find(same);
        found.ok_or_else(|| Refusal::NoSuchDrive { serial: serial.clone(), known })
    }

    /// The drive that something is done to; the row says in which states it may be.
    pub(super) fn drive_for(&mut self, row: &Permit, serial: &DriveSerial) -> Result<&mut Drive, Refusal> {
        let drive = self.find(serial)?;
        if row.takes(drive) { Ok(drive) } else { Err(drive_state_refusal(row, drive)) }
    }

    /// Takes a drive's edge.
    pub(super) fn step(&mut self, row: &Permit, serial: &DriveSerial, on: DriveTrigger) -> Result<(), Refusal> {
        let (job, edges, now) = (self.job.clone(), self.rules.drives, self.now);
        let drive = self.drive_for(row, serial)?;
        let from = *drive.state;
        let edge = step(edges, Some(from), on, |need| drive.holds(need, &job));
        let Some(to) = edge.filter(|_| row.drive_edges.contains(on)).and_then(|edge| drive.state.go(edge)) else {
            let mut unmet =
                edges.iter().filter(|it| (it.from, it.on) == (Some(from), on)).flat_map(|it| it.needs.iter());
            return Err(match unmet.find(|need| !drive.holds(*need, &job)) {
                Some(need) => Refusal::DriveNeed { act: row.act, serial: serial.clone(), missing: need },
                None => drive_state_refusal(row, drive),
            });
        };
        drive.visits.push(DriveVisit { state: to, at: now });
        let serial = drive.serial.clone();
        self.happened.push(Happening::Drive { serial, from: Some(from), to });
        Ok(())
    }

    /// A drive as it first becomes known, by an edge from nothing.
    pub(super) fn begin(&self, row: &Permit, serial: &DriveSerial, on: DriveTrigger) -> Result<Drive, Refusal> {
        let edge = step(self.rules.drives, None, on, |need| self.job.holds_for_drives(need));
        if let Some(state) = edge.filter(|_| row.drive_edges.contains(on)).and_then(At::beginning) {
            return Ok(Drive::new(serial.clone(), state, self.now));
        }
        let (act, state) = (row.act, *self.job.state);
        let mut needs = self.rules.drives.iter().filter(|edge| edge.on == on).flat_map(|edge| edge.needs.iter());
        Err(match needs.find(|need| !self.job.holds_for_drives(*need)) {
            Some(missing) => Refusal::DriveNeed { act, serial: serial.clone(), missing },
            None => {
                let why = WhyNot::State { act, state, allowed_in: row.states };
                Refusal::NotAllowed { act, state, why, instead: Vec::new() }
            }
        })
    }

    pub(super) fn keep_key(&mut self, serial: &DriveSerial, key: BitLockerKey) -> Result<(), Refusal> {
        let drive = self.find(serial)?;
        drive.has_key = true;
        let serial = drive.serial.clone();
        self.keys.push(KeySet { serial, key });
        Ok(())
    }

    /// Puts the drives a customer names in place of those there were.
    pub(super) fn name_drives(&mut self, row: &Permit, drives: Vec<NewDrive>) -> Result<(), Refusal> {
        let mut problems = Problems::default();
        let mut named = Vec::new();
        for (at, new) in drives.into_iter().enumerate() {
            let held = self.job.drive(new.serial.as_str()).is_some_and(|drive| drive.has_key);
            if new.key.is_none() && !held {
                let target = format!("properties.driveList[{at}].bitLockerKey");
                problems.add(
                    target,
                    said!(
                        "Enter the BitLocker key of drive {serial}",
                        "Ange BitLocker-nyckeln för disk {serial}",
                        serial = new.serial
                    ),
                );
            }
            let mut drive = self.begin(row, &new.serial, DriveTrigger::Named)?;
            drive.manifest_file = new.manifest_file;
            drive.manifest_hash = new.manifest_hash;
            drive.drive_header_hash = new.drive_header_hash;
            drive.has_key = true;
            if let Some(key) = new.key {
                self.keys.push(KeySet { serial: new.serial, key });
            }
            named.push(drive);
        }
        self.job.drives = problems.or(Some(named)).map_err(|all| Refusal::Problems(all.told()))?;
        Ok(())
    }

    /// The job is deleted.
    fn end(&mut self, act: Act, on: JobTrigger, what: Happening) -> Result<(), Refusal> {
        let row = self.allow(act)?;
        self.happened.push(what);
        self.take(row, on)
    }

    pub(super) fn note(&mut self, act: Act, what: Happening) -> Result<(), Refusal> {
        self.allow(act)?;
        self.happened.push(what);
        Ok(())
    }
}

fn drive_state_refusal(row: &Permit, drive: &Drive) -> Refusal {
    let Drive { serial, state, .. } = drive;
    Refusal::DriveState {
        act: row.act,
        serial: serial.clone(),
        state: **state,
        allowed_in: row.drives.iter().collect(),
    }
}
