//! A piece in a text. The standard library's search is made for long texts, and is itself longer than all of ours.

/// Whether a text has the piece in it. Every text has the empty one.
pub fn has(text: &str, piece: &str) -> bool {
    piece.is_empty() || at(text, piece).is_some()
}

/// What stands behind the first such piece.
pub fn after<'a>(text: &'a str, piece: &str) -> Option<&'a str> {
    text.get(at(text, piece)? + piece.len()..)
}

fn at(text: &str, piece: &str) -> Option<usize> {
    let begins = |at: &usize| text.as_bytes().get(*at..).is_some_and(|rest| rest.starts_with(piece.as_bytes()));
    (0..text.len()).find(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_where_it_stands() {
        assert!(has("packing slip", "") && has("packing slip", "slip") && has("", ""));
        assert!(!has("slip", "slips") && !has("", "a"));
        assert_eq!(after("a/b/c", "/"), Some("b/c"));
        assert_eq!(after("håll", "å"), Some("ll"));
        assert_eq!(after("håll", "x"), None);
    }
}
