//! Why an event was not applied. The words go to the person who asked.

use crate::drive_state::DriveState;
use crate::fields::DriveSerial;
use crate::job::{Act, WhyNot};
use crate::job_state::JobState;
use crate::problem::Problem;
use crate::words::{all_of, either};

/// A refused event: nothing of it was applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The tables do not allow it now. `instead` is what the same role may do.
    #[error("The job is {state}: it is not possible to {} now. {why}. {}", act.verb(), instead_words(instead))]
    NotAllowed { act: Act, state: JobState, why: WhyNot, instead: Vec<Act> },
    #[error("Drive {serial} is {state}: it is not possible to {} now. Allowed for a drive that is {}", act.verb(), state_words(allowed_in))]
    DriveState { act: Act, serial: DriveSerial, state: DriveState, allowed_in: Vec<DriveState> },
    /// The drive's state is right, but something else of the drive's table is missing.
    #[error("It is not possible to {} for drive {serial} now: this needs {missing}", act.verb())]
    DriveNeed { act: Act, serial: DriveSerial, missing: &'static str },
    #[error("The job has no drive {serial}. Its drives are {known}")]
    NoSuchDrive { serial: DriveSerial, known: String },
    #[error("This job has {open} open share links, and may have no more. Revoke one that is no longer needed")]
    TooManyShares { open: u32 },
    #[error("{}", problem_words(.0))]
    Problems(Vec<Problem>),
}

fn instead_words(acts: &[Act]) -> String {
    let verbs: Vec<&str> = acts.iter().map(|act| act.verb()).collect();
    if verbs.is_empty() {
        "Nothing else is possible now".to_owned()
    } else {
        format!("Possible now: {}", all_of(&verbs))
    }
}

fn problem_words(problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join(". ")
}

fn state_words(states: &[DriveState]) -> String {
    either(&states.iter().map(|state| state.word()).collect::<Vec<_>>())
}

impl Refusal {
    /// A refusal for one field.
    pub fn problem(target: &str, message: impl core::fmt::Display) -> Self {
        Self::Problems(vec![Problem { target: target.to_owned(), message: message.to_string() }])
    }
}
