//! Calls of the data center's pages. Their answers are read with serde: customers do not load them.

use serde_json::Value;
use waybill_domain::arrival::Arrival;
use waybill_domain::job::JobId;
use waybill_domain::wire::{BoardPage, ListBody, PackageBooked, PackageLook, PackageScan, PackingJob};

use super::send::{Call, derived, nothing};
use super::{Answer, v1};
use crate::route::encode;

/// What a package means. Nothing is written.
pub async fn look(scan: &PackageScan) -> Answer<PackageLook> {
    derived(Call::new("POST", "/v1/operations/receiving/look").body(scan)).await
}

/// Books a package in: all of it or nothing.
pub async fn book(scan: &PackageScan) -> Answer<PackageBooked> {
    derived(Call::new("POST", "/v1/operations/receiving").body(scan)).await
}

/// Unmatched arrivals, newest first; `state` is `open` or `ended`.
pub async fn arrivals(state: &str) -> Answer<Vec<Arrival>> {
    let list: ListBody<Arrival> =
        derived(Call::new("GET", &["/v1/operations/arrivals?state=", state].concat())).await?;
    Ok(list.value)
}

/// An act on an arrival, as it was typed: the service reads it, and tells what is wrong at its field.
pub async fn act_on_arrival(id: &str, act: &Value) -> Answer<()> {
    nothing(Call::new("POST", &["/v1/operations/arrivals/", &encode(id)].concat()).body(act)).await
}

/// Drives on the copy board: `waiting`, `copying` or `faulted`, the longest first.
pub async fn drives(state: &str) -> Answer<BoardPage> {
    derived(Call::new("GET", &["/v1/operations/drives?state=", state].concat())).await
}

/// Jobs in Packaging, oldest first.
pub async fn packing() -> Answer<Vec<PackingJob>> {
    let list: ListBody<PackingJob> = derived(Call::new("GET", "/v1/operations/packing")).await?;
    Ok(list.value)
}

/// An act on a job, as it was typed.
pub async fn act(id: &JobId, act: &Value) -> Answer<()> {
    nothing(Call::new("POST", &v1(id, "/actions")).body(act)).await
}
