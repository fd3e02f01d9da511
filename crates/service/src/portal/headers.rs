//! What a browser is forbidden to do with the portal. The portal needs none of it; an injected script would.

use axum::http::header::{
    CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::response::Response;

/// Scripts, styles and requests of the portal's own origin; wasm, but no `eval`; never in somebody's frame.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const STRICT: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// A year: browsers then come by HTTPS only.
const HTTPS_ONLY: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Marks an answer that others may show in a frame, as its own policy says. There is one such page: that of a share link.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Framable;

/// Adds what is not there yet: an answer that brings its own policy keeps it. `secure`: the service is reached by HTTPS.
pub(crate) fn make_strict(response: &mut Response, secure: bool) {
    let framable = response.extensions().get::<Framable>().is_some();
    let headers = response.headers_mut();
    // At once, in place of growing by one and one.
    headers.reserve(STRICT.len() + 1);
    if secure {
        headers.entry(STRICT_TRANSPORT_SECURITY).or_insert(HTTPS_ONLY);
    }
    for (name, value) in STRICT.into_iter().filter(|(name, _)| !(framable && name == X_FRAME_OPTIONS)) {
        headers.entry(name).or_insert_with(|| HeaderValue::from_static(value));
    }
}
