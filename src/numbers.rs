//! Numbers, percents and bytes in the reader's way of writing them.

use crate::browser;
use crate::words as w;

/// "1,214"
pub fn number(value: u64) -> String {
    browser::number(float(value), 0)
}

/// "41 %"
pub fn percent(value: u8) -> String {
    w::time::percent(&browser::number(f64::from(value), 0))
}

/// "9.12 TB"
pub fn bytes(value: u64) -> String {
    let unit = Unit::of(value);
    w::time::bytes(&unit.scaled(value), unit.name)
}

/// "9.12 of 22.00 TB": both in the unit of the greater, so that they compare at a glance.
pub fn bytes_of(some: u64, all: u64) -> String {
    let unit = Unit::of(some.max(all));
    w::time::bytes_of(&unit.scaled(some), &unit.scaled(all), unit.name)
}

/// "168 MB/s"
pub fn rate(bytes_a_second: u64) -> String {
    let unit = Unit::of(bytes_a_second);
    let digits = if bytes_a_second < unit.size.saturating_mul(100) { unit.digits.min(1) } else { 0 };
    w::time::rate(&w::time::bytes(&browser::number(float(bytes_a_second) / float(unit.size), digits), unit.name))
}

/// Decimal, as on a drive's label; symbols of units are the same in every language.
struct Unit {
    size: u64,
    name: &'static str,
    digits: u8,
}

impl Unit {
    fn of(value: u64) -> Self {
        let unit = |size, name, digits| Self { size, name, digits };
        match value {
            1_000_000_000_000.. => unit(1_000_000_000_000, "TB", 2),
            1_000_000_000.. => unit(1_000_000_000, "GB", 1),
            1_000_000.. => unit(1_000_000, "MB", 1),
            1_000.. => unit(1_000, "kB", 1),
            0.. => unit(1, "B", 0),
        }
    }

    fn scaled(&self, value: u64) -> String {
        browser::number(float(value) / float(self.size), self.digits)
    }
}

/// Exact up to 9 PB, which is more than any job has.
#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "there is no other way from u64 to f64")]
fn float(value: u64) -> f64 {
    value as f64
}
