//! What the dependencies are licensed under, and how many of them are there twice: asked of cargo, without a network.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::source::none;
use crate::run::cargo;

/// Licences that ask for no more than their text to be passed on.
const ALLOWED: [&str; 12] = [
    "MIT",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "Unicode-3.0",
    "Zlib",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "0BSD",
    "CC0-1.0",
    "BSL-1.0",
    "Unlicense",
];
/// Crates that are there in two versions because those that need them have not met yet. Each is compiled twice, so more
/// is a reason to look (`cargo tree --duplicates`). Nine are `openidconnect`'s, whose cryptography is a generation behind.
const TWICE_AT_MOST: usize = 33;

pub(super) fn packages() -> Vec<Value> {
    let output = cargo().args(["metadata", "--format-version", "1", "--locked"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// Whether all that must hold of an expression can be had under a licence of the list.
fn is_allowed(expression: &str) -> bool {
    let plain = expression.replace('/', " OR ").replace(['(', ')'], "");
    plain.split(" AND ").all(|part| part.split(" OR ").any(|licence| ALLOWED.contains(&licence.trim())))
}

#[test]
fn every_dependency_may_be_passed_on() {
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0") && is_allowed("MIT/X11"));
    assert!(!is_allowed("GPL-3.0-only") && !is_allowed("MIT AND LGPL-2.1-or-later") && !is_allowed(""));
    let packages = packages();
    assert!(packages.len() > 100);
    let told = |package: &Value| package["license"].as_str().unwrap_or_default().to_owned();
    let others = packages.iter().filter(|package| !is_allowed(&told(package)));
    let others = others.map(|package| format!("{} {}: {:?}", package["name"], package["version"], told(package)));
    none(&others.collect::<Vec<_>>(), "licences that nobody has looked at");
}

#[test]
fn few_dependencies_are_there_twice() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        versions.entry(package["name"].to_string()).or_default().insert(package["version"].to_string());
    }
    let twice: Vec<_> = versions.into_iter().filter(|(_, versions)| versions.len() > 1).collect();
    assert!(twice.len() <= TWICE_AT_MOST, "{} crates are there twice: {twice:?}", twice.len());
}
