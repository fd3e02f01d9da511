//! The parcels that the chosen jobs make: one for each company and address, or one for each job.

use crate::view::prelude::*;
use waybill_domain::fields::{Carrier, TrackingNumber};
use waybill_domain::parcel;
use waybill_domain::problem::Problem;
use waybill_domain::wire::PackingJob;

use super::ship::{Ship, ask};
use crate::draft::Texts;
use crate::pages::form::address;
use crate::pages::form::pick;
use crate::pages::operations::parcel::{CARRIER, TRACKING};
use crate::words::operations as w;

/// Jobs whose drives go in one box, under one number.
#[derive(Clone, PartialEq)]
pub(super) struct Parcel {
    /// The id of the field with its number.
    pub(super) field: String,
    pub(super) jobs: Vec<PackingJob>,
}

/// Whether drives of two jobs may share a box without a question.
pub(super) fn belong_together(one: &PackingJob, other: &PackingJob) -> bool {
    let same = match (&one.job.return_address, &other.job.return_address) {
        (Some(one), Some(other)) => parcel::is_same_address(one, other),
        _ => false,
    };
    same && one.company == other.company
}

impl Parcel {
    /// In the order of the list. `each`: one for every job.
    pub(super) fn all(jobs: Vec<PackingJob>, each: bool) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for it in jobs {
            let fits = |parcel: &&mut Self| !each && parcel.jobs.iter().all(|other| belong_together(other, &it));
            match all.iter_mut().find(fits) {
                Some(parcel) => parcel.jobs.push(it),
                None => {
                    let field = ["tracking-", &it.job.id.resource_id()].concat();
                    all.push(Self { field, jobs: vec![it] });
                }
            }
        }
        if let [only] = all.as_mut_slice() {
            TRACKING.clone_into(&mut only.field);
        }
        all
    }

    pub(super) fn names(&self) -> String {
        self.jobs.iter().map(|it| it.job.id.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn company(&self) -> &str {
        self.jobs.first().map_or("", |it| it.company.as_str())
    }

    fn number(&self, texts: &Texts) -> Option<TrackingNumber> {
        texts.get(&self.field).parse().ok()
    }

    /// The last look at it: what is in it, where it goes, with whom and under which number.
    pub(super) fn summary(&self, texts: &Texts, carrier: &str) -> AnyView {
        let to = self.jobs.first().and_then(|it| it.job.return_address.as_ref());
        let to = to.map(|it| address::address("address serial", address::lines(it.input())));
        view! {
            <dl class="manifest manifest--stack">
                <div><dt>{w::drives_of()}</dt><dd class="serial">{self.names()}</dd></div>
                <div><dt>{w::company()}</dt><dd>{self.company().to_owned()}</dd></div>
                <div><dt>{w::goes_to()}</dt><dd>{to}</dd></div>
                <div><dt>{w::carrier()}</dt><dd class="serial">{carrier.to_owned()}</dd></div>
                <div><dt>{w::tracking()}</dt><dd class="serial">{texts.get(&self.field).trim().to_owned()}</dd></div>
            </dl>
        }
        .into_any()
    }
}

/// One number on parcels to different places is wrong.
pub(super) fn problems(ship: Ship, texts: &Texts) -> Vec<Problem> {
    let all = untrack(|| ask::parcels(ship));
    let Ok(carrier) = pick::picked(texts, CARRIER).parse::<Carrier>() else { return Vec::new() };
    let mut found = Vec::new();
    for (at, it) in all.iter().enumerate() {
        let clash = all.iter().take(at).find(|before| clashes(before, it, &carrier, texts));
        found.extend(clash.map(|before| Problem::told(it.field.clone(), w::same_number(&before.names()))));
    }
    found
}

fn clashes(before: &Parcel, it: &Parcel, carrier: &Carrier, texts: &Texts) -> bool {
    let numbers = before.number(texts).zip(it.number(texts));
    let is_same = numbers.is_some_and(|(one, other)| parcel::is_same_parcel((carrier, &one), (carrier, &other)));
    let place = |it: &Parcel| it.jobs.first().and_then(|it| it.job.return_address.clone());
    is_same && !place(before).zip(place(it)).is_some_and(|(one, other)| parcel::is_same_place(&one, &other))
}
