//! How much one of many may ask for: so often within a time, and so many at once. Counted for each key (an address, a
//! token); memory stays bounded however many keys come.

mod guard;
mod lately;
mod settings;
mod slots;

use std::hash::Hash;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

pub(crate) use guard::{Guard, Streaming};
pub(crate) use lately::Lately;
pub(crate) use settings::Limits;
pub(crate) use slots::{Slot, Slots};

/// From this many keys on, those that have been quiet are forgotten.
const MANY: usize = 10_000;

/// So many a second for each key, and a store of them for those who were quiet.
pub(crate) struct Rate<K: Hash + Eq + Clone>(Option<RateLimiter<K, HashMapStateStore<K>, DefaultClock>>);

impl<K: Hash + Eq + Clone> Rate<K> {
    /// `burst` at once, refilled by `per_second`. Either of them 0: no limit.
    pub(crate) fn new(per_second: u32, burst: u32) -> Self {
        let limited = NonZeroU32::new(per_second).zip(NonZeroU32::new(burst));
        Self(limited.map(|(rate, burst)| RateLimiter::hashmap(Quota::per_second(rate).allow_burst(burst))))
    }

    /// `burst` at once, and one more each time that this has passed.
    pub(crate) fn every(time: Duration, burst: u32) -> Self {
        let quota = NonZeroU32::new(burst).zip(Quota::with_period(time));
        Self(quota.map(|(burst, quota)| RateLimiter::hashmap(quota.allow_burst(burst))))
    }

    /// Counts one more.
    ///
    /// # Errors
    /// It is too many: the seconds to wait.
    pub(crate) fn check(&self, key: &K) -> Result<(), u64> {
        let Some(limiter) = &self.0 else { return Ok(()) };
        if limiter.len() >= MANY {
            limiter.retain_recent();
        }
        let wait = |until: governor::NotUntil<_>| until.wait_time_from(limiter.clock().now()).as_secs() + 1;
        limiter.check_key(key).map_err(wait)
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
    fn keys_that_came_once_are_forgotten() {
        let rate = Rate::new(1_000_000, 10);
        for key in 0..50_000 {
            assert_eq!(rate.check(&key), Ok(()));
        }
        assert!(rate.0.is_some_and(|limiter| limiter.len() <= MANY + 1));
    }
}
