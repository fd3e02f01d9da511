//! Where the diagrams draw what: coordinates, and which edge of the tables each stroke stands for. No markup, no
//! colour, no words. One unit is one pixel at the root font size.

mod course;
mod drive;
mod job;

pub use course::{Course, Standing};

use crate::machine::{Edge, Machine};

/// How a text hangs on its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// Which of the two drawings: side by side, or one below the other where there is no width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Wide,
    Tall,
}

/// A state's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop<M> {
    pub state: M,
    pub x: i32,
    pub y: i32,
    /// Where the name stands, relative to the stop; further lines follow below.
    pub name: (i32, i32),
    pub anchor: Anchor,
    /// Left, top, width and height of what is pressed, relative to the stop. The height grows with the lines of text.
    pub halo: (i32, i32, i32, i32),
}

/// An arrow's head, or an end mark where the thing is deleted: its point, and the direction it looks in degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub x: i32,
    pub y: i32,
    pub turn: i32,
    pub ends: bool,
}

/// The words of one edge beside its stroke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label<M: Machine> {
    pub edge: &'static Edge<M>,
    pub x: i32,
    pub y: i32,
    pub anchor: Anchor,
}

/// One stroke, and all the edges it stands for: a brace with four ticks is eight edges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way<M: Machine> {
    pub edges: Vec<&'static Edge<M>>,
    /// An SVG path.
    pub path: &'static str,
    pub is_main: bool,
    /// A dot where the stroke begins: the thing did not exist before.
    pub begins: Option<(i32, i32)>,
    pub head: Option<Head>,
    pub labels: Vec<Label<M>>,
}

/// A machine laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram<M: Machine> {
    pub width: i32,
    pub height: i32,
    pub stops: Vec<Stop<M>>,
    pub ways: Vec<Way<M>>,
}

/// A machine that can be laid out.
pub trait Drawn: Machine {
    fn diagram(form: Form) -> Diagram<Self>;
}

impl<M: Machine> Way<M> {
    /// A stroke for the edges that `which` picks.
    fn of(path: &'static str, which: impl Fn(&Edge<M>) -> bool) -> Self {
        let edges = M::EDGES.iter().filter(|edge| which(edge)).collect();
        Self { edges, path, is_main: false, begins: None, head: None, labels: Vec::new() }
    }

    /// A stroke for the edges from one state to another.
    fn between(path: &'static str, from: M, to: M) -> Self {
        Self::of(path, |edge| edge.from == Some(from) && edge.to == Some(to))
    }

    /// A stroke for the edges that begin in a state.
    fn beginning(path: &'static str, at: (i32, i32), to: M) -> Self {
        Self { begins: Some(at), ..Self::of(path, |edge| edge.from.is_none() && edge.to == Some(to)) }
    }

    /// A stroke for the edges that end the thing in a state; the mark stands at its end.
    fn ending(path: &'static str, x: i32, y: i32, from: M) -> Self {
        let way = Self::of(path, |edge| edge.from == Some(from) && edge.to.is_none());
        Self { head: Some(Head { x, y, turn: 0, ends: true }), ..way }
    }

    fn main(self) -> Self {
        Self { is_main: true, ..self }
    }

    fn head(self, x: i32, y: i32, turn: i32) -> Self {
        Self { head: Some(Head { x, y, turn, ends: false }), ..self }
    }

    /// Puts the words of the edge from or to `state` beside the stroke, or of the first edge.
    fn label(mut self, x: i32, y: i32, anchor: Anchor, on: M::Trigger) -> Self {
        if let Some(edge) = self.edges.iter().find(|edge| edge.on == on).copied() {
            self.labels.push(Label { edge, x, y, anchor });
        }
        self
    }
}
