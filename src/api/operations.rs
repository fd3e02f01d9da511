//! Calls of the data center's pages. Their answers are read with serde: customers do not load them.

use serde::de::DeserializeOwned;
use serde_json::Value;
use waybill_domain::arrival::Arrival;
use waybill_domain::job::JobId;
use waybill_domain::wire::{BoardDrive, BoardPage, ListBody, PackageBooked, PackageLook, PackageScan, PackingJob};

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

/// What a list's first pages hold, and whether there are more.
pub type Pages<T> = (Vec<T>, bool);

/// Reads so many pages, one after the other; `page` is told where to go on, and tells where the next one is.
async fn pages<T>(
    count: usize,
    page: impl AsyncFn(Option<String>) -> Answer<(Vec<T>, Option<String>)>,
) -> Answer<Pages<T>> {
    let (mut all, mut next) = page(None).await?;
    for _ in 1..count {
        let Some(on) = next.take() else { break };
        let (more, after) = page(Some(on)).await?;
        all.extend(more);
        next = after;
    }
    Ok((all, next.is_some()))
}

async fn list<T: DeserializeOwned>(url: &str) -> Answer<(Vec<T>, Option<String>)> {
    let list: ListBody<T> = derived(Call::new("GET", url)).await?;
    Ok((list.value, list.next_link))
}

/// Unmatched arrivals, newest first; `state` is `open` or `ended`.
pub async fn arrivals(state: &str, count: usize) -> Answer<Pages<Arrival>> {
    let first = ["/v1/operations/arrivals?state=", state].concat();
    pages(count, async |next| list(next.as_deref().unwrap_or(&first)).await).await
}

/// An act on an arrival, as it was typed: the service reads it, and tells what is wrong at its field.
pub async fn act_on_arrival(id: &str, act: &Value) -> Answer<()> {
    nothing(Call::new("POST", &["/v1/operations/arrivals/", &encode(id)].concat()).body(act)).await
}

/// Drives on the copy board: `waiting`, `copying` or `faulted`, the longest first.
pub async fn drives(state: &str, count: usize) -> Answer<Pages<BoardDrive>> {
    let page = async |after: Option<String>| {
        let url = ["/v1/operations/drives?state=", state, "&after=", &after.unwrap_or_default()].concat();
        let page: BoardPage = derived(Call::new("GET", &url)).await?;
        Ok((page.value, page.next))
    };
    pages(count, page).await
}

/// Jobs in Packaging, oldest first.
pub async fn packing(count: usize) -> Answer<Pages<PackingJob>> {
    pages(count, async |next| list(next.as_deref().unwrap_or("/v1/operations/packing")).await).await
}

/// An act on a job, as it was typed.
pub async fn act(id: &JobId, act: &Value) -> Answer<()> {
    nothing(Call::new("POST", &v1(id, "/actions")).body(act)).await
}
