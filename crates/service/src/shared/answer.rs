//! An answer to anyone who holds a token, or does not: the same headers for all, conditional, and never kept for long.

use std::io::Write as _;

use axum::body::Body;
use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CACHE_CONTROL, CONTENT_ENCODING,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, REFERRER_POLICY, RETRY_AFTER, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::Response;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::gate::Found;
use crate::secret::hash;

/// What goes out, before it is known whether the asker has it already.
pub(super) struct Answer {
    pub(super) kind: &'static str,
    pub(super) policy: String,
    pub(super) body: String,
    /// Whether it is long enough to be worth packing.
    pub(super) packs: bool,
}

/// How long an image may be shown without asking: it cannot follow by itself, and a wiki's page shows many.
pub(super) const SHORT: &str = "max-age=5";
/// Kept, but asked about before each use.
pub(super) const ASK_FIRST: &str = "no-cache";

impl Found {
    /// Nothing is 404 whatever it was; browsers draw images and frames that come with it.
    pub(super) const fn code(&self) -> StatusCode {
        match self {
            Self::Status(..) => StatusCode::OK,
            Self::Nothing => StatusCode::NOT_FOUND,
            Self::Later(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }
}

impl Answer {
    /// Names this version of the body.
    pub(super) fn tag(body: &str) -> String {
        hash(body).chars().take(16).collect()
    }

    /// The response; 304 without a body if the asker has this version.
    pub(super) fn respond(self, found: &Found, cache: &'static str, asked: &HeaderMap) -> Response {
        let packed = if self.packs && takes_gzip(asked) { gzip(self.body.as_bytes()) } else { None };
        let form = if packed.is_some() { "-gzip" } else { "" };
        let tag = format!("\"{}{form}\"", Self::tag(&self.body));
        let code = found.code();
        let fresh = code == StatusCode::OK && crate::portal::is_known(asked, &tag);
        let is_packed = packed.is_some();
        let body = packed.map_or_else(|| Body::from(self.body), Body::from);
        let mut response = Response::new(if fresh { Body::empty() } else { body });
        *response.status_mut() = if fresh { StatusCode::NOT_MODIFIED } else { code };
        let headers = response.headers_mut();
        let mut put = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(name, value);
            }
        };
        put(CONTENT_TYPE, self.kind);
        put(CONTENT_SECURITY_POLICY, &self.policy);
        put(CACHE_CONTROL, cache);
        put(ETAG, &tag);
        put(VARY, "accept-encoding, accept-language, sec-fetch-dest");
        if is_packed {
            put(CONTENT_ENCODING, "gzip");
        }
        put(REFERRER_POLICY, "no-referrer");
        put(HeaderName::from_static("x-robots-tag"), "noindex");
        // Images and pages of others may hold it; what it says, the token decides.
        put(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
        put(ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        put(ACCESS_CONTROL_EXPOSE_HEADERS, "etag, retry-after");
        if let Found::Later(seconds) = found {
            put(RETRY_AFTER, &seconds.to_string());
        }
        response
    }
}

fn takes_gzip(asked: &HeaderMap) -> bool {
    let lines = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(',')).any(|it| it.trim() == "gzip")
}

/// `None`: it goes out as it is.
fn gzip(body: &[u8]) -> Option<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(6));
    packer.write_all(body).ok()?;
    packer.finish().ok()
}
