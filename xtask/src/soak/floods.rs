//! Floods while somebody who is signed in reads: the test is in `crates/service/tests/it/floods.rs`, and is told here for
//! how long, and with which program.

use anyhow::Result;

use super::released;
use crate::run::{cargo, run};
use crate::test::{SERVICE, TESTED};

/// Each flood of a whole soak.
const SECONDS: u32 = 30;

pub(super) fn floods(hundredths: u32) -> Result<()> {
    let binary = released()?;
    let seconds = (SECONDS * hundredths / 100).max(2).to_string();
    run(cargo()
        .args(TESTED)
        .args(SERVICE)
        .args(["--include-ignored", "--nocapture", "floods::"])
        .env("WAYBILL_SOAK_BINARY", binary)
        .env("WAYBILL_SOAK_SECONDS", seconds))
}
