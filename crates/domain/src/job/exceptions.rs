//! What follows when things go wrong around a job: drives that came too early or too late for it, an address that
//! nobody answers for, drives that are destroyed, time that is nearly up.

use crate::arrival::ArrivalState;
use crate::deadlines::{ClockAct, Due};
use crate::drive::Drive;
use crate::fields::DriveSerial;
use crate::happening::Happening;
use crate::job::apply::Change;
use crate::job::customer::written;
use crate::job::{Act, AddressFault, Package, Permit};
use crate::job_state::JobState;
use crate::lang::Said;
use crate::refusal::Refusal;
use crate::said;

impl Change {
    pub(super) fn warn_of_end(&mut self) -> Result<(), Refusal> {
        self.allow(Act::WarnOfEnd)?;
        let Some(Due { at, act }) = self.job.due() else { return Ok(()) };
        self.job.warned_of = Some(at);
        let expires = act == ClockAct::Expire;
        self.happened.push(if expires { Happening::ExpiresSoon { at } } else { Happening::OverdueSoon { at } });
        Ok(())
    }

    pub(super) fn hold_drives(&mut self, drives: Vec<DriveSerial>) -> Result<(), Refusal> {
        self.allow(Act::HoldDrives)?;
        self.job.drives_wait = true;
        self.job.drives_wait_since.get_or_insert(self.now);
        self.happened.push(Happening::DrivesWait { drives });
        Ok(())
    }

    /// The clock of Creating begins again: the drives kept it from running out.
    pub(super) fn release_drives(&mut self, to: ArrivalState, package: Option<Package>) -> Result<(), Refusal> {
        self.allow(Act::ReleaseDrives)?;
        self.job.drives_wait = false;
        self.job.drives_wait_since = None;
        if self.job.state == JobState::Creating {
            self.job.updated = self.now;
        }
        self.happened.push(Happening::DrivesWaitNoMore { to: Some(to), package });
        Ok(())
    }

    /// Each report restarts the 90 days.
    pub(super) fn report_address(&mut self, reason: String) -> Result<(), Refusal> {
        self.allow(Act::ReportAddress)?;
        let reason = written(
            "reason",
            said!("Say what is wrong with the address", "Ange vad som är fel med adressen"),
            &reason,
        )?;
        self.job.address_fault = Some(AddressFault { reason: reason.clone(), since: self.now });
        self.job.destruction_due = None;
        self.happened.push(Happening::AddressWrong { reason });
        Ok(())
    }

    pub(super) fn fall_due(&mut self) -> Result<(), Refusal> {
        self.allow(Act::FallDue)?;
        self.job.destruction_due = Some(self.now);
        self.happened.push(Happening::DestructionDue);
        Ok(())
    }

    pub(super) fn mark_for_destruction(&mut self, serial: &DriveSerial) -> Result<(), Refusal> {
        let row = self.allow(Act::MarkForDestruction)?;
        let now = self.now;
        let drive = self.undestroyed(row, serial)?;
        if drive.to_destroy.is_none() {
            drive.to_destroy = Some(now);
            let serial = drive.serial.clone();
            self.happened.push(Happening::ToBeDestroyed { serial });
        }
        Ok(())
    }

    pub(super) fn destroy(&mut self, serial: &DriveSerial) -> Result<(), Refusal> {
        let row = self.allow(Act::Destroy)?;
        let now = self.now;
        let drive = self.undestroyed(row, serial)?;
        if drive.to_destroy.is_none() {
            let message = said!(
                "Mark drive {serial} to be destroyed first",
                "Märk först disk {serial} för att förstöras",
                serial = drive.serial
            );
            return Err(Refusal::problem("drive", message));
        }
        drive.destroyed = Some(now);
        let serial = drive.serial.clone();
        self.happened.push(Happening::Destroyed { serial });
        self.return_extras();
        Ok(())
    }

    /// The drive that it is done to, if there still is one.
    fn undestroyed(&mut self, row: &Permit, serial: &DriveSerial) -> Result<&mut Drive, Refusal> {
        let drive = self.drive_for(row, serial)?;
        match drive.destroyed {
            Some(_) => Err(Refusal::problem("drive", was_destroyed(&drive.serial))),
            None => Ok(drive),
        }
    }
}

pub(super) fn was_destroyed(serial: &DriveSerial) -> Said {
    said!("Drive {serial} was destroyed", "Disk {serial} är förstörd")
}
