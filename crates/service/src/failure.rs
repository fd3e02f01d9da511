//! Every way a request can fail, and its answer: one shape for the contract, for Waybill's own API, and for what axum
//! refuses before a handler is reached.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use waybill_domain::job::WhyNot;
use waybill_domain::problem::{Problem, Problems};
use waybill_domain::refusal::Refusal;
use waybill_domain::wire::{API_VERSIONS, ErrorBody};
use waybill_domain::words::either;

use crate::store::StoreProblem;

/// Why a request was not done. The words go to the person who asked; causes of [`Failure::Store`] to the log only.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{message}")]
    Unreadable { target: Option<String>, message: String },
    #[error("some fields are wrong")]
    Problems(Vec<Problem>),
    #[error("Add api-version to the query: {versions}", versions = either(&API_VERSIONS))]
    MissingApiVersion,
    #[error("This service does not speak api-version {0:?}. Use {versions}", versions = either(&API_VERSIONS))]
    InvalidApiVersion(String),
    #[error("{0}")]
    Unauthenticated(&'static str),
    #[error("{0}")]
    Forbidden(String),
    /// What is not there, or may not be seen: the two are alike.
    #[error("{0}")]
    NotFound(String),
    #[error("This address does not answer {0}")]
    MethodNotAllowed(String),
    #[error("{0}")]
    Conflict(String),
    #[error("The job was changed meanwhile: {0}. Read it again and try once more")]
    Unmet(String),
    #[error("The body is over 1 MB")]
    TooLarge,
    #[error("Send the body as application/json")]
    NotJson,
    #[error("The log is over 64 MB; nothing was kept")]
    LogTooLarge,
    #[error("Send the log as application/xml")]
    NotXml,
    /// Seconds to wait.
    #[error("Too many wrong codes came within a minute. Wait {0} seconds, or use the link as it was sent to you")]
    TooMany(u64),
    /// Seconds to wait.
    #[error("Too many requests came from your address or with your token. Nothing was done; try again in {0} s")]
    TooOften(u64),
    /// Seconds to wait.
    #[error("Too many event streams are open for your address or your token. Close one, or try again in {0} s")]
    TooManyStreams(u64),
    /// Seconds to wait.
    #[error("The service has too many requests at once. Nothing was done; try again in {0} s")]
    Busy(u64),
    #[error("The address is over {0} bytes")]
    UrlTooLong(usize),
    #[error("The request's headers are over {0} bytes together")]
    HeadersTooLarge(usize),
    #[error("The body came too slowly, or broke off. Nothing was kept; send it again")]
    TooSlow,
    #[error("The service could not finish the request. Try again; if it stays so, tell your operator the request's id")]
    Store(#[from] StoreProblem),
    #[error("The service could not finish the request. Try again; if it stays so, tell your operator the request's id")]
    Panicked,
}

impl Failure {
    /// One field that is wrong.
    pub(crate) fn problem(target: &str, message: impl std::fmt::Display) -> Self {
        Self::Problems(vec![Problem { target: target.to_owned(), message: message.to_string() }])
    }

    const fn status(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Unreadable { .. } => (StatusCode::BAD_REQUEST, "InvalidRequestContent"),
            Self::Problems(_) => (StatusCode::BAD_REQUEST, "InvalidParameter"),
            Self::MissingApiVersion => (StatusCode::BAD_REQUEST, "MissingApiVersionParameter"),
            Self::InvalidApiVersion(_) => (StatusCode::BAD_REQUEST, "InvalidApiVersionParameter"),
            Self::Unauthenticated(_) => (StatusCode::UNAUTHORIZED, "AuthenticationFailed"),
            Self::Forbidden(_) => (StatusCode::FORBIDDEN, "AuthorizationFailed"),
            Self::NotFound(_) => (StatusCode::NOT_FOUND, "ResourceNotFound"),
            Self::MethodNotAllowed(_) => (StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed"),
            Self::Conflict(_) => (StatusCode::CONFLICT, "Conflict"),
            Self::Unmet(_) => (StatusCode::PRECONDITION_FAILED, "PreconditionFailed"),
            Self::TooLarge | Self::LogTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "RequestBodyTooLarge"),
            Self::NotJson | Self::NotXml => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType"),
            Self::TooMany(_) | Self::TooOften(_) | Self::TooManyStreams(_) => {
                (StatusCode::TOO_MANY_REQUESTS, "TooManyRequests")
            }
            Self::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "ServerBusy"),
            Self::UrlTooLong(_) => (StatusCode::URI_TOO_LONG, "RequestUriTooLong"),
            Self::HeadersTooLarge(_) => (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "RequestHeadersTooLarge"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "RequestTimeout"),
            Self::Store(_) | Self::Panicked => (StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError"),
        }
    }

    /// The answer's body, also for one result among many.
    pub(crate) fn body(&self) -> ErrorBody {
        if let Self::Problems(problems) = self {
            return ErrorBody::of_problems(problems);
        }
        let mut body = ErrorBody::new(self.status().1, self.to_string());
        if let Self::Unreadable { target, .. } = self {
            body.error.target.clone_from(target);
        }
        body
    }

    /// Writes the cause down where only operators see it.
    pub(crate) fn log(&self) {
        if let Self::Store(problem) = self {
            tracing::error!(cause = causes(problem), "the store failed");
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.log();
        let (status, _) = self.status();
        let mut response = (status, Json(self.body())).into_response();
        if let Self::TooMany(seconds) | Self::TooOften(seconds) | Self::TooManyStreams(seconds) | Self::Busy(seconds) =
            self
        {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        if status == StatusCode::UNAUTHORIZED {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"Waybill\""));
        }
        response
    }
}

impl From<Problems> for Failure {
    fn from(Problems(problems): Problems) -> Self {
        Self::Problems(problems)
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Problems(problems) => Self::Problems(problems),
            Refusal::NotAllowed { why: why @ WhyNot::NotYours { .. }, .. } => Self::Forbidden(why.to_string()),
            refusal @ (Refusal::NotAllowed { .. }
            | Refusal::DriveState { .. }
            | Refusal::DriveNeed { .. }
            | Refusal::TooManyShares { .. }
            | Refusal::NoSuchDrive { .. }) => Self::Conflict(refusal.to_string()),
        }
    }
}

/// An error and what it came from, on one line.
pub(crate) fn causes(problem: &dyn std::error::Error) -> String {
    let first = Some(problem);
    let all = std::iter::successors(first, |problem| problem.source()).map(ToString::to_string);
    all.collect::<Vec<_>>().join(": ")
}
