//! Connections of the one question that comes more often than all others. The pool asks each connection that is given
//! back whether it is still one: on a row that is read by its key that is a tenth of the work, and a journey to the
//! server and back. These stay with the reader, and go through the pool only when something is wrong with them.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, Connection as _};
use tokio::runtime::Handle;

use super::open::RESTED;

/// So many are kept; the pool has the others for all else.
const KEPT: usize = 4;

/// Connections that have done their last work whole.
#[derive(Debug)]
pub(super) struct ReadyConnections {
    kept: Mutex<Vec<(Instant, PoolConnection<Any>)>>,
    /// On which connections go back to the pool.
    runtime: Handle,
}

impl ReadyConnections {
    /// None yet. Must be called on a runtime.
    pub(super) fn new() -> Self {
        Self { kept: Mutex::default(), runtime: Handle::current() }
    }

    /// One that is ready: a kept one, or the pool's.
    pub(super) async fn take(&self, pool: &AnyPool) -> Result<PoolConnection<Any>, sqlx::Error> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match kept {
            Some((since, connection)) if since.elapsed() < RESTED => Ok(connection),
            // Its server may have been restarted meanwhile.
            Some((_, mut connection)) => match connection.ping().await {
                Ok(()) => Ok(connection),
                Err(_) => pool.acquire().await,
            },
            None => pool.acquire().await,
        }
    }

    /// Keeps one whose work was done. One whose work was broken off is dropped instead: the pool sees what is left of it.
    pub(super) fn keep(&self, pool: &AnyPool, connection: PoolConnection<Any>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < KEPT && !pool.is_closed() {
            kept.push((Instant::now(), connection));
        }
    }

    /// Closes the pool, which waits for these too.
    pub(super) async fn close(&self, pool: &AnyPool) {
        let closed = pool.close();
        drop(std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner)));
        closed.await;
    }
}

impl Drop for ReadyConnections {
    fn drop(&mut self) {
        // The store may be dropped outside a runtime, or on one that has ended.
        let _on = self.runtime.enter();
        self.kept.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
