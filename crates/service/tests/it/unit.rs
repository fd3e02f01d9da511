//! The systemd unit of docs/operations.md, as systemd itself reads it.

use std::process::Command;

const DOCS: &str = include_str!("../../../../docs/operations.md");
const PROGRAM: &str = "/usr/local/bin/waybill";

/// What systemd says of a unit; nothing of one that it knows every word of.
fn told(unit: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("waybill.service");
    std::fs::write(&file, unit).unwrap();
    let read = Command::new("systemd-analyze").arg("verify").arg(&file).output().expect("systemd-analyze is installed");
    let text = String::from_utf8_lossy(&read.stderr).into_owned();
    text.lines().filter(|line| line.contains("waybill.service")).collect::<Vec<_>>().join("\n")
}

#[test]
#[ignore = "needs systemd: `cargo xtask test postgres` installs it and runs this"]
fn systemd_knows_every_word_of_the_documented_unit() {
    let unit = DOCS.split("```ini\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a unit");
    assert!(unit.contains(PROGRAM));
    let unit = unit.replace(PROGRAM, env!("CARGO_BIN_EXE_waybill"));
    assert_eq!(told(&unit), "");
    assert!(told(&unit.replace("ProtectHome", "ProtectHoem")).contains("ProtectHoem"), "a slip is told");
}
