//! Sends what was confirmed, job by job, and says what became of each.

use std::collections::BTreeMap;

use crate::view::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use waybill_domain::job::JobId;

use super::{DRAFT, Ship, ask};
use crate::api::{ApiError, operations as api};
use crate::browser;
use crate::draft;
use crate::pages::form::pick;
use crate::pages::operations::parcel::CARRIER;
use crate::pages::operations::steps::Steps;
use crate::ui::toast::toast;
use crate::words::operations as w;

/// What is sent for a job.
struct Sent {
    job: JobId,
    /// As the form has it.
    act: Value,
    /// With what was confirmed.
    written: Value,
}

pub(super) fn send(ship: Ship, steps: Steps) {
    let (acts, numbers) = acts(ship);
    let ids: Vec<String> = acts.iter().map(|(job, _)| job.resource_id()).collect();
    steps.confirm.keep(ids.iter().zip(&acts).map(|(id, (_, act))| (id.as_str(), act)));
    let known = |(job, act): (JobId, Value)| {
        let written = steps.confirm.with(&job.resource_id(), &act)?;
        Some(Sent { job, act, written })
    };
    // What still waits for its box to be ticked stays; the others go.
    let ready: Vec<Sent> = acts.into_iter().filter_map(known).collect();
    if ready.is_empty() {
        return;
    }
    ship.refusals.set(Vec::new());
    steps.sending.begin();
    spawn_local(one_by_one(ship, steps, ready, numbers));
}

/// The act for each job, and the number typed for it.
fn acts(ship: Ship) -> (Vec<(JobId, Value)>, BTreeMap<String, String>) {
    let texts = ship.draft.texts();
    let (mut acts, mut numbers) = (Vec::new(), BTreeMap::new());
    for parcel in untrack(|| ask::parcels(ship)) {
        let number = texts.get(&parcel.field).trim();
        let package = json!({ "carrierName": pick::picked(&texts, CARRIER), "trackingNumber": number });
        for it in parcel.jobs {
            numbers.insert(it.job.id.resource_id(), number.to_owned());
            acts.push((it.job.id, json!({ "act": "shipBack", "package": package })));
        }
    }
    (acts, numbers)
}

async fn one_by_one(ship: Ship, steps: Steps, acts: Vec<Sent>, numbers: BTreeMap<String, String>) {
    let (mut sent, mut refused) = (Vec::new(), Vec::new());
    for it in acts {
        match api::act(&it.job, &it.written).await {
            Ok(()) => sent.push(it.job.resource_id()),
            Err(error) => refused.push((it, error)),
        }
    }
    steps.sending.end();
    if !sent.is_empty() {
        toast(&w::shipped(&sent.len().to_string()));
    }
    if ship.open.try_get_untracked().is_none() {
        // The page is left. What was typed for what is gone is of no more use.
        if refused.is_empty() {
            draft::discard(DRAFT);
        }
        return;
    }
    for id in &sent {
        ship.packing.choose(id, false);
        steps.confirm.forget(id);
    }
    let is_done = refused.is_empty() && untrack(|| ship.names.read().is_empty());
    if is_done {
        ship.draft.forget();
        ship.draft.propose(ask::HOW, ask::ONE);
        ship.proposed.try_set_value(String::new());
        ship.open.try_set(false);
        // What was shipped leaves the list, and with the last of it the button that opened the dialog.
        set_timeout(browser::focus_heading, core::time::Duration::ZERO);
    } else {
        keep_numbers(ship, &numbers);
        tell(ship, steps, refused);
    }
    ship.packing.read();
}

/// With fewer jobs the fields are others: each has the number that was typed for its jobs.
fn keep_numbers(ship: Ship, numbers: &BTreeMap<String, String>) {
    for parcel in untrack(|| ask::parcels(ship)) {
        let number = parcel.jobs.first().and_then(|it| numbers.get(&it.job.id.resource_id()));
        if let Some(number) = number {
            ship.draft.field(&parcel.field).set(number.clone());
        }
    }
}

/// Asks what may be confirmed, where it was asked; any other refusal leads back to what is typed.
fn tell(ship: Ship, steps: Steps, refused: Vec<(Sent, ApiError)>) {
    let mut refusals = Vec::new();
    for (it, error) in refused {
        let (id, name) = (it.job.resource_id(), it.job.name.as_str());
        if !steps.confirm.ask((&id, name), &it.act, &error) {
            refusals.push(w::not_shipped(name, &error.message));
        }
    }
    if !refusals.is_empty() {
        steps.back();
    }
    ship.refusals.try_set(refusals);
}
