//! The tool's records, line by line: which lines belong to what it says of a drive.

use super::drives::Drives;
use super::{JournalProblem, VALUE_MAX};

/// Where in the sequence of records the text is.
#[derive(Default)]
pub(super) struct Records {
    /// Whether there was a record at all.
    pub(super) has_records: bool,
    /// The end of the line that is not complete yet.
    line: Vec<u8>,
    /// How many bytes of that line were let go.
    dropped: usize,
    /// Whether the record says `ActivityId: DriveInfo`.
    is_drive_info: bool,
    value: Value,
}

#[derive(Default)]
enum Value {
    /// Between values.
    #[default]
    Outside,
    /// In a value of some other activity.
    Other,
    /// In what is said of a drive, so many bytes in.
    Drive(usize),
}

impl Records {
    pub(super) fn feed(&mut self, text: &[u8], drives: &mut Drives) -> Result<(), JournalProblem> {
        let mut rest = text;
        while let Some(at) = rest.iter().position(|it| *it == b'\n') {
            let (line, after) = rest.split_at(at);
            rest = after.get(1..).unwrap_or_default();
            if self.line.is_empty() && self.dropped == 0 {
                self.end_line(line, drives)?;
            } else {
                self.hold(line);
                let mut held = std::mem::take(&mut self.line);
                self.end_line(&held, drives)?;
                // The buffer serves the next line too.
                held.clear();
                self.line = held;
            }
        }
        self.hold(rest);
        Ok(())
    }

    /// Takes the last line, which needs no end.
    pub(super) fn finish(&mut self, drives: &mut Drives) -> Result<(), JournalProblem> {
        let held = std::mem::take(&mut self.line);
        self.end_line(&held, drives)
    }

    /// Keeps the end of a line, letting go of the beginning only now and then, so that each byte moves once.
    fn hold(&mut self, more: &[u8]) {
        self.line.extend_from_slice(more);
        if self.line.len() > 2 * VALUE_MAX {
            let excess = self.line.len() - VALUE_MAX;
            self.line.drain(..excess);
            self.dropped += excess;
        }
    }

    fn end_line(&mut self, line: &[u8], drives: &mut Drives) -> Result<(), JournalProblem> {
        // However the file is sliced, a line is read by its last megabyte.
        let is_cut = std::mem::take(&mut self.dropped) > 0 || line.len() > VALUE_MAX;
        if is_cut && matches!(self.value, Value::Drive(_)) {
            return Err(JournalProblem::ValueTooLong);
        }
        let mut rest = line.get(line.len().saturating_sub(VALUE_MAX)..).unwrap_or_default();
        loop {
            if rest.trim_ascii_start().starts_with(b"[BeginUpdateRecord]") {
                // Whatever was open was cut off.
                drives.forget();
                *self = Self { has_records: true, line: std::mem::take(&mut self.line), ..Self::default() };
                return Ok(());
            }
            if let Value::Outside = self.value {
                if let Some(activity) = rest.trim_ascii_start().strip_prefix(b"ActivityId:") {
                    self.is_drive_info = activity.trim_ascii() == b"DriveInfo";
                }
                let Some((_, after)) = split(rest, b"[BeginValue]") else { return Ok(()) };
                self.value = if self.is_drive_info { Value::Drive(0) } else { Value::Other };
                rest = after;
            }
            let (text, after) = match split(rest, b"[EndValue]") {
                Some((text, after)) => (text, Some(after)),
                None => (rest, None),
            };
            if let Value::Drive(length) = &mut self.value {
                *length += text.len() + 1;
                if *length > VALUE_MAX {
                    return Err(JournalProblem::ValueTooLong);
                }
                drives.feed(text)?;
                drives.feed(b"\n")?;
            }
            let Some(after) = after else { return Ok(()) };
            if let Value::Drive(_) = self.value {
                drives.forget();
            }
            self.value = Value::Outside;
            rest = after;
        }
    }
}

/// The text before and after a marker, which begins with a bracket.
fn split<'a>(text: &'a [u8], marker: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let at = from + rest.iter().position(|it| *it == b'[')?;
        if let Some(after) = text.get(at..)?.strip_prefix(marker) {
            return Some((text.get(..at)?, after));
        }
        from = at + 1;
    }
}
