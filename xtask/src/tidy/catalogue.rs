//! The portal's catalogue of texts: all that is said stands there, and all that stands there is said.

use super::source::{Source, none, sources, without_comments};
use crate::languages::rows;

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
            let sentences = literals.filter(|literal| is_sentence(literal));
            findings.extend(sentences.map(|sentence| format!("{}: {sentence}", source.path)));
        }
    }
    none(&findings, "texts outside the catalogue");
}

/// The parts of the service that people hear.
const SPEAKING: [&str; 7] = ["shared", "mail", "v1", "job_api", "auth", "oidc", "work"];

/// What the service says to people stands in two columns wherever it stands: `said!`, `pick`. Logs, the command line and
/// what describes the API are English, and begin small or lie elsewhere.
#[test]
fn the_service_says_everything_in_two_columns() {
    let mut findings = Vec::new();
    for folder in SPEAKING {
        for source in sources(&format!("crates/service/src/{folder}"), ".rs") {
            if source.path.ends_with("/tests.rs") {
                continue;
            }
            let text = said(&source).replace("\\\"", "”").replace("'\"'", "");
            let both = rows(&text);
            for literal in text.split('"').skip(1).step_by(2).filter(|literal| is_sentence(literal)) {
                if !both.iter().any(|(english, swedish)| english == literal || swedish == literal) {
                    findings.push(format!("{}: {literal}", source.path));
                }
            }
        }
    }
    none(&findings, "texts of the service in one language");
}

/// A row of the catalogue without one of its columns does not compile; one whose column is empty does.
#[test]
fn every_key_has_both() {
    let mut findings = Vec::new();
    let speaking = SPEAKING.map(|folder| format!("crates/service/src/{folder}"));
    for folder in speaking.iter().map(String::as_str).chain([CATALOGUE, "crates/domain/src"]) {
        for source in sources(folder, ".rs") {
            for (english, swedish) in rows(&said(&source)) {
                let says = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 12;
                if says(&english) && swedish.trim().is_empty() || says(&swedish) && english.trim().is_empty() {
                    findings.push(format!("{}: {english}{swedish}", source.path));
                }
            }
        }
    }
    none(&findings, "texts without one of their languages");
}

/// Begins with a capital, and has a second word.
fn is_sentence(literal: &str) -> bool {
    let mut words = literal.split(' ');
    let first = words.next().unwrap_or_default();
    let is_word = |word: &str| {
        word.chars().filter(|c| c.is_alphabetic()).count() > 2 && !word.contains(['=', '<', '{', ':', ';'])
    };
    first.starts_with(char::is_uppercase) && is_word(first) && words.next().is_some_and(is_word)
}

/// Texts that are the same in both languages, without their gaps. Anything else that is has not been translated.
const SAME: &[&str] = &[
    "Manifest",
    "Import",
    "Export",
    "waybill sign-in-link --role customer --subscription ID",
    "waybill clock agree",
    "Waybill",
    " – Waybill",
    "Support",
    "Demonstration",
    "Esc",
    "Ctrl K",
    "Extra",
    ", XML, ",
    "Blob: ",
    "1 block",
    "Metadata",
    "Token",
    "waybill-.ics",
    " d",
    " min",
    " s",
    "/s",
];

#[test]
fn swedish_is_not_english_said_again() {
    let mut findings = Vec::new();
    for source in sources(CATALOGUE, ".rs").into_iter().chain(sources("crates/domain/src/words", ".rs")) {
        let text = without_comments(source.text.split("#[cfg(test)]").next().unwrap_or_default());
        for (english, swedish) in rows(&text).into_iter().filter(|(english, swedish)| english == swedish) {
            let bare: String = english.split('{').enumerate().fold(String::new(), |bare, (at, part)| {
                bare + if at == 0 { part } else { part.split_once('}').map_or("", |(_, rest)| rest) }
            });
            if bare.chars().any(char::is_alphabetic) && !SAME.contains(&bare.as_str()) {
                findings.push(format!("{}: {swedish}", source.path));
            }
        }
    }
    none(&findings, "texts that are the same in both languages");
}

/// The page's own texts stand beside their Swedish, in `data-sv`.
#[test]
fn the_page_says_everything_in_swedish_too() {
    let page = super::source::read("index.html");
    let body = page.split_once("</svg>\n\n").map_or("", |(_, body)| body);
    let mut findings = Vec::new();
    for line in body.lines().map(str::trim).filter(|line| !line.starts_with("<!--")) {
        let shown: String = line.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect();
        if shown.contains(char::is_alphabetic) && shown != "Waybill" && !line.contains("data-sv=\"") {
            findings.push(shown);
        }
    }
    none(&findings, "texts of the page without Swedish");
}

/// What scripts show comes from the page or from the catalogue.
#[test]
fn no_script_speaks() {
    let mut findings = Vec::new();
    for source in sources("public", ".js") {
        for line in without_comments(&source.text).lines() {
            let line = line.split(" // ").next().unwrap_or_default();
            let literals = line.split(['"', '`']).skip(1).step_by(2);
            let said = literals.filter(|it| it.starts_with(char::is_uppercase) && it.trim().contains(' '));
            findings.extend(said.map(|it| format!("{}: {it}", source.path)));
        }
    }
    none(&findings, "texts in scripts");
}
