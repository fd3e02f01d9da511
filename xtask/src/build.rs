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
/// A language is a build of its own (decision 13): what stands in the names of its pages, before their ending, and the
/// feature that makes it.
pub(crate) struct Tongue {
    pub(crate) tag: &'static str,
    pub(crate) mark: &'static str,
    feature: Option<&'static str>,
}

/// Trunk builds the first language's first program.
pub(crate) const TONGUES: [Tongue; 2] =
    [Tongue { tag: "en", mark: "", feature: None }, Tongue { tag: "sv", mark: ".sv", feature: Some("swedish") }];

/// The page of a program in a language: `forms.sv.html`.
pub(crate) fn page_name(page: &str, tongue: &Tongue) -> String {
    page.replace(".html", &format!("{}.html", tongue.mark))
}

/// A program in a language: `waybill-forms-sv`. No full stop: wasm-bindgen takes what follows one for an ending, and would
/// write over the other language.
pub(crate) fn program_name(program: &str, tongue: &Tongue) -> String {
    if tongue.mark.is_empty() { program.to_owned() } else { format!("{program}-{}", tongue.tag) }
}

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
    // `serve` and `test` may be typed at once: the second waits, and finds the portal made.
    let lock = tools::lock("portal")?;
    portal_locked()?;
    drop(lock);
    Ok(())
}

fn portal_locked() -> Result<()> {
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
    let [first, other] = &TONGUES;
    let [_, others @ ..] = &PROGRAMS;
    programs(first, others)?;
    programs(other, &PROGRAMS)?;
    finish::finish(&root().join(TRUNK), &root().join(PORTAL), smaller.as_ref())?;
    stamp.write()
}

/// Programs in a language, as Trunk would build them, beside the first. What they depend on is compiled once for all.
fn programs(tongue: &Tongue, programs: &[(&str, &str)]) -> Result<()> {
    let build = ["build", "--locked", "--profile", "wasm", "--target", tools::WASM, "--package", "waybill-portal"];
    let features = tongue.feature.iter().flat_map(|feature| ["--features", feature]);
    run(cargo().args(build).args(features).args(programs.iter().flat_map(|(_, name)| ["--bin", name])))?;
    let bindgen = root().join("target/tools/bin/wasm-bindgen");
    programs.iter().try_for_each(|(_, name)| {
        let wasm = format!("target/{}/wasm/{name}.wasm", tools::WASM);
        let out = program_name(name, tongue);
        run(program(&bindgen).args([
            "--target",
            "web",
            "--no-typescript",
            "--out-dir",
            TRUNK,
            "--out-name",
            &out,
            &wasm,
        ]))
    })
}

pub(crate) fn service() -> Result<()> {
    run(cargo().args(["build", "--release", "--locked", "--package", "waybill", "--features", "embedded-portal"]))
}

pub(crate) fn binary() -> PathBuf {
    root().join("target/release").join(format!("waybill{}", std::env::consts::EXE_SUFFIX))
}
