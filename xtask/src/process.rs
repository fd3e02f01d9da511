//! A server that is measured or flooded: started, heard until it is ready, ended with the process that started it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result};

pub(crate) struct Process {
    child: Child,
    /// `http://127.0.0.1:port`
    pub(crate) url: String,
}

impl Process {
    /// Starts it, and waits until it says `ready at` and its address.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        // It says what it does for each request, which nobody here reads.
        let command = command.env("RUST_LOG", "warn").stdin(Stdio::null()).stdout(Stdio::piped());
        let child = command.spawn().with_context(|| format!("could not start {}", command.get_program().display()))?;
        let mut process = Self { child, url: String::new() };
        let output = process.child.stdout.take().context("a server without output")?;
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let url = lines.find_map(|line| Some(line.split_once("ready at ")?.1.trim().to_owned()));
        process.url = url.context("a server did not become ready")?;
        // The rest of its output is read, so that it never waits for us.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(process)
    }

    /// Whether it has ended by itself.
    pub(crate) fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child.try_wait().context("cannot ask after a server")
    }

    /// How long processors have worked for it so far.
    pub(crate) fn worked(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The fields after the name, which may hold spaces: the 12th and 13th are user's and system's ticks.
        let fields = stat.rsplit_once(") ").context("a strange /proc/…/stat")?.1.split(' ');
        let ticks: u64 = fields.skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
        Ok(Duration::from_millis(ticks * 10))
    }

    /// Its resident memory, in bytes.
    pub(crate) fn memory(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
