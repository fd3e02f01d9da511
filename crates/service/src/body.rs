//! Reading a request's body: JSON of at most 1 MB, or which field could not be read; and logs, which are XML and longer.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use bytes::BytesMut;
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use tokio::time::Instant;
use waybill_domain::lang::{Lang, Said, aloud};
use waybill_domain::log::LOG_MAX_BYTES;
use waybill_domain::said;

use crate::failure::Failure;
use crate::unstorable;

/// The longest body that is read, in bytes.
const BODY_MAX: usize = 1 << 20;
/// So many bytes give a second more.
const SLOWEST: usize = 4 << 10;

/// How long a body is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience(pub(crate) Duration);

impl Default for Patience {
    fn default() -> Self {
        Self(Duration::from_secs(30))
    }
}

/// A body that was read.
pub(crate) struct Wire<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Wire<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        let bytes = whole(request).await?;
        read(&bytes).map(Self)
    }
}

/// The whole body, checked for kind and size.
pub(crate) async fn whole(request: Request) -> Result<Bytes, Failure> {
    if !is_json(request.headers()) {
        return Err(Failure::NotJson);
    }
    at_most(BODY_MAX, Failure::TooLarge, request).await
}

/// A log, checked for kind and size only.
pub(crate) async fn log(request: Request) -> Result<Bytes, Failure> {
    let kind = kind(request.headers());
    if !matches!(kind.as_str(), "application/xml" | "text/xml") {
        return Err(Failure::NotXml);
    }
    at_most(LOG_MAX_BYTES, Failure::LogTooLarge, request).await
}

/// Reads on as long as the body comes quickly enough: what has come buys time, so that a long log over a slow line is
/// taken and a client that sends a byte now and then is not waited for.
async fn at_most(most: usize, too_large: Failure, request: Request) -> Result<Bytes, Failure> {
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > most) {
        return Err(too_large);
    }
    let patience = request.extensions().get::<Patience>().copied().unwrap_or_default();
    let (mut chunks, mut body, began) = (request.into_body().into_data_stream(), BytesMut::new(), Instant::now());
    loop {
        let until = began + patience.0 + Duration::from_secs((body.len() / SLOWEST) as u64);
        match tokio::time::timeout_at(until, chunks.next()).await {
            Ok(None) => return Ok(body.freeze()),
            Ok(Some(Ok(chunk))) if body.len() + chunk.len() > most => return Err(too_large),
            Ok(Some(Ok(chunk))) => body.extend_from_slice(&chunk),
            Ok(Some(Err(_))) => return Err(Failure::BrokenBody),
            Err(_) => return Err(Failure::TooSlow),
        }
    }
}

/// Reads JSON; a value of the wrong kind is named by its path.
pub(crate) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Failure> {
    if let Some(target) = unstorable::in_json(bytes) {
        return Err(unstorable::refusal(&target));
    }
    let read = |lang: Lang| aloud(lang, || whole_json::<T>(bytes));
    read(Lang::English).map_err(|(target, english)| {
        // What serde keeps of a field's own sentence is text: the other language is to be had by failing once more.
        let other = |lang: Lang| read(lang).err().map_or_else(|| english.clone(), |(_, words)| words);
        let message = Said::each(|lang| if lang == Lang::English { english.clone() } else { other(lang) });
        Failure::Unreadable { target, message }
    })
}

/// The value, or which field is wrong and why, in the language of `Display`.
fn whole_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, (Option<String>, String)> {
    let no_json = |problem: &serde_json::Error| {
        let words = without_position(problem);
        said!("The body is not JSON: {words}", "Innehållet är inte JSON: {words}").to_string()
    };
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|problem| {
        let path = problem.path().to_string();
        let target = (path != "." && !path.is_empty()).then(|| path.replace(".[", "["));
        let problem = problem.into_inner();
        // Half of a pair of code units, such as \ud800: JSON by its grammar, and no text. The reader knows the field.
        if problem.to_string().contains("hex escape") {
            return (
                target,
                said!("This is no text: {words}", "Det här är ingen text: {words}", words = without_position(&problem))
                    .to_string(),
            );
        }
        let message = if problem.is_data() { without_position(&problem) } else { no_json(&problem) };
        (target.filter(|_| problem.is_data()), message)
    })?;
    json.end().map_err(|problem| (None, no_json(&problem)))?;
    Ok(value)
}

/// The problem's own words: serde puts " at line 1 column 76" after a parser's sentence.
fn without_position(problem: &serde_json::Error) -> String {
    let words = problem.to_string();
    let position = format!(" at line {} column {}", problem.line(), problem.column());
    words.strip_suffix(&position).unwrap_or(&words).to_owned()
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = kind(headers);
    kind == "application/json" || kind.starts_with("application/") && kind.ends_with("+json")
}

fn kind(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
