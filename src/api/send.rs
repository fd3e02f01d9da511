//! The one place that sends a request. Not generic, so that it is in the binary once.

use gloo_net::http::{Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{ApiError, Failure};
use crate::json::{self, Json};
use crate::session;
use crate::words::LANG;

/// A request that is being put together.
pub(super) struct Call {
    method: Method,
    url: String,
    body: Option<String>,
    condition: Option<(&'static str, String)>,
    quiet: bool,
}

impl Call {
    pub(super) fn new(method: &str, url: &str) -> Self {
        let method = match method {
            "POST" => Method::POST,
            "PUT" => Method::PUT,
            "PATCH" => Method::PATCH,
            "DELETE" => Method::DELETE,
            _ => Method::GET,
        };
        Self { method, url: url.to_owned(), body: None, condition: None, quiet: false }
    }

    pub(super) fn body<T: Serialize>(self, body: &T) -> Self {
        // Only a map with keys that are no text cannot be written, and none of ours has them.
        Self { body: serde_json::to_string(body).ok(), ..self }
    }

    /// A body that is JSON already.
    pub(super) fn text(self, body: String) -> Self {
        Self { body: Some(body), ..self }
    }

    /// Only if the thing still has this revision.
    pub(super) fn revision(self, revision: Option<u64>) -> Self {
        let condition = revision.map(|it| ("if-match", ["\"", &it.to_string(), "\""].concat()));
        Self { condition, ..self }
    }

    /// Only if there is no such thing yet.
    pub(super) fn only_new(self) -> Self {
        Self { condition: Some(("if-none-match", "*".to_owned())), ..self }
    }

    /// A 401 is an answer here, not the end of a session.
    pub(super) fn quiet(self) -> Self {
        Self { quiet: true, ..self }
    }
}

/// Sends, and reads the answer as JSON.
pub(super) async fn json<T: Json>(call: Call) -> Result<T, ApiError> {
    let text = sent(call).await?;
    json::read(&text).map_err(|_| ApiError::unreadable())
}

/// As [`json`], read by what serde derives. For the programs that a first visit does not load.
pub(super) async fn derived<T: DeserializeOwned>(call: Call) -> Result<T, ApiError> {
    let text = sent(call).await?;
    serde_json::from_str(&text).map_err(|_| ApiError::unreadable())
}

/// Sends; an answer that is no failure is enough.
pub(super) async fn nothing(call: Call) -> Result<(), ApiError> {
    sent(call).await.map(|_| ())
}

async fn sent(call: Call) -> Result<String, ApiError> {
    let quiet = call.quiet;
    let answer = exchanged(call).await;
    if let Err(error) = &answer
        && error.kind == Failure::SignedOut
        && !quiet
    {
        session::expire();
    }
    answer
}

async fn exchanged(call: Call) -> Result<String, ApiError> {
    let mut request = RequestBuilder::new(&call.url).method(call.method).header("accept-language", LANG.tag());
    if let Some((name, value)) = &call.condition {
        request = request.header(name, value);
    }
    let request = match &call.body {
        Some(body) => request.header("content-type", "application/json").body(body.as_str()),
        None => request.build(),
    };
    let Ok(request) = request else { return Err(ApiError::unreachable()) };
    let Ok(response) = request.send().await else { return Err(ApiError::unreachable()) };
    let Ok(text) = response.text().await else { return Err(ApiError::unreachable()) };
    if response.ok() { Ok(text) } else { Err(ApiError::answered(response.status(), &text)) }
}
