//! `test`: everything, in the order in which it fails soonest; or the parts named.
//!
//! Every part runs even when one before it failed, each is timed, and the last line counts them.

use std::time::Instant;

use anyhow::{Result, bail};

use crate::postgres::{Care, Server};
use crate::run::{cargo, program, root, run};
use crate::{build, size, soak, system, tools};

/// Something that can pass or fail on its own.
struct Part {
    name: &'static str,
    what: &'static str,
    run: fn() -> Result<()>,
}

const PARTS: &[Part] = &[
    Part { name: "fmt", what: "formatting", run: fmt },
    Part { name: "tidy", what: "what the compiler does not check: classes, colours, layers, lock files", run: tidy },
    Part { name: "lint", what: "clippy, for the machine and for WebAssembly; no warning is left", run: lint },
    Part { name: "unit", what: "unit, property and service tests", run: unit },
    Part { name: "postgres", what: "the service tests again, on PostgreSQL", run: postgres },
    Part { name: "build", what: "the release that the parts below use", run: build::everything },
    Part { name: "size", what: "a customer's first visit, held to its budget and to one language", run: size::size },
    Part { name: "soak", what: "a hundredth of the tests that fuzz and flood", run: soak::short },
    Part { name: "sdk", what: "Microsoft's JavaScript SDK against the release, over TLS", run: sdk },
    Part { name: "browser", what: "journeys in Chromium against the release", run: browser },
];

pub(crate) fn names() -> String {
    PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ")
}

pub(crate) fn test(wanted: &[String]) -> Result<()> {
    if let Some(unknown) = wanted.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        bail!("there is no part {unknown:?}; there are {}", names());
    }
    let chosen = PARTS.iter().filter(|part| wanted.is_empty() || wanted.iter().any(|name| name == part.name));
    let mut failed = Vec::new();
    let mut report = Vec::new();
    for part in chosen {
        println!("\n=== {}: {}", part.name, part.what);
        let start = Instant::now();
        let outcome = (part.run)();
        let seconds = start.elapsed().as_secs();
        if let Err(error) = outcome {
            println!("{} failed: {error:#}", part.name);
            failed.push(part.name);
            report.push(format!("{:>8} failed  {seconds:>5} s", part.name));
        } else {
            report.push(format!("{:>8} passed  {seconds:>5} s", part.name));
        }
    }
    println!("\n{}", report.join("\n"));
    println!("{} passed, {} failed", report.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { std::process::exit(1) }
}

fn fmt() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))
}

fn tidy() -> Result<()> {
    run(cargo().args(["test", "--locked", "--quiet", "--package", "xtask"]))
}

fn lint() -> Result<()> {
    let host = [
        "clippy",
        "--locked",
        "--quiet",
        "--workspace",
        "--exclude",
        "waybill-portal",
        "--all-targets",
        "--features",
        "waybill/reference",
    ];
    run(cargo().args(host).args(["--", "--deny", "warnings"]))?;
    tools::wasm_target()?;
    let portal = ["clippy", "--locked", "--quiet", "--package", "waybill-portal", "--target", tools::WASM];
    run(cargo().args(portal).args(["--", "--deny", "warnings"]))
}

fn unit() -> Result<()> {
    prepare()?;
    run(cargo().args(TESTED))
}

/// Always the same packages: of others, what they need would be compiled again.
pub(crate) const TESTED: [&str; 8] =
    ["test", "--locked", "--package", "waybill-domain", "--package", "waybill", "--package", "waybill-portal"];
/// Of these, the tests of the service as a whole.
pub(crate) const SERVICE: [&str; 3] = ["--test", "it", "--"];

/// What the service tests start beside the service: a mail server, for which they make a certificate.
fn prepare() -> Result<()> {
    system::ensure(&[&system::OPENSSL])?;
    system::python()
}

/// Tests of what only SQLite has.
const SQLITES_OWN: &str = "backup::";
/// Parts of `soak`: they take minutes, or want the whole machine and the program as it is released.
const SOAK: [&str; 3] = ["soak::", "floods::", "odd_values::all::"];

fn postgres() -> Result<()> {
    prepare()?;
    let server = Server::start(Care::None)?;
    system::ensure(&[&system::NGINX, &system::OPENSSL, &system::SYSTEMD])?;
    println!("Not on PostgreSQL: {SQLITES_OWN}, the command that copies the files of SQLite");
    let skipped = [&[SQLITES_OWN][..], &SOAK].concat().into_iter().flat_map(|name| ["--skip", name]);
    let mut two = cargo();
    two.args(TESTED).args(["--lib", "--", "on_two_replicas"]);
    run(two.env("WAYBILL_TEST_POSTGRES", &server.url))?;
    let mut tests = cargo();
    tests.args(TESTED).args(SERVICE).arg("--include-ignored").args(skipped);
    run(tests.env("WAYBILL_TEST_POSTGRES", &server.url).env("PATH", server.path()?))
}

fn sdk() -> Result<()> {
    system::ensure(&[&system::NODE, &system::OPENSSL])?;
    playwright("sdk")
}

fn browser() -> Result<()> {
    system::ensure(&[&system::NODE, &system::CHROMIUM])?;
    playwright("browser")
}

/// A Playwright project of `tests/playwright.config.ts`, against the release, which is built if it is not.
fn playwright(project: &str) -> Result<()> {
    build::portal()?;
    build::service()?;
    tools::node_packages()?;
    let tests = root().join("tests");
    run(program(tests.join("node_modules/.bin/playwright"))
        .current_dir(&tests)
        .args(["test", "--project", project])
        .env("WAYBILL", build::binary()))
}
