//! `seed`: a folder of very many made-up jobs, to measure with.

use std::time::Instant;

use clap::Args;

use super::{CliProblem, Data, say};
use crate::clock::wall;
use crate::files::Staged;
use crate::seed::{SeedOptions, fill};
use crate::store::Store;

#[derive(Debug, Args)]
pub(super) struct Seed {
    #[command(flatten)]
    data: Data,
    /// How many jobs, of three drives each on average
    #[arg(long, default_value_t = 1_000_000, value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    jobs: u64,
    /// The same number gives the same jobs
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Seed {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let folder = &self.data.config()?.data;
        if folder.exists() {
            let what = format!("{} is there already: name a --data folder that is not, or remove it", folder.display());
            return Err(CliProblem::Usage(what));
        }
        // Under another name until all is in: a folder that was broken off is never taken for a whole one.
        let part = Staged::new(folder).map_err(CliProblem::because("cannot make the folder"))?;
        let begun = Instant::now();
        let store = Store::open(part.path()).await.map_err(CliProblem::because("cannot open the store"))?;
        let options = SeedOptions { jobs: self.jobs, seed: self.seed, now: wall() };
        let tell = |done: u64| {
            if done.is_multiple_of(100_000) {
                say(&format!("{done} jobs after {} s", begun.elapsed().as_secs()));
            }
        };
        fill(&store, options, tell).await.map_err(CliProblem::because("cannot fill the store"))?;
        store.close().await;
        part.finish().map_err(CliProblem::because("cannot give the folder its name"))?;
        say(&format!("{} jobs are in {} after {} s", self.jobs, folder.display(), begun.elapsed().as_secs()));
        Ok(())
    }
}
