//! Work that keeps a processor busy for a while: done away from the threads that answer requests, and no more of it at once
//! than there are processors, so that its memory has a bound too.

use std::sync::{Arc, LazyLock};

use axum::body::Bytes;
use tokio::sync::Semaphore;

use crate::failure::Failure;

/// A body of up to so many bytes is read where it came: that takes less time than to hand it over.
const SMALL: usize = 16 << 10;

/// Bodies and logs wait in lines of their own: a body takes some milliseconds, a log up to a second.
static BODIES: LazyLock<Arc<Semaphore>> = LazyLock::new(places);
static LOGS: LazyLock<Arc<Semaphore>> = LazyLock::new(places);

fn places() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)))
}

/// Reads a body that is here.
pub(crate) async fn read_body<T: Send + 'static>(
    bytes: Bytes,
    read: impl FnOnce(&[u8]) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    if bytes.len() <= SMALL {
        return read(&bytes);
    }
    in_turn(&BODIES, core::future::ready(Ok(bytes)), move |bytes| read(&bytes)).await
}

/// Packs or reads a log. What it needs is fetched when its turn has come, so that those who wait hold nothing.
pub(crate) async fn with_log<S: Send + 'static, T: Send + 'static>(
    fetch: impl Future<Output = Result<S, Failure>>,
    work: impl FnOnce(S) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    in_turn(&LOGS, fetch, work).await
}

async fn in_turn<S: Send + 'static, T: Send + 'static>(
    places: &Arc<Semaphore>,
    fetch: impl Future<Output = Result<S, Failure>>,
    work: impl FnOnce(S) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let place = Arc::clone(places).acquire_owned().await;
    let needed = fetch.await?;
    // The place is given back when the work is done, also where nobody waits for its result any more.
    let done = tokio::task::spawn_blocking(move || (work(needed), place)).await;
    done.map_or_else(
        |problem| {
            tracing::error!(cause = %problem, "work in the background panicked");
            Err(Failure::Panicked)
        },
        |(result, _)| result,
    )
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;

    use super::*;

    #[tokio::test]
    async fn a_long_body_is_read_away_from_the_threads_that_answer() {
        let here = thread::current().id();
        for (length, is_here) in [(SMALL, true), (SMALL + 1, false)] {
            let read_by = read_body(vec![b' '; length].into(), |_| Ok(thread::current().id())).await.unwrap();
            assert_eq!(read_by == here, is_here, "{length} bytes");
        }
    }

    #[tokio::test]
    async fn no_more_logs_are_worked_on_than_there_are_processors() {
        static NOW: AtomicUsize = AtomicUsize::new(0);
        static MOST: AtomicUsize = AtomicUsize::new(0);
        let work = |()| {
            MOST.fetch_max(NOW.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::yield_now();
            NOW.fetch_sub(1, Ordering::SeqCst);
            Ok(())
        };
        let fetch = || async {
            assert!(NOW.load(Ordering::SeqCst) <= thread::available_parallelism().unwrap().get());
            Ok(())
        };
        let all = (0..200).map(|_| with_log(fetch(), work));
        futures_util::future::join_all(all).await.into_iter().for_each(|done| done.unwrap());
        assert!(MOST.load(Ordering::SeqCst) <= thread::available_parallelism().unwrap().get());
    }

    #[tokio::test]
    async fn work_that_panics_is_a_failure_and_gives_its_place_back() {
        for _ in 0..100 {
            let done: Result<(), Failure> =
                with_log(core::future::ready(Ok(())), |()| panic!("a log like no other")).await;
            assert!(matches!(done, Err(Failure::Panicked)));
        }
    }
}
