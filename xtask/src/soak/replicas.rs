//! Three replicas that are killed while others write and watch: the test is in `crates/service/tests/it/soak.rs`, and is
//! told here for how long, on which server, and with which program.

use anyhow::Result;

use super::released;
use crate::postgres::Server;
use crate::run::{cargo, run};

/// A whole soak.
const SECONDS: u32 = 300;

pub(super) fn replicas(hundredths: u32) -> Result<()> {
    let (server, binary) = (Server::start()?, released()?);
    let seconds = (SECONDS * hundredths / 100).max(1).to_string();
    let test = ["test", "--locked", "--package", "waybill", "--test", "it", "--", "--include-ignored", "--nocapture"];
    run(cargo()
        .args(test)
        .arg("soak::")
        .env("WAYBILL_TEST_POSTGRES", &server.url)
        .env("WAYBILL_SOAK_BINARY", binary)
        .env("WAYBILL_SOAK_SECONDS", seconds))
}
