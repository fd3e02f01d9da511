//! What was sent, and what came of it.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Default)]
pub(super) struct Figures {
    pub(super) sent: usize,
    pub(super) refused: usize,
    pub(super) taken: usize,
    /// How many values were compared in each view.
    pub(super) read_back: BTreeMap<&'static str, usize>,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sent, refused, taken, read_back } = self;
        let times: usize = read_back.values().sum();
        writeln!(f, "{sent} values sent, {refused} refused, {taken} taken and read back {times} times:")?;
        read_back.iter().try_for_each(|(view, times)| writeln!(f, "  {times:>5} in {view}"))
    }
}
