//! All odd values in all fields of all bodies, in all stages of a job, on both databases: the test is in
//! `crates/service/tests/it/odd_values`, some of whose values are sent by the tests that always run.

use anyhow::Result;

use crate::postgres::{Care, Server};
use crate::run::{cargo, run};
use crate::test::{SERVICE, TESTED};

pub(super) fn values(hundredths: u32) -> Result<()> {
    if hundredths < 100 {
        println!("Sent by the part unit.");
        return Ok(());
    }
    let test = || {
        let mut test = cargo();
        test.args(TESTED).args(SERVICE).args(["--include-ignored", "--nocapture", "odd_values::all::"]);
        test
    };
    run(&mut test())?;
    let server = Server::start(Care::None)?;
    run(test().env("WAYBILL_TEST_POSTGRES", &server.url))
}
