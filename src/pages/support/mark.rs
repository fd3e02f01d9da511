//! What was looked for, marked where it stands: by the folding that the search itself uses, so that a mark never says other
//! than the search did.

use crate::view::prelude::*;
use waybill_domain::search::{Fragment, fold};

/// The text, with what was looked for marked.
pub(super) fn marked(text: &str, fragment: Option<&Fragment>) -> AnyView {
    let parts = fragment.map_or_else(|| vec![(false, text)], |fragment| parts(text, fragment));
    let part = |(is_mark, words): (bool, &str)| {
        let words = words.to_owned();
        if is_mark { view! { <mark>{words}</mark> }.into_any() } else { words.into_any() }
    };
    parts.into_iter().map(part).collect_view().into_any()
}

/// The text in pieces, and whether each is to be marked.
fn parts<'a>(text: &'a str, fragment: &Fragment) -> Vec<(bool, &'a str)> {
    // Each folded letter with where the letter that it came from begins and ends.
    let mut folded = Vec::new();
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        folded.extend(fold(&text[start..end]).chars().map(|it| (it, start, end)));
    }
    let mut parts = Vec::new();
    let mut rest = 0;
    let mut at = 0;
    while at < folded.len() {
        let found = fragment.forms().iter().filter_map(|form| stands_at(&folded, at, form)).max();
        let Some(length) = found else {
            at += 1;
            continue;
        };
        let (start, end) = (folded[at].1, folded[at + length - 1].2);
        parts.extend([(false, &text[rest.min(start)..start]), (true, &text[start..end])]);
        (rest, at) = (end, at + length);
    }
    parts.push((false, &text[rest..]));
    parts.retain(|(_, words)| !words.is_empty());
    parts
}

/// How many letters of the text a form takes from there on, if it stands there.
fn stands_at(folded: &[(char, usize, usize)], at: usize, form: &str) -> Option<usize> {
    let length = form.chars().count();
    let there = folded.get(at..at + length)?;
    (length > 0 && there.iter().map(|(it, ..)| *it).eq(form.chars())).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, asked: &str) -> String {
        let part = |(is_mark, words)| if is_mark { format!("[{words}]") } else { format!("{words}") };
        parts(text, &Fragment::read(asked).unwrap()).into_iter().map(part).collect()
    }

    #[test]
    fn what_was_meant_is_marked_as_it_was_written() {
        assert_eq!(shown("9QKF20811ZP0", "F2O8"), "9QK[F208]11ZP0");
        assert_eq!(shown("1Z F20 821 03", "f2o8"), "1Z [F20 8]21 03");
        assert_eq!(shown("Åre, Göteborg", "göte"), "Åre, [Göte]borg");
        assert_eq!(shown("aaaa-aaaa", "aaa"), "[aaa][a-aa]aa");
        assert_eq!(shown("films-2026", "nothing"), "films-2026");
    }
}
