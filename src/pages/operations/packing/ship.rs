//! Hands the chosen jobs to a carrier, one after the other. One that is refused stays, with the reason; the others are gone.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use serde_json::json;
use waybill_domain::wire::PackingJob;

use super::Packing;
use crate::api::operations as api;
use crate::draft::{Draft, Keep};
use crate::ui::button::{busy_while, submit};
use crate::ui::field::{Choice, Field, Input, choices, text};
use crate::ui::loading::refused;
use crate::ui::toast::toast;
use crate::words::operations as w;

const EACH: &str = "each";

/// Everything about sending that outlives a change of the list.
#[derive(Clone, Copy)]
struct Ship {
    packing: Packing,
    draft: Draft,
    busy: RwSignal<bool>,
    refusals: RwSignal<Vec<String>>,
}

pub(super) fn bar(packing: Packing) -> AnyView {
    let ship = Ship {
        packing,
        draft: Draft::open("operations/packing", Keep::Tab),
        busy: RwSignal::new(false),
        refusals: RwSignal::new(Vec::new()),
    };
    ship.draft.propose("how", "one");
    let names = memo(move || {
        packing.picked().into_iter().map(|it| (it.job.id.resource_id(), it.job.id.name.to_string())).collect::<Vec<_>>()
    });
    let some = memo(move || !names.read().is_empty());
    let shown = move || some.get().then(|| form(ship, names));
    let refusals = move || ship.refusals.get().iter().map(|why| refused(why)).collect_view();
    view! { <div class="stack" role="status">{refusals}</div>{shown} }.into_any()
}

fn form(ship: Ship, names: Memo<Vec<(String, String)>>) -> AnyView {
    let heading = move || match names.read().as_slice() {
        [(_, only)] => w::ship_one(only),
        several => w::ship_several(&several.len().to_string()),
    };
    let one = |value, label: &str| Choice { value, label: label.to_owned(), hint: String::new(), below: None };
    let how = ship.draft.field("how");
    let several = memo(move || names.read().len() > 1);
    let choice = move || {
        several.get().then(|| {
            choices(
                Field::new("how", w::numbers()),
                vec![one("one", w::one_number()), one(EACH, w::each_number())],
                how,
            )
        })
    };
    let fields = move || {
        let number = |id: &str, label: String| {
            text(Field::new(["tracking-", id].concat(), label), Input::SERIAL, ship.draft.field(id))
        };
        if several.get() && how.get() == EACH {
            names.get().into_iter().map(|(id, name)| number(&id, w::tracking_of(&name))).collect_view()
        } else {
            number("tracking", w::tracking().to_owned())
        }
    };
    let carrier = text(
        Field::new("carrier", w::carrier()),
        Input { class: "input input--20", ..Input::TEXT },
        ship.draft.field("carrier"),
    );
    view! {
        <section class="box measure" aria-labelledby="ship-back">
            <h2 id="ship-back">{heading}</h2>
            <form class="form" novalidate on:submit=move |ev| { ev.prevent_default(); send(ship); }>
                {carrier}
                {choice}
                {fields}
                <div>{submit("button button--big", w::ship_back(), busy_while(ship.busy.into()))}</div>
            </form>
        </section>
    }
    .into_any()
}

fn send(ship: Ship) {
    if ship.busy.get_untracked() {
        return;
    }
    let jobs = untrack(|| ship.packing.picked());
    let texts = ship.draft.texts();
    let each = jobs.len() > 1 && texts.get("how") == EACH;
    let number = |it: &PackingJob| {
        let field = if each { it.job.id.resource_id() } else { "tracking".to_owned() };
        texts.get(&field).trim().to_owned()
    };
    let carrier = texts.get("carrier").trim().to_owned();
    if carrier.is_empty() || jobs.iter().any(|it| number(it).is_empty()) {
        return ship.refusals.set(vec![w::ship_needs().to_owned()]);
    }
    let packages: Vec<(PackingJob, serde_json::Value)> = jobs
        .into_iter()
        .map(|it| {
            let package = json!({ "carrierName": carrier, "trackingNumber": number(&it) });
            (it, json!({ "act": "shipBack", "package": package }))
        })
        .collect();
    ship.busy.set(true);
    ship.refusals.set(Vec::new());
    spawn_local(one_by_one(ship, packages));
}

async fn one_by_one(ship: Ship, packages: Vec<(PackingJob, serde_json::Value)>) {
    let (mut sent, mut refusals) = (0_usize, Vec::new());
    for (it, act) in packages {
        match api::act(&it.job.id, &act).await {
            Ok(()) => {
                sent += 1;
                ship.packing.choose(&it.job.id.resource_id(), false);
            }
            Err(error) => refusals.push(w::not_shipped(it.job.id.name.as_str(), &error.message)),
        }
    }
    ship.busy.try_set(false);
    if sent > 0 {
        toast(&w::shipped(&sent.to_string()));
    }
    if refusals.is_empty() {
        ship.draft.forget();
        ship.draft.propose("how", "one");
    }
    ship.refusals.try_set(refusals);
    ship.packing.read();
}
