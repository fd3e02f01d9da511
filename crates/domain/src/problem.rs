//! What is wrong with what somebody sent, told at the field.

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::lang::{Said, Say};
use crate::said;

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

/// The most problems of one request that are told one by one; the others are counted.
pub const PROBLEMS_MAX: usize = 50;

/// Gathers problems while a request is read, so that all are told at once: the first [`PROBLEMS_MAX`], and how many more
/// there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>, usize);

impl Problems {
    pub fn add(&mut self, target: impl Into<String>, message: impl Say) {
        if self.0.len() < PROBLEMS_MAX {
            self.0.push(Problem { target: target.into(), message: Said::of(&message) });
        } else {
            self.1 = self.1.saturating_add(1);
        }
    }

    /// A list of a request's body, or nothing where it is longer than `most`: its length is then a problem, and none of
    /// its entries is looked at. Every list of a body is walked by way of this, so that no request makes more work than
    /// its bound allows.
    pub fn list<'a, T>(
        &mut self,
        target: &str,
        list: &'a [T],
        most: usize,
        too_long: impl FnOnce() -> Said,
    ) -> &'a [T] {
        if list.len() <= most {
            return list;
        }
        self.add(target, too_long());
        &[]
    }

    /// The problems as they are answered: those told one by one, and at the end how many more there are.
    pub fn told(mut self) -> Vec<Problem> {
        if let (1.., Some(last)) = (self.1, self.0.last()) {
            let message = said!("And {more} more problems", "Och {more} problem till", more = self.1);
            self.0.push(Problem { target: last.target.clone(), message });
        }
        self.0
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
