//! A parcel that leaves the data center: its carrier is chosen, and its number looked at as a customer's is.

use crate::view::prelude::*;
use waybill_domain::fields::{Carrier, KnownCarrier, TrackingNumber, doubt_for};
use waybill_domain::problem::{Problem, Problems as Found};

use super::steps::Steps;
use crate::draft::{Draft, Texts};
use crate::pages::form::delivery::known_carriers;
use crate::pages::form::pick::{self, pick};
use crate::ui::field::{self, Field, Input};
use crate::words::{form, operations as w};

/// The ids of the fields, as the service calls them.
pub(super) const CARRIER: &str = "package.carrierName";
pub(super) const TRACKING: &str = "package.trackingNumber";

/// A field of such a form, with its problem and its doubt.
fn field(steps: Steps, id: String, label: String) -> Field {
    let doubt = id.clone();
    Field::new(id, label).problems(steps.sending.problems).found(move || steps.doubts.at(&doubt).into_any())
}

/// The choice of carriers: those of the data center, those that Waybill knows, or another.
pub(super) fn carrier(steps: Steps, draft: Draft, listed: Signal<Vec<String>>) -> AnyView {
    let known = derive(move || known_carriers(&listed.read()));
    let labels = [w::carrier(), form::carrier_other(), form::carrier_other_name()];
    pick(CARRIER, move |id, label| field(steps, id, label.to_owned()), labels, known, draft)
}

/// The field of a tracking number.
pub(super) fn number(steps: Steps, draft: Draft, id: &str, label: String) -> AnyView {
    field::text(field(steps, id.to_owned(), label).hint(w::tracking_hint()), Input::SERIAL, draft.field(id))
}

/// The carrier's name as the list has it, so that what a job says finds its choice.
pub(super) fn listed_name(name: &str) -> String {
    KnownCarrier::from_name(name).map_or(name, |it| it.name()).to_owned()
}

/// Whether two names mean one carrier.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    listed_name(one).eq_ignore_ascii_case(&listed_name(other))
}

/// The carrier and the number of a form that has but one.
pub(super) fn typed(texts: &Texts) -> (String, String) {
    (pick::picked(texts, CARRIER).to_owned(), texts.get(TRACKING).trim().to_owned())
}

/// What is wrong, at the fields that are shown. `numbers` are the ids of theirs.
pub(super) fn problems(texts: &Texts, numbers: &[String]) -> Vec<Problem> {
    let mut found = Found::default();
    let _carrier = found.take(CARRIER, Carrier::parse(pick::picked(texts, CARRIER)));
    for id in numbers {
        let _number = found.take(id.as_str(), TrackingNumber::parse(texts.get(id)));
    }
    pick::place(&mut found.0, texts, CARRIER, true, form::choose_carrier());
    found.0
}

/// What speaks against the numbers without making them wrong.
pub(super) fn doubts(texts: &Texts, numbers: &[String]) -> Vec<Problem> {
    let carrier = pick::picked(texts, CARRIER).parse::<Carrier>().ok().and_then(|it| it.known());
    let doubt = |id: &String| doubt_for(&texts.get(id).parse().ok()?, carrier).map(|it| (id.clone(), it.to_string()));
    numbers.iter().filter_map(doubt).map(|(id, doubt)| Problem::told(id, doubt)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(texts: &[(&str, &str)], wrong: &[&str], doubtful: &[&str]) {
        let (texts, numbers) = (Texts::of(texts), [TRACKING.to_owned()]);
        let targets = |all: Vec<Problem>| all.into_iter().map(|it| it.target).collect::<Vec<_>>();
        assert_eq!(targets(problems(&texts, &numbers)), wrong);
        assert_eq!(targets(doubts(&texts, &numbers)), doubtful);
    }

    #[test]
    fn everything_wrong_is_told_at_once_and_a_mistyped_number_is_a_doubt() {
        check(&[], &[CARRIER, TRACKING], &[]);
        check(&[(CARRIER, "…"), (TRACKING, "???")], &["package.carrierName.other", TRACKING], &[]);
        check(&[(CARRIER, "UPS"), (TRACKING, "1Z999AA10123456785")], &[], &[TRACKING]);
        check(&[(CARRIER, "UPS"), (TRACKING, "1Z999AA10123456784")], &[], &[]);
        check(&[(CARRIER, "DHL"), (TRACKING, "1Z999AA10123456784")], &[], &[TRACKING]);
    }

    #[test]
    fn a_carrier_is_the_same_however_it_is_written() {
        assert!(is_same("dhl Express", "DHL"));
        assert!(is_same("Bud AB", "bud ab"));
        assert!(!is_same("UPS", "DHL"));
    }
}
