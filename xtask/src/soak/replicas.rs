//! Three replicas that are killed while others write and watch: the test is in `crates/service/tests/it/soak.rs`, and is
//! told here for how long, on which server, and with which program.

use anyhow::Result;

use super::released;
use crate::postgres::{Care, Server};
use crate::run::{cargo, run};
use crate::test::{SERVICE, TESTED};

/// A whole soak.
const SECONDS: u32 = 300;

pub(super) fn replicas(hundredths: u32) -> Result<()> {
    let (server, binary) = (Server::start(Care::None)?, released()?);
    let seconds = (SECONDS * hundredths / 100).max(1).to_string();
    run(cargo()
        .args(TESTED)
        .args(SERVICE)
        .args(["--include-ignored", "--nocapture", "soak::"])
        .env("WAYBILL_TEST_POSTGRES", &server.url)
        .env("WAYBILL_SOAK_BINARY", binary)
        .env("WAYBILL_SOAK_SECONDS", seconds))
}
