//! Times as people read them: exact in the reader's zone, and how far away. One ticking clock for the whole page.
//!
//! The clock is the service's: its offset from this machine's comes with the session, so that a countdown ends when the
//! deadline does, whatever the reader's machine thinks.

mod length;
mod view;

use std::sync::LazyLock;

use crate::view::prelude::*;
use leptos_use_interval_fn::use_interval_fn;
use waybill_domain::job::Time;

use crate::browser;

pub use length::{countdown, length, length_long};
pub use view::{ago, both, countdown_to, day, exact, exact_words, relative, relative_words, worded};

/// Milliseconds since 1970. `second` changes each second, `half_minute` twice a minute: who shows days need not look often.
struct Clock {
    second: ArcRwSignal<f64>,
    half_minute: ArcRwSignal<f64>,
    offset: ArcRwSignal<f64>,
}

static CLOCK: LazyLock<Clock> = LazyLock::new(|| Clock {
    second: ArcRwSignal::new(browser::now()),
    half_minute: ArcRwSignal::new(browser::now()),
    offset: ArcRwSignal::new(0.0),
});

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;

/// Starts the clock; once, by the app.
pub fn tick() {
    use_interval_fn(
        || {
            let now = browser::now() + CLOCK.offset.get_untracked();
            CLOCK.second.set(now);
            if (now - CLOCK.half_minute.get_untracked()).abs() >= MINUTE / 2.0 {
                CLOCK.half_minute.set(now);
            }
        },
        1000,
    );
}

/// Goes by the service's clock from now on.
pub fn set_by(service_now: Time) {
    let offset = ms(service_now) - browser::now();
    CLOCK.offset.set(offset);
    CLOCK.second.set(browser::now() + offset);
    CLOCK.half_minute.set(browser::now() + offset);
}

/// The service's time now, for the domain's rules; nothing follows it.
pub fn now() -> Time {
    Time::from_timestamp_millis(whole(browser::now() + CLOCK.offset.get_untracked())).unwrap_or_default()
}

/// The service's time now, in milliseconds, followed as closely as something at that moment needs it: by the second within
/// an hour of it, else by the half minute.
pub fn now_near(at: f64) -> f64 {
    let coarse = CLOCK.half_minute.get();
    if (at - coarse).abs() < HOUR { CLOCK.second.get() } else { coarse }
}

/// A moment in milliseconds, as the browser has it.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "exact for 200,000 years")]
pub fn ms(at: Time) -> f64 {
    at.timestamp_millis() as f64
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "milliseconds of a clock are far below 2^53"
)]
fn whole(number: f64) -> i64 {
    number as i64
}
