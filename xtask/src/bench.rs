//! `bench`: how long the service takes, on both databases, with few jobs and with very many, always beside the least that
//! could be done, in the same run. It prints the tables of docs/performance.md.

mod cases;
mod client;
mod load;
mod page;
mod requests;
mod site;
mod watchers;

use anyhow::{Context as _, Result, bail};

use crate::build;
use crate::run::{cargo, run};
use site::Database;

const USAGE: &str = "bench takes requests, watchers or page, then --jobs N and --database sqlite|postgres";

/// Measures what is named, or everything; each of a part on the databases and numbers of jobs that are named, or on all.
pub(crate) fn bench(arguments: &[String]) -> Result<()> {
    let mut parts = Vec::new();
    let mut sizes = vec![1_000, 1_000_000];
    let mut databases = vec![Database::Sqlite, Database::Postgres];
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "requests" | "watchers" | "page" => parts.push(word.as_str()),
            "--jobs" => sizes = vec![words.next().and_then(|it| it.parse().ok()).context(USAGE)?],
            "--database" => databases = vec![words.next().and_then(|it| Database::named(it)).context(USAGE)?],
            _ => bail!(USAGE),
        }
    }
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    build::portal()?;
    let release = ["build", "--release", "--locked", "--package", "waybill", "--features", "reference"];
    run(cargo().args(release))?;
    for jobs in &sizes {
        for database in &databases {
            if wanted("requests") {
                requests::measure(*database, *jobs)?;
            }
        }
    }
    if wanted("watchers") {
        databases.iter().try_for_each(|database| watchers::measure(*database))?;
    }
    if wanted("page") {
        page::measure()?;
    }
    Ok(())
}
