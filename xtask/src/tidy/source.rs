//! The repository's own text, as the checks read it.

use std::collections::BTreeSet;
use std::fs;

use crate::run::root;
use crate::stamp::files_below;

/// A file's path within the repository, and what it says.
pub(super) struct Source {
    pub(super) path: String,
    pub(super) text: String,
}

/// All files below a folder that end so; none if the folder is not there.
pub(super) fn sources(folder: &str, ending: &str) -> Vec<Source> {
    let folder = root().join(folder);
    let files = if folder.exists() { files_below(&folder).unwrap() } else { Vec::new() };
    let files = files.into_iter().filter(|file| file.to_string_lossy().ends_with(ending));
    files
        .map(|file| Source {
            path: file.strip_prefix(root()).unwrap().to_string_lossy().into_owned(),
            text: fs::read_to_string(&file).unwrap(),
        })
        .collect()
}

pub(super) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// The text without its `//` and `/* */` comments: what is said about a thing is no use of it.
pub(super) fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// The words of every string literal that follows one of these marks, such as `class="`.
pub(super) fn words_after(text: &str, mark: &str) -> BTreeSet<String> {
    let literals = text.split(mark).skip(1).filter_map(|rest| rest.split('"').next());
    literals.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// Every word of every string literal.
pub(super) fn words_in_strings(text: &str) -> BTreeSet<String> {
    // A quote that is itself quoted neither opens nor closes one.
    let text = text.replace("\\\"", "").replace("'\"'", "");
    let inside = text.split('"').skip(1).step_by(2);
    inside.flat_map(|literal| literal.split(|c: char| !is_name(c))).map(str::to_owned).collect()
}

/// A character of a class name.
pub(super) fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Fails with one line for each finding.
#[track_caller]
pub(super) fn none(findings: &[String], what: &str) {
    assert!(findings.is_empty(), "{what}:\n  {}\n", findings.join("\n  "));
}
