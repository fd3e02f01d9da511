//! `job`: jobs whose stored text cannot be read, by their number in the log; beside a running service.

use clap::Subcommand;

use super::{CliProblem, Data, say};
use crate::store::{By, StoreProblem, StoredJob, UnreadableJob};

#[derive(Debug, Subcommand)]
pub(super) enum Job {
    /// Prints a job that cannot be read as it is stored, as one JSON object; BitLocker keys are not in it
    Show {
        #[command(flatten)]
        data: Data,
        /// The row that the log names in "cannot read a row" of the table job
        number: i64,
    },
    /// Deletes a job that cannot be read, with its BitLocker keys, logs and share links
    Remove {
        #[command(flatten)]
        data: Data,
        number: i64,
    },
}

impl Job {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let failed = || CliProblem::because::<StoreProblem>("cannot use the store");
        let (Self::Show { data, number } | Self::Remove { data, number }) = &self;
        let store = data.open().await?;
        let by = By::command_line();
        match self {
            Self::Show { .. } => {
                let job = found(store.unreadable_job(&by, *number).await.map_err(failed())?, *number)?;
                say(&serde_json::to_string(&job).map_err(CliProblem::because("cannot write the job"))?);
            }
            Self::Remove { .. } => {
                found(store.remove_unreadable_job(&by, *number).await.map_err(failed())?, *number)?;
                say("Gone");
            }
        }
        store.close().await;
        Ok(())
    }
}

fn found(found: UnreadableJob, number: i64) -> Result<StoredJob, CliProblem> {
    match found {
        UnreadableJob::Found(job) => Ok(job),
        UnreadableJob::Readable => Err(CliProblem::Usage(format!("job {number} can be read; nothing was done"))),
        UnreadableJob::NotThere => Err(CliProblem::Usage(format!("there is no job with the number {number}"))),
    }
}
