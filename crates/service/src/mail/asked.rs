//! Who has asked for a sign-in link, until they are looked up a moment later. It is kept in memory: a stranger's word is no
//! reason to write. If the process dies first, people who wait ask again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use waybill_domain::lang::Lang;

use crate::App;
use crate::careful::caught;
use crate::failure::{Failure, causes};

/// How often they are looked up.
const EVERY: Duration = Duration::from_millis(250);
/// The most that wait to be looked up.
const MOST: usize = 10_000;
/// Seconds after which there is room again.
const SOON: u64 = 1;

/// Addresses, each with the language of the first who asked.
#[derive(Default)]
pub(crate) struct LinkRequests(Mutex<HashMap<String, Lang>>);

impl LinkRequests {
    /// Notes that somebody wants a link.
    ///
    /// # Errors
    /// Too many others do.
    pub(crate) fn note(&self, email: &str, lang: Lang) -> Result<(), Failure> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MOST {
            return Err(Failure::Busy(SOON));
        }
        waiting.entry(email.to_lowercase()).or_insert(lang);
        Ok(())
    }

    fn take(&self) -> Vec<(String, Lang)> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_iter().collect()
    }
}

/// Answers those who asked this replica, until the service stops.
pub(super) async fn answer(app: App) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        let stops = tokio::select! {
            () = app.stopped() => true,
            _ = ticks.tick() => false,
        };
        let asked = app.link_requests.take();
        if !asked.is_empty()
            && let Ok(Err(problem)) = caught("answering who asked for links", app.store.mail_links(&asked)).await
        {
            tracing::error!(
                cause = causes(&problem),
                asked = asked.len(),
                "sign-in links that were asked for are not sent"
            );
        }
        if stops {
            return;
        }
    }
}
