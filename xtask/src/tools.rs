//! The programs a build needs, pinned, installed where only this repository sees them, and found there the next time.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::run::{answer, cargo, find, program, root, run};
use crate::stamp::Stamp;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";

fn folder() -> PathBuf {
    root().join("target/tools")
}

/// Holds what is made in `target` for this process alone, until it is dropped or the process ends.
pub(crate) fn lock(name: &str) -> Result<fs::File> {
    let path = root().join(format!("target/{name}.lock"));
    let file = fs::File::create(&path).with_context(|| format!("could not make {}", path.display()))?;
    file.lock().with_context(|| format!("could not lock {}", path.display()))?;
    Ok(file)
}

/// Trunk, wasm-bindgen and the target they build for.
pub(crate) fn for_the_portal() -> Result<()> {
    wasm_target()?;
    // Without default features Trunk cannot download, and needs no TLS: everything it runs is installed here.
    install("trunk", TRUNK, &["--locked", "--no-default-features"])?;
    // It reads what the crate of the same name wrote, so the versions must be the same. Not `--locked`: its lock file names
    // versions that not every registry still serves.
    install("wasm-bindgen", &locked_version("wasm-bindgen")?, &[])?;
    let build = folder().join("build");
    if build.exists() {
        fs::remove_dir_all(&build).with_context(|| format!("could not remove {}", build.display()))?;
    }
    Ok(())
}

/// rustup reads the target from `rust-toolchain.toml`; this is for a toolchain that was installed before it stood there.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = answer(program("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if libraries.is_some_and(|path| PathBuf::from(path).exists()) {
        return Ok(());
    }
    run(program("rustup").args(["target", "add", WASM]))
        .context("the WebAssembly target is missing and rustup is not there to add it")
}

fn install(name: &str, version: &str, options: &[&str]) -> Result<()> {
    let there = answer(program(folder().join("bin").join(name)).arg("--version"));
    if there.is_some_and(|line| line.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    let package = if name == "wasm-bindgen" { "wasm-bindgen-cli" } else { name };
    println!("Installing {name} {version} into target/tools, once; this takes some minutes.");
    // A debug build without debug information: four times quicker to make, and quick enough to use.
    run(cargo()
        .args(["install", "--debug", "--force", "--quiet", "--root"])
        .arg(folder())
        .args(options)
        .arg(format!("{package}@{version}"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_TARGET_DIR", folder().join("build")))
}

/// The version of a crate in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("could not read Cargo.lock")?;
    let (_, after) = lock
        .split_once(&format!("name = \"{name}\"\nversion = \""))
        .with_context(|| format!("{name} is not in Cargo.lock"))?;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

/// A program that finds ours before the system's.
pub(crate) fn with_path(command: &mut Command) -> &mut Command {
    let mut folders = vec![folder().join("bin")];
    folders.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    let path = std::env::join_paths(folders).unwrap_or_else(|_| OsString::from("/usr/bin"));
    command.env("PATH", path)
}

/// What makes wasm and JavaScript smaller.
pub(crate) struct Smaller {
    pub(crate) wasm_opt: PathBuf,
    pub(crate) esbuild: PathBuf,
}

/// wasm-opt comes from the tests' Node packages: the one prebuilt, pinned Binaryen to be had from a package registry;
/// esbuild too, because Trunk's own minifier does not understand what wasm-bindgen writes.
/// Nothing when there is no Node; Debian's own Binaryen is too old and breaks the program without a word.
pub(crate) fn smaller() -> Result<Option<Smaller>> {
    if find("node").is_none() || find("npm").is_none() {
        println!("Node is not installed: the portal is built as it is, and is a tenth larger.");
        return Ok(None);
    }
    node_packages()?;
    let folder = root().join("tests/node_modules/.bin");
    Ok(Some(Smaller { wasm_opt: folder.join("wasm-opt"), esbuild: folder.join("esbuild") }))
}

/// The packages of `tests/package-lock.json`, exactly.
pub(crate) fn node_packages() -> Result<()> {
    let _one_at_a_time = lock("node-packages")?;
    let stamp = Stamp::of("node-packages", &["tests/package.json", "tests/package-lock.json"], "")?;
    // What npm writes last.
    let there = root().join("tests/node_modules/.package-lock.json").is_file();
    if there && stamp.is_fresh() {
        return Ok(());
    }
    run(program("npm")
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(root().join("tests"))
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    stamp.write()
}
