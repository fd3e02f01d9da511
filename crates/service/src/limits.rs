//! How often something may be asked: a bucket for each key, refilled evenly, in bounded memory.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::ConnectInfo;
use axum::http::Extensions;

/// The most keys that are told apart; about 10 MB.
const KEYS: usize = 100_000;

/// At most `most` times at once, and `most` times in a `window` in the long run, for each key.
pub(crate) struct Limiter<K> {
    /// How long one time takes to come back.
    each: Duration,
    window: Duration,
    keys: usize,
    buckets: Mutex<Buckets<K>>,
}

/// For each key, when its bucket will be full again. A bucket that is full is as good as none.
struct Buckets<K> {
    full_at: HashMap<K, Instant>,
    /// When to look for full ones next: not with every key that finds no room.
    sweep_at: Option<Instant>,
}

impl<K: Eq + Hash> Limiter<K> {
    pub(crate) fn new(most: u32, window: Duration) -> Self {
        Self::with_room(most, window, KEYS)
    }

    fn with_room(most: u32, window: Duration, keys: usize) -> Self {
        let buckets = Mutex::new(Buckets { full_at: HashMap::new(), sweep_at: None });
        Self { each: window / most.max(1), window, keys, buckets }
    }

    /// Takes one time out of a key's bucket.
    ///
    /// # Errors
    /// It is empty: the seconds until one may be taken.
    pub(crate) fn take(&self, key: K) -> Result<(), u64> {
        self.take_at(key, Instant::now())
    }

    /// Whether one could be taken, without taking it.
    ///
    /// # Errors
    /// It is empty: the seconds until one may be taken.
    pub(crate) fn look(&self, key: &K) -> Result<(), u64> {
        let now = Instant::now();
        let full_at = self.lock().full_at.get(key).copied();
        self.check(full_at.unwrap_or(now), now).map(drop)
    }

    fn take_at(&self, key: K, now: Instant) -> Result<(), u64> {
        let mut buckets = self.lock();
        if let Some(full_at) = buckets.full_at.get_mut(&key) {
            *full_at = self.check(*full_at, now)?;
            return Ok(());
        }
        if buckets.full_at.len() >= self.keys && !buckets.sweep(now, self.window) {
            // So many at once that they cannot be told apart: a newcomer is let in rather than locked out.
            return Ok(());
        }
        buckets.full_at.insert(key, now + self.each);
        Ok(())
    }

    /// When the bucket will be full again after one more was taken.
    fn check(&self, full_at: Instant, now: Instant) -> Result<Instant, u64> {
        let after = full_at.max(now) + self.each;
        let over = after.duration_since(now).saturating_sub(self.window);
        if over.is_zero() { Ok(after) } else { Err(over.as_secs() + 1) }
    }

    fn lock(&self) -> MutexGuard<'_, Buckets<K>> {
        self.buckets.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Eq + Hash> Buckets<K> {
    /// Forgets full buckets, at most every tenth of a window; whether there is room now.
    fn sweep(&mut self, now: Instant, window: Duration) -> bool {
        if self.sweep_at.is_some_and(|at| now < at) {
            return false;
        }
        self.sweep_at = Some(now + window / 10);
        let before = self.full_at.len();
        self.full_at.retain(|_, full_at| *full_at > now);
        self.full_at.len() < before
    }
}

/// Who asks, as limits tell addresses apart: the peer of the connection. Of an IPv6 address the network is taken, as one
/// machine has all addresses of its own.
pub(crate) fn peer(extensions: &Extensions) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip().to_canonical());
    match peer {
        Some(IpAddr::V6(address)) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
        Some(address) => address,
        None => IpAddr::V6(Ipv6Addr::UNSPECIFIED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_bucket_empties_and_comes_back_evenly() {
        let limiter = Limiter::new(3, MINUTE);
        let now = Instant::now();
        for _ in 0..3 {
            assert_eq!(limiter.take_at("a", now), Ok(()));
        }
        assert_eq!(limiter.take_at("a", now), Err(21));
        assert_eq!(limiter.take_at("b", now), Ok(()), "keys do not share");
        let later = now + MINUTE / 3;
        assert_eq!(limiter.take_at("a", later), Ok(()));
        assert!(limiter.take_at("a", later).is_err());
    }

    #[test]
    fn memory_is_bounded_and_comes_back() {
        let limiter = Limiter::with_room(1, MINUTE, 2);
        let now = Instant::now();
        for key in 0..10 {
            assert_eq!(limiter.take_at(key, now), Ok(()));
        }
        assert_eq!(limiter.lock().full_at.len(), 2);
        assert!(limiter.take_at(0, now).is_err(), "those that are known stay known");
        assert_eq!(limiter.take_at(7, now + MINUTE * 2), Ok(()));
        assert_eq!(limiter.lock().full_at.len(), 1);
        assert!(limiter.take_at(7, now + MINUTE * 2).is_err());
    }

    #[test]
    fn one_machine_is_one_address() {
        let from = |text: &str| {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo(text.parse::<SocketAddr>().unwrap()));
            peer(&extensions).to_string()
        };
        assert_eq!(from("192.0.2.7:4711"), "192.0.2.7");
        assert_eq!(from("[::ffff:192.0.2.7]:4711"), "192.0.2.7");
        assert_eq!(from("[2001:db8:1:2:3:4:5:6]:4711"), "2001:db8:1:2::");
    }
}
