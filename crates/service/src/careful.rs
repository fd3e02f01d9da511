//! One item that panics costs that item: the others of its batch, and the task that works on them, go on.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;

/// Work that panicked. What it was is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work panicked")]
pub struct Panicked;

/// Does some work and outlives its panic, which goes to the log as an error. A transaction of the work is rolled back.
pub(crate) async fn caught<T>(what: &'static str, work: impl Future<Output = T>) -> Result<T, Panicked> {
    AssertUnwindSafe(work).catch_unwind().await.map_err(|panic| {
        tracing::error!(cause = words(&*panic), what, "work panicked; all else goes on");
        Panicked
    })
}

/// What a panic said.
pub(crate) fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}
