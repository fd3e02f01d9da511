//! Acts whose rules ask what other jobs name: those are read in the same transaction, and the event is told.

use waybill_domain::desk;
use waybill_domain::event::Event;
use waybill_domain::job::{Job, JobId, Time};

use super::Conditions;
use crate::App;
use crate::auth::Asker;
use crate::failure::Failure;
use crate::store::{Asked, Found, Plan};

/// What is to be read beside the job; nothing for most events.
pub(super) fn asked(id: &JobId, event: &Event) -> Option<Asked> {
    let job = Some(id.clone());
    match event {
        Event::BookIn { drives, .. } => Some(Asked { serials: drives.clone(), job, ..Asked::default() }),
        Event::ShipBack { package, .. } => {
            Some(Asked { parcel: Some(package.tracking_number.clone()), job, ..Asked::default() })
        }
        _ => None,
    }
}

impl App {
    pub(super) async fn act_among(
        &self,
        asker: &Asker,
        id: &JobId,
        event: &Event,
        conditions: &Conditions,
        asked: &Asked,
    ) -> Result<Job, Failure> {
        let decide = |found: &Found| {
            let event = told(found, id, event.clone(), self.clock.now());
            let decision = self.decision(asker, id, found.named(), &event, conditions)?;
            let (at, answer) = (decision.at, decision.applied.job.clone());
            Ok::<_, Failure>(Plan { jobs: vec![decision], arrivals: Vec::new(), at, answer })
        };
        self.store.together(asked, decide).await
    }
}

/// The event, with what was read.
fn told(found: &Found, id: &JobId, event: Event, now: Time) -> Event {
    match event {
        Event::BookIn { drives, complete, decided, .. } => {
            let also_claimed = desk::also_claimed(found.jobs(), id, &drives);
            Event::BookIn { drives, complete, decided, also_claimed }
        }
        Event::ShipBack { package, drives, confirmed, .. } => {
            let uses = found.parcel_uses(id, &package.carrier_name, now);
            Event::ShipBack { package, drives, confirmed, uses }
        }
        event => event,
    }
}
