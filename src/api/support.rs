//! What support asks the service. Only the program for staff calls it, so serde reads the answers: bytes matter less there.

use waybill_domain::job::JobId;
use waybill_domain::wire::{AlsoNamed, ListBody, QueueCount, SearchPage};

use super::Answer;
use super::send::{Call, derived};
use crate::route::encode;

/// A page of hits; `query` is what stands behind the question mark.
///
/// # Errors
/// The words are too short, a filter is none, or the service does not answer.
pub async fn hits(query: &str) -> Answer<SearchPage> {
    derived(Call::new("GET", &["/v1/support/jobs?", query].concat())).await
}

/// Where the same search lies as a file. A link to it needs the attribute `download`.
pub fn hits_file(query: &str) -> String {
    ["/v1/support/jobs.csv?", query].concat()
}

/// How many jobs are in each queue.
///
/// # Errors
/// The service does not answer.
pub async fn queues() -> Answer<Vec<QueueCount>> {
    let list: ListBody<QueueCount> = derived(Call::new("GET", "/v1/support/queues")).await?;
    Ok(list.value)
}

/// The other live jobs that name a drive or a package of a job.
///
/// # Errors
/// The service does not answer.
pub async fn also_named(id: &JobId) -> Answer<Vec<AlsoNamed>> {
    let of = |name: &str, value: &str| [name, "=", &encode(value)].concat();
    let query =
        [of("subscription", id.subscription.as_str()), of("group", id.group.as_str()), of("name", id.name.as_str())];
    let list: ListBody<AlsoNamed> =
        derived(Call::new("GET", &["/v1/support/also-named?", &query.join("&")].concat())).await?;
    Ok(list.value)
}
