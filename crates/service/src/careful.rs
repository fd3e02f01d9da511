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
    AssertUnwindSafe(work).catch_unwind().await.map_err(|panic| told(what, &*panic))
}

/// The same for work that waits for nothing.
pub(crate) fn caught_now<T>(what: &'static str, work: impl FnOnce() -> T) -> Result<T, Panicked> {
    std::panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| told(what, &*panic))
}

/// What is made of each row of several. A row over which that panics costs that row: it is told in the log, and left out.
pub(crate) fn each<'a, R: 'a, T>(
    what: &'static str,
    rows: impl IntoIterator<Item = &'a R>,
    make: impl Fn(&'a R) -> T,
) -> Vec<T> {
    rows.into_iter().filter_map(|row| caught_now(what, || make(row)).ok()).collect()
}

fn told(what: &'static str, panic: &(dyn Any + Send)) -> Panicked {
    tracing::error!(cause = words(panic), what, "work panicked; all else goes on");
    Panicked
}

/// What a panic said.
pub(crate) fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Guards against a list, a file or a page that fails as a whole for one row.
    #[test]
    fn a_row_that_panics_is_left_out() {
        let rows = [1, 2, 3];
        let made = each("rows of a test", &rows, |row| {
            assert!(*row != 2, "a number that nobody thought of");
            row * 10
        });
        assert_eq!(made, [10, 30]);
        assert_eq!(caught_now("a test", || panic!("no")), Err::<(), _>(Panicked));
    }
}
