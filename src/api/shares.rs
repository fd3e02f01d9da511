//! Share links. Only the program with the forms calls it, so serde reads the answers: bytes matter less there.

use waybill_domain::job::JobId;
use waybill_domain::wire::{ListBody, ShareInfo, ShareInput, ShareMade};

use super::send::{Call, derived, nothing};
use super::{Answer, v1};
use crate::route::encode;

/// A job's links, those not revoked first, each newest first.
///
/// # Errors
/// There is no such job, or the service does not answer.
pub async fn of_job(id: &JobId) -> Answer<Vec<ShareInfo>> {
    let list: ListBody<ShareInfo> = derived(Call::new("GET", &v1(id, "/shares"))).await?;
    Ok(list.value)
}

/// Makes one. The token is in this answer and nowhere else.
///
/// # Errors
/// What was typed is refused, or the service does not answer.
pub async fn make(id: &JobId, share: &ShareInput) -> Answer<ShareMade> {
    derived(Call::new("POST", &v1(id, "/shares")).body(share)).await
}

/// Takes one back. Asking twice is asking once.
///
/// # Errors
/// There is no such link, or the service does not answer.
pub async fn revoke(id: &JobId, share: &str) -> Answer<()> {
    nothing(Call::new("DELETE", &v1(id, &["/shares/", &encode(share)].concat()))).await
}
