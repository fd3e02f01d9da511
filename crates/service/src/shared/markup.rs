//! Text put together so that nothing gets in unescaped: what stands in the source goes in as it is, all else as text.

use std::fmt::Write as _;

/// HTML or SVG under way.
#[derive(Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    /// Markup of ours.
    pub(super) fn raw(mut self, markup: &'static str) -> Self {
        self.0.push_str(markup);
        self
    }

    /// A text, or an attribute's value between double quotes.
    pub(super) fn text(mut self, text: &str) -> Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&#34;"),
                other => self.0.push(other),
            }
        }
        self
    }

    pub(super) fn number(mut self, number: i32) -> Self {
        // Writing into a string cannot fail.
        let _ = write!(self.0, "{number}");
        self
    }

    pub(super) fn all(self, parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(self, |all, Self(part)| Self(all.0 + &part))
    }

    pub(super) fn and(self, part: Self) -> Self {
        Self(self.0 + &part.0)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_text_wherever_it_stands() {
        let made = Markup::default().raw("<b title=\"").text("\"><script>'&").raw("\">").number(-3).finish();
        assert_eq!(made, "<b title=\"&#34;&gt;&lt;script&gt;'&amp;\">-3");
    }
}
