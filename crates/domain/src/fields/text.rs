//! What all typed text has in common: trimmed, counted in characters, free of control characters.

use crate::lang::Lang;

/// The most characters of a text field whose own documentation does not say otherwise.
pub(super) const TEXT_MAX: usize = 200;

/// Why a text cannot be taken; each field words these for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Empty,
    TooLong { have: usize },
    Control,
}

/// The text without the space around it, if it is 1 to `max` characters, none of them control characters.
pub(super) fn text(input: &str, max: usize) -> Result<&str, Fault> {
    let it = input.trim();
    if it.is_empty() {
        return Err(Fault::Empty);
    }
    if it.contains(is_control) {
        return Err(Fault::Control);
    }
    let have = it.chars().count();
    if have > max {
        return Err(Fault::TooLong { have });
    }
    Ok(it)
}

/// Signs that a field does not take, each once: as many as a sentence can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs([Option<char>; 5]);

impl Signs {
    /// The first signs of a text that are odd; nothing if none is.
    pub(super) fn odd(text: &str, is_odd: fn(char) -> bool) -> Option<Self> {
        let mut signs = [None; 5];
        for sign in text.chars() {
            if is_odd(sign)
                && let Some(place) = signs.iter_mut().find(|it| it.is_none_or(|it| it == sign))
            {
                *place = Some(sign);
            }
        }
        signs.first().copied().flatten().map(|_| Self(signs))
    }

    /// “a”, “b”, “c”: in quotes, or a letter reads as a word.
    pub(super) fn say(self, lang: Lang) -> String {
        let mut said = String::new();
        for sign in self.0.into_iter().flatten() {
            said.push_str(if said.is_empty() { "" } else { ", " });
            said.push_str(lang.pick("“", "”"));
            said.extend([sign, '”']);
        }
        said
    }
}

/// Control characters, and the two separators that break a line without being one.
pub(super) fn is_control(it: char) -> bool {
    it.is_control() || matches!(it, '\u{2028}' | '\u{2029}')
}

/// Spaces and dashes of every kind: what people, receipts and PDF files put between groups of digits.
pub(super) fn is_separator(it: char) -> bool {
    it.is_whitespace() || matches!(it, '-' | '\u{2000}'..='\u{206f}' | '\u{2212}' | '\u{feff}')
}

/// The ASCII character that a full-width one stands for; Japanese keyboards type these.
pub(crate) fn narrow(it: char) -> char {
    match it {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(it as u32 - 0xfee0).unwrap_or(it),
        _ => it,
    }
}

/// What every field type offers once it has an inherent `parse`: text in, text out, also through serde.
macro_rules! text_field {
    ($field:ident, $problem:ident) => {
        impl $field {
            /// The value as it is kept.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $field {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        crate::fields::text::parsed_field!($field, $problem);
    };
}

/// As [`text_field`], for a value that must not print itself.
macro_rules! parsed_field {
    ($field:ident, $problem:ident) => {
        impl std::str::FromStr for $field {
            type Err = $problem;

            fn from_str(input: &str) -> Result<Self, $problem> {
                Self::parse(input)
            }
        }

        impl TryFrom<String> for $field {
            type Error = $problem;

            fn try_from(input: String) -> Result<Self, $problem> {
                Self::parse(&input)
            }
        }

        impl From<$field> for String {
            fn from(it: $field) -> Self {
                it.0
            }
        }

        // Not `serde(into)`, which would copy the text each time it is written.
        impl serde::Serialize for $field {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }
    };
}

pub(super) use parsed_field;
pub(super) use text_field;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_and_counted_in_characters() {
        assert_eq!(text("  Österlånggatan ", 14), Ok("Österlånggatan"));
        assert_eq!(text("荷物の会社", 4), Err(Fault::TooLong { have: 5 }));
        assert_eq!(text(" \t ", 4), Err(Fault::Empty));
        assert_eq!(text("a\u{7}b", 9), Err(Fault::Control));
        assert_eq!(text("a\u{2028}b", 9), Err(Fault::Control));
    }

    #[test]
    fn full_width_characters_become_narrow() {
        assert_eq!("１Ｚ９-x".chars().map(narrow).collect::<String>(), "1Z9-x");
    }
}
