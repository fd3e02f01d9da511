//! What the shipping form becomes in the JSON.

use waybill_domain::job::Job;
use waybill_domain::problem::Problem;
use waybill_domain::wire::{UpdateDetails, UpdateJobParameters};

use crate::draft::Texts;
use crate::pages::form::{address, delivery, return_shipping};

/// Whether the person wants another return address than the job has.
pub(super) const CHANGE: &str = "changeAddress";

/// The update. To ship, everything must be there; to save for later, whatever is.
pub(super) fn update(texts: &Texts, job: &Job, ship: bool) -> UpdateJobParameters {
    let address = match job.return_address {
        // Asked for empty, so that every missing field is told.
        None => address::typed(texts).or_else(|| ship.then(Default::default)),
        Some(_) => texts.is_yes(CHANGE).then(|| address::typed(texts).unwrap_or_default()),
    };
    let details = UpdateDetails {
        state: ship.then(|| "Shipping".to_owned()),
        return_address: address,
        return_shipping: return_shipping::typed(texts),
        delivery_package: if ship { Some(delivery::all(texts)) } else { delivery::typed(texts) },
        ..UpdateDetails::default()
    };
    UpdateJobParameters { properties: Some(details), ..UpdateJobParameters::default() }
}

pub(super) fn is_empty(update: &UpdateJobParameters) -> bool {
    update.properties.as_ref().is_none_or(|it| *it == UpdateDetails::default())
}

/// Puts problems to the fields that are shown.
pub(super) fn place(problems: &mut [Problem], texts: &Texts) {
    delivery::place(problems, texts);
    return_shipping::place(problems, texts);
}
