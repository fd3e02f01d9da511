//! What of a request proves who sent it.

use axum::http::{HeaderMap, header};
use waybill_domain::said;

use crate::failure::Failure;

/// The name of the session's cookie over plain HTTP, and over HTTPS in versions before it had a prefix.
const PLAIN: &str = "waybill_session";
/// Its name over HTTPS: a browser takes a cookie of such a name from this very host only, so that no site beside it in the
/// same domain can put one there.
const HOST_ONLY: &str = "__Host-waybill_session";
/// So many cookies of one name are looked at: without a prefix, hosts of the same domain may have added some.
const MOST: usize = 8;

/// The name under which the session's cookie is set.
pub(crate) const fn session_cookie(is_secure: bool) -> &'static str {
    if is_secure { HOST_ONLY } else { PLAIN }
}

/// The names under which it may be in the browser, the one that counts first.
pub(crate) const fn session_cookies(is_secure: bool) -> &'static [&'static str] {
    if is_secure { &[HOST_ONLY, PLAIN] } else { &[PLAIN] }
}

/// The bearer token, if one was sent.
///
/// # Errors
/// Something else stands in its place.
pub(crate) fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Failure> {
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

/// What may be the session's secret, the most trustworthy first.
pub(crate) fn session_secrets(headers: &HeaderMap, is_secure: bool) -> Vec<&str> {
    let all = session_cookies(is_secure).iter().flat_map(|name| cookies(headers, name).take(MOST));
    all.filter(|secret| !secret.is_empty()).collect()
}

/// What the browser sent under a name.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookies(headers, name).next()
}

fn cookies<'a, 'n>(headers: &'a HeaderMap, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let pairs = cookies.flat_map(|cookie| cookie.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.filter(move |(there, _)| *there == name).map(|(_, value)| value)
}
