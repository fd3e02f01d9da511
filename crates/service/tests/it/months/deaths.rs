//! The library that ends a process at one of its writes, made from C when first asked for.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Compiles it into a folder.
pub(super) fn library(folder: &Path) -> PathBuf {
    let (source, made) = (folder.join("dies.c"), folder.join("dies.so"));
    std::fs::write(&source, include_str!("dies.c")).unwrap();
    let mut cc = Command::new("cc");
    let done = cc.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&made).arg(&source).output().expect("a C compiler");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    made
}
