//! `docs`: writes the documents that are made from the tables, or says that they are stale.
//!
//! The one writer is the domain's own test, so that nothing else needs to depend on the domain.

use anyhow::{Result, bail};

use crate::run::{cargo, run};

pub(crate) fn docs(arguments: &[String]) -> Result<()> {
    match arguments {
        [] => write(),
        [check] if check == "--check" => run(&mut test()),
        _ => bail!("docs takes --check or nothing"),
    }
}

fn write() -> Result<()> {
    run(test().env("UPDATE_EXPECT", "1"))
}

fn test() -> std::process::Command {
    let mut command = cargo();
    command.args([
        "test",
        "--locked",
        "--quiet",
        "--package",
        "waybill-domain",
        "--test",
        "it",
        "the_document_is_the_table",
    ]);
    command
}
