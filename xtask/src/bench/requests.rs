//! How long one answer takes, and how many a second: one request at a time, in turn, then as many as go.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::cases::{self, Case};
use super::client::{Ask, Client};
use super::load::answered;
use super::site::{Database, Site};
use crate::process::Process;

/// Requests of each case; the slowest few of a hundred tell the 99th percentile.
const ROUNDS: usize = 300;
/// Each server is asked for so long, so many times, in turn.
const SLICE: Duration = Duration::from_secs(1);
const SLICES: usize = 10;

pub(super) fn measure(database: Database, jobs: u64) -> Result<()> {
    let site = Site::with(database, jobs)?;
    let (reference, service) = (site.reference()?, site.service()?);
    let mut client = Client::new();
    let mut cases = cases::all(&mut client, &site, &reference, &service)?;
    turns(&mut client, &mut cases)?;
    println!(
        "\n{}, {jobs} jobs, {} drives: {ROUNDS} requests of each, in turn, one at a time\n",
        database.name(),
        jobs * 3
    );
    println!("| | p50 ms | p95 ms | p99 ms |\n|---|--:|--:|--:|");
    for case in &mut cases {
        case.took.sort();
        let [half, most, nearly] = [50, 95, 99].map(|percent| milliseconds(&case.took, percent));
        println!("| {} | {half:.2} | {most:.2} | {nearly:.2} |", case.name);
    }
    throughput(&cases, &reference, &service)
}

/// The cases take turns, so that what disturbs the machine disturbs all of them alike. One round goes before: it warms.
fn turns(client: &mut Client, cases: &mut [Case]) -> Result<()> {
    for round in 0..=ROUNDS {
        for case in cases.iter_mut() {
            let ask =
                case.asks.get(round % case.asks.len().max(1)).with_context(|| format!("{}: nothing", case.name))?;
            let begun = Instant::now();
            client.send(ask)?;
            if round > 0 {
                case.took.push(begun.elapsed());
            }
        }
    }
    Ok(())
}

fn throughput(cases: &[Case], reference: &Process, service: &Process) -> Result<()> {
    let named = |name: &str| cases.iter().find(|case| case.name == name).context("no such case");
    let measured: Vec<(&Case, &Process)> = vec![
        (named(cases::BARE)?, reference),
        (named(cases::ROW)?, reference),
        (named(cases::GET_JOB)?, service),
        (named(cases::GET_JOB_V1)?, service),
    ];
    let mut figures = vec![(Vec::new(), Duration::ZERO, 0_u64); measured.len()];
    for _ in 0..SLICES {
        for ((case, process), (rates, worked, all)) in measured.iter().zip(&mut figures) {
            let (before, begun) = (process.worked()?, Instant::now());
            let count = answered(&case.asks, SLICE)?;
            rates.push(number(count) / begun.elapsed().as_secs_f64());
            *worked += process.worked()?.saturating_sub(before);
            *all += count;
        }
    }
    println!("\n8 connections, {SLICES} slices of {} s each, in turn\n", SLICE.as_secs());
    println!("| | requests/s (median) | of the row | µs of processor a request |\n|---|--:|--:|--:|");
    let median = |rates: &mut Vec<f64>| {
        rates.sort_by(f64::total_cmp);
        rates.get(rates.len() / 2).copied().unwrap_or_default()
    };
    let row = figures.get_mut(1).map(|(rates, ..)| median(rates)).unwrap_or_default();
    for ((case, _), (rates, worked, all)) in measured.iter().zip(&mut figures) {
        let (rate, cost) = (median(rates), worked.as_secs_f64() * 1e6 / number((*all).max(1)));
        println!("| {} | {rate:.0} | {:.2} | {cost:.0} |", case.name, rate / row);
    }
    Ok(())
}

pub(super) fn milliseconds(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(0.0, |it| it.as_secs_f64() * 1000.0)
}

fn number(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// What is asked of `server` at a path, by GET.
pub(super) fn ask(server: &Process, path: &str, token: &str) -> Ask {
    Ask::get(format!("{}{path}", server.url), token)
}
