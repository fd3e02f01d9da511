//! How long something takes, in the two greatest units that matter.

use super::whole;
use crate::browser;
use crate::words as w;

/// The two greatest units of a length, as counts: days and hours, hours and minutes, minutes and seconds.
enum Parts {
    Days(i64, i64),
    Hours(i64, i64),
    Minutes(i64, i64),
}

fn parts(ms: f64) -> Parts {
    let seconds = whole(ms.max(0.0) / 1000.0);
    match seconds {
        86_400.. => Parts::Days(seconds / 86_400, seconds % 86_400 / 3600),
        3600.. => Parts::Hours(seconds / 3600, seconds % 3600 / 60),
        _ => Parts::Minutes(seconds / 60, seconds % 60),
    }
}

/// "4 d 9 h", "21 h", "14 min", "8 s".
pub fn length(ms: f64) -> String {
    let (greater, lesser) = match parts(ms) {
        Parts::Days(days, hours) => (short(days, w::time::days), short(hours, w::time::hours)),
        Parts::Hours(hours, minutes) => (short(hours, w::time::hours), short(minutes, w::time::minutes)),
        Parts::Minutes(0, seconds) => (w::time::seconds(&seconds.to_string()), String::new()),
        Parts::Minutes(minutes, _) => (short(minutes, w::time::minutes), String::new()),
    };
    both(greater, lesser)
}

/// "4 days 9 hours": for what stands large.
pub fn length_long(ms: f64) -> String {
    let (greater, lesser) = match parts(ms) {
        Parts::Days(days, hours) => (long(days, "day"), long(hours, "hour")),
        Parts::Hours(hours, minutes) => (long(hours, "hour"), long(minutes, "minute")),
        Parts::Minutes(0, seconds) => (browser::unit(float(seconds), "second"), String::new()),
        Parts::Minutes(minutes, _) => (long(minutes, "minute"), String::new()),
    };
    both(greater, lesser)
}

/// As [`length_long`], but by the second in the last hour.
pub fn countdown(ms: f64) -> String {
    match parts(ms) {
        Parts::Minutes(0, 0) => w::time::passed().to_owned(),
        Parts::Minutes(minutes, seconds) => both(long(minutes, "minute"), browser::unit(float(seconds), "second")),
        Parts::Days(..) | Parts::Hours(..) => length_long(ms),
    }
}

fn both(greater: String, lesser: String) -> String {
    match (greater.is_empty(), lesser.is_empty()) {
        (_, true) => greater,
        (true, false) => lesser,
        (false, false) => w::time::pair(&greater, &lesser),
    }
}

fn short(count: i64, word: fn(&str) -> String) -> String {
    if count == 0 { String::new() } else { word(&count.to_string()) }
}

fn long(count: i64, unit: &str) -> String {
    if count == 0 { String::new() } else { browser::unit(float(count), unit) }
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "counts of days and seconds are small")]
fn float(count: i64) -> f64 {
    count as f64
}
