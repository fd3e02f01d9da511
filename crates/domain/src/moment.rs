//! Moments as our own JSON writes them: `2026-11-22T14:20:00.123Z`. Chrono reads any form of RFC 3339, which costs the portal
//! 18 kB of code; this reads the one that the service writes.

use core::fmt;

use chrono::NaiveDate;
use serde::Deserializer;
use serde::de::{Error, Unexpected, Visitor};

use crate::job::Time;

/// A moment in UTC, with `Z`; fractions of a second may stand or not.
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

/// A moment as anybody writes it by RFC 3339: in UTC, or with an offset such as `+02:00`.
pub fn parse_anywhere(text: &str) -> Option<Time> {
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
    let offset = chrono::TimeDelta::minutes(sign * (i64::from(hours) * 60 + i64::from(minutes)));
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
