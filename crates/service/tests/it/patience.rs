//! Waiting for something, not for a time: what does not come fails the test where it waits, however slow the machine is.

use std::time::{Duration, Instant};

/// So long is for a machine that does much else.
const LONG: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(20);

/// The first answer that is one.
#[track_caller]
pub(crate) fn found<T>(mut answer: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(it) = answer() {
            return it;
        }
        assert!(begun.elapsed() < LONG, "this never came");
        std::thread::sleep(PAUSE);
    }
}

#[track_caller]
pub(crate) fn until(mut is_so: impl FnMut() -> bool) {
    found(|| is_so().then_some(()));
}

/// [`until`], where it takes a question to the service; a panic in it does not tell its caller's line, so `what` does.
pub(crate) async fn eventually(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let begun = Instant::now();
    while !is_so().await {
        assert!(begun.elapsed() < LONG, "never came: {what}");
        tokio::time::sleep(PAUSE).await;
    }
}
