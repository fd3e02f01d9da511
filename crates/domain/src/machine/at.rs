//! Where a thing stands: the one place in which a state is set.

use core::fmt;
use core::ops::Deref;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Edge, Machine};

/// The state of a thing. It begins, and goes on, along an edge of its machine: nothing else sets it. As it is stored, it is
/// the state.
///
/// No handler and no page can move a job beside the graph:
///
/// ```compile_fail,E0308
/// # use waybill_domain::{job::Job, job_state::JobState};
/// fn finish(job: &mut Job) {
///     job.state = JobState::Completed;
/// }
/// ```
///
/// ```compile_fail,E0423
/// # use waybill_domain::{job::Job, job_state::JobState, machine::At};
/// fn finished(job: Job) -> Job {
///     Job { state: At(JobState::Completed), ..job }
/// }
/// ```
///
/// ```compile_fail,E0594
/// # use waybill_domain::{drive::Drive, drive_state::DriveState};
/// fn lose(drive: &mut Drive) {
///     *drive.state = DriveState::NeverReceived;
/// }
/// ```
///
/// ```compile_fail,E0624
/// # use waybill_domain::{arrival::{Arrival, ArrivalState}, machine::Machine};
/// fn forget(it: &mut Arrival) {
///     it.state.go(&ArrivalState::EDGES[0]);
/// }
/// ```
///
/// All of them can read it:
///
/// ```
/// # use waybill_domain::{job::Job, job_state::JobState};
/// fn has_left(job: &Job) -> bool {
///     job.state != JobState::Creating && !job.state.has_ended()
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct At<M>(M);

impl<M: Machine> At<M> {
    /// Where things begin that begin in one way: the first row of their table says how. The compiler looks.
    pub(crate) const FIRST: Self = match M::EDGES {
        [Edge { from: None, to: Some(to), .. }, ..] => Self(*to),
        _ => panic!("the first row of a table is the beginning"),
    };

    /// Where a thing begins, by an edge from nothing.
    pub(crate) fn beginning(edge: &Edge<M>) -> Option<Self> {
        edge.to.filter(|_| edge.from.is_none()).map(Self)
    }

    /// Along an edge from here: the state that it leads to, in which the thing is from now on; `None` where it ends.
    pub(crate) fn go(&mut self, edge: &Edge<M>) -> Option<M> {
        let to = edge.to.filter(|_| edge.from == Some(self.0))?;
        self.0 = to;
        Some(to)
    }
}

impl<M> Deref for At<M> {
    type Target = M;

    fn deref(&self) -> &M {
        &self.0
    }
}

impl<M: Machine> PartialEq<M> for At<M> {
    fn eq(&self, state: &M) -> bool {
        self.0 == *state
    }
}

/// As it is written down: what is read was set by the machine before.
impl<M: FromStr> FromStr for At<M> {
    type Err = M::Err;

    fn from_str(word: &str) -> Result<Self, M::Err> {
        word.parse().map(Self)
    }
}

impl<M: fmt::Display> fmt::Display for At<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
