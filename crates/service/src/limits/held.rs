//! How many bytes are held in memory for clients that send or read slowly: all together, and for each.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// For whom bytes are held.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Holder {
    /// A token or session, by its hash.
    Proof(String),
    /// Somebody who proved nothing.
    Address(IpAddr),
}

/// Whose bound it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    Own,
    All,
}

/// Bytes that may be held.
pub(crate) struct Memory {
    /// 0: no limit.
    most: usize,
    most_each: usize,
    taken: Arc<Mutex<Taken>>,
}

#[derive(Default)]
struct Taken {
    all: usize,
    each: HashMap<Holder, usize>,
}

/// Bytes that are held, until this is dropped.
pub(crate) struct Held {
    taken: Arc<Mutex<Taken>>,
    holder: Holder,
    bytes: usize,
}

impl Memory {
    pub(crate) fn new(most: usize, most_each: usize) -> Self {
        Self { most, most_each, taken: Arc::default() }
    }

    pub(crate) fn take(&self, holder: Holder, bytes: usize) -> Result<Held, Refused> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let own = taken.each.get(&holder).copied().unwrap_or_default().saturating_add(bytes);
        let all = taken.all.saturating_add(bytes);
        // The first is let in whatever its size: else what is larger than the share could never be answered.
        if self.most > 0 && own > self.most_each && own > bytes {
            return Err(Refused::Own);
        }
        if self.most > 0 && all > self.most && all > bytes {
            return Err(Refused::All);
        }
        taken.all = all;
        taken.each.insert(holder.clone(), own);
        Ok(Held { taken: Arc::clone(&self.taken), holder, bytes })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.all = taken.all.saturating_sub(self.bytes);
        if let Some(own) = taken.each.get_mut(&self.holder) {
            *own = own.saturating_sub(self.bytes);
            if *own == 0 {
                taken.each.remove(&self.holder);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_a_share_and_all_together_have_a_bound() {
        let memory = Memory::new(100, 60);
        let take = |who: &str, bytes| memory.take(Holder::Proof(who.to_owned()), bytes);
        let first = take("a", 50).ok();
        assert!(first.is_some());
        assert_eq!(take("a", 20).err(), Some(Refused::Own));
        let second = take("b", 50).ok();
        assert!(second.is_some());
        assert_eq!(take("c", 1).err(), Some(Refused::All));
        drop(first);
        assert!(take("c", 1).is_ok());
        drop(second);
        assert!(take("d", 1000).is_ok(), "one alone may be larger than the bound");
        assert!(memory.taken.lock().unwrap().each.is_empty());
    }
}
