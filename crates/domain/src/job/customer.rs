//! What customers, and support on their behalf, do to a job.

use crate::bounds::FURTHER_PACKAGES_MAX;
use crate::event::{JobUpdate, NewJob};
use crate::fields::{BitLockerKey, DriveSerial, ReturnAddress};
use crate::happening::Happening;
use crate::job::apply::Change;
use crate::job::{Act, Contact, Job, Package, Permit, Question, Time};
use crate::job_state::JobTrigger;
use crate::lang::Said;
use crate::problem::Problems;
use crate::refusal::Refusal;
use crate::said;

/// The longest note, answer or reason, in characters.
pub(super) const TEXT_MAX: usize = 2000;

impl JobUpdate {
    /// The acts an update consists of; shipping comes last, when the rest is in place.
    pub fn acts(&self) -> Vec<Act> {
        let logs = self.log_level.is_some() || self.backup_drive_manifest.is_some();
        let asked = [
            (self.tags.is_some(), Act::ChangeTags),
            (self.return_address.is_some(), Act::ChangeReturnAddress),
            (self.return_shipping.is_some(), Act::ChangeReturnShipping),
            (self.delivery_package.is_some(), Act::ChangeDelivery),
            (logs, Act::ChangeLogs),
            (self.drives.is_some(), Act::ChangeDrives),
            (self.cancel, Act::Cancel),
            (self.ship, Act::Ship),
        ];
        asked.into_iter().filter_map(|(asked, act)| asked.then_some(act)).collect()
    }
}

impl Change {
    pub(super) fn update(&mut self, update: JobUpdate) -> Result<(), Refusal> {
        let mut changed = update.acts();
        changed.retain(|act| !matches!(act, Act::Ship | Act::Cancel));
        let mut rows = changed.iter().map(|act| self.allow(*act)).collect::<Result<Vec<_>, _>>()?;
        if update.cancel {
            self.allow(Act::Cancel)?;
        } else if rows.is_empty() && !update.ship {
            // An update of nothing restarts the clock too, for those who may update something in every state.
            rows.push(self.allow(Act::ChangeTags)?);
        }
        let job = &mut self.job;
        job.tags = update.tags.unwrap_or_else(|| core::mem::take(&mut job.tags));
        if let Some(address) = update.return_address {
            job.correct(address);
        }
        job.return_shipping = update.return_shipping.or_else(|| job.return_shipping.take());
        job.delivery_package = update.delivery_package.or_else(|| job.delivery_package.take());
        job.log_level = update.log_level.unwrap_or(job.log_level);
        job.backup_drive_manifest = update.backup_drive_manifest.unwrap_or(job.backup_drive_manifest);
        if let Some(drives) = update.drives {
            let row = self.allow(Act::ChangeDrives)?;
            self.name_drives(row, drives)?;
        }
        if !changed.is_empty() {
            self.happened.push(Happening::Changed { what: changed });
        }
        rows.into_iter().for_each(|row| self.touch(row));
        if update.cancel {
            self.cancel()?;
        }
        if update.ship { self.ship() } else { Ok(()) }
    }

    fn ship(&mut self) -> Result<(), Refusal> {
        let row = self.allow(Act::Ship)?;
        self.touch(row);
        self.take(row, JobTrigger::Ship)
    }

    /// Asking again for what is already so changes nothing.
    pub(super) fn cancel(&mut self) -> Result<(), Refusal> {
        let row = self.allow(Act::Cancel)?;
        self.touch(row);
        if !self.job.cancel_requested {
            self.job.cancel_requested = true;
            self.happened.push(Happening::CancelRequested);
        }
        Ok(())
    }

    pub(super) fn replace(&mut self, new: NewJob) -> Result<(), Refusal> {
        let row = self.allow(Act::PutAgain)?;
        self.happened.push(Happening::Replaced);
        self.touch(row);
        self.fill(row, new)
    }

