//! Two clocks: one for deadlines and the timeline, which tests and demos may move forward, and the wall's.

mod trust;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

pub(crate) use trust::{Sighting, Trust};

/// The clock of deadlines and timeline.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    offset: TimeDelta,
}

impl Clock {
    /// A clock that is ahead of the wall's.
    pub fn ahead(offset: TimeDelta) -> Self {
        Self { offset }
    }

    /// Now, in whole milliseconds: what is stored and what is sent are then the same.
    pub fn now(&self) -> DateTime<Utc> {
        wall() + self.offset
    }
}

/// The wall's clock, by which tokens and sessions expire.
pub(crate) fn wall() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}
