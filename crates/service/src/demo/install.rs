//! Puts the demo's jobs into the store, each with its whole timeline, once.

use waybill_domain::fields::{SubscriptionId, SubscriptionIdProblem};
use waybill_domain::job::{Applied, Job, Time};

use super::people::COMPANIES;
use super::scenario::{ImpossibleScenario, Past, Scenario};
use super::{arrivals, logs, seed};
use crate::store::{By, Decision, Filter, JobKey, StoreProblem};
use crate::{App, Store};

/// Set once the demo's jobs are in, to the time that they were told for: who deletes one does not get it back.
const DONE: &str = "demo";
/// Set once the drives have their logs too.
const LOGS: &str = "demo logs";
/// Set once what came for no job is on the shelf.
const ARRIVALS: &str = "demo arrivals";

/// Why the demo's jobs could not be put into the store.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SeedProblem {
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error(transparent)]
    ImpossibleScenario(#[from] ImpossibleScenario),
    #[error(transparent)]
    Subscription(#[from] SubscriptionIdProblem),
    #[error("A log of the demo's drives could not be kept: {0}")]
    Log(String),
    #[error("The store holds a job of the demo's name {0} already")]
    There(String),
}

/// Answers how many jobs were added.
pub(super) async fn fill(app: &App) -> Result<usize, SeedProblem> {
    let added = fill_jobs(app).await?;
    if app.store.setting(LOGS).await?.is_none() {
        logs::keep_all(app).await?;
        app.store.set_setting(LOGS, "kept").await?;
    }
    if app.store.setting(ARRIVALS).await?.is_none() {
        arrivals::keep_all(app).await?;
        app.store.set_setting(ARRIVALS, "kept").await?;
    }
    Ok(added)
}

async fn fill_jobs(app: &App) -> Result<usize, SeedProblem> {
    let store = &app.store;
    if store.setting(DONE).await?.is_some() {
        return Ok(0);
    }
    for company in COMPANIES {
        let id = SubscriptionId::parse(company.subscription)?;
        store.new_subscription(&By::service(), &id, company.name, company.contact).await?;
    }
    let scope = Some(COMPANIES.iter().map(|company| company.subscription.to_owned()).collect());
    let (there, _) = store.count(&Filter { scope, ..Filter::default() }).await?;
    if there > 0 {
        return Ok(0);
    }
    let now = app.clock.now();
    let scenarios = seed::scenarios(now)?;
    let added = scenarios.len();
    let mut decisions: Vec<(bool, Decision)> = scenarios.into_iter().flat_map(decisions).collect();
    // As it would have been written while it happened: the newest job and the newest notice come last.
    decisions.sort_by_key(|(_, decision)| decision.at);
    let decisions = decisions.into_iter().map(|(first, decision)| {
        let key = JobKey::from(&decision.applied.job.id);
        let decide = move |there: Option<&Job>| match there {
            Some(job) if first => Err(SeedProblem::There(job.id.name.to_string())),
            Some(_) | None => {
                let Decision { applied, who, by, at } = &decision;
                Ok(Decision { applied: applied.clone(), who: who.clone(), by: *by, at: *at })
            }
        };
        (key, decide)
    });
    // All in one transaction: a demo that was killed while it filled the store begins again.
    for answer in store.decide_all(decisions.collect()).await? {
        answer?;
    }
    store.set_setting(DONE, &now.to_rfc3339()).await?;
    Ok(added)
}

/// When the store was filled, if it was.
pub(super) async fn filled(store: &Store) -> Result<Option<Time>, StoreProblem> {
    let text = store.setting(DONE).await?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// A tale as the store takes it: one decision for all that one person did at one moment.
fn decisions(scenario: Scenario) -> Vec<(bool, Decision)> {
    let Scenario { job, past, mut keys } = scenario;
    let mut decisions: Vec<(bool, Decision)> = Vec::new();
    for Past { at, role, who, what } in past {
        match decisions.last_mut() {
            Some((_, last)) if last.at == at && last.by == role && last.who == who => last.applied.happened.push(what),
            Some(_) | None => {
                let first = decisions.is_empty();
                let keys = core::mem::take(&mut keys);
                let applied = Applied { job: job.clone(), happened: vec![what], keys, gone: false };
                decisions.push((first, Decision { applied, by: role, who, at }));
            }
        }
    }
    decisions
}
