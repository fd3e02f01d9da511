//! Whether the wall clock can be believed. What the clock does cannot be undone: a job that has expired is deleted with its
//! keys. So a clock that is further ahead than the time since it was last seen explains decides nothing, until it is set
//! right or a person says that it is.

use std::sync::LazyLock;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::wall;

/// For how long of the machine's own time a clock is behind before that is taken for the truth. Less may be a machine that
/// has started and not asked for the time yet.
const BEHIND: TimeDelta = TimeDelta::hours(1);

/// The wall clock at a moment, beside how long the machine had been up: a clock that nobody can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sighting {
    wall_ms: i64,
    /// Which start of the machine its time counts from.
    boot: String,
    up_ms: i64,
}

impl Sighting {
    pub(crate) fn now() -> Self {
        let (boot, up_ms) = uptime();
        Self { wall_ms: wall().timestamp_millis(), boot, up_ms }
    }

    pub(crate) fn at(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.wall_ms).unwrap_or_default()
    }

    /// How much further on a later sighting is than the machine's own time explains. Over a start of the machine that
    /// explains nothing.
    pub(crate) fn ahead(&self, later: &Self) -> TimeDelta {
        let explained = if self.boot == later.boot { later.up_ms.saturating_sub(self.up_ms) } else { 0 };
        let passed = later.wall_ms.saturating_sub(self.wall_ms);
        TimeDelta::milliseconds(passed.saturating_sub(explained).clamp(-i64::MAX / 2, i64::MAX / 2))
    }
}

/// The start of the machine and how long ago it was, time spent asleep included, where the system tells (Linux); else that
/// of this process.
fn uptime() -> (String, i64) {
    static STARTED: LazyLock<(String, Instant)> = LazyLock::new(|| (uuid::Uuid::new_v4().to_string(), Instant::now()));
    let system = || {
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        let up = std::fs::read_to_string("/proc/uptime").ok()?;
        let (seconds, hundredths) = up.split(' ').next()?.split_once('.')?;
        let ms = seconds.parse::<i64>().ok()?.checked_mul(1000)?.checked_add(hundredths.parse::<i64>().ok()? * 10)?;
        Some((boot.trim().to_owned(), ms))
    };
    system().unwrap_or_else(|| {
        let (process, began) = &*STARTED;
        (process.clone(), i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX))
    })
}

/// What was last believed.
#[derive(Debug)]
pub(crate) struct Trust {
    last: Option<Sighting>,
    behind_since: Option<Sighting>,
    /// How far ahead is believed.
    gap: TimeDelta,
}

impl Trust {
    /// Begins from what was last seen, by this process or one before. Where nothing was, the first sighting is believed.
    pub(crate) fn since(last: Option<Sighting>, gap: TimeDelta) -> Self {
        Self { last, behind_since: None, gap }
    }

    pub(crate) fn last(&self) -> Option<&Sighting> {
        self.last.as_ref()
    }

    /// How far the clock is ahead, if that is further than can be believed; else remembers what it says.
    pub(crate) fn look(&mut self, now: &Sighting) -> Result<(), TimeDelta> {
        let ahead = self.last.as_ref().map_or(TimeDelta::zero(), |last| last.ahead(now));
        if ahead > self.gap {
            return Err(ahead);
        }
        if ahead < -self.gap {
            let since = self.behind_since.get_or_insert_with(|| now.clone());
            if since.boot == now.boot && now.up_ms.saturating_sub(since.up_ms) < BEHIND.num_milliseconds() {
                return Ok(());
            }
        }
        self.behind_since = None;
        self.last = Some(now.clone());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600_000;

    fn at(hours: i64, boot: &str, up: i64) -> Sighting {
        Sighting { wall_ms: hours * HOUR, boot: boot.to_owned(), up_ms: up * HOUR }
    }

    fn trust() -> Trust {
        Trust::since(Some(at(1000, "a", 10)), TimeDelta::hours(24))
    }

    #[test]
    fn what_is_seen_first_is_believed() {
        assert_eq!(Trust::since(None, TimeDelta::hours(24)).look(&at(7, "a", 0)), Ok(()));
    }

    #[test]
    fn a_clock_that_leaps_is_not_believed_until_it_is_back() {
        let mut trust = trust();
        assert_eq!(trust.look(&at(1000 + 25, "a", 10)), Err(TimeDelta::hours(25)));
        assert_eq!(trust.look(&at(700_000, "a", 11)), Err(TimeDelta::hours(700_000 - 1001)));
        assert_eq!(trust.look(&at(1002, "a", 12)), Ok(()));
        assert_eq!(trust.last(), Some(&at(1002, "a", 12)));
    }

    #[test]
    fn a_day_is_believed_and_a_service_that_was_off_while_the_machine_ran_knows_for_how_long() {
        assert_eq!(trust().look(&at(1024, "a", 10)), Ok(()));
        assert_eq!(trust().look(&at(1000 + 24 * 90, "a", 10 + 24 * 90)), Ok(()));
        assert_eq!(trust().look(&at(1000 + 24 * 90, "b", 1)), Err(TimeDelta::hours(24 * 90)), "another start");
        assert_eq!(trust().look(&at(1020, "b", 1)), Ok(()));
    }

    #[test]
    fn a_machine_that_starts_in_the_past_and_then_asks_for_the_time_is_believed() {
        let mut trust = trust();
        assert_eq!(trust.look(&at(0, "b", 0)), Ok(()));
        assert_eq!(trust.look(&at(1003, "b", 0)), Ok(()));
    }

    #[test]
    fn a_clock_that_was_set_back_for_good_is_watched_from_there() {
        let mut trust = trust();
        assert_eq!(trust.look(&at(10, "a", 11)), Ok(()));
        assert_eq!(trust.look(&at(12, "a", 13)), Ok(()));
        assert_eq!(trust.look(&at(900, "a", 13)), Err(TimeDelta::hours(888)));
    }

    #[test]
    fn the_farthest_clocks_do_no_harm() {
        let far = |ms| Sighting { wall_ms: ms, boot: "a".to_owned(), up_ms: 0 };
        assert!(far(i64::MIN).ahead(&far(i64::MAX)) > TimeDelta::zero());
        assert!(far(i64::MAX).ahead(&far(i64::MIN)) < TimeDelta::zero());
    }
}
