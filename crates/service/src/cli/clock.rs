//! `clock`: whether the machine's clock is believed, and a person's word that it is right.

use chrono::SecondsFormat;
use clap::Subcommand;

use super::{CliProblem, Data, open, say};
use crate::clock::{Sighting, Trust};
use crate::store::{By, StoreProblem};

#[derive(Debug, Subcommand)]
pub(super) enum ClockCommand {
    /// Says what the clock says, what it said when it was last believed, and whether deadlines wait
    Show {
        #[command(flatten)]
        data: Data,
    },
    /// Says that this machine's clock is right: deadlines that waited go on, and what is due by it expires
    Agree {
        #[command(flatten)]
        data: Data,
    },
}

impl ClockCommand {
    pub(super) async fn run(self) -> Result<(), CliProblem> {
        let (Self::Show { data } | Self::Agree { data }) = &self;
        let config = data.config()?;
        let store = open(&config).await?;
        let failed = || CliProblem::because::<StoreProblem>("cannot use the store");
        let (now, last) = (Sighting::now(), store.last_sighting().await.map_err(failed())?);
        let time = |seen: &Sighting| seen.at().to_rfc3339_opts(SecondsFormat::Secs, true);
        say(&format!("The clock says {}", time(&now)));
        let before = last.as_ref().map_or_else(|| "nothing yet".to_owned(), time);
        say(&format!("The service last believed {before}"));
        match self {
            Self::Show { .. } => match Trust::since(last, config.clock_gap.0).look(&now) {
                Ok(()) => say("It is believed: deadlines are kept"),
                Err(ahead) => say(&format!(
                    "It is {} h further ahead than that explains: deadlines wait for `waybill clock agree`",
                    ahead.num_hours()
                )),
            },
            Self::Agree { .. } => {
                store.agree_to_clock(&By::command_line(), &now).await.map_err(failed())?;
                say("Agreed: deadlines are kept by it");
            }
        }
        store.close().await;
        Ok(())
    }
}
