//! What operators, and the clock, do to a job and its drives.

use chrono::TimeDelta;

use crate::bounds::EXTRA_DRIVES_MAX;
use crate::deadlines::WARNED_DAYS;
use crate::drive::{Copied, Drive, ExtraDrive, LogUris, Outcome};
use crate::drive_state::{DriveState, DriveTrigger};
use crate::event::Resolution;
use crate::fields::DriveSerial;
use crate::happening::Happening;
use crate::job::apply::Change;
use crate::job::customer::written;
use crate::job::exceptions::was_destroyed;
use crate::job::{Act, JobFault, JobType, Package, Permit, Time};
use crate::job_state::{JobState, JobTrigger};
use crate::moment::later;
use crate::parcel::{self, ParcelDoubt, ParcelUse};
use crate::refusal::Refusal;
use crate::said;

fn too_many() -> Refusal {
    Refusal::problem(
        "drives",
        said!(
            "The job has {EXTRA_DRIVES_MAX} drives that it did not announce, and takes no more. Nothing was booked in",
            "Jobbet har {EXTRA_DRIVES_MAX} diskar som det inte har angett och tar inte emot fler. Inget bokades in"
        ),
    )
}

impl Change {
    pub(super) fn book_in(
        &mut self,
        serials: Vec<DriveSerial>,
        complete: bool,
        decided: &[DriveSerial],
        also_claimed: &[DriveSerial],
    ) -> Result<(), Refusal> {
        let row = self.allow(Act::BookIn)?;
        if serials.is_empty() && !complete {
            return Err(Refusal::problem(
                "drives",
                said!(
                    "Scan at least one drive, or say that the package is complete",
                    "Skanna minst en disk, eller ange att paketet är komplett"
                ),
            ));
        }
        let is_in = |all: &[DriveSerial], serial: &DriveSerial| all.iter().any(|it| it.key() == serial.key());
        let claimed = |serial: &&DriveSerial| is_in(also_claimed, serial);
        let drives: Vec<DriveSerial> =
            serials.iter().filter(claimed).filter(|it| !is_in(decided, it)).cloned().collect();
        if !drives.is_empty() {
            return Err(Refusal::AmbiguousDrives { drives });
        }
        for serial in &serials {
            if claimed(&serial) {
                self.happened.push(Happening::DriveDecided { serial: serial.clone() });
            }
            self.book_in_one(row, serial)?;
        }
        // A package that came complete but empty of this job's drives leaves it in Shipping, all drives missing.
        if complete && self.job.can_be_complete() {
            self.job.package_complete = true;
            self.not_seen(row)?;
        }
        Ok(())
    }

    fn book_in_one(&mut self, row: &Permit, serial: &DriveSerial) -> Result<(), Refusal> {
        let too_late = self.job.state == JobState::Packaging;
        let newcomer = self.job.job_type == JobType::Export && self.job.state == JobState::Shipping;
        match self.job.drive(serial.as_str()).map(|drive| *drive.state) {
            Some(DriveState::NeverReceived) if too_late => self.keep_extra(serial),
            Some(_) => self.step(row, serial, DriveTrigger::BookIn),
            None if newcomer && self.job.drives.len() >= EXTRA_DRIVES_MAX => Err(too_many()),
            None if newcomer => {
                let drive = self.begin(row, serial, DriveTrigger::Arrived)?;
                let to = *drive.state;
                self.job.drives.push(drive);
                self.happened.push(Happening::Drive { serial: serial.clone(), from: None, to });
                Ok(())
            }
            None => self.keep_extra(serial),
        }
    }

