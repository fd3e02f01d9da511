//! A contact that somebody notes, about a job or about a package of no job: all that is wrong with it is told at once.

use super::customer::text;
use crate::problem::Problems;
use crate::said;

/// How, with whom, and what was said.
pub(crate) struct Contact {
    pub(crate) how: String,
    pub(crate) whom: String,
    pub(crate) said: String,
}

impl Contact {
    /// Reads the three texts; each that is missing or too long is a problem.
    pub(crate) fn read([how, whom, said]: [&str; 3], problems: &mut Problems) -> Option<Self> {
        let how = problems.take("how", text(said!("Say how you contacted them", "Ange hur ni hade kontakt"), how));
        let whom = problems.take("whom", text(said!("Say whom you contacted", "Ange vem du hade kontakt med"), whom));
        let said = problems.take("said", text(said!("Write what was said", "Skriv vad som sades"), said));
        Some(Self { how: how?, whom: whom?, said: said? })
    }
}
