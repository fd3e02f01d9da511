//! A state machine as data: a list of edges, and the questions one can ask of it.
//! Nothing here knows about jobs or drives, HTTP, SQL or the screen.

mod at;

use core::fmt::Debug;

use crate::set::{Listed, Set};
use crate::spoken;
use crate::words::either;

pub use at::At;

/// One row of a machine's table: in `from`, on a trigger, to `to`, if all of `needs` hold. Who may pull the trigger, and
/// what else that needs, is a row of the acts' table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge<M: Machine> {
    /// `None` is the beginning: the thing does not exist yet.
    pub from: Option<M>,
    pub on: M::Trigger,
    /// `None` is the end: the thing is deleted.
    pub to: Option<M>,
    pub needs: Set<M::Need>,
}

/// A machine is its states and its edges; everything else is asked of these two.
pub trait Machine: Copy + Eq + Debug + 'static {
    type Trigger: Copy + Eq + Debug + 'static;
    type Need: Listed + Eq;
    const ALL: &'static [Self];
    const EDGES: &'static [Edge<Self>];

    /// The name that stands in JSON, SQL, diagrams and documents.
    fn word(self) -> &'static str;

    /// The edges that leave a state, in the table's order.
    fn ways_on(self) -> impl Iterator<Item = &'static Edge<Self>> {
        Self::EDGES.iter().filter(move |edge| edge.from == Some(self))
    }

    /// The edge from `self` on a trigger whose needs `holds` confirms; the table's order decides between several.
    fn step(self, on: Self::Trigger, holds: impl Fn(Self::Need) -> bool) -> Option<&'static Edge<Self>> {
        step(Self::EDGES, Some(self), on, holds)
    }

    /// Whether any walk along edges that `usable` admits leads from `self` to `goal`; a state reaches itself.
    fn reaches(self, goal: Self, usable: &impl Fn(&Edge<Self>) -> bool) -> bool {
        let mut seen = vec![self];
        let mut at = 0;
        while let Some(state) = seen.get(at).copied() {
            if state == goal {
                return true;
            }
            for edge in state.ways_on().filter(|edge| usable(edge)) {
                if let Some(to) = edge.to.filter(|to| !seen.contains(to)) {
                    seen.push(to);
                }
            }
            at = at.saturating_add(1);
        }
        false
    }
}

/// As [`Machine::step`], along these edges; from `None` the thing begins.
pub(crate) fn step<M: Machine>(
    edges: &'static [Edge<M>],
    from: Option<M>,
    on: M::Trigger,
    holds: impl Fn(M::Need) -> bool,
) -> Option<&'static Edge<M>> {
    edges.iter().find(|edge| edge.from == from && edge.on == on && edge.needs.iter().all(&holds))
}

/// Declares an enum whose variants each have one word, used alike in JSON, SQL, documents and tests.
#[macro_export]
macro_rules! listed {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $($(#[$vmeta])* $variant),+ }

        #[expect(clippy::allow_attributes, reason = "a listed enum may be private to its module")]
        #[allow(unreachable_pub, reason = "a listed enum may be private to its module")]
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for this variant wherever it is written down.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.word())
            }
        }

        impl core::str::FromStr for $name {
            type Err = $crate::machine::NotListed;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                Self::ALL.iter().copied().find(|it| it.word().eq_ignore_ascii_case(word)).ok_or_else(|| {
                    $crate::machine::NotListed { allowed: Self::ALL.iter().map(|it| it.word()).collect() }
                })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

/// A word that is none of the listed ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotListed {
    pub allowed: Vec<&'static str>,
}

spoken! { NotListed, lang;
    Self { allowed } => "Use {words}", "Använd {words}", words = either(lang, allowed);
}
