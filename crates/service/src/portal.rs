//! The portal's files, and the page for every path that is none of the service's own: each page of the portal has a
//! URL. Nothing here is compressed while somebody waits; the compressed forms lie beside the files.

mod encoding;
mod file;
mod headers;
mod source;

use std::borrow::Cow;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use waybill_domain::lang::Lang;
use waybill_domain::said;

use crate::App;
use crate::failure::Failure;
use crate::language;
pub(crate) use file::is_known;
pub(crate) use headers::{Framable, make_strict};
use source::Source;

/// Paths that programs ask for: what is not there is told to them as JSON, never as a page.
const FOR_PROGRAMS: [&str; 8] =
    ["/v1", "/subscriptions", "/providers", "/badge", "/oembed", "/metrics", "/healthz", "/readyz"];
/// Everything below carries its content's hash in its name.
const HASHED: &str = "/assets/";
/// The page that starts the program one reads in; that with the forms; and that of staff.
const PAGE: &str = "/index.html";
const FORMS: &str = "/forms.html";
const STAFF: &str = "/staff.html";

pub(crate) fn routes() -> Router<App> {
    Router::new().fallback(answer)
}

async fn answer(State(app): State<App>, request: Request<Body>) -> Response {
    let path = request.uri().path();
    let (method, asked) = (request.method(), request.headers());
    let response = if is_for_programs(path) {
        not_found()
    } else if !matches!(*method, Method::GET | Method::HEAD) {
        let mut response = Failure::MethodNotAllowed(method.to_string()).into_response();
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        response
    } else {
        read(&app, path, asked).await
    };
    if method == Method::HEAD { without_body(response) } else { response }
}

async fn read(app: &App, path: &str, asked: &HeaderMap) -> Response {
    if app.settings.demo
        && let Some(journal) = crate::demo::journal(path)
    {
        return journal.into_response();
    }
    let source = Source::of(app.settings.config.portal.as_deref());
    if path != "/"
        && let Some(found) = source.best(path, asked).await
    {
        return found.response(path.starts_with(HASHED), asked);
    }
    if !wants_page(path, asked) {
        return not_found();
    }
    let lang = language::of_page(asked);
    let page = page_of(path);
    let (own, english) = (in_language(page, lang), lang == Lang::English);
    let found = match source.best(&own, asked).await {
        // A portal that was built in one language only, as `trunk serve` does.
        None if !english => source.best(page, asked).await,
        found => found,
    };
    let response = match found {
        Some(page) => page.response(false, asked),
        None => (StatusCode::SERVICE_UNAVAILABLE, Html(absent(lang))).into_response(),
    };
    language::of_reader(response, lang)
}

/// The page of a program in a language: one file for each, because one visit pays for one language.
fn in_language(page: &str, lang: Lang) -> Cow<'_, str> {
    match lang {
        Lang::English => Cow::Borrowed(page),
        Lang::Swedish => Cow::Owned(page.replace(".html", ".sv.html")),
    }
}

/// What stands where the portal would, were it there.
const fn absent(lang: Lang) -> &'static str {
    lang.pick(include_str!("portal/absent.html"), include_str!("portal/absent.sv.html"))
}

/// Which of the portal's three programs holds the page of a path: the second has the forms, and what is seldom opened; the
/// third is for staff.
fn page_of(path: &str) -> &'static str {
    let segments: Vec<&str> = path.split('/').filter(|it| !it.is_empty()).collect();
    match segments.as_slice() {
        ["jobs", "new"]
        | ["jobs", _, _, _, "ship" | "edit" | "share" | "slip"]
        | ["jobs", _, _, _, "drives", _, "log"]
        | ["states" | "settings" | "notices"] => FORMS,
        ["support" | "operations" | "people", ..] => STAFF,
        _ => PAGE,
    }
}

/// Whether the path is a page of the portal to the browser that asks. A browser that navigates says so; who takes anything may
/// have followed a link to a file that is gone, and must not get a page for a script.
fn wants_page(path: &str, asked: &HeaderMap) -> bool {
    if path.starts_with(HASHED) {
        return false;
    }
    let accept = asked.get(ACCEPT).and_then(|it| it.to_str().ok()).unwrap_or("*/*");
    let looks_like_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    accept.contains("text/html") || accept.contains("*/*") && !looks_like_file
}

fn is_for_programs(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    FOR_PROGRAMS
        .iter()
        .any(|start| lower.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

fn not_found() -> Response {
    let nothing = said!(
        "There is nothing at this address, or you may not see it",
        "Det finns inget på den här adressen, eller så får du inte se det"
    );
    Failure::NotFound(nothing).into_response()
}

/// What GET would answer, but for the body; how long that would be stays told.
fn without_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    if let Some(length) = axum::body::HttpBody::size_hint(&body).exact() {
        parts.headers.insert(axum::http::header::CONTENT_LENGTH, length.into());
    }
    debug_assert!(parts.headers.contains_key(CONTENT_TYPE) || parts.status == StatusCode::NOT_MODIFIED);
    Response::from_parts(parts, Body::empty())
}

#[cfg(test)]
mod tests;
