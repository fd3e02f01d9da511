//! `build`: the portal as it is released, and the service with it inside.

use std::path::PathBuf;

use anyhow::Result;

use crate::finish;
use crate::run::{cargo, program, root, run};
use crate::stamp::Stamp;
use crate::tools;

/// Where the finished portal lies; the service takes it from there.
pub(crate) const PORTAL: &str = "target/portal";
/// What Trunk leaves, before it is finished.
const TRUNK: &str = "target/trunk";
/// The program that Trunk builds, which a first visit loads; then the one with the forms, and the one for staff (decision 5).
pub(crate) const PROGRAMS: [(&str, &str); 3] =
    [("index.html", "waybill-portal"), ("forms.html", "waybill-forms"), ("staff.html", "waybill-staff")];
/// What the portal is made of. A change elsewhere does not build it again.
const INPUTS: &[&str] = &[
    "src",
    "style",
    "public",
    "index.html",
    "Trunk.toml",
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "crates/domain/src",
    "crates/domain/Cargo.toml",
    "crates/view-macro/src",
    "crates/view-macro/Cargo.toml",
    "xtask/src/compress.rs",
    "xtask/src/finish.rs",
    "xtask/src/html.rs",
];

pub(crate) fn everything() -> Result<()> {
    portal()?;
    service()?;
    println!("Built {}, with the portal inside.", binary().display());
    Ok(())
}

pub(crate) fn portal() -> Result<()> {
    let smaller = tools::smaller()?;
    let stamp = Stamp::of("portal", INPUTS, if smaller.is_some() { "optimised" } else { "plain" })?;
    if stamp.is_fresh() && root().join(PORTAL).join("index.html").is_file() {
        return Ok(());
    }
    tools::for_the_portal()?;
    let trunk = root().join("target/tools/bin/trunk");
    run(tools::with_path(&mut program(trunk))
        .args(["build", "--release", "--cargo-profile", "wasm", "--dist", TRUNK])
        // Cargo's own words say what is wrong with the source; Trunk's stack says nothing more.
        .env("RUST_BACKTRACE", "0"))?;
    others()?;
    finish::finish(&root().join(TRUNK), &root().join(PORTAL), smaller.as_ref())?;
    stamp.write()
}

/// The other programs: as Trunk would build them, beside the first.
fn others() -> Result<()> {
    let [_, others @ ..] = PROGRAMS;
    let build = ["build", "--locked", "--profile", "wasm", "--target", tools::WASM, "--package", "waybill-portal"];
    run(cargo().args(build).args(others.iter().flat_map(|(_, name)| ["--bin", name])))?;
    let bindgen = root().join("target/tools/bin/wasm-bindgen");
    others.iter().try_for_each(|(_, name)| {
        let wasm = format!("target/{}/wasm/{name}.wasm", tools::WASM);
        run(program(&bindgen).args(["--target", "web", "--no-typescript", "--out-dir", TRUNK, &wasm]))
    })
}

pub(crate) fn service() -> Result<()> {
    run(cargo().args(["build", "--release", "--locked", "--package", "waybill", "--features", "embedded-portal"]))
}

pub(crate) fn binary() -> PathBuf {
    root().join("target/release").join(format!("waybill{}", std::env::consts::EXE_SUFFIX))
}
