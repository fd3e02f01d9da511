//! Lock files pin versions and contents, not the server that one machine happened to fetch them from.

use super::source::{none, read};

#[test]
fn the_node_lock_names_no_server() {
    let lock = read("tests/package-lock.json");
    let lines = lock.lines().filter(|line| line.contains("\"resolved\"")).map(str::trim);
    none(
        &lines.map(str::to_owned).collect::<Vec<_>>(),
        "tests/package-lock.json; npm leaves them out with omit-lockfile-registry-resolved=true",
    );
}

#[test]
fn the_cargo_lock_names_only_the_common_registry() {
    let lock = read("Cargo.lock");
    let common = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let others = lock.lines().filter(|line| line.starts_with("source = ") && *line != common);
    none(&others.map(str::to_owned).collect::<Vec<_>>(), "sources in Cargo.lock that not everyone has");
}

#[test]
fn versions_in_tests_are_exact() {
    let package = read("tests/package.json");
    let (_, wanted) = package.split_once("\"devDependencies\"").unwrap();
    let loose = wanted.lines().filter(|line| line.contains("\"^") || line.contains("\"~") || line.contains('*'));
    none(&loose.map(str::to_owned).collect::<Vec<_>>(), "tests/package.json");
}
