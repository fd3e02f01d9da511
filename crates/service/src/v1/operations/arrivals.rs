//! Packages of no job: the list, one, and what is done with it.

use axum::Json;
use axum::extract::{Request, State};
use serde::Deserialize;
use waybill_domain::arrival::{Arrival, ArrivalEvent, ArrivalRefusal};
use waybill_domain::desk;
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Act, Job, JobId, Package, Time};
use waybill_domain::lang::Said;
use waybill_domain::rights::Operation;
use waybill_domain::role::Role;
use waybill_domain::said;
use waybill_domain::wire::ListBody;

use super::decide;
use crate::App;
use crate::address::{Named, Queried};
use crate::auth::{Asker, no_such_job};
use crate::body;
use crate::failure::Failure;
use crate::store::{Asked, Decision, Found, JobKey, Person, Plan};
use crate::tagged;

#[derive(Deserialize)]
pub(crate) struct Which {
    state: Option<String>,
    after: Option<String>,
}

/// The fields of all events of an arrival.
#[derive(Deserialize)]
#[expect(dead_code, reason = "read only to find out which field is wrong")]
struct Fields {
    job: Option<JobId>,
    decided: Option<Vec<DriveSerial>>,
    package: Option<Package>,
    how: Option<String>,
    whom: Option<String>,
    said: Option<String>,
    text: Option<String>,
}

pub(crate) async fn list(
    State(app): State<App>,
    _: Asker,
    Queried(which): Queried<Which>,
) -> Result<Json<ListBody<Arrival>>, Failure> {
    let state = which.state.filter(|state| !state.is_empty()).unwrap_or_else(|| "open".to_owned());
    if !["open", "ended"].contains(&state.as_str()) {
        return Err(Failure::problem("state", said!("Use open or ended", "Använd open eller ended")));
    }
    let (value, next) = app.store.arrivals(state == "open", which.after.as_deref()).await?;
    let next_link = next.map(|last| format!("/v1/operations/arrivals?state={state}&after={last}"));
    Ok(Json(ListBody { value, next_link }))
}

pub(crate) async fn one(State(app): State<App>, _: Asker, Named(id): Named) -> Result<Json<Arrival>, Failure> {
    app.store.arrival(&id).await?.map(Json).ok_or_else(no_such_arrival)
}

/// Does something with an arrival, and what follows for its job, in one transaction.
pub(crate) async fn act(
    State(app): State<App>,
    asker: Asker,
    Named(id): Named,
    request: Request,
) -> Result<Json<Arrival>, Failure> {
    let event = body::json(request, tagged::read::<ArrivalEvent, Fields>).await?;
    let job = match &event {
        ArrivalEvent::Match { job, .. } => Some(job.clone()),
        _ => None,
    };
    if matches!(event, ArrivalEvent::Match { .. } | ArrivalEvent::SendBack { .. } | ArrivalEvent::Destroy) {
        asker.may(Operation::MoveArrival)?;
    }
    let asked = Asked { job, arrival: Some(id), ..Asked::default() };
    let plan = |found: &Found| plan(found, &event, &asker, app.clock.now());
    app.store.together(&asked, plan).await.map(Json)
}

fn plan(found: &Found, event: &ArrivalEvent, person: &Person, now: Time) -> Result<Plan<Arrival>, Failure> {
    let before = found.arrivals.first().ok_or_else(no_such_arrival)?;
    let role = if person.roles.contains(&Role::Operator) { Role::Operator } else { Role::Support };
    let after = before.apply(event.clone(), role, &person.name, now).map_err(refused)?;
    let mut jobs: Vec<Decision> = Vec::new();
    let matched = match event {
        ArrivalEvent::Match { job, .. } => {
            Some(found.named().ok_or_else(|| Failure::problem("job", no_such_job(job).said()))?)
        }
        _ => None,
    };
    if let Some(job) = matched {
        let booked = book_in(found, job, &before.drives, decided(event));
        if booked.is_none() {
            // Nothing to book in, but it must be a job that takes drives: only asked, not kept.
            decide(job, vec![complete()], &person.name, now)?;
        }
        let events: Vec<Event> = booked.into_iter().chain(release(found, &job.id, &after)).collect();
        if !events.is_empty() {
            jobs.push(decide(job, events, &person.name, now)?);
        }
    }
    // The job it was kept for waits no more, unless for another package.
    let kept_for = before.job.as_ref().filter(|id| matched.is_none_or(|job| job.id != **id));
    if let Some(job) = kept_for.and_then(|id| found.job(id)).filter(|_| after.state.has_ended()) {
        let events: Vec<Event> = release(found, &job.id, &after).into_iter().collect();
        if !events.is_empty() {
            jobs.push(decide(job, events, &person.name, now)?);
        }
    }
    Ok(Plan { jobs, arrivals: vec![after.clone()], at: now, answer: after })
}

fn complete() -> Event {
    Event::BookIn { drives: Vec::new(), complete: true, decided: Vec::new(), also_claimed: Vec::new() }
}

fn decided(event: &ArrivalEvent) -> &[DriveSerial] {
    match event {
        ArrivalEvent::Match { decided, .. } => decided,
        _ => &[],
    }
}

/// The drives that are not booked in yet.
fn book_in(found: &Found, job: &Job, drives: &[DriveSerial], decided: &[DriveSerial]) -> Option<Event> {
    let known = |serial: &DriveSerial| {
        let listed = job.drive(serial.as_str());
        let here = |it: &waybill_domain::drive::Drive| !Act::BookIn.takes(*it.state);
        let extra = job.extra_drives.iter().any(|extra| extra.serial.key() == serial.key());
        extra || listed.is_some_and(here)
    };
    let drives: Vec<DriveSerial> = drives.iter().filter(|serial| !known(serial)).cloned().collect();
    let also_claimed = desk::also_claimed(found.jobs(), &job.id, &drives);
    let is_any = !drives.is_empty();
    is_any.then(|| Event::BookIn { drives, complete: false, decided: decided.to_vec(), also_claimed })
}

/// Once nothing is kept for the job any more: what became of the last that was.
fn release(found: &Found, id: &JobId, ended: &Arrival) -> Option<Event> {
    let job = found.job(id)?;
    let none_waits = job.drives_wait && !found.waited_for.contains(&JobKey::from(id));
    none_waits.then(|| Event::ReleaseDrives { to: *ended.state, package: ended.return_package.clone() })
}

fn no_such_arrival() -> Failure {
    Failure::NotFound(said!("There is no such arrival", "Det finns ingen sådan ankomst"))
}

fn refused(refusal: ArrivalRefusal) -> Failure {
    match refusal {
        ArrivalRefusal::Problems(problems) => Failure::Problems(problems),
        refusal @ ArrivalRefusal::NotAllowed { .. } => Failure::Conflict(Said::of(&refusal)),
    }
}
