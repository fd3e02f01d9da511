//! `If-Match` and `If-None-Match`: a change that is meant for one revision only.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use waybill_domain::job::Job;
use waybill_domain::said;

use crate::failure::Failure;

/// What must hold of the job before it is changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Conditions {
    if_match: Option<Tags>,
    if_none_match: Option<Tags>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Tags {
    Any,
    These(Vec<String>),
}

impl Conditions {
    pub(crate) fn check(&self, job: Option<&Job>) -> Result<(), Failure> {
        let met = |tags: &Tags| match (tags, job) {
            (_, None) => false,
            (Tags::Any, Some(_)) => true,
            (Tags::These(tags), Some(job)) => tags.contains(&job.revision.to_string()),
        };
        if self.if_match.as_ref().is_none_or(met) && !self.if_none_match.as_ref().is_some_and(met) {
            return Ok(());
        }
        let now = job.map_or_else(
            || said!("it is not there", "det finns inte"),
            |job| said!("it is at revision {revision}", "det är vid version {revision}", revision = job.revision),
        );
        Err(Failure::Unmet(now))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Conditions {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let read = |name: HeaderName| parts.headers.contains_key(&name).then(|| tags(&parts.headers, &name));
        Ok(Self { if_match: read(header::IF_MATCH), if_none_match: read(header::IF_NONE_MATCH) })
    }
}

/// The tag of a job's revision.
pub(crate) fn etag(job: &Job) -> HeaderValue {
    HeaderValue::from_str(&format!("\"{}\"", job.revision)).unwrap_or(HeaderValue::from_static("\"\""))
}

fn tags(headers: &HeaderMap, name: &HeaderName) -> Tags {
    let values =
        headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").trim_matches('"').to_owned();
    let tags: Vec<String> = values.map(bare).collect();
    if tags.iter().any(|tag| tag == "*") { Tags::Any } else { Tags::These(tags) }
}