    /// Writes everything a customer puts, over whatever was there.
    pub(super) fn fill(&mut self, row: &Permit, new: NewJob) -> Result<(), Refusal> {
        let job = &mut self.job;
        job.job_type = new.job_type;
        job.location = new.location;
        job.storage_account_id = new.storage_account_id;
        job.tags = new.tags;
        job.return_address = new.return_address;
        job.return_shipping = new.return_shipping;
        job.delivery_package = new.delivery_package;
        job.diagnostics_path = new.diagnostics_path;
        job.log_level = new.log_level;
        job.backup_drive_manifest = new.backup_drive_manifest;
        job.export = new.export;
        job.encryption_key = new.encryption_key;
        self.name_drives(row, new.drives)
    }

    pub(super) fn further_package(&mut self, package: Package) -> Result<(), Refusal> {
        self.allow(Act::SendFurtherPackage)?;
        if self.job.further_packages.len() >= FURTHER_PACKAGES_MAX {
            return Err(Refusal::problem(
                "package",
                said!(
                    "The job has {FURTHER_PACKAGES_MAX} further packages, and takes no more. Send an answer instead",
                    "Jobbet har {FURTHER_PACKAGES_MAX} ytterligare paket och tar inte emot fler. Skicka ett svar i stället"
                ),
            ));
        }
        self.job.further_packages.push(package.clone());
        self.happened.push(Happening::PackageFollows { package });
        self.answers();
        Ok(())
    }

    pub(super) fn replace_key(&mut self, serial: &DriveSerial, key: BitLockerKey) -> Result<(), Refusal> {
        let row = self.allow(Act::ReplaceKey)?;
        let drive = self.drive_for(row, serial)?;
        let serial = drive.serial.clone();
        self.keep_key(&serial, key)?;
        self.happened.push(Happening::KeyReplaced { serial });
        self.answers();
        Ok(())
    }

    pub(super) fn answer(&mut self, text: String) -> Result<(), Refusal> {
        self.allow(Act::Answer)?;
        let text = written("text", said!("Write what you want to say", "Skriv vad du vill säga"), &text)?;
        self.answers();
        self.happened.push(Happening::Answer { text });
        Ok(())
    }

    fn answers(&mut self) {
        self.job.answered = Some(self.now);
        self.job.question = None;
    }

    pub(super) fn correct_address(&mut self, address: ReturnAddress) -> Result<(), Refusal> {
        let row = self.allow(Act::ChangeReturnAddress)?;
        self.touch(row);
        self.job.correct(address);
        self.happened.push(Happening::Changed { what: vec![Act::ChangeReturnAddress] });
        Ok(())
    }

    pub(super) fn note_contact(
        &mut self,
        how: String,
        whom: String,
        said: String,
        awaits_until: Option<Time>,
    ) -> Result<(), Refusal> {
        self.allow(Act::NoteContact)?;
        let mut problems = Problems::default();
        let contact = Contact::read([&how, &whom, &said], &mut problems);
        if awaits_until.is_some_and(|until| until <= self.now) {
            problems.add(
                "awaitsUntil",
                said!("Choose a date that is still to come", "Välj ett datum som inte har passerat"),
            );
        }
        let Contact { how, whom, said } = problems.or(contact).map_err(|all| Refusal::Problems(all.told()))?;
        if let Some(until) = awaits_until {
            self.job.question = Some(Question { asked: said.clone(), since: self.now, until });
        }
        self.happened.push(Happening::Contact { how, whom, said, awaits_until });
        Ok(())
    }
}

impl Job {
    /// A new address is right until somebody says otherwise.
    fn correct(&mut self, address: ReturnAddress) {
        self.return_address = Some(address);
        self.address_fault = None;
        self.destruction_due = None;
        self.drives.iter_mut().for_each(|drive| drive.to_destroy = None);
    }
}

/// A text that somebody wrote: not empty, and not longer than a page.
pub(super) fn written(target: &str, missing: Said, text: &str) -> Result<String, Refusal> {
    self::text(missing, text).map_err(|problem| Refusal::problem(target, problem))
}

/// As [`written`], for one of several fields.
pub(crate) fn text(missing: Said, text: &str) -> Result<String, Said> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(missing),
        1..=TEXT_MAX => Ok(text.to_owned()),
        _ => Err(said!("Shorten the text to {TEXT_MAX} characters", "Korta texten till {TEXT_MAX} tecken")),
    }
}
