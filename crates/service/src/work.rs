//! Putting events to jobs on somebody's behalf: the roles a person holds, conditions, the tables, the store.

mod among;
mod conditions;

use waybill_domain::event::{Event, NewJob};
use waybill_domain::job::{Applied, Job, JobId, WhyNot};
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;
use waybill_domain::said;

use crate::App;
use crate::auth::{Asker, no_such_job, no_such_subscription};
use crate::failure::Failure;
use crate::store::{Decision, JobKey, Person, Room, Written};

pub(crate) use conditions::{Conditions, etag};

impl App {
    /// A job that the person may see.
    pub(crate) async fn job_for(&self, asker: &Asker, id: &JobId) -> Result<Job, Failure> {
        self.store.job(&asker.key(id)).await?.ok_or_else(|| no_such_job(id))
    }

    /// A subscription that is there and that the person may see, as it is spelled.
    pub(crate) async fn subscription_for(&self, asker: &Asker, id: &str) -> Result<String, Failure> {
        let spelled = id.to_ascii_lowercase();
        // Out of reach, nothing is looked for, and found: the work is the same.
        let looked_for = if asker.reaches(&spelled) { spelled.as_str() } else { "?" };
        let there = self.store.has_subscription(looked_for).await?;
        if there { Ok(spelled) } else { Err(no_such_subscription(id)) }
    }

    /// Puts an event to a job in the first of the person's roles in which the tables accept it.
    pub(crate) async fn act(
        &self,
        asker: &Asker,
        id: &JobId,
        event: Event,
        conditions: &Conditions,
    ) -> Result<Job, Failure> {
        if let Some(asked) = among::asked(id, &event) {
            return self.act_among(asker, id, &event, conditions, &asked).await;
        }
        let decide = |job: Option<&Job>| self.decision(asker, id, job, &event, conditions);
        self.store.decide(&asker.key(id), decide).await.map(|written| written.job)
    }

    /// What the tables say to an event, given the job as it is now.
    pub(crate) fn decision(
        &self,
        person: &Person,
        id: &JobId,
        job: Option<&Job>,
        event: &Event,
        conditions: &Conditions,
    ) -> Result<Decision, Failure> {
        let job = job.ok_or_else(|| no_such_job(id))?;
        conditions.check(Some(job))?;
        let at = self.clock.now();
        let (mut applied, by) = in_some_role(person, id, |role| job.apply(event.clone(), role, at))?;
        applied.job.changed_by.clone_from(&person.name);
        Ok(Decision { applied, by, who: person.name.clone(), at })
    }

    /// Creates a job, or puts one again.
    pub(crate) async fn put(&self, asker: &Asker, new: NewJob, conditions: &Conditions) -> Result<Written, Failure> {
        let (id, person): (_, &Person) = (new.id.clone(), asker);
        self.subscription_for(asker, id.subscription.as_str()).await?;
        let most = self.settings.config.limits.jobs_per_subscription;
        let replace = Event::Replace(Box::new(new.clone()));
        let decide = |there: Result<&Job, Room>| match there {
            Ok(job) => self.decision(person, &id, Some(job), &replace, conditions),
            Err(room) => {
                has_room(room, most, &id)?;
                conditions.check(None)?;
                let at = self.clock.now();
                let applied = Job::create(new.clone(), &person.name, at)?;
                Ok(Decision { applied, by: Role::Customer, who: person.name.clone(), at })
            }
        };
        self.store.decide_or_create(&JobKey::from(&id), most, decide).await
    }
}

/// Whether one more job may be created in a subscription that has room for `most`; 0 is no limit.
fn has_room(room: Room, most: u32, id: &JobId) -> Result<(), Failure> {
    let subscription = id.subscription.as_str();
    match room {
        Room::NoSubscription => Err(no_such_subscription(subscription)),
        Room::Live(live) if most == 0 || live < most => Ok(()),
        Room::Live(_) => {
            let subscription = subscription.to_ascii_lowercase();
            Err(Failure::Conflict(said!(
                "The subscription {subscription} has {most} jobs that have not ended, and may have no more. Nothing was \
                 created; delete one that is not needed, or ask your operator",
                "Prenumerationen {subscription} har {most} jobb som inte har avslutats och kan inte ha fler. Inget \
                 skapades; ta bort ett som inte behövs, eller fråga din operatör"
            )))
        }
    }
}

/// The first role that is let; else the refusal of the role whose business it is.
fn in_some_role(
    person: &Person,
    id: &JobId,
    mut put: impl FnMut(Role) -> Result<Applied, Refusal>,
) -> Result<(Applied, Role), Failure> {
    let mut refusals = Vec::new();
    for role in person.roles_on(id.subscription.as_str()) {
        match put(role) {
            Ok(applied) => return Ok((applied, role)),
            Err(refusal) => refusals.push(refusal),
        }
    }
    let not_yours = |refusal: &Refusal| matches!(refusal, Refusal::NotAllowed { why: WhyNot::NotYours { .. }, .. });
    refusals.sort_by_key(not_yours);
    Err(refusals.into_iter().next().map_or_else(|| no_such_job(id), Failure::from))
}
