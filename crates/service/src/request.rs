//! What happens around every request: an id, a line in the log, metrics, and an answer even if a handler panics.

use std::any::Any;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use waybill_domain::said;

use axum::Router;
use axum::body::HttpBody as _;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Version, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument;
use uuid::Uuid;

use crate::body::{self, BodyTimeout};
use crate::client::Client;
use crate::failure::Failure;
use crate::{App, disclosure, language, limits, metrics, unstorable};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-ms-request-id");
/// How proxies name it.
const PROXY_ID: HeaderName = HeaderName::from_static("x-request-id");
const CORRELATION_ID: HeaderName = HeaderName::from_static("x-ms-correlation-request-id");

/// Told many times a second while drives are copied.
const PROGRESS: &str = "/v1/operations/progress";

/// Wraps all routes.
pub(crate) fn around(app: App, routes: Router) -> Router {
    let recorded = routes.layer(middleware::from_fn_with_state(app.clone(), disclosure::record));
    recorded.layer(CatchPanicLayer::custom(panicked)).layer(middleware::from_fn_with_state(app, tell))
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
async fn tell(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let config = &app.settings.config;
    let (proxies, unlimited) = (&config.trusted_proxies, &config.limits.unlimited_addresses);
    let client = Client::of(request.extensions(), request.headers(), proxies, unlimited);
    request.extensions_mut().insert(client);
    request.extensions_mut().insert(BodyTimeout(Duration::from_secs(config.limits.body_seconds)));
    let id = given_id(&client, request.headers()).unwrap_or_else(|| Uuid::new_v4().to_string());
    let correlation = request.headers().get(&CORRELATION_ID).filter(|it| it.len() <= 100).cloned();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("other", MatchedPath::as_str);
    let changes = !request.method().is_safe() && route != PROGRESS;
    let span = tracing::info_span!("request", id);
    let lang = language::wish(request.headers());
    // HTTP/2 says it in its own way when the listener closes.
    let keeps = request.version() == Version::HTTP_11;
    let (response, is_read) = handle(&app, &client, request, next).instrument(span.clone()).await;
    let mut response = language::answer(response, lang);
    let (status, took) = (response.status().as_u16(), began.elapsed());
    let method = method.as_str();
    metrics::observe(method, route, status, took);
    span.in_scope(|| {
        let ms = took.as_micros() / 1000;
        // Reads and progress that went well are most of the log and say the least.
        if status == 429 {
            tracing::warn!(method, route, status, from = client.roughly(), "limited");
        } else if status >= 500 {
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
    if keeps && (app.is_draining() || !is_read) {
        // Anyone who asks next over this connection would find it closed, and not know whether the request was read.
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    crate::portal::make_strict(&mut response, app.settings.is_secure());
    response
}

/// What no route takes: a NUL in the address, or not exactly one `Host` (RFC 9112; HTTP/2 names it in another way).
fn well_formed(parts: &Parts) -> Result<(), Failure> {
    let hosts = parts.headers.get_all(header::HOST).iter().count();
    // What came over no connection is a test's.
    let came = parts.extensions.get::<ConnectInfo<SocketAddr>>().is_some();
    if hosts > 1 || came && hosts == 0 && parts.version == Version::HTTP_11 {
        return Err(Failure::NotOneHost(hosts));
    }
    unstorable::in_address(&parts.uri).map_or(Ok(()), |target| Err(unstorable::refusal(&target)))
}

/// Lets the request in and answers it; whether its body was read to the end. What the answer holds is held until the
/// client has it.
async fn handle(app: &App, client: &Client, request: Request, next: Next) -> (Response, bool) {
    let (mut parts, body) = request.into_parts();
    let (body, unread) = body::lend(&parts.headers, body);
    let place = match well_formed(&parts).and_then(|()| app.guard.admit(client, &parts)) {
        Ok(place) => place,
        Err(refused) => return (refused.into_response(), body.is_end_stream()),
    };
    parts.extensions.insert(place.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    place.rest();
    let is_read = unread.read(&place).await;
    (limits::hold_or_refuse(response, place), is_read)
}

/// The id that a trusted proxy gave the request: its log and ours can then be read side by side.
fn given_id(client: &Client, headers: &HeaderMap) -> Option<String> {
    let id = headers.get(PROXY_ID).filter(|_| client.by_proxy)?.to_str().ok()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    ((8..=64).contains(&id.len()) && id.chars().all(is_plain)).then(|| id.to_owned())
}

#[expect(clippy::needless_pass_by_value, reason = "the layer hands it over")]
fn panicked(what: Box<dyn Any + Send>) -> Response {
    tracing::error!(cause = crate::careful::words(&*what), "a handler panicked");
    Failure::Panicked.into_response()
}
