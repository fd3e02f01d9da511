//! What is wrong with what somebody sent, told at the field.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::lang::{Said, Say};

/// One problem with one field. `target` is the field's path in the JSON that was sent, such as
/// `properties.returnAddress.city`; the form and the service use the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub target: String,
    pub message: Said,
}

impl Problem {
    /// A problem in words that are the reader's already.
    pub fn told(target: impl Into<String>, message: impl Into<String>) -> Self {
        Self { target: target.into(), message: Said::as_is(message) }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.message.fmt(f)
    }
}

/// Gathers problems while a request is read, so that all are told at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    pub fn add(&mut self, target: impl Into<String>, message: impl Say) {
        self.0.push(Problem { target: target.into(), message: Said::of(&message) });
    }

    /// Keeps a value that could be read, notes the problem of one that could not.
    pub fn take<T, E: Say>(&mut self, target: impl Into<String>, read: Result<T, E>) -> Option<T> {
        read.map_err(|problem| self.add(target, problem)).ok()
    }

    /// The value if nothing was wrong, else all that was.
    ///
    /// # Errors
    /// The problems gathered so far.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Self> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            Some(_) | None => Err(self),
        }
    }
}
