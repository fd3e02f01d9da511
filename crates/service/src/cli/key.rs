//! `key`: the keys that BitLocker keys are encrypted with.

use clap::Subcommand;

use super::{CliProblem, Data, say};
use crate::store::{By, Rotated};

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
        }
        Ok(())
    }
}