    /// A drive not on the list: kept unprocessed, sent back with the job.
    fn keep_extra(&mut self, serial: &DriveSerial) -> Result<(), Refusal> {
        if self.job.extra_drives.len() >= EXTRA_DRIVES_MAX {
            return Err(too_many());
        }
        if self.job.extra_drives.iter().any(|extra| extra.serial.key() == serial.key()) {
            return Err(Refusal::problem(
                "drives",
                said!(
                    "Drive {serial} is already recorded as an extra drive",
                    "Disk {serial} är redan antecknad som extra disk"
                ),
            ));
        }
        self.job.extra_drives.push(ExtraDrive { serial: serial.clone(), received: self.now, shipped_back: None });
        self.happened.push(Happening::ExtraDrive { serial: serial.clone() });
        Ok(())
    }

    fn not_seen(&mut self, row: &Permit) -> Result<(), Refusal> {
        let expected = self.job.drives.iter().filter(|drive| drive.state == DriveState::Specified);
        let missing: Vec<DriveSerial> = expected.map(|drive| drive.serial.clone()).collect();
        missing.iter().try_for_each(|serial| self.step(row, serial, DriveTrigger::NotSeen))
    }

    pub(super) fn start(&mut self, serial: &DriveSerial, bytes_total: Option<u64>) -> Result<(), Refusal> {
        let row = self.allow(Act::Start)?;
        self.step(row, serial, DriveTrigger::Start)?;
        let now = self.now;
        let drive = self.find(serial)?;
        drive.copied = Some(Copied { bytes_total, reported: Some(now), ..Copied::default() });
        drive.copy_status = Some("InProgress".to_owned());
        Ok(())
    }

    pub(super) fn finish(
        &mut self,
        serial: &DriveSerial,
        outcome: Outcome,
        bytes: Option<u64>,
        copy_status: Option<String>,
        logs: LogUris,
    ) -> Result<(), Refusal> {
        let row = self.allow(Act::Finish)?;
        let (on, status) = match outcome {
            Outcome::Clean => (DriveTrigger::FinishClean, "Completed"),
            Outcome::Notices => (DriveTrigger::FinishIssues, "Completed"),
            Outcome::Warnings => (DriveTrigger::FinishIssues, "CompletedWithWarnings"),
            Outcome::Errors => (DriveTrigger::FinishIssues, "CompletedWithErrors"),
        };
        self.step(row, serial, on)?;
        let drive = self.find(serial)?;
        let before = drive.copied.unwrap_or_default();
        let bytes = bytes.unwrap_or(before.bytes_total.unwrap_or(before.bytes)).max(before.bytes);
        drive.copied = Some(Copied { percent: 100, bytes, rate: None, ..before });
        drive.copy_status = Some(copy_status.unwrap_or_else(|| status.to_owned()));
        drive.outcome = Some(outcome);
        drive.logs.merge(logs);
        let serial = drive.serial.clone();
        self.happened.push(Happening::Finished { serial, outcome, percent: 100, bytes });
        Ok(())
    }

