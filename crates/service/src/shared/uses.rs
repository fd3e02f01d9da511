//! Counts uses of links in memory and writes them down now and then: a badge that is looked at costs no durable write. What
//! a crash loses is a few seconds of counting.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use waybill_domain::job::Time;
use waybill_domain::wire::ShareInfo;

use crate::App;
use crate::failure::causes;
use crate::store::{Store, StoreProblem, Use};

/// How often uses are written down.
const EVERY: Duration = Duration::from_secs(10);

/// Uses that are not written down yet, by the link's id. As many as there are links that were used since.
#[derive(Default)]
pub(crate) struct Uses(Mutex<HashMap<String, Use>>);

impl Uses {
    /// Notes one use. `counts`: somebody opened badge or page; what follows the status by itself only keeps it in use.
    pub(crate) fn note(&self, id: &str, counts: bool, now: Time) {
        let mut uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let it = uses.entry(id.to_owned()).or_insert(Use { times: 0, last: now });
        it.times += u64::from(counts);
        it.last = it.last.max(now);
    }

    /// Adds what is not written down yet.
    pub(crate) fn add_to(&self, share: &mut ShareInfo) {
        let uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Use { times, last }) = uses.get(&share.id) {
            share.times_used += times;
            share.last_used = Some(share.last_used.map_or(*last, |written| written.max(*last)));
        }
    }

    /// # Errors
    /// The database failed; all are kept for the next time.
    pub(crate) async fn write_down(&self, store: &Store, now: Time) -> Result<(), StoreProblem> {
        let taken = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if taken.is_empty() {
            return Ok(());
        }
        let all: Vec<(String, Use)> = taken.into_iter().collect();
        let written = store.note_uses(&all, now).await;
        if written.is_err() {
            let mut uses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            for (id, Use { times, last }) in all {
                let it = uses.entry(id).or_insert(Use { times: 0, last });
                it.times += times;
                it.last = it.last.max(last);
            }
        }
        written
    }
}

/// Writes uses down until the service stops, and then once more.
pub(crate) async fn keep(app: App) {
    let mut stops = false;
    while !stops {
        tokio::select! {
            () = app.stopped() => stops = true,
            () = tokio::time::sleep(EVERY) => {}
        }
        if let Err(problem) = app.uses.write_down(&app.store, app.clock.now()).await {
            tracing::warn!(cause = causes(&problem), "cannot write down how often share links are used");
        }
    }
}
