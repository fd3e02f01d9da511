//! Remembers for a few seconds whose token or session it was, so that a busy program costs one lookup, not thousands.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tokio::sync::Notify;

use crate::store::Login;

/// How long a token that was taken back elsewhere may still be believed.
const BELIEVED: Duration = Duration::from_secs(5);
/// The most that are remembered.
const MOST: usize = 10_000;

/// Proofs seen lately, by the hash of the secret.
#[derive(Default)]
pub(crate) struct Credentials {
    known: RwLock<HashMap<String, (Instant, Arc<Login>)>>,
    forgotten: Notify,
}

impl Credentials {
    pub(crate) fn recall(&self, hash: &str) -> Option<Arc<Login>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.get(hash).filter(|(seen, _)| seen.elapsed() < BELIEVED).map(|(_, login)| Arc::clone(login))
    }

    pub(crate) fn remember(&self, hash: String, login: &Arc<Login>) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(hash, (Instant::now(), Arc::clone(login)));
    }

    /// Nothing that proves this person is believed any more before it was looked up again; streams look at once.
    pub(crate) fn forget_person(&self, id: &str) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (_, login)| login.person.id != id);
        drop(known);
        self.forgotten.notify_waiters();
    }

    /// Resolves when somebody was forgotten.
    pub(crate) async fn someone_forgotten(&self) {
        self.forgotten.notified().await;
    }

    pub(crate) fn forget(&self, hash: &str) {
        self.known.write().unwrap_or_else(PoisonError::into_inner).remove(hash);
    }
}
