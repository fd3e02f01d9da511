//! The portal's catalogue of texts: all that is said stands there, and all that stands there is said.

use super::source::{Source, none, sources, without_comments};

const CATALOGUE: &str = "src/words";

fn outside() -> Vec<Source> {
    sources("src", ".rs")
        .into_iter()
        .filter(|source| !source.path.starts_with(CATALOGUE) && !source.path.ends_with("/tests.rs"))
        .collect()
}

/// The source up to its tests, which may say what they like.
fn said(source: &Source) -> String {
    let text = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    without_comments(text)
}

#[test]
fn every_text_is_used() {
    let everything: String = sources("src", ".rs").iter().map(|source| without_comments(&source.text)).collect();
    let mut findings = Vec::new();
    for source in sources(CATALOGUE, ".rs") {
        for line in without_comments(&source.text).lines() {
            // `name = "…";` and `name(gap) = "{gap}…";` are rows of the catalogue.
            let Some((left, right)) = line.split_once(" = \"") else { continue };
            let name = left.trim().split('(').next().unwrap_or_default();
            let is_row = right.ends_with("\";")
                && name.chars().all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit());
            let uses = [
                format!("::{name}("),
                format!("::{name})"),
                format!("::{name},"),
                format!("::{name};"),
                format!("{name}("),
            ];
            if is_row && !uses.iter().any(|of| everything.replace(line, "").contains(of.as_str())) {
                findings.push(format!("{}: {name}", source.path));
            }
        }
    }
    none(&findings, "texts that nothing says");
}

/// A sentence begins with a capital and has a second word; the catalogue is the place for it.
#[test]
fn no_sentence_stands_elsewhere() {
    let mut findings = Vec::new();
    for source in outside() {
        let text = said(&source);
        for line in text.lines().filter(|line| !line.contains("reason =") && !line.contains("VCALENDAR")) {
            let literals = line.split('"').skip(1).step_by(2);
            let sentences = literals.filter(|literal| {
                let mut words = literal.split(' ');
                let first = words.next().unwrap_or_default();
                let is_word = |word: &str| {
                    word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.contains(['=', '<', '{', ':'])
                };
                first.starts_with(|c: char| c.is_uppercase()) && is_word(first) && words.next().is_some_and(is_word)
            });
            findings.extend(sentences.map(|sentence| format!("{}: {sentence}", source.path)));
        }
    }
    none(&findings, "texts outside the catalogue");
}
