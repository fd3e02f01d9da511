//! A moment has one parser. Two readers of one value make rows that nobody can read: one takes what the other does not.

use super::source::{none, sources};

/// Fields of type `Time` in what derives `Deserialize` that name no reader of the domain's `moment` module.
fn unguarded(text: &str) -> Vec<String> {
    let (mut reads, mut attributes, mut found) = (false, String::new(), Vec::new());
    for line in text.lines() {
        let bare = line.trim();
        if bare.starts_with("#[derive(") {
            reads = bare.contains("Deserialize");
        }
        // What is read as another type first has that one's readers.
        if line == "}" || bare.starts_with("#[serde(try_from") {
            reads = false;
        }
        if bare.starts_with("#[serde") {
            attributes.push_str(bare);
        } else if !bare.starts_with("//") {
            let is_time = bare.ends_with(": Time,") || bare.ends_with(": Option<Time>,");
            if reads && is_time && !attributes.contains("moment::read") {
                found.push(bare.to_owned());
            }
            attributes.clear();
        }
    }
    found
}

#[test]
fn no_moment_is_read_by_another_parser() {
    let all = ["crates/domain/src", "crates/service/src"].into_iter().flat_map(|folder| sources(folder, ".rs"));
    let found = all.flat_map(|source| {
        let lines = unguarded(&source.text);
        lines.into_iter().map(move |line| format!("{}: {line}", source.path))
    });
    none(&found.collect::<Vec<_>>(), "each needs deserialize_with = \"…moment::read…\"");
    let unread = "#[derive(Serialize, Deserialize)]\npub struct A {\n    /// When.\n    pub at: Option<Time>,\n}\n";
    assert_eq!(unguarded(unread).len(), 1, "the test looks at nothing");
}
