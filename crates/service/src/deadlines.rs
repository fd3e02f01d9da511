//! The clock's work: what expires, becomes overdue or is purged, found by index and put to the same tables as anybody's
//! events.

mod brake;

use std::time::Duration;

use waybill_domain::arrival::{ArrivalEvent, ArrivalRefusal};
use waybill_domain::job::Job;
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;

use crate::careful::caught;
use crate::failure::causes;
use crate::store::{Asked, Decision, Due, Found, JobKey, Plan, StoreProblem};
use crate::{App, metrics};
use brake::Brake;

/// How often the clock looks.
const EVERY: Duration = Duration::from_secs(1);
/// How often what nobody needs any more is forgotten, in looks.
const TIDY_EVERY: u64 = 600;

/// Looks at once and then every second, until the service stops.
pub(crate) async fn watch(app: App) {
    let mut looks = 0_u64;
    let mut brake = Brake::default();
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = app.stopped() => return,
            _ = ticks.tick() => {}
        }
        if !app.store.leads() {
            brake.forget();
            continue;
        }
        if !brake.is_off(&app).await {
            continue;
        }
        if let Ok(Err(problem)) = caught("looking for deadlines", look(&app)).await {
            tracing::error!(cause = causes(&problem), "cannot look for deadlines");
        }
        if looks.is_multiple_of(TIDY_EVERY) {
            let _ = caught("tidying up", tidy(&app)).await;
        }
        looks = looks.wrapping_add(1);
    }
}

/// Acts on every job and arrival that is due, in the order in which they fell due, page by page: one that fails is told in the log and does not keep up the others.
async fn look(app: &App) -> Result<(), StoreProblem> {
    let now = app.clock.now();
    let mut place = (i64::MIN, 0, 0);
    loop {
        let due = app.store.due(now, place).await?;
        let Some(last) = due.last() else { return Ok(()) };
        place = last.1;
        for (due, _) in &due {
            let work = async {
                match due {
                    Due::Job(key) => act(app, key).await,
                    Due::Arrival(id) => act_on_arrival(app, id).await,
                }
            };
            // One that panics is in the log, and does not keep up the others either.
            let Ok(done) = caught("acting on a deadline", work).await else { continue };
            match done {
                Ok(()) | Err(NotDone::Overtaken) => {}
                Err(NotDone::Refused(refusal)) => {
                    tracing::error!(%refusal, "the tables refuse what a deadline asks for")
                }
                Err(NotDone::RefusedOfArrival(refusal)) => {
                    tracing::error!(%refusal, "the table refuses what an arrival's deadline asks for")
                }
                // Told once an hour where it was read, and not with every look of the clock.
                Err(NotDone::Store(StoreProblem::Unreadable { .. })) => {}
                Err(NotDone::Store(problem)) => tracing::error!(cause = causes(&problem), "cannot act on a deadline"),
            }
        }
    }
}

/// Why the clock did nothing.
#[derive(Debug, thiserror::Error)]
enum NotDone {
    #[error("somebody else was quicker")]
    Overtaken,
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    RefusedOfArrival(#[from] ArrivalRefusal),
    #[error(transparent)]
    Store(#[from] StoreProblem),
}

async fn act(app: &App, key: &JobKey) -> Result<(), NotDone> {
    let mut acted = None;
    let decide = |job: Option<&Job>| {
        let at = app.clock.now();
        let job = job.ok_or(NotDone::Overtaken)?;
        let due = job.due_now(at).ok_or(NotDone::Overtaken)?;
        let applied = job.apply(due.event(), Role::Clock, at)?;
        acted = Some(due);
        Ok::<_, NotDone>(Decision { applied, by: Role::Clock, who: String::new(), at })
    };
    app.store.decide(key, decide).await?;
    if let Some(due) = acted {
        metrics::deadline(due.act().word());
    }
    Ok(())
}

/// Nobody has answered for a package of no job. Staff are told, and see it at once: the arrival is news, and in the list.
async fn act_on_arrival(app: &App, id: &str) -> Result<(), NotDone> {
    let asked = Asked { arrival: Some(id.to_owned()), ..Asked::default() };
    let decide = |found: &Found| {
        let at = app.clock.now();
        let arrival = found.arrivals.first().ok_or(NotDone::Overtaken)?;
        let due = arrival.due().filter(|due| due.at <= at).ok_or(NotDone::Overtaken)?;
        let arrival = arrival.apply(ArrivalEvent::FallDue, Role::Clock, "", at)?;
        Ok::<_, NotDone>(Plan { jobs: Vec::new(), arrivals: vec![arrival], at, answer: due.on })
    };
    let on = app.store.together(&asked, decide).await?;
    metrics::deadline(on.word());
    Ok(())
}

async fn tidy(app: &App) {
    let store = &app.store;
    let logs = [store.prune_changes().await, store.prune_logins().await];
    for done in logs.into_iter().chain([store.prune_notices().await, store.prune_mail().await]) {
        if let Err(problem) = done {
            tracing::warn!(cause = causes(&problem), "cannot tidy up");
        }
    }
}
