//! Reading a request's address: what stands in its query and path; what cannot be read is told in the one shape.

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;
use waybill_domain::lang::Said;

use crate::failure::Failure;

/// A query that was read.
pub(crate) struct Queried<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Queried<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let read = Query::from_request_parts(parts, state).await;
        read.map(|Query(it)| Self(it)).map_err(|problem| wrong_query(&problem.body_text()))
    }
}

/// The one name in a path.
pub(crate) struct Named(pub(crate) String);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        Segments::from_request_parts(parts, state).await.map(|Segments(it)| Self(it))
    }
}

/// Several names in a path.
pub(crate) struct Segments<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Segments<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let read = Path::from_request_parts(parts, state).await;
        read.map(|Path(it)| Self(it)).map_err(|problem| unreadable(problem.body_text()))
    }
}

fn unreadable(words: String) -> Failure {
    Failure::Unreadable { target: None, message: Said::as_is(words) }
}

/// Axum's words begin with the parameter's name: "Failed to deserialize query string: top: invalid digit".
fn wrong_query(words: &str) -> Failure {
    let words = words.strip_prefix("Failed to deserialize query string: ").unwrap_or(words);
    let is_name = |name: &&str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '$');
    let target = words.split(": ").next().filter(|name| name.len() < words.len()).filter(is_name);
    let said = target.and_then(|name| words.strip_prefix(name)?.strip_prefix(": ")).unwrap_or(words);
    Failure::Unreadable { target: target.map(str::to_owned), message: Said::as_is(said) }
}
