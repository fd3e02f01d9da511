//! What is asked before drives leave: the carrier, and one number for all or one for each; then all of it once more.

use crate::view::prelude::*;
use waybill_domain::problem::Problem;
use waybill_domain::wire::PackingJob;

use super::{Ship, send};
use crate::draft::Texts;
use crate::pages::form::delivery::known_carriers;
use crate::pages::form::pick::{self, picked_now};
use crate::pages::operations::parcel::{self, CARRIER, TRACKING};
use crate::pages::operations::steps::Steps;
use crate::ui::field::{Choice, Field, choices};
use crate::ui::loading::refused;
use crate::words::{operations as w, staff_job};

pub(super) const HOW: &str = "how";
pub(super) const ONE: &str = "one";
const EACH: &str = "each";

/// Fills in the carrier that the jobs ask for, if they agree; a choice that somebody made stays.
pub(super) fn propose(ship: Ship) {
    let (jobs, listed) = untrack(|| (ship.packing.picked(), ship.carriers.get()));
    let mut wanted: Vec<String> = jobs.iter().filter_map(wants).map(|it| parcel::listed_name(&it)).collect();
    wanted.dedup();
    let now = untrack(|| picked_now(ship.draft, CARRIER));
    if now != ship.proposed.get_value() {
        return;
    }
    for id in [CARRIER, &[CARRIER, ".other"].concat()] {
        ship.draft.field(id).set(String::new());
    }
    let only = if let [only] = wanted.as_slice() { only.as_str() } else { "" };
    pick::propose(ship.draft, CARRIER, only, &known_carriers(&listed));
    ship.proposed.set_value(only.to_owned());
}

/// The carrier that the customer pays for the way back.
fn wants(it: &PackingJob) -> Option<String> {
    it.job.return_shipping.as_ref().map(|it| it.carrier_name.to_string())
}

/// The id of the field with a job's number.
pub(super) fn number_of(texts: &Texts, several: bool, id: &str) -> String {
    if several && texts.get(HOW) == EACH { ["tracking-", id].concat() } else { TRACKING.to_owned() }
}

pub(super) fn body(ship: Ship) -> AnyView {
    let steps = Steps::new(w::ship_back(), CARRIER);
    let fields = view! {
        <p>{move || ship.words()}</p>
        {parcel::carrier(steps, ship.draft, ship.carriers)}
        {numbers(ship, steps)}
    };
    let refusals = move || ship.refusals.get().iter().map(|why| refused(why)).collect_view();
    let form = steps.form(
        fields.into_any(),
        move || summary(ship),
        move || check(ship, steps),
        move || send::send(ship, steps),
        move || ship.open.set(false),
    );
    view! {
        <p>{staff_job::ship_back_what()}</p>
        {refusals}
        {form}
    }
    .into_any()
}

fn numbers(ship: Ship, steps: Steps) -> AnyView {
    let one = |value, label: &str| Choice { value, label: label.to_owned(), hint: String::new(), below: None };
    let how = ship.draft.field(HOW);
    let several = memo(move || ship.names.read().len() > 1);
    let choice = move || {
        let ways = || vec![one(ONE, w::one_number()), one(EACH, w::each_number())];
        several.get().then(|| choices(Field::new(HOW, w::numbers()), ways(), how))
    };
    let fields = move || {
        if !several.get() || how.get() != EACH {
            return parcel::number(steps, ship.draft, TRACKING, w::tracking().to_owned());
        }
        let number = |(id, name): (String, String)| {
            parcel::number(steps, ship.draft, &["tracking-", &id].concat(), w::tracking_of(&name))
        };
        ship.names.get().into_iter().map(number).collect_view().into_any()
    };
    view! { {choice}{fields} }.into_any()
}

/// The ids of the numbers that are asked for, each once.
fn ids(texts: &Texts, names: &[(String, String)]) -> Vec<String> {
    let mut ids: Vec<String> = names.iter().map(|(id, _)| number_of(texts, names.len() > 1, id)).collect();
    ids.dedup();
    ids
}

fn check(ship: Ship, steps: Steps) {
    let (texts, names) = (ship.draft.texts(), ship.names.get_untracked());
    let ids = ids(&texts, &names);
    let mut doubts: Vec<Problem> = carrier_doubt(ship, &texts).into_iter().collect();
    doubts.extend(parcel::doubts(&texts, &ids));
    ship.refusals.set(Vec::new());
    steps.check(parcel::problems(&texts, &ids), doubts);
}

/// The customer pays another carrier, or the data center does not know this one.
fn carrier_doubt(ship: Ship, texts: &Texts) -> Option<Problem> {
    let carrier = pick::picked(texts, CARRIER);
    let jobs = untrack(|| ship.packing.picked());
    let other = jobs.iter().find_map(|it| Some((it, wants(it).filter(|wanted| !parcel::is_same(wanted, carrier))?)));
    if let Some((it, wanted)) = other {
        return Some(Problem::told(CARRIER, w::other_carrier(it.job.id.name.as_str(), &wanted, carrier)));
    }
    let listed = ship.carriers.get_untracked();
    let is_wanted = jobs.iter().any(|it| wants(it).is_some());
    let is_odd = !is_wanted && !listed.is_empty() && !listed.iter().any(|it| parcel::is_same(it, carrier));
    is_odd.then(|| Problem::told(CARRIER, w::carrier_not_listed(carrier)))
}

/// What leaves, with whom and under which number.
fn summary(ship: Ship) -> AnyView {
    let (texts, names) = (ship.draft.texts(), ship.names.get());
    let row = |label: String, value: &str| {
        view! { <div><dt>{label}</dt><dd class="serial">{value.to_owned()}</dd></div> }.into_any()
    };
    let each = names.len() > 1 && texts.get(HOW) == EACH;
    let numbers: Vec<AnyView> = if each {
        let number =
            |(id, name): &(String, String)| row(w::tracking_of(name), texts.get(&number_of(&texts, true, id)).trim());
        names.iter().map(number).collect()
    } else {
        let all = names.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", ");
        vec![row(w::drives_of().to_owned(), &all), row(w::tracking().to_owned(), texts.get(TRACKING).trim())]
    };
    view! {
        <dl class="manifest manifest--stack">
            {row(w::carrier().to_owned(), pick::picked(&texts, CARRIER))}
            {numbers}
        </dl>
    }
    .into_any()
}
