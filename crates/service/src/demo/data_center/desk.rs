//! The operator's desk: requests to the service as they would come over the network, but without one.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use axum::http::request::Builder;
use axum::http::{Request, StatusCode};
use chrono::TimeDelta;
use serde_json::{Value, json};
use tower::ServiceExt as _;
use waybill_domain::job::JobId;
use waybill_domain::log::LogKind;
use waybill_domain::role::Role;
use waybill_domain::wire::ErrorBody;

use crate::App;
use crate::demo::people::OPERATOR;
use crate::percent;
use crate::secret::Secret;
use crate::store::{AuditAction, By, Person, StoreProblem};

/// The token is made again when it has expired.
const TOKEN_DAYS: i64 = 7;
/// Answers are jobs or results of reports, never more than this.
const ANSWER_MAX: usize = 4 << 20;

pub(super) struct Desk {
    app: App,
    router: Router,
    token: Option<Secret>,
}

#[derive(Debug, thiserror::Error)]
pub(super) enum DeskProblem {
    #[error(transparent)]
    Store(#[from] StoreProblem),
    #[error("a request could not be made: {0}")]
    Request(#[from] axum::http::Error),
    #[error("an answer could not be read: {0}")]
    Answer(#[from] axum::Error),
    #[error("the demo's operator was removed or switched off: nobody works at the simulated data center")]
    NoOperator,
    #[error("the service answered {0}")]
    Status(StatusCode),
}

impl Desk {
    pub(super) fn new(app: App) -> Self {
        let router = crate::router(app.clone());
        Self { app, router, token: None }
    }

    /// Does something to a job. The inner error is the service's refusal.
    pub(super) async fn act(&mut self, job: &JobId, act: &Value) -> Result<Result<(), String>, DeskProblem> {
        let (status, answer) = self.post(&format!("{}/actions", path(job)), act).await?;
        outcome(status, &answer)
    }

    /// Sends a drive's log, as a copy agent does. The inner error is the service's refusal.
    pub(super) async fn send_log(
        &mut self,
        job: &JobId,
        serial: &str,
        kind: LogKind,
        xml: String,
    ) -> Result<Result<(), String>, DeskProblem> {
        let path = format!("{}/drives/{}/logs/{kind}", path(job), percent::encoded(serial));
        let request = Request::put(path).header(CONTENT_TYPE, "application/xml");
        let (status, answer) = self.exchange(request, Body::from(xml)).await?;
        outcome(status, &answer)
    }

    /// Reports progress of many drives at once, as a copy agent does. A refused report is made again, or no longer matters.
    pub(super) async fn report(&mut self, reports: Vec<Value>) -> Result<(), DeskProblem> {
        let (status, _) = self.post("/v1/operations/progress", &json!({"reports": reports})).await?;
        if status.is_success() { Ok(()) } else { Err(DeskProblem::Status(status)) }
    }

    async fn post(&mut self, path: &str, body: &Value) -> Result<(StatusCode, Bytes), DeskProblem> {
        let request = Request::post(path).header(CONTENT_TYPE, "application/json");
        self.exchange(request, Body::from(body.to_string())).await
    }

    async fn exchange(&mut self, request: Builder, body: Body) -> Result<(StatusCode, Bytes), DeskProblem> {
        let token = match self.token.take() {
            Some(token) => token,
            None => self.new_token().await?,
        };
        let request = request.header(AUTHORIZATION, format!("Bearer {}", token.expose())).body(body)?;
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let answer = to_bytes(response.into_body(), ANSWER_MAX).await?;
        self.token = (status != StatusCode::UNAUTHORIZED).then_some(token);
        Ok((status, answer))
    }

    async fn new_token(&self) -> Result<Secret, DeskProblem> {
        let (id, name) = ("demo-operator".to_owned(), OPERATOR.to_owned());
        let operator = Person { id, name, roles: vec![Role::Operator], subscriptions: Vec::new() };
        let (person, _) = self.app.store.make_once(&operator).await?.ok_or(DeskProblem::NoOperator)?;
        self.app
            .store
            .audit(&By::service(), AuditAction::TokenMade, &person.id, "for the simulated data center")
            .await?;
        Ok(self.app.store.add_token(&person, TimeDelta::days(TOKEN_DAYS)).await?)
    }
}

fn path(job: &JobId) -> String {
    let parts = [job.subscription.as_str(), job.group.as_str(), job.name.as_str()];
    ["/v1/jobs/", &parts.map(percent::encoded).join("/")].concat()
}

fn outcome(status: StatusCode, answer: &[u8]) -> Result<Result<(), String>, DeskProblem> {
    if status.is_success() {
        return Ok(Ok(()));
    }
    if status.is_server_error() {
        return Err(DeskProblem::Status(status));
    }
    let refusal = serde_json::from_slice::<ErrorBody>(answer).map(|body| body.error.message);
    Ok(Err(refusal.unwrap_or_else(|_| status.to_string())))
}