    pub(super) fn ship_back(
        &mut self,
        mut package: Package,
        named: Option<Vec<DriveSerial>>,
        confirmed: &[ParcelDoubt],
        uses: &[ParcelUse],
    ) -> Result<(), Refusal> {
        let row = self.allow(Act::ShipBack)?;
        if let Some(address) = &self.job.return_address {
            parcel::check(address, uses, confirmed)?;
        }
        let here = self.job.drives.iter().filter(|drive| !drive.is_gone());
        let drives = named.unwrap_or_else(|| here.map(|drive| drive.serial.clone()).collect());
        if drives.is_empty() {
            return Err(Refusal::problem(
                "drives",
                said!("Name at least one drive to ship back", "Ange minst en disk att skicka tillbaka"),
            ));
        }
        for serial in &drives {
            if let Some(drive) = self.job.drive(serial.as_str()).filter(|drive| drive.destroyed.is_some()) {
                return Err(Refusal::problem("drives", was_destroyed(&drive.serial)));
            }
            self.step(row, serial, DriveTrigger::ShipBack)?;
        }
        package.drive_count = package.drive_count.or(u32::try_from(drives.len()).ok());
        package.ship_date =
            package.ship_date.or_else(|| Some(self.now.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)));
        self.happened.push(Happening::SentBack { package: package.clone(), drives });
        self.job.return_package = Some(package);
        self.return_extras();
        Ok(())
    }

    /// Extra drives go back with the last of the job's own.
    pub(super) fn return_extras(&mut self) {
        if !self.job.drives.iter().all(Drive::is_gone) {
            return;
        }
        for extra in self.job.extra_drives.iter_mut().filter(|extra| extra.shipped_back.is_none()) {
            extra.shipped_back = Some(self.now);
            self.happened.push(Happening::ExtraDriveReturned { serial: extra.serial.clone() });
        }
    }

    pub(super) fn fault_drive(&mut self, serial: &DriveSerial, reason: String) -> Result<(), Refusal> {
        let row = self.allow(Act::FaultDrive)?;
        let reason =
            written("reason", said!("Say why the drive stands still", "Ange varför disken är stoppad"), &reason)?;
        self.step(row, serial, DriveTrigger::Fault)?;
        let drive = self.find(serial)?;
        drive.fault = Some(reason.clone());
        let serial = drive.serial.clone();
        self.happened.push(Happening::DriveFault { serial, reason });
        Ok(())
    }

    pub(super) fn resolve_drive(&mut self, serial: &DriveSerial, how: Resolution) -> Result<(), Refusal> {
        let row = self.allow(Act::ResolveDrive)?;
        let drive = self.drive_for(row, serial)?;
        let serial = drive.serial.clone();
        match how {
            Resolution::GiveUp => {
                drive.given_up = true;
                drive.outcome = Some(Outcome::Errors);
                self.happened.push(Happening::GivenUp { serial: serial.clone() });
                return self.step(row, &serial, DriveTrigger::GiveUp);
            }
            Resolution::Restart => {
                drive.copied = None;
                drive.copy_status = None;
                self.happened.push(Happening::CopyRestarts { serial: serial.clone() });
            }
            Resolution::GoOn => {}
        }
        self.find(&serial)?.fault = None;
        self.step(row, &serial, DriveTrigger::Resolve)
    }

    pub(super) fn fault_job(&mut self, reason: String) -> Result<(), Refusal> {
        let row = self.allow(Act::FaultJob)?;
        let reason =
            written("reason", said!("Say why the job stands still", "Ange varför jobbet är stoppat"), &reason)?;
        self.job.fault = Some(JobFault { from: *self.job.state, reason: reason.clone(), since: self.now });
        self.happened.push(Happening::JobFault { reason });
        self.take(row, JobTrigger::Fault)
    }

    pub(super) fn resolve_job(&mut self) -> Result<(), Refusal> {
        let row = self.allow(Act::ResolveJob)?;
        self.take(row, JobTrigger::Resolve)?;
        self.job.fault = None;
        Ok(())
    }

    pub(super) fn extend(&mut self, until: Time) -> Result<(), Refusal> {
        self.allow(Act::Extend)?;
        if until <= self.now {
            return Err(Refusal::problem(
                "until",
                said!("Choose a date that is still to come", "Välj ett datum som inte har passerat"),
            ));
        }
        self.job.expected_until = Some(until);
        self.job.overdue_since = None;
        // Told of it now, the customer need not be told again at once.
        self.job.warned_of = (until <= later(self.now, TimeDelta::days(WARNED_DAYS))).then_some(until);
        self.happened.push(Happening::Extended { until });
        Ok(())
    }

    pub(super) fn close(&mut self) -> Result<(), Refusal> {
        let row = self.allow(Act::Close)?;
        self.take(row, JobTrigger::CloseOverdue)
    }

    pub(super) fn become_overdue(&mut self) -> Result<(), Refusal> {
        let row = self.allow(Act::BecomeOverdue)?;
        self.job.overdue_since = Some(self.now);
        self.happened.push(Happening::Overdue);
        self.not_seen(row)
    }
}
