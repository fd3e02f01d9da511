//! What the acts' table says of the edges of the two machines: who takes one, and what that needs. Documents and diagrams
//! show it beside the graph.

use crate::drive_state::DriveState;
use crate::job::{ACTS, CREATION, Permit};
use crate::job_state::JobState;
use crate::machine::{Edge, Machine};
use crate::role::Role;
use crate::set::Set;

/// A machine whose edges are taken by acts on jobs.
pub trait Acted: Machine {
    /// Who takes an edge, or whose act it follows.
    fn by(edge: &Edge<Self>) -> Set<Role>;
    /// All that must hold: what the act needs, and what chooses the edge.
    fn needs(edge: &Edge<Self>) -> Set<Self::Need>;
}

fn rows() -> impl Iterator<Item = &'static Permit> {
    core::iter::once(&CREATION).chain(ACTS)
}

/// The rows that take a job's edge.
fn taking(edge: &Edge<JobState>) -> impl Iterator<Item = &'static Permit> {
    let (on, from) = (edge.on, edge.from);
    rows().filter(move |row| row.job_edges.contains(on) && from.is_none_or(|from| row.states.contains(from)))
}

impl Acted for JobState {
    fn by(edge: &Edge<Self>) -> Set<Role> {
        let after = ACTS.iter().filter(|row| row.then.contains(edge.on));
        taking(edge).chain(after).map(|row| row.by).collect()
    }

    fn needs(edge: &Edge<Self>) -> Set<Self::Need> {
        // Of several acts, one that needs less is enough.
        let of_acts = taking(edge).map(|row| row.needs).reduce(Set::intersection);
        edge.needs.union(of_acts.unwrap_or(Set::NONE))
    }
}

impl Acted for DriveState {
    fn by(edge: &Edge<Self>) -> Set<Role> {
        rows().filter(|row| row.drive_edges.contains(edge.on)).map(|row| row.by).collect()
    }

    fn needs(edge: &Edge<Self>) -> Set<Self::Need> {
        edge.needs
    }
}
