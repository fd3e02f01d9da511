//! The one parser of moments, on the way in and on the way out: `2026-11-22T14:20:00.123Z`. Chrono reads any form of
//! RFC 3339, which costs the portal 18 kB of code, and takes leap seconds, which it could then not read back: no `Time`
//! is read by chrono's own serde.

use core::fmt;

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

use crate::job::Time;
use crate::lang::current;

/// A moment some time later; the last one of the calendar where that would be past its end. Moments that people name may
/// be any, and `+` panics there.
pub fn later(at: Time, by: TimeDelta) -> Time {
    at.checked_add_signed(by).unwrap_or(Time::MAX_UTC)
}

/// As [`later`], for some time before.
pub fn earlier(at: Time, by: TimeDelta) -> Time {
    at.checked_sub_signed(by).unwrap_or(Time::MIN_UTC)
}

/// A moment in UTC, with `Z`; fractions of a second may stand or not. There is no leap second: it has no place on the
/// clock that deadlines count by.
pub fn parse(text: &str) -> Option<Time> {
    let (date, clock) = text.strip_suffix('Z')?.split_once('T')?;
    let mut date = date.split('-');
    let (year, month, day) = (date.next()?, date.next()?, date.next()?);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut clock = clock.split(':');
    let (hour, minute, second) = (clock.next()?, clock.next()?, clock.next()?);
    let mut nanos = 0;
    for at in 0..9 {
        let digit = fraction.as_bytes().get(at).map_or(Some(0), |digit| char::from(*digit).to_digit(10))?;
        nanos = nanos * 10 + digit;
    }
    let number = |text: &str| text.parse::<u32>().ok();
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)?;
    Some(date.and_hms_nano_opt(number(hour)?, number(minute)?, number(second)?, nanos)?.and_utc())
}

/// A moment as anybody writes it by RFC 3339: in UTC, or with an offset such as `+02:00`, in a year of four digits.
pub fn parse_anywhere(text: &str) -> Option<Time> {
    with_offset(text).filter(|time| (0..=9999).contains(&time.year()))
}

fn with_offset(text: &str) -> Option<Time> {
    let at = text.len().checked_sub("+00:00".len())?;
    let sign = match text.as_bytes().get(at) {
        Some(b'+') => 1,
        Some(b'-') => -1,
        _ => return parse(text),
    };
    let (local, offset) = text.split_at_checked(at)?;
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let offset = TimeDelta::minutes(sign * (i64::from(hours) * 60 + i64::from(minutes)));
    parse(&[local, "Z"].concat())?.checked_sub_signed(offset)
}

/// For `deserialize_with`.
///
/// # Errors
/// The text is no such moment.
pub fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Time, D::Error> {
    struct Moment;
    impl Visitor<'_> for Moment {
        type Value = Time;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a moment such as 2026-11-22T14:20:00Z")
        }
        fn visit_str<E: Error>(self, text: &str) -> Result<Time, E> {
            parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
        }
    }
    from.deserialize_str(Moment)
}

/// As [`read`], for a field that may be absent; it is never `null`.
///
/// # Errors
/// The text is no such moment.
pub fn read_some<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Time>, D::Error> {
    read(from).map(Some)
}

/// A moment that somebody sent, in any zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent(pub Time);

impl<'de> Deserialize<'de> for Sent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Moment;
        impl Visitor<'_> for Moment {
            type Value = Sent;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(current().pick(
                    "date and time with their zone, such as 2026-12-31T12:00:00Z, without leap seconds",
                    "datum och tid med tidszon, som 2026-12-31T12:00:00Z, utan skottsekunder",
                ))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Sent, E> {
                parse_anywhere(text).map(Sent).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }
        from.deserialize_str(Moment)
    }
}

/// For `deserialize_with`, of what somebody sends.
///
/// # Errors
/// The text is no moment.
pub fn read_sent<'de, D: Deserializer<'de>>(from: D) -> Result<Time, D::Error> {
    Sent::deserialize(from).map(|Sent(time)| time)
}

/// As [`read_sent`], for a field that may be absent or `null`.
///
/// # Errors
/// The text is no moment.
pub fn read_some_sent<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Time>, D::Error> {
    Option::<Sent>::deserialize(from).map(|sent| sent.map(|Sent(time)| time))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_chrono_writes_is_read() {
        for text in [
            "2026-11-22T14:20:00Z",
            "2024-02-29T23:59:59.123Z",
            "1999-12-31T00:00:00.000000001Z",
            "2026-01-01T00:00:00.120Z",
        ] {
            let moment = parse(text).unwrap();
            let written = serde_json::to_string(&moment).unwrap();
            assert_eq!(written.trim_matches('"'), text);
        }
    }

    #[test]
    fn an_offset_is_taken_off() {
        let utc = parse("2026-11-22T14:20:00Z");
        for text in ["2026-11-22T16:20:00+02:00", "2026-11-22T10:50:00-03:30", "2026-11-22T14:20:00Z"] {
            assert_eq!(parse_anywhere(text), utc, "{text}");
        }
        for text in ["2026-06-30T23:59:60Z", "2026-07-01T01:59:60+02:00", "+12026-01-01T00:00:00Z"] {
            assert_eq!(parse_anywhere(text), None, "{text}");
        }
        for text in ["0000-01-01T00:00:00+00:01", "9999-12-31T23:59:00-00:01"] {
            assert_eq!(parse_anywhere(text), None, "{text}: the year in UTC has not four digits");
        }
        for text in ["2026-11-22T16:20:00+2:00", "2026-11-22T16:20:00+24:00", "2026-11-22T16:20:00", "+02:00", ""] {
            assert_eq!(parse_anywhere(text), None, "{text}");
        }
    }

    #[test]
    fn other_texts_are_not() {
        for text in [
            "",
            "Z",
            "TZ",
            "2026-11-22",
            "2026-11-22T14:20:00",
            "2026-13-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-11-22T14:20:00.xZ",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
