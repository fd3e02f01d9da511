//! Random months: what customers, operators and a mail server do, a clock that leaps, and a process that dies at any of
//! its writes to a file or a socket. In the end jobs, arrivals, timelines, notices and mails are what the domain's own
//! rules make of the same accepted events: no more and no fewer.
//!
//! `WAYBILL_MONTHS=20` runs twenty stories after each other, `WAYBILL_MONTHS_SEED=7` begins with the seventh. A few more
//! follow where too little happened in these.

mod acts;
mod compare;
mod deaths;
mod mails;
mod reference;
mod scan;
mod service;
mod step;

use std::collections::BTreeMap;

use chrono::Utc;
use reference::Reference;
use service::Service;

const NAMES: [&str; 4] = ["a", "b", "c", "d"];
/// Leaps of the clock, in hours: from an evening to a service that was down for three months.
const LEAPS: [i64; 6] = [7, 2 * 24, 5 * 24, 15 * 24, 31 * 24, 92 * 24];

/// A small generator: the same story on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// How much came together.
#[derive(Debug, Default)]
struct Sum {
    accepted: usize,
    refused: usize,
    clock: usize,
    notices: usize,
    mails: usize,
    twice: usize,
    deaths: BTreeMap<String, usize>,
}

impl Sum {
    /// Whether so much happened that what is said of it means something. It depends on when the process died.
    fn is_enough(&self) -> bool {
        let told = self.notices > 60 && self.mails > 25;
        let died = self.deaths.len() > 1 && self.deaths.values().sum::<usize>() > 15;
        self.accepted > 60 && self.refused > 10 && self.clock > 5 && told && died
    }
}

fn story(seed: u64, leaps: usize, sum: &mut Sum) {
    let (mut dice, mut reference) = (Dice(seed), Reference::default());
    let mut service = Service::begin(seed, &mut reference);
    for _ in 0..leaps {
        for _ in 0..16 {
            step::step(&mut service, &mut dice, &mut reference);
        }
        compare::state(&mut service, &reference);
        service.leap(LEAPS[dice.below(LEAPS.len())]);
        step::clock(&mut service, &mut reference);
        compare::state(&mut service, &reference);
    }
    compare::notices(&mut service, &reference);
    sum.twice += mails::compare(&mut service, &reference);
    sum.accepted += reference.accepted;
    sum.refused += reference.refused;
    sum.clock += reference.clock;
    sum.notices += reference.notices.len();
    sum.mails += reference.mails.len();
    for place in service.deaths() {
        *sum.deaths.entry(place).or_default() += 1;
    }
}

#[cfg(target_os = "linux")]
#[test]
fn random_months_with_deaths_between_any_two_writes_end_as_the_domain_says() {
    let number = |name: &str| std::env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (first, stories) = (number("WAYBILL_MONTHS_SEED").unwrap_or(1), number("WAYBILL_MONTHS").unwrap_or(1));
    let mut sum = Sum::default();
    let begun = Utc::now();
    for seed in first..first + stories + 3 {
        if seed >= first + stories && sum.is_enough() {
            break;
        }
        println!("WAYBILL_MONTHS_SEED={seed}");
        story(seed, 12, &mut sum);
    }
    println!("{sum:#?} in {} s", (Utc::now() - begun).num_seconds());
    assert!(sum.is_enough(), "too little happened: {sum:?}");
}
