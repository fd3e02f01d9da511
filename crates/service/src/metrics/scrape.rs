//! Answering Prometheus: on a listener of its own, or with a token beside everything else. To count all jobs costs, so it
//! is done now and then, however often somebody asks.

use std::net::TcpListener;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use waybill_domain::job_state::JobState;
use waybill_domain::said;

use super::meters;
use crate::App;
use crate::auth::bearer;
use crate::config::{ConfigProblem, secret};
use crate::connections::Connections;
use crate::failure::{Failure, causes};
use crate::limits::Limits;
use crate::secret::hash;

/// How often jobs are counted, and the text is written.
const COUNTED_EVERY: Duration = Duration::from_secs(10);
const WRITTEN_EVERY: Duration = Duration::from_secs(1);
/// Connections of the listener of its own.
const CONNECTIONS: usize = 32;

/// What was answered last, and the hash of the token.
#[derive(Default)]
pub(crate) struct Scrapes {
    token: OnceLock<String>,
    last: Mutex<Last>,
    /// Held by the one who counts; others are answered with what was counted before.
    counting: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct Last {
    counted: Option<Instant>,
    written: Option<(Instant, Vec<u8>)>,
}

/// Reads the token of the configuration.
///
/// # Errors
/// It cannot be read.
pub(crate) fn start(app: &App) -> Result<(), ConfigProblem> {
    let metrics = &app.settings.config.metrics;
    let token = secret::read("metrics token", metrics.token_file.as_deref(), metrics.token_env.as_deref())?;
    if let Some(token) = token {
        // A second start changes nothing.
        let _ = app.scrapes.token.set(hash(&token));
    }
    Ok(())
}

/// The metrics alone, for a listener of their own.
pub fn router(app: App) -> Router {
    Router::new().route("/metrics", get(answer)).with_state(app)
}

/// Serves [`router`] until the service stops.
pub(crate) fn serve(app: &App, listener: TcpListener) {
    let app = app.clone();
    tokio::spawn(async move {
        let limits = Limits::default();
        let (routes, stop) = (router(app.clone()), app.clone());
        let stop = async move { stop.stopped().await };
        let limits = (&limits, Connections::few(CONNECTIONS));
        if let Err(problem) = crate::listen::serve(listener, None, routes, limits, stop, WRITTEN_EVERY).await {
            tracing::error!(cause = causes(&problem), "the listener of the metrics failed");
        }
    });
}

/// Beside everything else: for those who have the token. Without one in the configuration, there is nothing.
pub(super) async fn with_token(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    let Some(token) = app.scrapes.token.get() else { return Err(nothing_here()) };
    match bearer(&headers)? {
        // Hashes tell nothing by the time it takes to compare them.
        Some(sent) if hash(sent) == *token => answer(State(app)).await,
        Some(_) | None => Err(Failure::Unauthenticated(said!(
            "Send the token of [metrics] as Authorization: Bearer …",
            "Skicka token från [metrics] som Authorization: Bearer …"
        ))),
    }
}

fn nothing_here() -> Failure {
    Failure::NotFound(said!(
        "There is nothing at this address, or you may not see it",
        "Det finns inget på den här adressen, eller så får du inte se det"
    ))
}

async fn answer(State(app): State<App>) -> Result<Response, Failure> {
    if let Some(text) = app.scrapes.recent() {
        return Ok(prometheus_text(text));
    }
    // Anyone who comes while another counts waits only if nothing was ever counted.
    let counting = match app.scrapes.counting.try_lock() {
        Ok(counting) => Some(counting),
        Err(_) if app.scrapes.is_counted_ever() => None,
        Err(_) => Some(app.scrapes.counting.lock().await),
    };
    if counting.is_some() && app.scrapes.is_due() {
        let jobs = app.store.jobs_by_state().await?;
        app.scrapes.count(&jobs);
    }
    match super::text() {
        Ok(text) => {
            app.scrapes.keep(&text);
            Ok(prometheus_text(text))
        }
        Err(problem) => {
            tracing::error!(cause = causes(&problem), "metrics cannot be written");
            Ok(StatusCode::INTERNAL_SERVER_ERROR.into_response())
        }
    }
}

fn prometheus_text(text: Vec<u8>) -> Response {
    ([(CONTENT_TYPE, prometheus::TEXT_FORMAT)], text).into_response()
}

impl Scrapes {
    fn recent(&self) -> Option<Vec<u8>> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.written.as_ref().filter(|(at, _)| at.elapsed() < WRITTEN_EVERY).map(|(_, text)| text.clone())
    }

    fn keep(&self, text: &[u8]) {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).written = Some((Instant::now(), text.to_vec()));
    }

    fn is_counted_ever(&self) -> bool {
        self.last.lock().unwrap_or_else(PoisonError::into_inner).counted.is_some()
    }

    fn is_due(&self) -> bool {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.counted.is_none_or(|at| at.elapsed() >= COUNTED_EVERY)
    }

    fn count(&self, jobs: &[(JobState, i64)]) {
        if let Err(problem) = meters::with_jobs(jobs) {
            tracing::error!(cause = causes(&problem), "jobs cannot be counted");
        }
        self.last.lock().unwrap_or_else(PoisonError::into_inner).counted = Some(Instant::now());
    }
}
