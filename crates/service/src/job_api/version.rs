//! `api-version`, which every request of the contract must name.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use waybill_domain::wire::API_VERSIONS;

use super::list::query_pairs;
use crate::failure::Failure;

/// The request named a version that the service speaks; they differ in nothing.
pub(crate) struct Version;

impl<S: Send + Sync> FromRequestParts<S> for Version {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let query = parts.uri.query().unwrap_or_default();
        // As programs write it; the long way is for all else.
        if query.strip_prefix("api-version=").is_some_and(|version| API_VERSIONS.contains(&version)) {
            return Ok(Self);
        }
        let mut pairs = query_pairs(query).into_iter();
        let named = pairs.find(|(name, _)| name.eq_ignore_ascii_case("api-version"));
        match named.map(|(_, version)| version).filter(|version| !version.is_empty()) {
            None => Err(Failure::MissingApiVersion),
            Some(version) if API_VERSIONS.contains(&version.as_str()) => Ok(Self),
            Some(version) => Err(Failure::InvalidApiVersion(version.chars().take(40).collect())),
        }
    }
}
