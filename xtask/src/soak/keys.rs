//! Rotations and backups at once, killed at random: the test is in `crates/service/tests/it/key_rounds.rs`, and is told here
//! for how many rounds, and with which program.

use anyhow::Result;

use super::released;
use crate::run::{cargo, run};
use crate::test::{SERVICE, TESTED};

/// A whole soak.
const ROUNDS: u32 = 200;

pub(super) fn keys(hundredths: u32) -> Result<()> {
    let rounds = (ROUNDS * hundredths / 100).max(1).to_string();
    run(cargo()
        .args(TESTED)
        .args(SERVICE)
        .args(["--nocapture", "key_rounds::"])
        .env("WAYBILL_SOAK_BINARY", released()?)
        .env("WAYBILL_SOAK_ROUNDS", rounds))
}
