//! Whether what a view shows is what was sent.

use chrono::{DateTime, FixedOffset};
use serde_json::Value;

/// What a view shows of one subject.
#[derive(Debug, Clone, Default)]
pub(super) struct Shown {
    pub(super) values: Vec<Value>,
    /// Texts with values in the midst of words: mails.
    pub(super) texts: Vec<String>,
}

impl Shown {
    pub(super) fn has(&self, sent: &Value) -> bool {
        // Mail ends its lines in its own way.
        let is_in = |text: &str| self.texts.iter().any(|it| it.contains(&text.trim().replace("\r\n", "\n")));
        self.values.iter().any(|it| is_same(sent, it)) || sent.as_str().is_some_and(is_in)
    }
}

/// Space around a value is never kept, and a moment may be told in another zone.
fn is_same(sent: &Value, shown: &Value) -> bool {
    let (Value::String(sent), Value::String(shown)) = (sent, shown) else { return sent == shown };
    // A file for spreadsheets has whole seconds.
    let whole = |at: i64| if shown.contains('.') { at } else { at.div_euclid(1000) };
    let same_moment = moment(sent).is_some() && moment(sent).map(whole) == moment(shown).map(whole);
    let same_spelling = folded(sent).is_some() && folded(sent) == folded(shown);
    sent == shown || sent.trim() == shown || same_moment || same_spelling || is_tail(sent, shown)
}

/// To the millisecond, as share links are kept.
fn moment(text: &str) -> Option<i64> {
    DateTime::<FixedOffset>::parse_from_rfc3339(text).ok().map(|it| it.timestamp_millis())
}

/// Of fields that have one spelling: case, and signs between letters and digits, are left out.
fn folded(text: &str) -> Option<String> {
    let all: String = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let plain = text.is_ascii() && all.len() * 2 > text.len();
    plain.then_some(all)
}

/// Share links tell the end of a serial number only.
fn is_tail(sent: &str, shown: &str) -> bool {
    let tail = shown.strip_prefix('…').filter(|tail| !tail.is_empty());
    tail.is_some_and(|tail| sent.trim().to_lowercase().ends_with(&tail.to_lowercase()))
}
