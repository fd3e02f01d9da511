//! The place of a request: what it holds of what all requests share, and for how long. While a request waits for its
//! client, it holds nothing that somebody else could need.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::held::{Held, Holder, Refused};
use super::{Pools, Slot};
use crate::client::Client;
use crate::failure::Failure;

/// Seconds to wait when there is no telling how long it takes.
pub(super) const SOON: u64 = 5;

/// What a request holds. Clones are the same place; it is free again when the last of them is dropped.
#[derive(Clone)]
pub(crate) struct Place(Arc<Inner>);

struct Inner {
    client: Client,
    pools: Arc<Pools>,
    /// One of those of its address, until the answer is gone.
    _address: Option<Slot<IpAddr>>,
    /// One of those that all share, while the service works on it.
    working: Mutex<Option<OwnedSemaphorePermit>>,
    /// The hash of the token or session, once it was proved.
    proof: OnceLock<String>,
}

/// A body that is waited for.
pub(crate) struct Waiting {
    _stranger: Option<(OwnedSemaphorePermit, [Option<Slot<IpAddr>>; 2])>,
}

impl Place {
    pub(super) fn new(client: Client, pools: Arc<Pools>, address: Option<Slot<IpAddr>>) -> Self {
        let (working, proof) = (Mutex::default(), OnceLock::new());
        Self(Arc::new(Inner { client, pools, _address: address, working, proof }))
    }

    /// Takes one of the places that all share.
    ///
    /// # Errors
    /// All are taken.
    pub(crate) fn work(&self) -> Result<(), Failure> {
        let permit = Arc::clone(&self.0.pools.at_once).try_acquire_owned().map_err(|_| Failure::Busy(SOON))?;
        *self.0.working.lock().unwrap_or_else(PoisonError::into_inner) = Some(permit);
        Ok(())
    }

    /// Gives the shared place back: from now on the request waits for its client.
    pub(crate) fn rest(&self) {
        drop(self.0.working.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// Notes who sent the request.
    pub(crate) fn prove(&self, hash: &str) {
        // A request is proved once.
        let _ = self.0.proof.set(hash.to_owned());
    }

    pub(crate) fn is_proved(&self) -> bool {
        self.0.proof.get().is_some()
    }

    /// Waits for the rest of a body. Those who proved nothing have few places to wait in, of their own.
    ///
    /// # Errors
    /// These are taken.
    pub(crate) fn wait(&self) -> Result<Waiting, Failure> {
        self.rest();
        let Inner { client, pools, .. } = &*self.0;
        if self.is_proved() || client.is_unlimited {
            return Ok(Waiting { _stranger: None });
        }
        let own =
            |slots: &super::ConcurrencyLimit<IpAddr>, key: IpAddr| slots.take(&key).ok_or(Failure::TooOften(SOON));
        let address = own(&pools.strangers_each, client.key())?;
        let network = match client.network() {
            Some(network) => Some(own(&pools.strangers_network, network)?),
            None => None,
        };
        let permit = Arc::clone(&pools.strangers).try_acquire_owned().map_err(|_| Failure::Busy(SOON))?;
        Ok(Waiting { _stranger: Some((permit, [Some(address), network])) })
    }

    /// Counts bytes that are kept in memory for this request until they are gone.
    ///
    /// # Errors
    /// The client, or all of them together, keep too many.
    pub(crate) fn hold(&self, bytes: usize) -> Result<Held, Failure> {
        let Inner { client, pools, proof, .. } = &*self.0;
        let (memory, holder) = match proof.get() {
            Some(hash) => (&pools.memory, Holder::Proof(hash.clone())),
            None => (&pools.strangers_memory, Holder::Address(client.key())),
        };
        memory.take(holder, bytes).map_err(|refused| match refused {
            Refused::Own => Failure::TooOften(SOON),
            Refused::All => Failure::Busy(SOON),
        })
    }
}

/// A semaphore of so many; 0 is as many as there can be.
pub(super) fn places(most: usize) -> Arc<Semaphore> {
    Arc::new(Semaphore::new(if most == 0 { Semaphore::MAX_PERMITS } else { most }))
}
