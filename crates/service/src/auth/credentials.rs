//! Remembers for a few seconds whose token or session it was, so that a busy program costs one lookup, not thousands.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use crate::store::Login;

/// How long a token that was taken back elsewhere may still be believed.
const BELIEVED: Duration = Duration::from_secs(5);
/// The most that are remembered.
const MOST: usize = 10_000;

/// Proofs seen lately, by the hash of the secret.
#[derive(Default)]
pub(crate) struct Credentials(RwLock<HashMap<String, (Instant, Arc<Login>)>>);

impl Credentials {
    pub(crate) fn recall(&self, hash: &str) -> Option<Arc<Login>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        known.get(hash).filter(|(seen, _)| seen.elapsed() < BELIEVED).map(|(_, login)| Arc::clone(login))
    }

    pub(crate) fn remember(&self, hash: String, login: &Arc<Login>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(hash, (Instant::now(), Arc::clone(login)));
    }

    pub(crate) fn forget(&self, hash: &str) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(hash);
    }
}
