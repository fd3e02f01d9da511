//! How the diagram stands for those who follow a link.

use crate::diagram::{Course, Standing};
use crate::drive::Drive;
use crate::drive_state::DriveState;
use crate::job::Job;
use crate::job_state::JobState;
use crate::machine::{Edge, Machine};
use crate::share::Tells;

/// How each state and each edge of a machine stands, in the machine's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Road<M: Machine> {
    standings: Vec<Standing>,
    courses: Vec<Course>,
    machine: core::marker::PhantomData<M>,
}

impl<M: Machine> Road<M> {
    fn of(standing: impl Fn(M) -> Standing, course: impl Fn(&Edge<M>) -> Course) -> Self {
        Self {
            standings: M::ALL.iter().map(|state| standing(*state)).collect(),
            courses: M::EDGES.iter().map(course).collect(),
            machine: core::marker::PhantomData,
        }
    }

    pub fn standing(&self, state: M) -> Standing {
        let at = M::ALL.iter().position(|it| *it == state);
        at.and_then(|at| self.standings.get(at).copied()).unwrap_or(Standing::Gone)
    }

    pub fn course(&self, edge: &Edge<M>) -> Course {
        let at = M::EDGES.iter().position(|it| it == edge);
        at.and_then(|at| self.courses.get(at).copied()).unwrap_or(Course::Gone)
    }
}

impl Road<JobState> {
    /// The job's road. Where drives are not told, it is that of a job of which only the states are known: what can no
    /// longer be reached would say how its drives fared.
    pub(super) fn of_job(job: &Job, tells: Tells) -> Self {
        let mut known = job.clone();
        if tells != Tells::Drives {
            known.drives.clear();
        }
        Self::of(|state| known.standing(state), |edge| known.course(edge))
    }
}

impl Road<DriveState> {
    /// One drive's road: no other drive of the job has a part in it.
    pub(super) fn of_drive(job: &Job, drive: &Drive) -> Self {
        let mut alone = job.clone();
        alone.drives = vec![drive.clone()];
        Self::of(|state| alone.drives_standing(state), |edge| alone.drives_course(edge))
    }
}
