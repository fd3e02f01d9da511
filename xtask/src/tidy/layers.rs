//! Which part may know which.

use super::source::{none, read, sources, without_comments};

#[test]
fn ui_knows_no_service_and_no_page() {
    let mut findings = Vec::new();
    for source in sources("src/ui", ".rs").into_iter().chain(sources("src/ui.rs", ".rs")) {
        let text = without_comments(&source.text);
        let known = ["crate::api", "crate::pages"].iter().filter(|name| text.contains(**name));
        findings.extend(known.map(|name| format!("{} uses {name}", source.path)));
    }
    none(&findings, "src/ui is what could stand in any portal");
}

#[test]
fn portal_and_service_do_not_depend_on_each_other() {
    assert!(!dependencies("Cargo.toml").any(|name| name == "waybill"), "the portal depends on the service");
    assert!(
        !dependencies("crates/service/Cargo.toml").any(|name| name == "waybill-portal"),
        "the service depends on the portal"
    );
}

#[test]
fn the_domain_opens_waits_and_draws_nothing() {
    let allowed = ["chrono", "serde", "thiserror"];
    let others = dependencies("crates/domain/Cargo.toml").filter(|name| !allowed.contains(&name.as_str()));
    none(&others.collect::<Vec<_>>(), "the domain may depend on serde, a date type and thiserror");

    let mut findings = Vec::new();
    // Tests may build what the domain may not touch: they run on the machine.
    let domain = sources("crates/domain/src", ".rs").into_iter().filter(|source| !source.path.ends_with("/tests.rs"));
    for source in domain {
        let text = without_comments(&source.text);
        let used = ["std::fs", "std::net", "std::time", "std::thread", "Utc::now", "Local::now"]
            .into_iter()
            .filter(|name| text.contains(name));
        findings.extend(used.map(|name| format!("{} uses {name}", source.path)));
    }
    none(&findings, "the domain has no clock, no network and no disk");
}

#[test]
fn modules_are_named_for_themselves() {
    let folders = ["src", "crates", "xtask/src"];
    let files = folders.iter().flat_map(|folder| sources(folder, "/mod.rs"));
    none(&files.map(|source| source.path).collect::<Vec<_>>(), "`foo.rs` beside `foo/`, not `foo/mod.rs`");
}

/// The names under `[dependencies]`.
fn dependencies(manifest: &str) -> impl Iterator<Item = String> {
    let text = read(manifest);
    let after = text.split_once("\n[dependencies]\n").map(|(_, after)| after.to_owned()).unwrap_or_default();
    let section = after.split("\n[").next().unwrap_or_default().to_owned();
    let names = section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let name: String = line.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-' || *c == '_').collect();
        (!name.is_empty()).then_some(name)
    });
    names.collect::<Vec<_>>().into_iter()
}
