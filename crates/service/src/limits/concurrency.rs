//! How many of one key are open at the same time.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

type Open<K> = Arc<Mutex<HashMap<K, usize>>>;

/// Places for each key.
pub(crate) struct ConcurrencyLimit<K> {
    open: Open<K>,
    /// The most of one key; 0: no limit.
    most: usize,
}

/// A place that is taken, until it is dropped.
pub(crate) struct Slot<K: Hash + Eq> {
    open: Open<K>,
    key: Option<K>,
}

impl<K: Hash + Eq + Clone> ConcurrencyLimit<K> {
    pub(crate) fn new(most: usize) -> Self {
        Self { open: Open::default(), most }
    }

    /// A place, if one is free for this key.
    pub(crate) fn take(&self, key: &K) -> Option<Slot<K>> {
        if self.most == 0 {
            return Some(Slot { open: Arc::clone(&self.open), key: None });
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = open.entry(key.clone()).or_default();
        if *taken >= self.most {
            return None;
        }
        *taken += 1;
        Some(Slot { open: Arc::clone(&self.open), key: Some(key.clone()) })
    }
}

impl<K: Hash + Eq> Drop for Slot<K> {
    fn drop(&mut self) {
        let Some(key) = &self.key else { return };
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = open.get_mut(key) {
            *taken -= 1;
            if *taken == 0 {
                open.remove(key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_when_it_is_left() {
        let slots = ConcurrencyLimit::new(2);
        let (first, second) = (slots.take(&"a"), slots.take(&"a"));
        assert!(first.is_some() && second.is_some() && slots.take(&"a").is_none() && slots.take(&"b").is_some());
        drop(first);
        let again = slots.take(&"a");
        assert!(again.is_some() && slots.take(&"a").is_none());
        drop((second, again));
        assert!(slots.open.lock().unwrap().is_empty());
    }
}
