//! Codes that were no code of ours. A person mistypes one now and then; a program that guesses is told to wait. Codes that
//! are right are never refused for what others guess.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// More than this in a minute are guesses.
const MOST: usize = 30;
const WINDOW: Duration = Duration::from_secs(60);

/// When wrong codes came, within the last minute.
#[derive(Default)]
pub(crate) struct Guesses(Mutex<VecDeque<Instant>>);

impl Guesses {
    /// Notes a wrong code; the seconds to wait, if there were too many.
    pub(crate) fn note(&self) -> Option<u64> {
        let now = Instant::now();
        let mut recent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while recent.front().is_some_and(|at| now.duration_since(*at) > WINDOW) {
            recent.pop_front();
        }
        if recent.len() < MOST {
            recent.push_back(now);
            return None;
        }
        recent.front().map(|oldest| WINDOW.saturating_sub(now.duration_since(*oldest)).as_secs() + 1)
    }
}
