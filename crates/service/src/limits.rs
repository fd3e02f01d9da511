//! How much one of many may ask for: so often within a time, and so many at once. Counted for each key (an address, a
//! token); memory stays bounded however many keys come.

mod answer;
mod concurrency;
mod guard;
mod held;
mod place;
mod recent_keys;
mod settings;

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

pub(crate) use answer::{Unheld, hold_or_refuse};
pub(crate) use concurrency::{ConcurrencyLimit, Slot};
use guard::Pools;
pub(crate) use guard::{Guard, Streaming};
pub(crate) use held::Held;
pub(crate) use place::Place;
pub(crate) use recent_keys::RecentKeys;
pub(crate) use settings::Limits;

/// From this many keys on, those that have been quiet are forgotten: once a second, as that looks at each of them.
const MANY: usize = 10_000;
/// With so many keys that have not been quiet, everybody is told to wait until some have.
const MOST: usize = 200_000;
const SWEEP_EVERY: Duration = Duration::from_secs(1);

type Limiter<K> = RateLimiter<K, HashMapStateStore<K>, DefaultClock>;

/// So many a second for each key, and a store of them for those who were quiet.
pub(crate) struct Rate<K: Hash + Eq + Clone> {
    limiter: Option<Limiter<K>>,
    swept: Mutex<Option<Instant>>,
}

impl<K: Hash + Eq + Clone> Rate<K> {
    /// `burst` at once, refilled by `per_second`. Either of them 0: no limit.
    pub(crate) fn new(per_second: u32, burst: u32) -> Self {
        let limited = NonZeroU32::new(per_second).zip(NonZeroU32::new(burst));
        Self::of(limited.map(|(rate, burst)| Quota::per_second(rate).allow_burst(burst)))
    }

    /// `burst` at once, and one more each time that this has passed.
    pub(crate) fn every(time: Duration, burst: u32) -> Self {
        let quota = NonZeroU32::new(burst).zip(Quota::with_period(time));
        Self::of(quota.map(|(burst, quota)| quota.allow_burst(burst)))
    }

    fn of(quota: Option<Quota>) -> Self {
        Self { limiter: quota.map(RateLimiter::hashmap), swept: Mutex::default() }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// It is too many: the seconds to wait.
    pub(crate) fn check(&self, key: &K) -> Result<(), u64> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        let keys = limiter.len();
        if keys >= MANY && self.sweeps() {
            limiter.retain_recent();
        }
        if keys >= MOST {
            return Err(1);
        }
        let wait = |until: governor::NotUntil<_>| until.wait_time_from(limiter.clock().now()).as_secs() + 1;
        limiter.check_key(key).map_err(wait)
    }

    /// Whether it is time to look at all keys, and this thread that does.
    fn sweeps(&self) -> bool {
        let Ok(mut swept) = self.swept.try_lock() else { return false };
        let is_due = swept.is_none_or(|at| at.elapsed() >= SWEEP_EVERY);
        if is_due {
            *swept = Some(Instant::now());
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_who_asks_too_often_waits_and_others_do_not() {
        let rate = Rate::new(1, 3);
        for _ in 0..3 {
            assert_eq!(rate.check(&"a"), Ok(()));
        }
        assert!(rate.check(&"a").is_err_and(|seconds| (1..=2).contains(&seconds)));
        assert_eq!(rate.check(&"b"), Ok(()));
        let none = Rate::new(0, 0);
        assert!((0..10_000).all(|_| none.check(&"a").is_ok()));
    }

    #[test]
    fn keys_that_came_once_are_forgotten_and_memory_is_bounded() {
        let rate = Rate::new(1_000_000, 10);
        for key in 0..MANY {
            assert_eq!(rate.check(&key), Ok(()));
        }
        assert_eq!(rate.check(&0), Ok(()));
        assert!(rate.limiter.is_some_and(|limiter| limiter.len() < MANY));
        // Keys that stay are no reason to look at all of them each time, nor to remember ever more.
        let rate = Rate::every(Duration::from_secs(3600), 1);
        let refused = (0..MOST + 10).filter(|key| rate.check(key).is_err()).count();
        assert_eq!(refused, 10);
    }
}
