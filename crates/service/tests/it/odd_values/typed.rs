//! Odd values on the command line: each is refused with a reason, or listed and answered over HTTP as it was typed.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::json::flatten;
use super::values;
use crate::killed::{Running, request, start, token_of, typed, waybill};
use crate::world::{import, path};

/// A command, with the value after its last argument; how its value is listed, and who is answered with it.
struct Typed {
    command: &'static [&'static str],
    list: &'static [&'static str],
    path: &'static str,
}

const TYPED: [Typed; 7] = [
    Typed { command: &["token", "--role", "operator", "--name"], list: &["token", "list"], path: "/v1/people?top=100" },
    Typed {
        command: &["sign-in-link", "--role", "operator", "--name"],
        list: &["person", "list"],
        path: "/v1/people?top=100",
    },
    Typed {
        command: &["person", "add", "--role", "operator", "--name"],
        list: &["person", "list"],
        path: "/v1/people?top=100",
    },
    Typed {
        command: &["person", "add", "--role", "operator", "--name", "Odd", "--email"],
        list: &["person", "list"],
        path: "/v1/people?top=100",
    },
    Typed { command: &["subscription", "add"], list: &["subscription", "list"], path: "/v1/subscriptions" },
    Typed {
        command: &["subscription", "add", "odd", "--company"],
        list: &["subscription", "list"],
        path: "/v1/subscriptions",
    },
    Typed { command: &["subscription", "add", "odd", "--contact"], list: &[], path: "/v1/support/jobs.csv" },
];

/// These take an address, a number, a span or a word: none of the values is one.
const REFUSED: [&[&str]; 15] = [
    &["serve", "--listen", "127.0.0.1:0", "--public-url"],
    &["serve", "--listen"],
    &["serve", "--listen", "127.0.0.1:0", "--trusted-proxy"],
    &["serve", "--listen", "127.0.0.1:0", "--unlimited-address"],
    &["token", "--role", "operator", "--ttl"],
    &["token", "--role"],
    &["token", "--person"],
    &["token", "revoke"],
    &["person", "change"],
    &["person", "revoke"],
    &["person", "remove"],
    &["subscription", "remove"],
    &["job", "show"],
    &["job", "remove"],
    &["audit", "--deed"],
];

#[test]
fn odd_values_on_the_command_line_are_refused_or_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let service = start(&data);
    let administrator = token_of(&data, &["--role", "administrator", "--role", "support"]);
    // Files have what is kept of a company beside each of its jobs.
    let customer = token_of(&data, &["--role", "customer", "--subscription", "odd"]);
    let body = import(&["AAAA1111"]).to_string().replace("contoso/", "odd/");
    assert_eq!(request(&service.address, &customer, "PUT", &path("odd", "a"), &body).unwrap().0, 201);
    let mut kept = 0;
    for it in &TYPED {
        for odd in odd_arguments() {
            if run(&data, it.command, &odd).is_ok() && is_something(&odd) {
                is_read_back(&data, (&service, &administrator), it, odd.to_str().unwrap());
                kept += 1;
            }
        }
    }
    assert!(kept > 40, "{kept}");
}

#[test]
fn odd_values_that_name_nothing_are_refused_by_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    for command in REFUSED {
        for odd in odd_arguments() {
            let told = run(&data, command, &odd);
            assert!(told.is_err(), "{command:?} {odd:?}: {told:?}");
        }
    }
}

/// The texts and numbers of bodies as arguments, and what is no Unicode. An argument cannot have a NUL in it.
fn odd_arguments() -> Vec<OsString> {
    let texts = values::odd(&Value::from("text")).into_iter().chain(values::odd(&Value::from(1)));
    let texts =
        texts.filter_map(|it| it.as_str().map(str::to_owned).or_else(|| it.is_number().then(|| it.to_string())));
    let texts = texts.filter(|text| !text.contains('\0') && !text.starts_with('@')).map(OsString::from);
    texts.chain([b"half \xed\xa0\x80".to_vec(), b"\xff".to_vec()].map(OsString::from_vec)).collect()
}

fn is_something(odd: &OsStr) -> bool {
    !odd.as_bytes().trim_ascii().is_empty()
}

/// What it printed, or why it did nothing: in words, and without a panic.
fn run(data: &Path, command: &[&str], odd: &OsStr) -> Result<String, String> {
    let arguments: Vec<&OsStr> = command.iter().map(OsStr::new).chain([odd]).collect();
    let output = typed(data, &arguments).stderr(Stdio::piped()).output().unwrap();
    let [printed, said] = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned());
    if output.status.success() {
        return Ok(printed);
    }
    assert!(matches!(output.status.code(), Some(1 | 2)), "{command:?} {odd:?}: {}: {said}", output.status);
    assert!(!said.trim().is_empty() && !said.contains("panicked"), "{command:?} {odd:?}: {said}");
    Err(said)
}

fn is_read_back(data: &Path, (service, token): (&Running, &str), typed: &Typed, odd: &str) {
    let Typed { command, list, path } = typed;
    if !list.is_empty() {
        let output = waybill(data, list).output().unwrap();
        let listed = String::from_utf8(output.stdout).unwrap();
        let is_listed = |line: &str| line.split('\t').any(|cell| is_same(&in_a_cell(odd), cell));
        assert!(listed.lines().any(is_listed), "{command:?} {odd:?} is not in {listed}");
    }
    let (status, answer) = request(&service.address, token, "GET", path, "").unwrap();
    let is_shown = if path.ends_with(".csv") {
        // Quotes and apostrophes are the file's own too.
        let plain = |text: &str| text.replace(['"', '\''], "");
        plain(&answer).contains(&plain(odd.trim()))
    } else {
        let mut shown = Vec::new();
        flatten(&serde_json::from_str(&answer).unwrap_or_default(), &mut shown);
        shown.iter().filter_map(Value::as_str).any(|it| is_same(odd, it))
    };
    assert!(status == 200 && is_shown, "{command:?} {odd:?}: {status} {answer}");
}

/// Lists have a sign in place of what would move the cursor or turn the direction.
fn in_a_cell(odd: &str) -> String {
    odd.trim().replace(['\u{2028}', '\u{202e}'], "\u{fffd}")
}

/// Ids and addresses are kept in small letters.
fn is_same(typed: &str, shown: &str) -> bool {
    typed.trim() == shown || typed.trim().to_lowercase() == shown
}
