//! What of a request proves who sent it.

use axum::http::{HeaderMap, header};
use waybill_domain::said;

use crate::failure::Failure;

/// The name of the session's cookie.
pub(crate) const SESSION_COOKIE: &str = "waybill_session";

/// The bearer token, if one was sent.
///
/// # Errors
/// Something else stands in its place.
pub(super) fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Failure> {
    let wanted = || {
        Failure::Unauthenticated(said!(
            "Send the token as Authorization: Bearer wb_…",
            "Skicka token som Authorization: Bearer wb_…"
        ))
    };
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let (scheme, token) = value.to_str().ok().and_then(|value| value.split_once(' ')).ok_or_else(wanted)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(Some(token.trim())) } else { Err(wanted()) }
}

/// The session's secret, if the browser sent one.
pub(crate) fn session_secret(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, SESSION_COOKIE)
}

/// What the browser sent under a name.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let pairs = cookies.flat_map(|cookie| cookie.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut found = pairs.filter(|(there, _)| *there == name);
    found.next().map(|(_, value)| value)
}
