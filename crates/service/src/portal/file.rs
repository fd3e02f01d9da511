//! One file as it goes out: its type, its form, how long it may be kept.

use std::borrow::Cow;

use axum::body::Body;
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap, HeaderValue, IF_NONE_MATCH, VARY,
};
use axum::response::Response;
use sha2::{Digest as _, Sha256};

use super::encoding::Form;
use crate::limits::Unheld;

/// A year; browsers keep nothing longer.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// Kept, but asked about before each use.
const ASK_FIRST: HeaderValue = HeaderValue::from_static("no-cache");

/// A file that was found, in the form that goes out.
pub(super) struct File {
    pub(super) kind: &'static str,
    pub(super) form: Form,
    pub(super) content: Cow<'static, [u8]>,
}

impl File {
    /// The answer to a request; 304 without a body if the browser has this form already.
    pub(super) fn response(self, hashed: bool, asked: &HeaderMap) -> Response {
        // What never changes is never asked about.
        let tag = (!hashed).then(|| self.tag());
        let fresh = tag.as_deref().is_some_and(|tag| is_known(asked, tag));
        let length = self.content.len();
        let is_shared = matches!(self.content, Cow::Borrowed(_));
        let body = match (fresh, self.content) {
            (true, _) => Body::empty(),
            (false, Cow::Borrowed(content)) => Body::from(content),
            (false, Cow::Owned(content)) => Body::from(content),
        };
        let mut response = Response::new(body);
        if is_shared {
            response.extensions_mut().insert(Unheld::Bytes);
        }
        let headers = response.headers_mut();
        headers.insert(CACHE_CONTROL, if hashed { FOR_EVER } else { ASK_FIRST });
        headers.insert(VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(tag) = tag.and_then(|tag| HeaderValue::try_from(tag).ok()) {
            headers.insert(ETAG, tag);
        }
        if fresh {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return response;
        }
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(self.kind));
        headers.insert(CONTENT_LENGTH, length.into());
        if let Some(token) = self.form.token() {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(token));
        }
        response
    }

    /// Of the bytes that go out, so that each form has its own.
    fn tag(&self) -> String {
        let mut tag = hex::encode(Sha256::digest(&self.content));
        tag.truncate(16);
        format!("\"{tag}\"")
    }
}

/// Whether the asker says that it has this version.
pub(crate) fn is_known(asked: &HeaderMap, tag: &str) -> bool {
    let lines = asked.get_all(IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    // A proxy that compresses marks the tag as weak; the content is the same all the same.
    lines.flat_map(|line| line.split(',')).map(|it| it.trim().trim_start_matches("W/")).any(|it| it == tag || it == "*")
}

/// The type that browsers need to know: wasm compiles while it streams only under its own.
pub(super) fn kind_of(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
