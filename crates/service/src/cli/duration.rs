//! Spans of time as people type them: `15d`, `8h`, `30m`, `45s`.

use chrono::TimeDelta;

/// Reads a span.
///
/// # Errors
/// Says how to write it.
pub(crate) fn span(text: &str) -> Result<TimeDelta, String> {
    const HELP: &str = "write a number and d, h, m or s: 15d";
    let unit = text.chars().last().ok_or(HELP)?;
    let number: i64 = text.strip_suffix(unit).and_then(|number| number.parse().ok()).ok_or(HELP)?;
    let span = match unit {
        'd' => TimeDelta::try_days(number),
        'h' => TimeDelta::try_hours(number),
        'm' => TimeDelta::try_minutes(number),
        's' => TimeDelta::try_seconds(number),
        _ => None,
    };
    // A century is enough, and nothing added to it overflows.
    span.filter(|span| span.num_days().abs() <= 36_525).ok_or_else(|| HELP.to_owned())
}

/// A span that lasts.
///
/// # Errors
/// Says how to write it.
pub(crate) fn ttl(text: &str) -> Result<TimeDelta, String> {
    span(text)?.to_owned().gt(&TimeDelta::zero()).then(|| span(text)).ok_or("it must be longer than nothing")?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_as_people_type_them() {
        assert_eq!(span("15d"), Ok(TimeDelta::days(15)));
        assert_eq!(span("8h"), Ok(TimeDelta::hours(8)));
        assert_eq!(span("-30m"), Ok(TimeDelta::minutes(-30)));
        for wrong in ["", "d", "15", "15 d", "15w", "99999999d", "15é"] {
            assert!(span(wrong).is_err(), "{wrong}");
        }
        assert!(ttl("0s").is_err() && ttl("-1d").is_err() && ttl("1s").is_ok());
    }
}
