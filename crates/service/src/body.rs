//! Reading a request's body: JSON of at most 1 MB, or which field could not be read; and logs, which are XML and longer.

mod unread;

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
use crate::limits::Place;
use crate::{heavy, unstorable};

pub(crate) use unread::lend;

/// The longest body that is read, in bytes.
const BODY_MAX: usize = 1 << 20;
/// Of somebody who has proved nothing: a sign-in code or an e-mail address, and for how long it is waited for.
const STRANGER_MAX: usize = 1 << 10;
const STRANGER_PATIENCE: Duration = Duration::from_secs(5);
/// A body that was sent with its head is there within this time, and does not have to be waited for.
const AT_HAND: Duration = Duration::from_millis(50);
/// Bytes of a body are counted in steps of this size.
const STEP: usize = 64 << 10;
/// So many bytes give a second more.
const SLOWEST: usize = 4 << 10;

/// How long a body is waited for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BodyTimeout(pub(crate) Duration);

impl Default for BodyTimeout {
    fn default() -> Self {
        Self(Duration::from_secs(30))
    }
}

/// A body that was read.
pub(crate) struct Wire<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned + Send + 'static> FromRequest<S> for Wire<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, _: &S) -> Result<Self, Failure> {
        json(request, read).await.map(Self)
    }
}

/// The whole body, checked for kind and size and then read.
pub(crate) async fn json<T: Send + 'static>(
    request: Request,
    read: impl FnOnce(&[u8]) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    heavy::read_body(whole(request).await?, read).await
}

/// The whole body, checked for kind and size.
async fn whole(request: Request) -> Result<Bytes, Failure> {
    if !is_json(request.headers()) {
        return Err(Failure::NotJson);
    }
    at_most(BODY_MAX, Failure::TooLarge(BODY_MAX), request).await
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
/// taken and a client that sends a byte now and then is not waited for. Who has proved nothing gets little of both.
async fn at_most(most: usize, too_large: Failure, request: Request) -> Result<Bytes, Failure> {
    let place = request.extensions().get::<Place>().cloned();
    let is_stranger = place.as_ref().is_some_and(|place| !place.is_proved());
    let patience = request.extensions().get::<BodyTimeout>().copied().unwrap_or_default().0;
    let (most, too_large, patience) = match is_stranger {
        true => (STRANGER_MAX, Failure::TooLarge(STRANGER_MAX), patience.min(STRANGER_PATIENCE)),
        false => (most, too_large, patience),
    };
    let length = request.headers().get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > most) {
        return Err(too_large);
    }
    let (mut chunks, mut body, began) = (request.into_body().into_data_stream(), BytesMut::new(), Instant::now());
    let (mut waiting, mut held) = (None, Vec::new());
    // Nothing that others need is held until the body is there.
    place.iter().for_each(Place::rest);
    loop {
        let until = began + patience + Duration::from_secs((body.len() / SLOWEST) as u64);
        let chunk = match (&place, &waiting) {
            (Some(place), None) => match tokio::time::timeout(AT_HAND, chunks.next()).await {
                Ok(chunk) => Ok(chunk),
                Err(_) => {
                    waiting = Some(place.wait()?);
                    tokio::time::timeout_at(until, chunks.next()).await
                }
            },
            _ => tokio::time::timeout_at(until, chunks.next()).await,
        };
        match chunk {
            Ok(None) => break,
            Ok(Some(Ok(chunk))) if body.len() + chunk.len() > most => return Err(too_large),
            Ok(Some(Ok(chunk))) => body.extend_from_slice(&chunk),
            Ok(Some(Err(_))) => return Err(Failure::BrokenBody),
            Err(_) => return Err(Failure::TooSlow),
        }
        while let Some(place) = place.as_ref().filter(|_| body.len() > STEP * (held.len() + 1)) {
            held.push(place.hold(STEP)?);
        }
    }
    if let Some(place) = &place {
        place.work()?;
    }
    Ok(body.freeze())
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
        // JSON by its grammar too, such as 1e400.
        if problem.to_string().starts_with("number out of range") {
            return (target, said!("This number is out of range", "Talet är för stort eller för litet").to_string());
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
