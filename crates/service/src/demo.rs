//! `serve --demo`: a store filled with jobs in every state and oddity, journal files to try, and a simulated data center
//! that works on them, so that a newcomer sees the whole of Waybill without a drive or a carrier.

mod arrivals;
mod before;
mod data_center;
mod ended;
mod faulted;
mod here;
mod install;
mod journals;
mod logs;
pub(crate) mod made_up;
mod people;
mod scenario;
mod scenario_builder;
mod seed;
mod story;
mod visitors;

use crate::App;
pub(crate) use data_center::Pace;
pub(crate) use install::SeedProblem;
pub(crate) use journals::journal;
pub(crate) use visitors::visitors;

/// Fills the store, if that was not done before, and sets the simulated data center to work until the service stops.
///
/// # Errors
/// The store failed, or the demo's own jobs break the rules.
pub(crate) async fn start(app: &App, pace: Pace) -> Result<(), SeedProblem> {
    let added = install::fill(app).await?;
    if added > 0 {
        tracing::info!(jobs = added, "filled the store with the demo's jobs");
    }
    tokio::spawn(data_center::run(app.clone(), pace));
    Ok(())
}

/// The demo's jobs, for other parts' tests: there is no better collection of oddities.
#[cfg(test)]
pub(crate) use seed::scenarios;

/// A key that passes for one.
#[cfg(test)]
pub(crate) fn made_up_key() -> String {
    made_up::key("test")
}

#[cfg(test)]
mod tests;
