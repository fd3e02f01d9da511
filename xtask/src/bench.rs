//! `bench`: a million made-up jobs, and how long the service takes to answer, over HTTP, beside a read by primary key in
//! the same run. The data is kept for the next time.

mod cases;
mod client;

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::build;
use crate::run::{cargo, root, run};
use cases::Case;
use client::Client;

const JOBS: u64 = 1_000_000;
/// Requests of each case; the slowest two in a hundred tell the 99th percentile.
const ROUNDS: usize = 300;

pub(crate) fn bench(arguments: &[String]) -> Result<()> {
    let jobs = match arguments {
        [] => JOBS,
        [flag, number] if flag == "--jobs" => number.parse().context("--jobs takes a number")?,
        _ => bail!("bench takes --jobs N and nothing else"),
    };
    run(cargo().args(["build", "--release", "--locked", "--package", "waybill"]))?;
    let data = seeded(jobs)?;
    let token = token(&data)?;
    let service = Service::start(&data)?;
    let client = Client::new(&service.url, &token);
    let mut cases = cases::all(&client)?;
    measure(&client, &mut cases)?;
    println!("\n{jobs} jobs, {} drives; {ROUNDS} requests of each, in turn, one at a time\n", jobs * 3);
    println!("{:<44} {:>9} {:>9} {:>9}", "", "p50 ms", "p95 ms", "p99 ms");
    for case in &mut cases {
        case.took.sort();
        let [half, most, nearly] = [50, 95, 99].map(|percent| milliseconds(&case.took, percent));
        println!("{:<44} {half:>9.2} {most:>9.2} {nearly:>9.2}", case.name);
    }
    Ok(())
}

/// The cases take turns, so that what disturbs the machine disturbs all of them alike.
fn measure(client: &Client, cases: &mut [Case]) -> Result<()> {
    for round in 0..ROUNDS {
        for case in cases.iter_mut() {
            let path = case.paths.get(round % case.paths.len().max(1)).context("a case without a path")?;
            let begun = Instant::now();
            client.get(path)?;
            case.took.push(begun.elapsed());
        }
    }
    Ok(())
}

fn milliseconds(sorted: &[Duration], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).map_or(0.0, |it| it.as_secs_f64() * 1000.0)
}

fn binary() -> PathBuf {
    build::binary()
}

fn seeded(jobs: u64) -> Result<PathBuf> {
    let folder = root().join("target/bench").join(jobs.to_string());
    if !folder.is_dir() {
        fs::create_dir_all(root().join("target/bench")).context("could not make target/bench")?;
        run(Command::new(binary()).args(["seed", "--jobs", &jobs.to_string(), "--data"]).arg(&folder))?;
    }
    Ok(folder)
}

fn token(data: &PathBuf) -> Result<String> {
    let output = Command::new(binary()).args(["token", "--role", "support", "--data"]).arg(data).output()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    text.lines().last().map(str::to_owned).context("no token was made")
}

/// The service, which ends with the benchmark.
struct Service {
    child: Child,
    url: String,
}

impl Service {
    fn start(data: &PathBuf) -> Result<Self> {
        let mut serve = Command::new(binary());
        serve.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        let child =
            serve.env("RUST_LOG", "warn").stdout(Stdio::piped()).spawn().context("could not start the service")?;
        let mut service = Self { child, url: String::new() };
        let out = service.child.stdout.take().context("the service has no output")?;
        for line in std::io::BufRead::lines(std::io::BufReader::new(out)).map_while(Result::ok) {
            if let Some((_, url)) = line.split_once("ready at ") {
                url.trim().clone_into(&mut service.url);
            }
            if line.contains("sign-in-link") {
                return Ok(service);
            }
        }
        bail!("the service did not become ready")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
