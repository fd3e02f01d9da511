//! The service beside the reference.

use serde_json::Value;
use waybill_domain::happening::Happening;
use waybill_domain::job::JobId;
use waybill_domain::notice::Audience;
use waybill_domain::role::Role;
use waybill_domain::wire::NoticePage;

use super::NAMES;
use super::reference::{Reference, Told};
use super::service::Service;
use super::step::{arrival, arrivals, kept};
use crate::world::v1;

/// Every job with its timeline, and every arrival.
pub(super) fn state(service: &mut Service, reference: &Reference) {
    for name in NAMES {
        let job = kept(service, name);
        let (is, should) = (serde_json::to_value(&job), serde_json::to_value(reference.jobs.get(name).map(|it| &it.0)));
        let (is, should) = (is.unwrap(), should.unwrap());
        let differs = |field: &&String| is[*field] != should[*field];
        let fields = is.as_object().into_iter().flat_map(serde_json::Map::keys).filter(differs);
        assert_eq!(is, should, "{name} in {:?}", fields.collect::<Vec<_>>());
        let Some((_, told)) = reference.jobs.get(name) else { continue };
        let (_, timeline) = service.get(&format!("{}/timeline.json", v1(name)));
        let rows = timeline["value"].as_array().unwrap();
        let written: Vec<Value> = rows.iter().rev().map(|row| row["what"].clone()).collect();
        let told: Vec<Value> = told.iter().map(|it| serde_json::to_value(it).unwrap()).collect();
        assert_eq!(written, told, "the timeline of {name}");
    }
    for should in &reference.arrivals {
        assert_eq!(&arrival(service, &should.id), should);
    }
    let waiting = reference.arrivals.iter().filter(|it| !it.state.has_ended()).count();
    assert_eq!(arrivals(service).len(), waiting);
}

/// What customers and staff were told, of each job in order: nothing is missing and nothing is said twice.
pub(super) fn notices(service: &mut Service, reference: &Reference) {
    service.last_time();
    let tokens = [service.customer.clone(), service.operator.clone()];
    for (audience, token) in [Audience::Customer, Audience::Staff].into_iter().zip(tokens) {
        let mut told = told(service, &token);
        told.reverse();
        // The last is no job: packages of none.
        for name in NAMES.into_iter().chain([""]) {
            let of = |it: &&Told| it.audience == audience && it.job == name;
            let line = |it: &Told| (it.by, it.what.clone());
            let should: Vec<(Role, Happening)> = reference.notices.iter().filter(of).map(line).collect();
            let mine = told.iter().filter(|it| it.0 == name);
            let is: Vec<(Role, Happening)> = mine.map(|(_, by, what)| (*by, what.clone())).collect();
            let (is, should) = (each_in_order(is), each_in_order(should));
            assert_eq!(is, should, "what {audience} is told of {name}");
        }
    }
}

/// Packages one after the other, each in its own order: the clock comes to them in that in which they fall due.
fn each_in_order(mut told: Vec<(Role, Happening)>) -> Vec<(Role, Happening)> {
    told.sort_by_key(|(_, what)| match what {
        Happening::ArrivalDue { arrival, .. } => arrival.clone(),
        _ => String::new(),
    });
    told
}

/// Newest first.
fn told(service: &mut Service, token: &str) -> Vec<(String, Role, Happening)> {
    let (mut all, mut before) = (Vec::new(), String::new());
    let name = |job: Option<JobId>| job.map(|id| id.name.as_str().to_owned()).unwrap_or_default();
    loop {
        let path = format!("/v1/notices?top=200{before}");
        let (_, page) = service.call(token, "GET", &path, None).unwrap();
        let page: NoticePage = serde_json::from_value(page).unwrap();
        // What several jobs name is no fact of one job, which is all that the reference knows: `claims` tests it.
        let of_one = page.value.into_iter().filter(|it| !matches!(it.what, Happening::AlsoNamed { .. }));
        all.extend(of_one.map(|it| (name(it.job), it.role, it.what)));
        let Some(next) = page.next else { return all };
        before = format!("&before={next}");
    }
}
