//! One item that panics costs that item: the others of its batch, and the task that works on them, go on.

use std::any::Any;
use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use waybill_domain::job::Job;

/// Work that panicked. What it was is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the work panicked")]
pub struct Panicked;

/// Does some work and outlives its panic, which goes to the log as an error. A transaction of the work is rolled back.
pub(crate) async fn caught<T>(what: &'static str, work: impl Future<Output = T>) -> Result<T, Panicked> {
    AssertUnwindSafe(work).catch_unwind().await.map_err(|panic| told(what, "", &*panic))
}

/// The same for work that waits for nothing.
pub(crate) fn caught_now<T>(what: &'static str, work: impl FnOnce() -> T) -> Result<T, Panicked> {
    std::panic::catch_unwind(AssertUnwindSafe(work)).map_err(|panic| told(what, "", &*panic))
}

/// What is made of each of several jobs. One over which that panics costs its row: the job is told in the log, and left out.
pub(crate) fn each<'a, R: AsRef<Job> + 'a, T>(
    what: &'static str,
    rows: impl IntoIterator<Item = &'a R>,
    make: impl Fn(&'a R) -> T,
) -> Vec<T> {
    let one = |row: &'a R| {
        let made = std::panic::catch_unwind(AssertUnwindSafe(|| make(row)));
        made.map_err(|panic| told(what, &row.as_ref().id.resource_id(), &*panic)).ok()
    };
    rows.into_iter().filter_map(one).collect()
}

fn told(what: &'static str, of: &str, panic: &(dyn Any + Send)) -> Panicked {
    tracing::error!(cause = words(panic), what, of, "work panicked; all else goes on");
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
        let rows = crate::demo::scenarios(chrono::Utc::now()).unwrap().into_iter().map(|it| it.job).take(3);
        let rows: Vec<Job> = rows.collect();
        let made = each("rows of a test", &rows, |row| {
            assert!(row.id != rows[1].id, "a value that nobody thought of");
            &row.id
        });
        assert_eq!(made, [&rows[0].id, &rows[2].id]);
        assert_eq!(caught_now("a test", || panic!("no")), Err::<(), _>(Panicked));
    }
}
