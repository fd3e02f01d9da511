//! The book of administrative acts is only ever added to.

use super::source::{none, sources};

#[test]
fn nothing_changes_or_deletes_a_row_of_the_book() {
    let mut findings = Vec::new();
    for source in sources("crates/service/src", ".rs").into_iter().chain(sources("crates/service/migrations", ".sql")) {
        let text = source.text.to_lowercase();
        let forbidden = ["update audit", "delete from audit", "drop table audit", "truncate audit", "into audit "];
        let used = forbidden.into_iter().filter(|words| text.contains(words));
        let used = used.filter(|words| !(*words == "into audit " && source.path.ends_with("store/audit.rs")));
        findings.extend(used.map(|words| format!("{} has {words:?}", source.path)));
    }
    none(&findings, "store/audit.rs adds rows; nothing else writes there");
}
