//! How long the portal takes to be of use, in Chromium: for somebody who was never there, and for who comes back.

use anyhow::{Context as _, Result};

use super::cases;
use super::client::Client;
use super::site::{Database, Site};
use crate::run::{program, root, run};
use crate::{build, system, tools};

const JOBS: u64 = 1_000;

/// See `tests/page.bench.ts`.
pub(super) fn measure() -> Result<()> {
    system::ensure(&[&system::NODE, &system::CHROMIUM])?;
    tools::node_packages()?;
    let site = Site::with(Database::Sqlite, JOBS)?;
    let service = site.service()?;
    let owner = cases::some_owner(&mut Client::new(), &site, &service)?.context("nobody owns a job")?;
    let tests = root().join("tests");
    run(program(tests.join("node_modules/.bin/playwright"))
        .current_dir(&tests)
        .args(["test", "--project", "bench"])
        .env("WAYBILL", build::binary())
        .env("WAYBILL_MEASURED", &service.url)
        .env("WAYBILL_MEASURED_DATA", site.data())
        .env("WAYBILL_MEASURED_OWNER", owner))
}
