//! The brake of deadlines: nothing expires, falls due or is forgotten while the clock cannot be believed.

use std::time::{Duration, Instant};

use crate::clock::{Sighting, Trust};
use crate::failure::causes;
use crate::store::StoreProblem;
use crate::{App, metrics};

/// How often what the clock says is written down.
const WRITTEN_EVERY: Duration = Duration::from_secs(60);
/// How often it is said again that deadlines wait.
const SAID_EVERY: Duration = Duration::from_secs(3600);

/// What the replica that leads knows of the clock.
#[derive(Default)]
pub(super) struct Brake {
    trust: Option<Trust>,
    written: Option<Instant>,
    said: Option<Instant>,
}

impl Brake {
    /// Another replica leads, and watches its own clock.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether the clock may act. A store that cannot be read holds it too.
    pub(super) async fn is_off(&mut self, app: &App) -> bool {
        match self.look(app).await {
            Ok(is_off) => {
                app.hold_clock(!is_off);
                metrics::clock_held(!is_off);
                is_off
            }
            Err(problem) => {
                tracing::error!(cause = causes(&problem), "cannot read what the clock said last; deadlines wait");
                false
            }
        }
    }

    async fn look(&mut self, app: &App) -> Result<bool, StoreProblem> {
        // A demonstration has nothing to lose.
        if app.settings.demo {
            return Ok(true);
        }
        let (now, gap) = (Sighting::now(), app.settings.config.clock_gap.0);
        // Held, a person may have agreed meanwhile, on this machine or another.
        if self.trust.is_none() || self.said.is_some() {
            self.trust = Some(Trust::since(app.store.last_sighting().await?, gap));
        }
        let Some(trust) = &mut self.trust else { return Ok(false) };
        if let Err(ahead) = trust.look(&now) {
            if self.said.is_none_or(|at| at.elapsed() >= SAID_EVERY) {
                let (last, now) = (trust.last().map(Sighting::at), now.at());
                tracing::error!(
                    clock = %now, last = ?last, days = ahead.num_days(),
                    "the clock is further ahead than the time since it was last seen explains: nothing expires or is deleted. \
                     Set the clock right, or type `waybill clock agree` if it is"
                );
                self.said = Some(Instant::now());
            }
            return Ok(false);
        }
        if self.said.take().is_some() {
            tracing::warn!("the clock is believed again: deadlines go on");
            self.written = None;
        }
        if self.written.is_none_or(|at| at.elapsed() >= WRITTEN_EVERY) {
            if let Some(last) = trust.last() {
                app.store.keep_sighting(last).await?;
            }
            self.written = Some(Instant::now());
        }
        Ok(true)
    }
}
