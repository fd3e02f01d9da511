//! `backup` and `restore`: a SQLite site, while it runs; PostgreSQL brings its own.

use std::path::PathBuf;

use clap::Args;

use super::{CliProblem, Data, say};
use crate::store::{By, Store, keys_of};

#[derive(Debug, Args)]
pub(super) struct Backup {
    #[command(flatten)]
    data: Data,
    /// The new file; the keys go into another beside it, FILE.keys
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Restore {
    #[command(flatten)]
    data: Data,
    /// A file that `waybill backup` wrote
    file: PathBuf,
    /// Its keys, when they lie elsewhere than beside it
    #[arg(long)]
    keys: Option<PathBuf>,
}

impl Backup {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let store = self.data.open().await?;
        let made = store.backup(&By::command_line(), &self.file).await;
        made.map_err(CliProblem::because("there is no backup"))?;
        store.close().await;
        say(&format!("The site is in {}, its keys in {}", self.file.display(), keys_of(&self.file).display()));
        Ok(())
    }
}

impl Restore {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let folder = self.data.config()?.data;
        let restored = Store::restore(&By::command_line(), &self.file, self.keys.as_deref(), &folder).await;
        restored.map_err(CliProblem::because("nothing was restored"))?;
        say(&format!("{} is ready: start the service on it", folder.display()));
        Ok(())
    }
}
