//! How many notices are unread: told in the masthead, and asked again after whatever may have changed it.

use std::cell::Cell;
use std::sync::LazyLock;
use std::time::Duration;

use crate::view::prelude::*;
use leptos::task::spawn_local;

use crate::api;

/// What the service counts.
pub struct Unread {
    pub unread: u64,
}

/// Changes come in numbers where much is copied; the count is asked for once in this time.
const SOON: Duration = Duration::from_secs(2);

static COUNT: LazyLock<ArcRwSignal<u64>> = LazyLock::new(|| ArcRwSignal::new(0));

thread_local! {
    static WAITING: Cell<bool> = const { Cell::new(false) };
}

/// The count, followed.
pub fn count() -> u64 {
    COUNT.get()
}

/// The count is known from elsewhere.
pub fn set(count: u64) {
    COUNT.set(count);
}

/// Asks for the count at once.
pub fn look() {
    spawn_local(async {
        // Where it cannot be had, the last one stands: every page says by itself that the service does not answer.
        if let Ok(it) = api::unread().await {
            set(it.unread);
        }
    });
}

/// Asks for the count soon: many changes ask once.
pub fn look_soon() {
    if !WAITING.replace(true) {
        set_timeout(
            || {
                WAITING.set(false);
                look();
            },
            SOON,
        );
    }
}
