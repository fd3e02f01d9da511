//! The data center's desk: packages that come, those of no job, and what is to be copied and packed.

mod arrivals;
mod boards;
mod book;
mod receiving;

use waybill_domain::event::Event;
use waybill_domain::job::{Applied, Job, Time};
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;

use crate::store::Decision;

pub(crate) use arrivals::{act, list, one};
pub(crate) use boards::{drives, packing};
pub(crate) use receiving::{confirm, look};

/// What the tables say to several events of an operator, one after the other: all of them or none.
fn decide(job: &Job, events: Vec<Event>, who: &str, at: Time) -> Result<Decision, Refusal> {
    let mut all = Applied { job: job.clone(), happened: Vec::new(), keys: Vec::new(), gone: false };
    for event in events {
        let next = all.job.apply(event, Role::Operator, at)?;
        all.happened.extend(next.happened);
        all.keys.extend(next.keys);
        all.job = next.job;
    }
    who.clone_into(&mut all.job.changed_by);
    Ok(Decision { applied: all, by: Role::Operator, who: who.to_owned(), at })
}
