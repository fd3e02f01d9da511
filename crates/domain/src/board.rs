//! The copy board: in which of its columns a drive stands. It is asked of the acts that are to be done next.

use crate::drive::Drive;
use crate::drive_state::DriveTrigger;
use crate::job::{ACTS, Act, Job};
use crate::job_state::JobState;
use crate::listed;
use crate::machine::Machine;

listed! {
    /// The columns of the copy board.
    pub enum Board {
        /// Booked in, and not begun.
        Waiting = "waiting",
        Copying = "copying",
        /// The drive, or its job, is faulted.
        Faulted = "faulted",
    }
}

impl Job {
    /// Where a drive of this job stands on the copy board, if it is there.
    pub fn board(&self, drive: &Drive) -> Option<Board> {
        let is_for = |act: Act| act.takes(*drive.state);
        if drive.is_gone() {
            None
        } else if is_for(Act::ResolveDrive) || self.state == JobState::Faulted && is_for(Act::FaultDrive) {
            Some(Board::Faulted)
        } else if is_for(Act::Finish) {
            Some(Board::Copying)
        } else {
            self.may_start(drive).then_some(Board::Waiting)
        }
    }

    fn may_start(&self, drive: &Drive) -> bool {
        let edge = drive.state.step(DriveTrigger::Start, |need| drive.holds(need, self));
        let mut rows = ACTS.iter().filter(|row| row.act == Act::Start);
        edge.is_some() && rows.any(|row| row.states.contains(*self.state) && row.takes(drive))
    }
}
