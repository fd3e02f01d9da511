//! What came lately, in bounded memory.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The most keys that are remembered.
const KEYS: usize = 100_000;

/// Keys, and until when each is remembered.
pub(crate) struct RecentKeys<K>(Mutex<Kept<K>>);

struct Kept<K> {
    until: HashMap<K, Instant>,
    /// When there was no room last: what is over is then looked for once a second, not with every key.
    swept: Option<Instant>,
}

impl<K: Eq + Hash> RecentKeys<K> {
    pub(crate) fn new() -> Self {
        Self(Mutex::new(Kept { until: HashMap::new(), swept: None }))
    }

    /// Remembers a key from now on; whether it was remembered already. With no room left it is not.
    pub(crate) fn note(&self, key: K, keep: Duration) -> bool {
        self.note_at(key, keep, Instant::now(), KEYS)
    }

    /// How long a key is still remembered.
    pub(crate) fn left(&self, key: &K) -> Option<Duration> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.until.get(key)?.checked_duration_since(Instant::now())
    }

    fn note_at(&self, key: K, keep: Duration, now: Instant, most: usize) -> bool {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = kept.until.get_mut(&key) {
            let was = *until > now;
            *until = now + keep;
            return was;
        }
        if kept.until.len() >= most && kept.swept.is_none_or(|at| now.duration_since(at) > Duration::from_secs(1)) {
            kept.swept = Some(now);
            kept.until.retain(|_, until| *until > now);
        }
        if kept.until.len() < most {
            kept.until.insert(key, now + keep);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    #[test]
    fn a_key_is_remembered_for_its_time() {
        let (lately, now) = (RecentKeys::new(), Instant::now());
        assert!(!lately.note_at("a", MINUTE, now, 9));
        assert!(lately.note_at("a", MINUTE, now + MINUTE / 2, 9));
        assert!(!lately.note_at("a", MINUTE, now + MINUTE * 3, 9));
    }

    #[test]
    fn memory_is_bounded_and_comes_back() {
        let (lately, now) = (RecentKeys::new(), Instant::now());
        for key in 0..10 {
            lately.note_at(key, MINUTE, now, 2);
        }
        assert_eq!(lately.0.lock().unwrap().until.len(), 2);
        assert!(!lately.note_at(7, MINUTE, now + MINUTE * 2, 2));
        assert!(lately.note_at(7, MINUTE, now + MINUTE * 2, 2));
    }
}
