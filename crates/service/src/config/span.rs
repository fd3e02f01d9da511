//! Spans of time, written as for flags: `12h`.

use chrono::TimeDelta;
use serde::{Deserialize, Deserializer, de};

use crate::cli::ttl;

/// A span longer than nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span(pub(crate) TimeDelta);

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        ttl(&text).map(Self).map_err(de::Error::custom)
    }
}
