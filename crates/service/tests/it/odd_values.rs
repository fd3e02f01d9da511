//! Every field of every body with odd values, sent by every operation that takes it and read back in every view that shows
//! it: each is refused at its field or read back as it was sent, and no other row is missing. The fields are those of the
//! documents: one that is added without a value here fails the test.
//!
//! Kind: a value that one reader takes and another does not, or takes for something else. `cargo xtask soak values` sends
//! all values in all stages of a job; the tests that always run, some of them.
#![expect(clippy::print_stdout, reason = "the figures of the long form are its report")]

mod all;
mod compare;
mod documented;
mod expected;
mod figures;
mod fixture;
mod json;
mod names;
mod run;
mod samples;
mod stage;
mod typed;
mod values;
mod verdict;
mod views;
mod whole_way;

use figures::Figures;
use run::run;
use samples::{Sample, samples};
use values::Extent;

/// The samples that are meant, with so many values.
async fn try_all(is_meant: impl Fn(&Sample) -> bool, extent: Extent) -> Figures {
    let meant: Vec<Sample> = samples().into_iter().filter(is_meant).collect();
    let figures = run(meant, extent).await;
    println!("{figures}");
    let read_back: usize = figures.read_back.values().sum();
    assert!(figures.sent > 100 && figures.taken > 20 && read_back > figures.taken, "{figures}");
    figures
}

#[tokio::test]
async fn odd_values_of_contract_bodies_are_refused_at_their_fields_or_read_back() {
    try_all(Sample::is_of_contract, Extent::Some).await;
}

#[tokio::test]
async fn odd_values_of_acts_are_refused_at_their_fields_or_read_back() {
    try_all(Sample::is_act, Extent::Some).await;
}

#[tokio::test]
async fn odd_values_of_other_bodies_are_refused_at_their_fields_or_read_back() {
    try_all(|sample| !sample.is_of_contract() && !sample.is_act(), Extent::Some).await;
}
