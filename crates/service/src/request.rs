//! What happens around every request: an id, a line in the log, metrics, and an answer even if a handler panics.

use std::any::Any;
use std::time::Instant;
use waybill_domain::said;

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;
use uuid::Uuid;

use crate::failure::Failure;
use crate::{language, metrics};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-ms-request-id");
const CORRELATION_ID: HeaderName = HeaderName::from_static("x-ms-correlation-request-id");

/// Told many times a second while drives are copied.
const PROGRESS: &str = "/v1/operations/progress";

/// Wraps all routes.
pub(crate) fn around(routes: Router) -> Router {
    routes.layer(CatchPanicLayer::custom(panicked)).layer(middleware::from_fn(tell))
}

/// The answer where the path exists and the method does not.
pub(crate) async fn method_not_allowed(method: Method) -> Failure {
    Failure::MethodNotAllowed(method.to_string())
}

/// The answer under an API where there is no such path.
pub(crate) async fn no_such_path() -> Failure {
    Failure::NotFound(said!("There is nothing at this address", "Det finns inget på den här adressen"))
}

/// Logs method, route, status and time: never a path with names in it, a query or a body.
async fn tell(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = Uuid::new_v4().to_string();
    let correlation = request.headers().get(&CORRELATION_ID).filter(|it| it.len() <= 100).cloned();
    let method = request.method().to_string();
    let route = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let changes = !request.method().is_safe() && route != PROGRESS;
    let span = tracing::info_span!("request", id);
    let lang = language::wish(request.headers());
    let mut response = language::answer(next.run(request).instrument(span.clone()).await, lang);
    let (status, took) = (response.status().as_u16(), began.elapsed());
    metrics::observe(&method, &route, status, took);
    span.in_scope(|| {
        let ms = took.as_micros() / 1000;
        // Reads and progress that went well are most of the log and say the least.
        if status >= 500 {
            tracing::warn!(method, route, status, ms, "answered");
        } else if status >= 400 || changes {
            tracing::info!(method, route, status, ms, "answered");
        } else {
            tracing::debug!(method, route, status, ms, "answered");
        }
    });
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(CORRELATION_ID, correlation.unwrap_or_else(|| id.clone()));
        headers.insert(REQUEST_ID, id);
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    crate::portal::make_strict(headers);
    response
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
fn panicked(what: Box<dyn Any + Send>) -> Response {
    let text = what.downcast_ref::<&str>().copied().or_else(|| what.downcast_ref::<String>().map(String::as_str));
    tracing::error!(cause = text.unwrap_or("unknown"), "a handler panicked");
    Failure::Panicked.into_response()
}
