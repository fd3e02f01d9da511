//! How fast the simulated data center works: so that a person can watch, or so that a test need not.

use std::time::Duration;

use chrono::TimeDelta;

/// How long things take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// Between two looks, and between two reports of a copy.
    pub tick: Duration,
    /// From Shipping to the receiving desk.
    pub arrive: TimeDelta,
    /// From the receiving desk to the first copy.
    pub begin: TimeDelta,
    /// A drive's copy: at least this, at most half as much again.
    pub copy: TimeDelta,
    /// From Packaging to the carrier.
    pub pack: TimeDelta,
    /// How many times slower jobs go that are tagged so.
    pub slow: i32,
}

impl Pace {
    /// A job of two drives takes less than a minute.
    pub(crate) const fn watchable() -> Self {
        Self {
            tick: Duration::from_millis(500),
            arrive: TimeDelta::seconds(6),
            begin: TimeDelta::seconds(4),
            copy: TimeDelta::seconds(20),
            pack: TimeDelta::seconds(6),
            slow: 60,
        }
    }

    /// The same in thousandths.
    #[cfg(test)]
    pub(crate) const fn hurried() -> Self {
        Self {
            tick: Duration::from_millis(2),
            arrive: TimeDelta::milliseconds(6),
            begin: TimeDelta::milliseconds(4),
            copy: TimeDelta::milliseconds(20),
            pack: TimeDelta::milliseconds(6),
            slow: 60,
        }
    }

    /// The pace of a slow job.
    pub(super) fn slowed(self) -> Self {
        let Self { tick, arrive, begin, copy, pack, slow } = self;
        // Told every two seconds rather than twice in one: nobody sees the difference.
        let tick = tick * 4;
        Self { tick, arrive: arrive * slow, begin: begin * slow, copy: copy * slow, pack: pack * slow, slow }
    }

    pub(super) fn between_reports(&self) -> TimeDelta {
        TimeDelta::from_std(self.tick).unwrap_or_default()
    }
}
