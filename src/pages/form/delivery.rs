//! The package to the data center: carrier, tracking number, how many drives, when.

use crate::view::prelude::*;
use waybill_domain::fields::{Carrier, KnownCarrier, TrackingNumber, TrackingReason, detect, doubt_for};
use waybill_domain::job::{Job, Package};
use waybill_domain::next_step::Mood;
use waybill_domain::problem::Problem;
use waybill_domain::wire::PackageInput;

use super::doubts::Doubts;
use super::pick::{self, pick};
use crate::draft::{Draft, Texts};
use crate::ui::badge::badge;
use crate::ui::field::{self, Field, Input};
use crate::ui::problem_summary::Problems;
use crate::words as w;
use crate::{browser, time};

const TRACKING: &str = "properties.deliveryPackage.trackingNumber";
const CARRIER: &str = "properties.deliveryPackage.carrierName";
pub const COUNT: &str = "properties.deliveryPackage.driveCount";
const DATE: &str = "properties.deliveryPackage.shipDate";

/// The fields. `listed` are the carriers of the location.
pub fn fields(draft: Draft, problems: Problems, doubts: Doubts, listed: &[String]) -> AnyView {
    let field = move |id: String, label: &'static str| {
        let doubt = id.clone();
        Field::new(id, label).problems(problems).found(move || doubts.at(&doubt).into_any())
    };
    let taken = taken_carriers(listed);
    pick::keep_known(draft, CARRIER, &taken);
    suggest_carrier(draft, taken.clone());
    let known = Signal::stored(taken);
    let labels = [w::form::carrier(), w::form::carrier_other(), w::form::carrier_other_name()];
    // A memo, so that it is read out once and not with every letter.
    let number = draft.field(TRACKING);
    let looks_like = memo(move || looks_like(&number.read()));
    let tracking = Field::new(TRACKING, w::form::tracking())
        .hint(w::form::tracking_hint())
        .problems(problems)
        .found(move || view! { {looks_like.get().map(found)}{doubts.at(TRACKING)} }.into_any());
    let count = Input { class: "input input--2", inputmode: "numeric", ..Input::TEXT };
    let date = Input { class: "input input--10", kind: "date", ..Input::TEXT };
    view! {
        {field::text(tracking, Input::SERIAL, draft.field(TRACKING))}
        {pick(CARRIER, field, labels, known, draft)}
        <div class="group__row">
            {field::text(field(COUNT.to_owned(), w::form::count()).hint(w::form::count_hint()).optional(), count, draft.field(COUNT))}
            {field::text(field(DATE.to_owned(), w::form::date()).hint(w::form::date_hint()).optional(), date, draft.field(DATE))}
        </div>
    }
    .into_any()
}

/// Chooses the carrier that the number tells, until the person has chosen one.
fn suggest_carrier(draft: Draft, taken: Vec<(String, String)>) {
    let mut suggested = "";
    let (number, carrier) = (draft.field(TRACKING), draft.field(CARRIER));
    effect(move || {
        let found = looks_like(&number.read()).map_or("", |(carrier, ..)| carrier.name());
        let picked = untrack(|| pick::picked_now(draft, CARRIER));
        let is_free = carrier.with_untracked(String::is_empty) || !picked.is_empty() && picked == suggested;
        if is_free && found != suggested {
            suggested = found;
            pick::set(draft, CARRIER, found, &taken);
        }
    });
}

/// The carrier that the number tells, why, and whether nothing speaks against the number.
fn looks_like(number: &str) -> Option<(KnownCarrier, TrackingReason, bool)> {
    let found = detect(&number.parse::<TrackingNumber>().ok()?);
    found.carrier.map(|carrier| (carrier, found.reason, found.doubt.is_none()))
}

/// Said while it is typed, because it is help and no complaint: what is doubtful has no tick, and is told on submit.
fn found((carrier, reason, is_sound): (KnownCarrier, TrackingReason, bool)) -> AnyView {
    let words = w::form::looks_like(carrier.name());
    let carrier = if is_sound { badge(Mood::Done, &words) } else { view! { <span>{words}</span> }.into_any() };
    view! {
        {carrier}
        <span class="quiet">{w::form::because(&reason.to_string())}</span>
    }
    .into_any()
}

