//! The bodies that operators send about several jobs at once, or about packages of none.

use serde_json::{Value, json};

use super::Who::{Operator, Support};
use super::acts::progress;
use super::{Sample, job_name, parcel};
use crate::odd_values::stage::Stage;

const PROGRESS: &str = "/v1/operations/progress";
const RECEIVING: &str = "/v1/operations/receiving";
const LOOK: &str = "/v1/operations/receiving/look";
const ARRIVAL: &str = "/v1/operations/arrivals/{arrival}";
/// A package that nobody asked for in time.
const RETURN_DUE: &str = "/v1/operations/arrivals/{return due}";

pub(super) fn samples() -> Vec<Sample> {
    let contact = json!({"act": "noteContact", "how": "by telegram", "whom": "Nils Dacke", "said": "he wondered"});
    let answer = json!({"act": "answered", "text": "send it home"});
    let matched = json!({"act": "match", "job": job_name(), "decided": ["LOST@X"]});
    let back = json!({"act": "sendBack", "package": parcel("HOME")});
    let reports = json!({"reports": [reported()]});
    vec![
        Sample::new("POST /v1/operations/progress", Operator, PROGRESS, Stage::Transferring, reports),
        Sample::new("POST /v1/operations/receiving/look", Operator, LOOK, Stage::Creating, scan()),
        Sample::new("POST /v1/operations/receiving", Operator, RECEIVING, Stage::Creating, scan()),
        Sample::new("arrival noteContact", Support, ARRIVAL, Stage::Creating, contact),
        Sample::new("arrival answered", Support, RETURN_DUE, Stage::Creating, answer),
        Sample::new("arrival sendBack", Operator, ARRIVAL, Stage::Creating, back),
        Sample::new("arrival match", Operator, ARRIVAL, Stage::Shipping, matched),
    ]
}

fn reported() -> Value {
    let (mut it, job) = (progress("report"), job_name());
    let fields = it.as_object_mut().unwrap();
    fields.remove("act");
    fields.extend(job.as_object().unwrap().clone());
    it
}

/// Its serial number ends otherwise than that of the job's drive, of which share links tell the end.
fn scan() -> Value {
    json!({"trackingNumber": "ODDBOX@", "carrierName": "Box Carrier", "drives": ["BOX@ED"], "complete": false,
        "job": job_name(), "decisions": [{"drive": "BOX@ED", "job": job_name()}]})
}
