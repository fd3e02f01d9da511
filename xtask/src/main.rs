//! What a person types: `cargo xtask <command>`.
//!
//! Each command is a file. None needs more than rustup and a C compiler to begin with; what else is missing is installed, pinned,
//! into `target/tools`, or said plainly.
#![expect(clippy::print_stdout, reason = "a tool at the command line speaks there")]

use std::process::ExitCode;

use anyhow::{Result, bail};

mod advisories;
mod bench;
mod build;
mod compress;
mod docs;
mod finish;
mod html;
mod languages;
mod postgres;
mod process;
mod run;
mod serve;
mod size;
mod soak;
mod stamp;
mod system;
mod test;
mod tools;

#[cfg(test)]
mod tidy;

const USAGE: &str = "\
cargo xtask serve [--demo] [-- …]   build everything, start the service on SQLite, print sign-in links
cargo xtask build                   the release portal, and target/release/waybill with it inside
cargo xtask test [part …]           everything, or the parts named
cargo xtask soak [part …]           the tests that fuzz and flood, whole; `test` runs a hundredth of each
cargo xtask size                    what a customer's first visit costs, in bytes
cargo xtask bench [part …]          how long answers take, on both databases, beside the least that could be done
cargo xtask docs [--check]          writes docs/states.md from the tables
cargo xtask advisories FOLDER       takes known faults of dependencies from a copy of the RustSec database";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "serve" => serve::serve(rest),
        serve::BESIDE => serve::beside(rest),
        "build" => build::everything(),
        "test" => test::test(rest),
        "bench" => bench::bench(rest),
        "size" => size::size(),
        "soak" => soak::soak(rest),
        "docs" => docs::docs(rest),
        "advisories" => advisories::advisories(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}\n\nParts of the tests: {}\nParts of the soak: {}", test::names(), soak::names());
            Ok(())
        }
        unknown => bail!("there is no command {unknown:?}\n\n{USAGE}"),
    }
}
