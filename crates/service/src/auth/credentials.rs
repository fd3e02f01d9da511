//! Remembers for a few seconds whose token or session it was, so that a busy program costs one lookup, not thousands.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::store::Login;

/// How long a token that was taken back elsewhere may still be believed, if that cannot be seen in the database.
const BELIEVED: Duration = Duration::from_secs(5);
/// The most that are remembered.
const MOST: usize = 10_000;

/// Proofs seen lately, by the hash of the secret.
#[derive(Default)]
pub(crate) struct Credentials {
    known: RwLock<HashMap<String, Known>>,
}

struct Known {
    at: Instant,
    /// How often something had ended before it was looked up: [`crate::Store::endings_so_far`].
    endings: u64,
    login: Arc<Login>,
}

impl Credentials {
    /// What was looked up lately, and since nothing ended.
    pub(crate) fn recall(&self, hash: &str, endings: u64) -> Option<Arc<Login>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let fresh = known.get(hash).filter(|it| it.endings == endings && it.at.elapsed() < BELIEVED);
        fresh.map(|it| Arc::clone(&it.login))
    }

    /// `endings` as it was before the lookup.
    pub(crate) fn remember(&self, hash: String, endings: u64, login: &Arc<Login>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(hash, Known { at: Instant::now(), endings, login: Arc::clone(login) });
    }
}
