//! The file as people write it, and as they get it wrong.

use std::collections::BTreeSet;

use super::keys::KEYS;
use super::{Config, secret};

const OPERATIONS: &str = include_str!("../../../../docs/operations.md");
const DOCS: &str = include_str!("../../../../docs/configuration.md");

fn refused(text: &str) -> String {
    match Config::parse(text) {
        Ok(_) => "read".to_owned(),
        Err(problem) => problem.to_string(),
    }
}

#[test]
fn an_empty_file_says_nothing_and_an_unknown_key_is_refused_with_its_line() {
    assert!(Config::parse("").is_ok_and(|config| config.sign_in.one_time_links && config.listen.port() == 8087));
    let told = refused("listen = \"127.0.0.1:1\"\n\n[sign-in]\nsesion = \"12h\"\n");
    assert_eq!(told, "line 4: there is no `sesion` here; known here: `session`, `one-time-links`, `links-by-mail`");
    let told = refused("[sing-in]\n");
    assert!(told.starts_with("line 1: there is no `sing-in` here; known here: `listen`, `data`, "), "{told}");
}

#[test]
fn what_operations_says_to_write_can_be_read() {
    let blocks: Vec<&str> = OPERATIONS.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(blocks.len() >= 2 && blocks.iter().any(|block| block.contains("[database]")));
    for block in blocks {
        assert_eq!(refused(block), "read", "{block}");
    }
}

#[test]
fn what_stands_in_the_wrong_place_is_not_repeated() {
    for text in ["[mail]\npassword = \"hunter2\"", "[sign-in]\none-time-links = \"hunter2\"", "listen = hunter2"] {
        let told = refused(text);
        assert!(told.starts_with("line ") && !told.contains("hunter2"), "{told}");
    }
    let told = refused("[sign-in]\nsession = \"a while\"");
    assert_eq!(told, "line 2: write a number and d, h, m or s: 15d");
}

#[test]
fn a_file_s_paths_lie_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("waybill.toml");
    std::fs::write(&file, "data = \"here\"\n[tls]\ncert = \"/etc/cert.pem\"\n").unwrap();
    let config = Config::load(&file).unwrap();
    assert_eq!(config.data, folder.path().join("here"));
    assert_eq!(config.tls.cert.unwrap(), std::path::Path::new("/etc/cert.pem"));
    std::fs::write(&file, "dta = 1").unwrap();
    let told = Config::load(&file).unwrap_err().to_string();
    assert!(told.starts_with(&format!("{}, line 1: there is no `dta` here", file.display())), "{told}");
}

#[test]
fn a_secret_is_in_one_place_and_not_empty() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("secret");
    let read = |env| secret::read("client-secret", Some(&file), env).map_err(|problem| problem.to_string());
    assert!(read(None).unwrap_err().starts_with("client-secret: "));
    std::fs::write(&file, "\n").unwrap();
    assert!(read(None).unwrap_err().ends_with(" is empty"));
    std::fs::write(&file, "s3cret\n").unwrap();
    assert_eq!(read(None), Ok(Some("s3cret".to_owned())));
    assert_eq!(
        read(Some("HOME")).unwrap_err(),
        "client-secret: name client-secret-file or client-secret-env, not both"
    );
    assert!(secret::read("x", None, Some("WAYBILL_NO_SUCH_VARIABLE")).is_err());
    assert!(secret::read("x", None, None).is_ok_and(|none| none.is_none()));
}

/// What serde knows is asked of serde: a key that somebody adds is in the help and in the docs, or this fails.
#[test]
fn every_key_is_in_the_help_and_in_the_docs() {
    let sections: BTreeSet<&str> = KEYS.iter().map(|(section, ..)| *section).collect();
    for section in &sections {
        let header = if section.is_empty() { String::new() } else { format!("[{section}]\n") };
        let told = refused(&format!("{header}no-such-key = 1"));
        let known = told.split('`').skip(3).step_by(2).map(str::to_owned);
        let here = KEYS.iter().filter(|(at, ..)| at == section).map(|(_, key, _)| (*key).to_owned());
        let below = sections.iter().filter(|below| match section.is_empty() {
            true => !below.is_empty() && !below.contains('.'),
            false => below.starts_with(&format!("{section}.")),
        });
        let below = below.filter_map(|below| below.rsplit('.').next()).map(str::to_owned);
        assert_eq!(known.collect::<BTreeSet<_>>(), here.chain(below).collect::<BTreeSet<_>>(), "[{section}]");
    }
    for (section, key, _) in KEYS {
        assert!(DOCS.contains(&format!("`{key}`")), "docs/configuration.md says nothing of {key}");
        assert!(section.is_empty() || DOCS.contains(&format!("[{section}]")), "nor of [{section}]");
    }
}

#[test]
fn the_example_in_the_docs_is_read() {
    let (_, rest) = DOCS.split_once("```toml\n").unwrap();
    let (example, _) = rest.split_once("```").unwrap();
    Config::parse(example).unwrap();
}

/// Kind: a value that is taken as it comes and fails where it is used.
#[test]
fn an_odd_value_of_any_key_is_refused_at_its_line_or_read() {
    let odd = [
        r#""secret\u0000""#,
        r#""secret\u001b[2J""#,
        r#""secret\r\nBcc: eve@evil.example""#,
        r#""""#,
        "-1",
        "0",
        "1e400",
        "inf",
        "9223372036854775808",
        "[]",
        "{}",
        "[[\"secret\"]]",
        "1979-05-27T23:59:60Z",
    ];
    for (section, key, _) in KEYS {
        for value in odd {
            let head = if section.is_empty() { String::new() } else { format!("[{section}]") };
            let told = refused(&format!("{head}\n{key} = {value}\n"));
            assert!(told == "read" || told.starts_with("line "), "{section} {key} = {value}: {told}");
            assert!(!told.contains("secret\r") && !told.contains('\u{1b}') && !told.contains('\0'), "{key}: {told:?}");
        }
    }
    for wrong in ["\"\"", "\"soon\"", "\"https://a:b@w.example\"", "\"https://w.example\\r\\nBcc: e@e.example\""] {
        let told = refused(&format!("public-url = {wrong}"));
        assert_eq!(told, "line 1: write http:// or https:// and a host, such as https://waybill.example");
    }
}
