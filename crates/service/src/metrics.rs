//! How the service does, for Prometheus, and whether it does, for the system that starts and stops it.
//! Labels are the routes' patterns and fixed words: no name, no number of a customer's ever becomes one.

mod meters;
mod scrape;

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus::{Encoder as _, TextEncoder};

use crate::App;
use meters::METERS;

pub use scrape::router;
pub(crate) use scrape::{Scrapes, serve, start};

pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/metrics", get(scrape::with_token))
        .route("/healthz", get(healthy))
        .route("/readyz", get(ready))
}

/// Called once for each answered request; `route` is the route's pattern, never a path with names in it.
pub(crate) fn observe(method: &str, route: &str, status: u16, took: Duration) {
    let Ok(meters) = METERS.as_ref() else { return };
    let method = known(method);
    let class = match status {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    meters.requests.with_label_values(&[route, method, class]).inc();
    meters.seconds.with_label_values(&[route, method]).observe(took.as_secs_f64());
}

/// Counts a deadline that the clock has acted on; `act` is the act's word.
pub(crate) fn deadline(act: &str) {
    if let Ok(meters) = METERS.as_ref() {
        meters.deadlines.with_label_values(&[act]).inc();
    }
}

/// Whether deadlines wait because the clock is not believed.
pub(crate) fn clock_held(held: bool) {
    if let Ok(meters) = METERS.as_ref() {
        meters.clock_held.set(i64::from(held));
    }
}

/// Counts a mail: sent, refused, expired, or delayed.
pub(crate) fn mail(word: &str) {
    if let Ok(meters) = METERS.as_ref() {
        meters.mail.with_label_values(&[word]).inc();
    }
}

/// Counts a row that could not be read and was left out.
pub(crate) fn unreadable(table: &'static str) {
    if let Ok(meters) = METERS.as_ref() {
        meters.unreadable.with_label_values(&[table]).inc();
    }
}

/// An open event stream; it is counted until this is dropped.
#[derive(Debug)]
pub(crate) struct OpenStream(());

/// Counts an event stream that opens.
pub(crate) fn stream_opened() -> OpenStream {
    if let Ok(meters) = METERS.as_ref() {
        meters.streams.inc();
    }
    OpenStream(())
}

impl Drop for OpenStream {
    fn drop(&mut self) {
        if let Ok(meters) = METERS.as_ref() {
            meters.streams.dec();
        }
    }
}

/// A method as a label: what a client made up must not make a new one.
fn known(method: &str) -> &'static str {
    const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    METHODS.into_iter().find(|known| *known == method).unwrap_or("other")
}

fn text() -> Result<Vec<u8>, prometheus::Error> {
    let mut text = Vec::new();
    TextEncoder::new().encode(&meters::registry()?.gather(), &mut text)?;
    Ok(text)
}

/// The process answers.
async fn healthy() -> impl IntoResponse {
    ([(CACHE_CONTROL, "no-store")], "ok\n")
}

/// The store answers and takes what is written, and the service stays, so requests may be sent here.
async fn ready(State(app): State<App>) -> Response {
    let answer =
        |status: StatusCode, text: &str| (status, [(CACHE_CONTROL, "no-store")], format!("{text}\n")).into_response();
    if app.is_draining() {
        return answer(StatusCode::SERVICE_UNAVAILABLE, "this replica is about to stop");
    }
    match app.store.ready().await {
        Ok(()) => answer(StatusCode::OK, "ready"),
        Err(why) => answer(StatusCode::SERVICE_UNAVAILABLE, why),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_observed_stands_in_the_text_and_made_up_methods_do_not() {
        observe("GET", "/v1/jobs", 200, Duration::from_millis(3));
        observe("BREW", "/v1/jobs", 405, Duration::from_millis(1));
        deadline("expire");
        let open = stream_opened();
        let written = String::from_utf8(text().unwrap()).unwrap();
        assert!(written.contains(r#"waybill_requests_total{class="2xx",method="GET",route="/v1/jobs"}"#), "{written}");
        assert!(written.contains(r#"method="other",route="/v1/jobs"}"#), "{written}");
        assert!(written.contains("waybill_request_seconds_bucket"), "{written}");
        assert!(written.contains(r#"waybill_deadlines_total{act="expire"}"#), "{written}");
        assert!(!written.contains("BREW"));
        drop(open);
    }

    #[test]
    fn whatever_operations_is_told_to_watch_is_measured() {
        observe("GET", "/v1/jobs", 200, Duration::from_millis(3));
        mail("sent");
        let written = text().map(String::from_utf8).unwrap().unwrap();
        let docs = include_str!("../../../docs/operations.md");
        let names: Vec<&str> = docs
            .split(|c: char| !c.is_ascii_lowercase() && c != '_')
            .filter(|word| word.starts_with("waybill_"))
            .collect();
        assert!(names.len() >= 3, "{names:?}");
        for name in names {
            let has = |end: char| written.contains(&format!("\n{name}{end}"));
            assert!(has('{') || has(' '), "{name} is watched and not measured");
        }
    }
}