/// The carriers that the data center takes parcels from; where that is not known, those whose numbers Waybill knows.
fn taken_carriers(listed: &[String]) -> Vec<(String, String)> {
    let mut all = known_carriers(listed);
    if !listed.is_empty() {
        all.truncate(listed.len());
    }
    all
}

/// The location's carriers first, then those whose numbers Waybill knows: value and words.
pub fn known_carriers(listed: &[String]) -> Vec<(String, String)> {
    let is_listed = |it: &KnownCarrier| listed.iter().any(|name| KnownCarrier::from_name(name) == Some(*it));
    let names = KnownCarrier::ALL.iter().filter(|it| !is_listed(it)).map(|it| it.name().to_owned());
    // By the name Waybill has for it, so that a suggestion finds it on the list.
    let listed =
        listed.iter().map(|name| KnownCarrier::from_name(name).map_or(name.clone(), |it| it.name().to_owned()));
    listed.chain(names).map(|name| (name.clone(), name)).collect()
}

/// What is typed; nothing if neither number nor carrier is.
pub fn typed(texts: &Texts) -> Option<PackageInput> {
    let carrier = pick::picked(texts, CARRIER);
    let tracking = texts.some(TRACKING);
    (tracking.is_some() || !carrier.is_empty()).then(|| all(texts))
}

/// What is typed, empty or not.
pub fn all(texts: &Texts) -> PackageInput {
    PackageInput {
        carrier_name: Some(pick::picked(texts, CARRIER).to_owned()),
        tracking_number: texts.some(TRACKING),
        // What is no number gets the problem of a negative one: it asks for a number.
        drive_count: texts.some(COUNT).map(|text| text.parse().unwrap_or(-1)),
        ship_date: texts.some(DATE),
    }
}

/// Fills in what the job has.
pub fn propose(draft: Draft, known: Option<&Package>, listed: &[String]) {
    let Some(known) = known else { return };
    draft.propose(TRACKING, known.tracking_number.as_str());
    pick::propose(draft, CARRIER, known.carrier_name.as_str(), &taken_carriers(listed));
    draft.propose(COUNT, &known.drive_count.map(|it| it.to_string()).unwrap_or_default());
    // Programs write dates in any form; a date field shows but one.
    draft.propose(DATE, known.ship_date.as_deref().and_then(|it| it.get(..10)).unwrap_or_default());
}

/// Fills in what is most likely: all drives, today.
pub fn propose_usual(draft: Draft, job: &Job) {
    if !job.drives.is_empty() {
        draft.propose(COUNT, &job.drives.len().to_string());
    }
    draft.propose(DATE, &browser::date(time::ms(time::now())));
}

/// Puts problems to the fields that are shown.
pub fn place(problems: &mut [Problem], texts: &Texts) {
    pick::place(problems, texts, CARRIER, true, w::form::choose_carrier());
}

/// What speaks against the package without making it wrong.
pub fn doubts(texts: &Texts, job: &Job, listed: &[String]) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut add = |target: &str, message: String| found.push(Problem::told(target, message));
    let name = pick::picked(texts, CARRIER);
    let carrier = name.parse::<Carrier>().ok().and_then(|it| it.known());
    if let Ok(number) = texts.get(TRACKING).parse::<TrackingNumber>()
        && let Some(doubt) = doubt_for(&number, carrier)
    {
        add(TRACKING, doubt.to_string());
    }
    let is_listed =
        |it: &String| it.eq_ignore_ascii_case(name) || carrier.is_some() && KnownCarrier::from_name(it) == carrier;
    if !listed.is_empty() && !listed.iter().any(is_listed) {
        add(CARRIER, w::form::not_listed(name));
    }
    if let Ok(count) = texts.get(COUNT).trim().parse::<usize>()
        && !job.drives.is_empty()
        && count != job.drives.len()
    {
        add(COUNT, w::form::other_count(&count.to_string(), &job.drives.len().to_string()));
    }
    let date = texts.get(DATE);
    let (created, tomorrow) = (time::ms(job.created), time::ms(time::now()) + 24.0 * 3_600_000.0);
    if !date.is_empty() && *date < *browser::date(created) {
        add(DATE, w::form::before_created(&browser::day(created, created)));
    } else if *date > *browser::date(tomorrow) {
        add(DATE, w::form::in_future().to_owned());
    }
    found
}
