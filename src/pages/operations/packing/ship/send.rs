//! Sends what was confirmed, job by job, and says what became of each.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use serde_json::{Value, json};
use waybill_domain::wire::PackingJob;

use super::{Ship, ask};
use crate::api::operations as api;
use crate::browser;
use crate::pages::confirmed;
use crate::pages::form::pick;
use crate::pages::operations::parcel::CARRIER;
use crate::pages::operations::steps::Steps;
use crate::ui::toast::toast;
use crate::words::operations as w;

pub(super) fn send(ship: Ship, steps: Steps) {
    let texts = ship.draft.texts();
    let told = ship.unconfirmed.get_value();
    let act = |it: PackingJob, number: &str| {
        let package = json!({ "carrierName": pick::picked(&texts, CARRIER), "trackingNumber": number });
        // Told before about this number, and gone on with.
        let known = told.iter().find(|(id, of, _)| *id == it.job.id.resource_id() && of == number);
        let confirmed = known.map(|(.., all)| all.as_slice()).unwrap_or_default();
        (it, number.to_owned(), confirmed::with(json!({ "act": "shipBack", "package": package }), confirmed))
    };
    let mut acts = Vec::new();
    for parcel in untrack(|| ask::parcels(ship)) {
        let number = texts.get(&parcel.field).trim();
        acts.extend(parcel.jobs.into_iter().map(|it| act(it, number)));
    }
    ship.refusals.set(Vec::new());
    steps.sending.begin();
    spawn_local(one_by_one(ship, steps, acts));
}

async fn one_by_one(ship: Ship, steps: Steps, acts: Vec<(PackingJob, String, Value)>) {
    let (mut sent, mut refusals) = (Vec::new(), Vec::new());
    for (it, number, act) in acts {
        match api::act(&it.job.id, &act).await {
            Ok(()) => sent.push(it.job.id.resource_id()),
            Err(error) => {
                let asked = confirmed::asked(&error);
                if !asked.is_empty() {
                    ship.unconfirmed.try_update_value(|all| all.push((it.job.id.resource_id(), number, asked)));
                }
                refusals.push(w::not_shipped(it.job.id.name.as_str(), &error.message));
            }
        }
    }
    steps.sending.end();
    if !sent.is_empty() {
        toast(&w::shipped(&sent.len().to_string()));
    }
    if refusals.is_empty() {
        ship.draft.forget();
        ship.draft.propose(ask::HOW, ask::ONE);
        ship.proposed.try_set_value(String::new());
        ship.open.try_set(false);
        // What was shipped leaves the list, and with the last of it the button that opened the dialog.
        set_timeout(browser::focus_heading, core::time::Duration::ZERO);
    } else {
        steps.back();
    }
    sent.iter().for_each(|id| ship.packing.choose(id, false));
    ship.refusals.try_set(refusals);
    ship.packing.read();
}
