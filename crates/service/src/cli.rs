//! The `waybill` command: what an operator of the service types.

mod audit;
mod backup;
mod clock;
mod duration;
mod first;
mod job;
mod key;
mod moved;
mod people;
mod person;
mod seed;
mod serve;
mod signals;
mod subscription;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::Store;
use crate::config::Config;
use crate::failure::causes;

pub(crate) use duration::{span, ttl};

/// An open, self-hosted import/export job service.
#[derive(Debug, Parser)]
#[command(name = "waybill", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the service, and prints its address
    Serve(serve::Serve),
    /// Makes a bearer token for a program, and prints it on the last line
    Token(people::Token),
    /// Makes a one-time sign-in link for a person, and prints it on the last line
    SignInLink(people::SignInLink),
    /// Looks after people: who may sign in, as what, and where they are signed in
    #[command(subcommand)]
    Person(person::Person),
    /// Looks after subscriptions: the companies that own jobs
    #[command(subcommand)]
    Subscription(subscription::Subscription),
    /// Looks at or deletes a job that cannot be read
    #[command(subcommand)]
    Job(job::Job),
    /// Lists what people with power over the service did: who, what, when, from where roughly
    Audit(audit::Audit),
    /// Whether the machine's clock is believed: one that leaps decides nothing until a person agrees
    #[command(subcommand)]
    Clock(clock::ClockCommand),
    /// Copies a SQLite site into a file, while it runs
    Backup(backup::Backup),
    /// Makes a data folder of a backup
    Restore(backup::Restore),
    /// Changes the key that BitLocker keys are encrypted with
    #[command(subcommand)]
    Key(key::Key),
    /// Carries a site from SQLite to PostgreSQL; what was stopped goes on where it was
    Move(moved::Move),
    /// Makes a folder of very many made-up jobs, to measure with
    Seed(seed::Seed),
}

/// Where the service keeps its data.
#[derive(Debug, clap::Args)]
struct Data {
    /// The folder of the database and the key file [default: ./data]
    #[arg(long)]
    data: Option<PathBuf>,
    /// A PostgreSQL server, in place of SQLite in the folder: postgres://user@host/database. Its password is in
    /// PGPASSWORD; or the whole URL in WAYBILL_DATABASE_URL
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// A file of settings, waybill.toml; flags win over it
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Data {
    /// The settings of the file, if there is one, with the flags over them.
    fn config(&self) -> Result<Config, CliProblem> {
        let config = self.config.as_deref().map(Config::load).transpose();
        let mut config = config.map_err(CliProblem::because("cannot use the configuration"))?.unwrap_or_default();
        lay_over(&mut config.data, self.data.clone());
        lay_over(&mut config.database.url, self.database_url.clone().map(Some));
        Ok(config)
    }

    async fn open(&self) -> Result<Store, CliProblem> {
        open(&self.config()?).await
    }
}

async fn open(config: &Config) -> Result<Store, CliProblem> {
    let url = config.database.address().map_err(CliProblem::because("cannot use the database"))?;
    let store = match url {
        Some(url) => Store::connect(&url, &config.data).await,
        None => Store::open(&config.data).await,
    };
    let store = store.map_err(CliProblem::because("cannot open the store"))?;
    store.be_whole().await.map_err(CliProblem::because("cannot open the store"))?;
    Ok(store)
}

/// A flag over what the file says.
fn lay_over<T>(setting: &mut T, flag: Option<T>) {
    if let Some(flag) = flag {
        *setting = flag;
    }
}

/// Why a command did nothing.
#[derive(Debug, thiserror::Error)]
enum CliProblem {
    #[error("{0}")]
    Usage(String),
    #[error("{what}")]
    Because { what: String, source: Box<dyn std::error::Error + Send + Sync> },
}

impl CliProblem {
    fn because<E: std::error::Error + Send + Sync + 'static>(what: impl Into<String>) -> impl FnOnce(E) -> Self {
        let what = what.into();
        move |source| Self::Because { what, source: Box::new(source) }
    }
}

/// Runs the command that was typed.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(cli.command.run()),
        Err(problem) => Err(CliProblem::because("cannot start")(problem)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            tell_problem(&problem);
            ExitCode::FAILURE
        }
    }
}

impl Command {
    async fn run(self) -> Result<(), CliProblem> {
        if !matches!(self, Self::Serve(_)) {
            // What a person at the terminal should know beside what they asked for.
            let log = tracing_subscriber::fmt().with_env_filter("off,waybill=warn").with_writer(std::io::stderr);
            log.without_time().with_target(false).init();
        }
        match self {
            Self::Serve(serve) => serve.run().await,
            Self::Token(token) => token.run().await,
            Self::SignInLink(link) => link.run().await,
            Self::Person(person) => person.run().await,
            Self::Subscription(subscription) => subscription.run().await,
            Self::Job(job) => job.run().await,
            Self::Audit(audit) => audit.run().await,
            Self::Clock(clock) => clock.run().await,
            Self::Backup(backup) => backup.run().await,
            Self::Restore(restore) => restore.run().await,
            Self::Key(key) => key.run().await,
            Self::Move(it) => it.run().await,
            Self::Seed(seed) => seed.run().await,
        }
    }
}

/// Prints for the person or the script that typed the command. A closed pipe is no reason to stop.
fn say(text: &str) {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}

/// Prints one line of a list, with tabs between what a script may want apart.
fn say_row(cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| one_line(cell)).collect();
    say(&cells.join("\t"));
}

/// The text with a sign in place of whatever would begin another line or cell, move the cursor or turn the reading
/// direction: earlier versions took names as they came, and a list must not have lines that are none.
fn one_line(text: &str) -> String {
    let moves = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if moves(c) { '\u{fffd}' } else { c }).collect()
}

fn tell_problem(problem: &CliProblem) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "waybill: {}", causes(problem));
}
