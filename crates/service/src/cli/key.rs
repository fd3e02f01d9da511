//! `key`: the keys that BitLocker keys are encrypted with.

use clap::Subcommand;

use super::{CliProblem, Data, say};
use crate::config::Config;
use crate::files;
use crate::store::{By, Lost, Rotated, Store, StoreProblem};

#[derive(Debug, Subcommand)]
pub(super) enum Key {
    /// Adds a key to the file, unused: copy the file to every replica before `rotate`. On one machine it is not needed
    Add {
        #[command(flatten)]
        data: Data,
    },
    /// Encrypts all BitLocker keys with a new key while the service runs, and drops the old one. Broken off, it goes on
    Rotate {
        #[command(flatten)]
        data: Data,
    },
    /// The way on when the key file is lost for good: says how many BitLocker keys nobody can read any more
    Lost {
        #[command(flatten)]
        data: Data,
        /// Deletes them, and begins again with the key file that is there, or with a new one
        #[arg(long)]
        delete: bool,
    },
}

impl Key {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        match self {
            Self::Add { data } => {
                let store = data.open().await?;
                let added = store.add_key(&By::command_line()).await;
                let id = added.map_err(CliProblem::because("cannot add a key"))?;
                say(&format!("The key {id} is in the file and not used yet"));
                store.close().await;
            }
            Self::Rotate { data } => {
                let store = data.open().await?;
                let rotated = store.rotate_key(&By::command_line()).await;
                let Rotated { key, resumed, rows, dropped } =
                    rotated.map_err(CliProblem::because("the rotation is not finished; type it again to go on"))?;
                let begun = if resumed { "An earlier rotation is finished" } else { "Done" };
                let dropped = if dropped.is_empty() { "none".to_owned() } else { dropped.join(", ") };
                say(&format!("{begun}: {rows} BitLocker keys encrypted again with {key}; dropped: {dropped}"));
                store.close().await;
            }
            Self::Lost { data, delete } => lost(&data.config()?, delete).await?,
        }
        Ok(())
    }
}

async fn lost(config: &Config, delete: bool) -> Result<(), CliProblem> {
    let failed = || CliProblem::because::<StoreProblem>("nothing was deleted");
    // A service that runs still has the keys in its memory: rotating them there saves them.
    let _alone = files::alone(&config.data, "key lost").map_err(CliProblem::because("nothing was deleted"))?;
    let url = config.database.address().map_err(CliProblem::because("cannot use the database"))?;
    let store = Store::open_without_keys(url.as_deref(), &config.data).await.map_err(failed())?;
    let Lost { keys, jobs, now } = store.give_up_lost_keys(&By::command_line(), delete).await.map_err(failed())?;
    store.close().await;
    say(&match now {
        Some(now) => format!("{keys} BitLocker keys of {jobs} jobs were deleted; the key {now} is used from now on"),
        None => format!(
            "{keys} BitLocker keys of {jobs} jobs cannot be read. Nothing was deleted: with --delete they are, and the site \
             starts again; their customers have to give them once more"
        ),
    });
    Ok(())
}
