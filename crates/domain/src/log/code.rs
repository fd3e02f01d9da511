//! A word of a log.

use core::convert::Infallible;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};

/// The longest unknown word that is kept, in characters; the contract's longest has 27.
const OTHER_MAX: usize = 64;

/// A word that the contract lists, or another one: that is kept as it is, and shown plainly.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
#[serde(bound(serialize = "T: fmt::Display + Clone", deserialize = "T: FromStr"))]
pub enum Code<T> {
    Known(T),
    Other(String),
}

impl<T: Copy> Code<T> {
    /// The word, if the contract lists it.
    pub const fn known(&self) -> Option<T> {
        match self {
            Self::Known(it) => Some(*it),
            Self::Other(_) => None,
        }
    }
}

impl<T: FromStr> From<&str> for Code<T> {
    fn from(word: &str) -> Self {
        let word = word.trim();
        word.parse().map_or_else(|_| Self::Other(word.chars().take(OTHER_MAX).collect()), Self::Known)
    }
}

impl<T: FromStr> FromStr for Code<T> {
    type Err = Infallible;

    fn from_str(word: &str) -> Result<Self, Infallible> {
        Ok(Self::from(word))
    }
}

impl<T: FromStr> From<String> for Code<T> {
    fn from(word: String) -> Self {
        Self::from(word.as_str())
    }
}

impl<T: fmt::Display> From<Code<T>> for String {
    fn from(code: Code<T>) -> Self {
        code.to_string()
    }
}

impl<T: fmt::Display> fmt::Display for Code<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(it) => it.fmt(f),
            Self::Other(word) => f.write_str(word),
        }
    }
}
