//! What is asked before drives leave: the carrier, and a number for each company and address, or for each job; then all of it
//! once more, with where it goes.

use crate::view::prelude::*;
use waybill_domain::problem::Problem;
use waybill_domain::wire::PackingJob;

use super::{Ship, send};
use crate::draft::Texts;
use crate::pages::confirmed::Confirm;
use crate::pages::form::delivery::known_carriers;
use crate::pages::form::pick::{self, picked_now};
use crate::pages::operations::packing::parcels::{self, Parcel};
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

/// The parcels that the chosen jobs make; followed.
pub(in crate::pages::operations::packing) fn parcels(ship: Ship) -> Vec<Parcel> {
    let each = ship.draft.text(HOW) == EACH;
    Parcel::all(ship.packing.picked(), each)
}

pub(super) fn body(ship: Ship) -> AnyView {
    let steps = Steps::new(w::ship_back(), CARRIER, Confirm::default());
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
    // One for all only where all are of one company and go to one address.
    let is_one = memo(move || Parcel::all(ship.packing.picked(), false).len() == 1);
    let choice = move || {
        let together = if is_one.get() { w::one_number() } else { w::number_for_address() };
        let ways = || vec![one(ONE, together), one(EACH, w::each_number())];
        several.get().then(|| choices(Field::new(HOW, w::numbers()), ways(), how))
    };
    // Names alone: a list that is read again makes no field anew while somebody types into it.
    let asked = memo(move || parcels(ship).iter().map(|it| (it.field.clone(), it.names())).collect::<Vec<_>>());
    let fields = move || {
        let number = |(field, names): (String, String)| {
            let label = if field == TRACKING { w::tracking().to_owned() } else { w::tracking_of(&names) };
            parcel::number(steps, ship.draft, &field, label)
        };
        asked.get().into_iter().map(number).collect_view().into_any()
    };
    view! { {choice}{fields} }.into_any()
}

fn check(ship: Ship, steps: Steps) {
    let texts = ship.draft.texts();
    let ids: Vec<String> = untrack(|| parcels(ship)).into_iter().map(|it| it.field).collect();
    let mut doubts: Vec<Problem> = carrier_doubt(ship, &texts).into_iter().collect();
    doubts.extend(parcel::doubts(&texts, &ids));
    ship.refusals.set(Vec::new());
    let mut problems = parcel::problems(&texts, &ids);
    problems.extend(parcels::problems(ship, &texts));
    steps.check(problems, doubts);
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

/// What leaves, with whom, where to and under which number.
fn summary(ship: Ship) -> AnyView {
    let texts = ship.draft.texts();
    let parcels = parcels(ship);
    let count = parcels.len().to_string();
    let carrier = pick::picked(&texts, CARRIER);
    let parcel = |(it, number): (&Parcel, usize)| {
        let heading = (parcels.len() > 1).then(|| view! { <h3>{w::parcel_of(&number.to_string(), &count)}</h3> });
        view! { <section class="stack stack--tight">{heading}{it.summary(&texts, carrier)}</section> }.into_any()
    };
    parcels.iter().zip(1..).map(parcel).collect_view().into_any()
}
