//! Making a share link.

use crate::happening::Happening;
use crate::job::Act;
use crate::job::apply::Change;
use crate::refusal::Refusal;
use crate::share::{NewShare, SHARES_MAX, Shared};

impl Change {
    /// `open` links of this job are open already.
    pub(super) fn share(&mut self, share: &NewShare, open: u32) -> Result<(), Refusal> {
        self.allow(Act::Share)?;
        if open >= SHARES_MAX {
            return Err(Refusal::TooManyShares { open });
        }
        if share.expires.is_some_and(|expires| expires <= self.now) {
            return Err(Refusal::problem(
                "expires",
                crate::said!("Choose a time that is still to come", "Välj en tid som inte har passerat"),
            ));
        }
        let Shared { drive, tells, note } = share.shared();
        // As the job spells it.
        let drive = match drive {
            Some(serial) => match self.find(&serial) {
                Ok(drive) => Some(drive.serial.clone()),
                Err(refusal) => return Err(Refusal::problem("drive", refusal)),
            },
            None => None,
        };
        self.happened.push(Happening::ShareMade(Shared { drive, tells, note }));
        Ok(())
    }
}
