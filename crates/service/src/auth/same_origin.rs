//! Whether a browser sent a request from one of the service's own pages.

use axum::http::{HeaderMap, header};

use crate::settings::Settings;

/// For requests that a cookie proves: the browser must say that the page is ours.
pub(super) fn is_same_origin(headers: &HeaderMap, settings: &Settings) -> bool {
    match text(headers, "sec-fetch-site") {
        Some(site) => site == "same-origin",
        // Without Sec-Fetch-Site the browser is old, or the service is not reached over a trustworthy address.
        None => text(headers, header::ORIGIN.as_str()).is_some_and(|origin| is_ours(origin, headers, settings)),
    }
}

/// For requests without proof: only one that says it comes from elsewhere is refused.
pub(crate) fn is_foreign(headers: &HeaderMap, settings: &Settings) -> bool {
    let says_where = text(headers, "sec-fetch-site").is_some() || headers.contains_key(header::ORIGIN);
    says_where && !is_same_origin(headers, settings)
}

/// Whether another site's page led the browser here, as browsers say it; a typed address and a bookmark did not.
pub(crate) fn is_led_here(headers: &HeaderMap) -> bool {
    text(headers, "sec-fetch-site").is_some_and(|site| matches!(site, "cross-site" | "same-site"))
}

fn is_ours(origin: &str, headers: &HeaderMap, settings: &Settings) -> bool {
    let host = text(headers, header::HOST.as_str()).unwrap_or_default();
    let authority = origin.split_once("://").map_or("", |(_, authority)| authority);
    origin.eq_ignore_ascii_case(&settings.public_url) || !host.is_empty() && authority.eq_ignore_ascii_case(host)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}
