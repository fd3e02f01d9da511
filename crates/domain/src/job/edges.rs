//! What the acts' table says of the edges of the two machines: who takes one, and what that needs. Documents and diagrams
//! show it beside the graph.

use crate::drive_state::DriveState;
use crate::job::{ACTS, Act, CREATION, FOLLOWS, Move, Permit};
use crate::job_state::JobState;
use crate::machine::{Edge, Machine};
use crate::role::Role;

/// A machine whose edges are taken by acts on jobs.
pub trait Acted: Machine {
    /// Who takes an edge, or whose act it follows.
    fn by(edge: &Edge<Self>) -> Vec<Role>;
    /// All that must hold: what the act needs, and what chooses the edge.
    fn needs(edge: &Edge<Self>) -> Vec<Self::Need>;
}

fn rows() -> impl Iterator<Item = &'static Permit> + Clone {
    core::iter::once(&CREATION).chain(ACTS)
}

/// In the order of the roles, each once.
fn roles(rows: impl Iterator<Item = &'static Permit> + Clone) -> Vec<Role> {
    let is_theirs = |role: &Role| rows.clone().any(|row| row.by.contains(role));
    Role::ALL.iter().copied().filter(is_theirs).collect()
}

/// The rows that take a job's edge.
fn taking(edge: &Edge<JobState>) -> impl Iterator<Item = &'static Permit> + Clone {
    let (on, from) = (Move::Job(edge.on), edge.from);
    rows().filter(move |row| row.moves.contains(&on) && from.is_none_or(|from| row.states.contains(&from)))
}

impl Acted for JobState {
    fn by(edge: &Edge<Self>) -> Vec<Role> {
        let after = FOLLOWS.iter().filter(|(on, _)| *on == edge.on).flat_map(|(_, acts)| *acts);
        let follows = move |row: &&Permit| after.clone().any(|act| row.act == *act);
        roles(taking(edge).chain(ACTS.iter().filter(follows)))
    }

    fn needs(edge: &Edge<Self>) -> Vec<Self::Need> {
        let mut rows = taking(edge);
        let first = rows.next().map_or(&[][..], |row| row.needs);
        // Of several acts, one that needs less is enough.
        let all = first.iter().filter(|need| rows.clone().all(|row| row.needs.contains(need)));
        edge.needs.iter().chain(all).copied().collect()
    }
}

impl Acted for DriveState {
    fn by(edge: &Edge<Self>) -> Vec<Role> {
        let on = Move::Drive(edge.on);
        roles(rows().filter(move |row| row.moves.contains(&on)))
    }

    fn needs(edge: &Edge<Self>) -> Vec<Self::Need> {
        edge.needs.to_vec()
    }
}

impl Act {
    /// What the act moves, by all of its rows.
    pub fn moves(self) -> impl Iterator<Item = Move> {
        ACTS.iter().filter(move |row| row.act == self).flat_map(|row| row.moves).copied()
    }
}
