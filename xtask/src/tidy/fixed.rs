//! No test needs a port, a folder or a name of its own on the machine: two runs of the tests, and a running service, do not
//! meet.

use std::fs;

use super::source::{none, sources};
use crate::run::root;

/// What a line does that takes a place others may have, if it does.
fn takes(line: &str) -> Option<&'static str> {
    let follows =
        |word: &str| line.split(word).skip(1).any(|rest| rest.starts_with(|it: char| ('1'..='9').contains(&it)));
    if ["bind(\"127.0.0.1:", "bind((\"127.0.0.1\", ", "--listen\", \"127.0.0.1:", ".listen("].into_iter().any(follows) {
        return Some("a port; 0 takes a free one");
    }
    if line.contains("\"/tmp/") || line.contains("'/tmp/") {
        return Some("a name in /tmp; make a temporary folder");
    }
    None
}

/// Lists of arguments, over several lines or in one, that start the service on its default port.
fn serves_by_default(text: &str) -> usize {
    let lists = text.split("[\"serve\"").skip(1).filter_map(|rest| rest.split(']').next());
    lists.filter(|rest| !rest.contains("--listen")).count()
}

/// The tests in TypeScript, without the packages that are installed beside them.
fn tests_of_the_browser() -> Vec<String> {
    let all = fs::read_dir(root().join("tests")).unwrap();
    let names = all.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "node_modules").map(|name| format!("tests/{name}")).collect()
}

#[test]
fn no_test_takes_a_fixed_port_or_folder() {
    let mut findings = Vec::new();
    let rust = ["crates", "xtask/src"].map(str::to_owned).into_iter().flat_map(|folder| sources(&folder, ".rs"));
    let browser = tests_of_the_browser().into_iter().flat_map(|folder| [".ts", ".js"].map(|it| sources(&folder, it)));
    let all = rust.chain(browser.flatten()).filter(|source| !source.path.ends_with("tidy/fixed.rs"));
    for source in all {
        let found = source.text.lines().enumerate().filter_map(|(at, line)| Some((at + 1, takes(line)?)));
        findings.extend(found.map(|(at, what)| format!("{}:{at} takes {what}", source.path)));
        if serves_by_default(&source.text) > 0 {
            findings.push(format!("{} takes the default port; say --listen 127.0.0.1:0", source.path));
        }
    }
    none(&findings, "tests run beside a service and beside each other");
}

#[test]
fn what_takes_a_fixed_place_is_found() {
    for line in [
        r#"let listener = TcpListener::bind("127.0.0.1:8087").unwrap();"#,
        r#"start(&["serve", "--listen", "127.0.0.1:8087"])"#,
        r#"server.listen(8080, "127.0.0.1");"#,
        r#"let folder = Path::new("/tmp/waybill");"#,
    ] {
        assert!(takes(line).is_some(), "{line}");
    }
    for line in
        [r#"run(&["serve", "--listen", "127.0.0.1:0"])"#, r#"TcpListener::bind("127.0.0.1:0")"#, "app.listen(0)"]
    {
        assert_eq!(takes(line), None, "{line}");
    }
}
