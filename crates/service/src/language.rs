//! Which language a reader gets: of a page by their own choice, else by what their browser asks for; of an answer of the
//! APIs by what the request asks for, English if it asks for none of ours.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Json;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use waybill_domain::lang::Lang;
use waybill_domain::wire::ErrorBody;

use crate::auth::cookie;

/// The cookie in which the portal keeps a reader's choice: no secret, and nobody's name.
const CHOICE: &str = "waybill-language";

/// The language that a request asks for by `Accept-Language`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader(pub(crate) Lang);

impl<S: Send + Sync> FromRequestParts<S> for Reader {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(asked(&parts.headers).unwrap_or_default()))
    }
}

/// The language of a page: chosen, else asked for, else English.
pub(crate) fn of_page(headers: &HeaderMap) -> Lang {
    chosen(headers).or_else(|| asked(headers)).unwrap_or_default()
}

/// What the reader chose in this browser.
pub(crate) fn chosen(headers: &HeaderMap) -> Option<Lang> {
    cookie(headers, CHOICE).and_then(Lang::of_tag)
}

/// The language that a request asks for by `Accept-Language`, if it is one of ours.
pub(crate) fn asked(headers: &HeaderMap) -> Option<Lang> {
    let lines = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|line| line.to_str().ok());
    Lang::asked(&lines.collect::<Vec<_>>().join(","))
}

/// The body of a failure in Swedish, beside the English one that its answer has.
#[derive(Clone)]
pub(crate) struct Translated(pub(crate) Arc<ErrorBody>);

/// Which language a request's failure is told in; read before the request is handled.
pub(crate) fn wish(headers: &HeaderMap) -> Lang {
    asked(headers).unwrap_or_default()
}

/// Puts an answer's failure into the language that was asked for, and says which it is.
pub(crate) fn answer(mut response: Response, lang: Lang) -> Response {
    let Some(Translated(swedish)) = response.extensions_mut().remove::<Translated>() else { return response };
    if lang == Lang::Swedish {
        let (mut parts, _) = response.into_parts();
        parts.headers.remove(header::CONTENT_LENGTH);
        response = Response::from_parts(parts, Json(&*swedish).into_response().into_body());
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    vary(headers, header::ACCEPT_LANGUAGE);
    response
}

/// An answer of which a part is told as the request asks, and which another request may get otherwise. It names no language:
/// what is told comes from a file of the site's own, which need not have it in both.
pub(crate) struct ByLanguage<T>(pub(crate) T);

impl<T: IntoResponse> IntoResponse for ByLanguage<T> {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        vary(response.headers_mut(), header::ACCEPT_LANGUAGE);
        response
    }
}

/// A page in a language, which another reader at the same address may get in another.
pub(crate) fn of_reader(mut response: Response, lang: Lang) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    vary(headers, header::ACCEPT_LANGUAGE);
    vary(headers, header::COOKIE);
    response
}

/// Says that the answer also depends on this header of the request.
fn vary(headers: &mut HeaderMap, name: HeaderName) {
    headers.append(header::VARY, HeaderValue::from(name));
}
