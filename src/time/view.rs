//! `<time>` elements: the machine's form in the attribute, the reader's in the text, kept up to date by the clock.

use crate::view::prelude::*;
use waybill_domain::job::Time;

use super::length::{countdown, length};
use super::{HOUR, MINUTE, ms, now_near};
use crate::browser;
use crate::words as w;

const DAY: f64 = 24.0 * HOUR;

/// "Tue 24 Nov 14:00", or "today 14:00".
pub fn exact(at: Time) -> AnyView {
    time(at, exact_words)
}

/// "Tue 24 Nov"
pub fn day(at: Time) -> AnyView {
    time(at, |at| browser::day(at, now_near(at)))
}

/// "in 3 days, Tue 24 Nov 14:00"
pub fn both(at: Time) -> AnyView {
    worded(at, w::time::both)
}

/// "in 3 days", "2 hours ago"
pub fn relative(at: Time) -> AnyView {
    time(at, relative_words)
}

/// "3 d ago": for columns. The exact time is what a pointer over it shows.
pub fn ago(at: Time) -> AnyView {
    time(at, ago_words)
}

/// "10 days 20 hours", by the second in the last hour.
pub fn countdown_to(at: Time) -> AnyView {
    time(at, |at| countdown(at - now_near(at)))
}

/// A moment inside words of the caller's, which get it as "in 3 days" and as "Tue 24 Nov 14:00".
pub fn worded(at: Time, words: impl Fn(&str, &str) -> String + Send + Sync + 'static) -> AnyView {
    let at = ms(at);
    view! { <time class="moment" datetime=browser::iso(at)>{move || words(&relative_words(at), &exact_words(at))}</time> }.into_any()
}

/// Not generic over the words: one element, however many ways there are to say a time.
fn time(at: Time, words: fn(f64) -> String) -> AnyView {
    let at = ms(at);
    view! { <time datetime=browser::iso(at) title=move || exact_words(at)>{move || words(at)}</time> }.into_any()
}

/// As [`exact`], as text; at milliseconds, followed.
pub fn exact_words(at: f64) -> String {
    browser::moment(at, now_near(at))
}

/// As [`relative`], as text.
pub fn relative_words(at: f64) -> String {
    let away = at - now_near(at);
    let (size, unit) = match away.abs() {
        far if far >= 2.0 * DAY => (DAY, "day"),
        far if far >= HOUR => (HOUR, "hour"),
        far if far >= MINUTE => (MINUTE, "minute"),
        _ => (1000.0, "second"),
    };
    browser::relative((away / size).trunc(), unit)
}

fn ago_words(at: f64) -> String {
    let passed = now_near(at) - at;
    match passed {
        ..2000.0 => w::time::just_now().to_owned(),
        // One unit is enough in a column.
        DAY.. => w::time::ago(&w::time::days(&whole_text(passed / DAY))),
        HOUR.. => w::time::ago(&w::time::hours(&whole_text(passed / HOUR))),
        _ => w::time::ago(&length(passed)),
    }
}

fn whole_text(count: f64) -> String {
    super::whole(count).to_string()
}
