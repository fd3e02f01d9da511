//! What the domain says: the jobs and arrivals, and whom it would tell of what.

use std::collections::BTreeMap;

use waybill_domain::arrival::Arrival;
use waybill_domain::event::{Event, NewJob};
use waybill_domain::happening::Happening;
use waybill_domain::job::{Applied, Job, JobId, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::notice::Audience;
use waybill_domain::role::Role;

/// Somebody who gets mail, and for what.
pub(super) struct Reader {
    pub(super) email: &'static str,
    pub(super) states: &'static [JobState],
    pub(super) needs_me: bool,
    pub(super) audience: Audience,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) audience: Audience,
    /// Empty for a package of no job.
    pub(super) job: String,
    pub(super) by: Role,
    pub(super) what: Happening,
}

#[derive(Default)]
pub(super) struct Reference {
    pub(super) jobs: BTreeMap<String, (Job, Vec<Happening>)>,
    pub(super) arrivals: Vec<Arrival>,
    pub(super) notices: Vec<Told>,
    /// To whom, about which job, and of what, in order.
    pub(super) mails: Vec<(String, String, Happening)>,
    pub(super) readers: Vec<Reader>,
    pub(super) accepted: usize,
    pub(super) refused: usize,
    pub(super) clock: usize,
}

/// Who puts an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Actor {
    pub(super) role: Role,
    pub(super) name: &'static str,
}

impl Reference {
    pub(super) fn create(&mut self, new: NewJob, at: Time) {
        let name = new.id.name.as_str().to_owned();
        let applied = Job::create(new, "Ann", at).unwrap();
        self.jobs.insert(name.clone(), (applied.job.clone(), Vec::new()));
        self.take(&name, applied, Actor { role: Role::Customer, name: "Ann" });
    }

    pub(super) fn put(&mut self, name: &str, event: Event, by: Actor, at: Time) {
        let applied = self.jobs[name].0.apply(event, by.role, at).unwrap();
        self.take(name, applied, by);
    }

    fn take(&mut self, name: &str, applied: Applied, by: Actor) {
        for what in &applied.happened {
            self.tell(name, what, by.role);
        }
        if applied.gone {
            self.jobs.remove(name);
            return;
        }
        let (job, told) = self.jobs.get_mut(name).unwrap();
        told.extend(applied.happened);
        *job = applied.job;
        if by.role != Role::Clock {
            by.name.clone_into(&mut job.changed_by);
        }
    }

    fn tell(&mut self, job: &str, what: &Happening, by: Role) {
        for audience in Audience::ALL.iter().filter(|audience| what.is_told_to(**audience, by)) {
            self.notices.push(Told { audience: *audience, job: job.to_owned(), by, what: what.clone() });
        }
        let state = if let Happening::Job { to, .. } = what { Some(*to) } else { None };
        let asks = what.asks_customer() && what.is_told_to(Audience::Customer, by);
        for reader in &self.readers {
            let wants = match reader.audience {
                Audience::Customer => {
                    state.is_some_and(|state| reader.states.contains(&state)) || asks && reader.needs_me
                }
                Audience::Staff => reader.needs_me && what.is_told_to(Audience::Staff, by),
            };
            if wants {
                self.mails.push((reader.email.to_owned(), job.to_owned(), what.clone()));
            }
        }
    }

    /// The clock has moved a package of no job.
    pub(super) fn tell_of(&mut self, arrival: &Arrival) {
        let what = arrival.told().expect("the clock moved it");
        assert!(what.is_told_to(Audience::Staff, Role::Clock) && !what.is_told_to(Audience::Customer, Role::Clock));
        for reader in self.readers.iter().filter(|it| it.audience == Audience::Staff && it.needs_me) {
            self.mails.push((reader.email.to_owned(), String::new(), what.clone()));
        }
        self.notices.push(Told { audience: Audience::Staff, job: String::new(), by: Role::Clock, what });
    }

    pub(super) fn job(&self, id: &JobId) -> Option<&Job> {
        self.jobs.get(id.name.as_str()).map(|it| &it.0)
    }

    /// The job for which an arrival is kept waits no more, unless another arrival is kept for it too.
    pub(super) fn release(&mut self, name: &str, ended: &Arrival, by: Actor, at: Time) {
        let waits = |it: &Arrival| !it.state.has_ended() && it.job.as_ref().is_some_and(|id| id.name.as_str() == name);
        let others = self.arrivals.iter().any(waits);
        if self.jobs.get(name).is_some_and(|(job, _)| job.drives_wait) && !others {
            let event = Event::ReleaseDrives { to: *ended.state, package: ended.return_package.clone() };
            self.put(name, event, by, at);
        }
    }
}
