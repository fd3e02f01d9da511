//! Every way a request can fail, and its answer: one shape for the contract, for Waybill's own API, and for what axum
//! refuses before a handler is reached.

use std::sync::Arc;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use waybill_domain::job::WhyNot;
use waybill_domain::lang::{Lang, Said, Say};
use waybill_domain::problem::{Problem, Problems};
use waybill_domain::refusal::Refusal;
use waybill_domain::wire::{API_VERSIONS, ErrorBody, ErrorDetail};
use waybill_domain::words::either;
use waybill_domain::{said, spoken};

use crate::language::Translated;
use crate::store::StoreProblem;

/// Why a request was not done. The words go to the person who asked; causes of [`Failure::Store`] to the log only.
#[derive(Debug)]
pub(crate) enum Failure {
    Unreadable {
        target: Option<String>,
        message: Said,
    },
    Problems(Vec<Problem>),
    MissingApiVersion,
    InvalidApiVersion(String),
    Unauthenticated(Said),
    Forbidden(Said),
    /// What is not there, or may not be seen: the two are alike.
    NotFound(Said),
    MethodNotAllowed(String),
    Conflict(Said),
    /// Refused as it is; each problem is what may be confirmed to do it all the same.
    Unconfirmed(Said, Vec<Problem>),
    /// How the job is now.
    Unmet(Said),
    /// The most that it may be.
    TooLarge(usize),
    NotJson,
    LogTooLarge,
    NotXml,
    /// Seconds to wait.
    TooMany(u64),
    /// Seconds to wait.
    TooOften(u64),
    /// Seconds to wait.
    TooManyStreams(u64),
    /// Seconds to wait.
    Busy(u64),
    UrlTooLong(usize),
    HeadersTooLarge(usize),
    TooSlow,
    BrokenBody,
    /// How many `Host` headers there were.
    NotOneHost(usize),
    /// A token of the identity provider's, whose keys cannot be had now.
    ProviderDown,
    Store(StoreProblem),
    Panicked,
}

spoken! { Failure, lang;
    Self::Unreadable { message, .. } | Self::Unauthenticated(message) | Self::Forbidden(message) | Self::NotFound(message)
        | Self::Conflict(message) | Self::Unconfirmed(message, _) => "{message}", "{message}", message = message.within(lang);
    Self::Problems(_) => "some fields are wrong", "några fält är fel";
    Self::MissingApiVersion => "Add api-version to the query: {versions}", "Lägg till api-version i frågan: {versions}",
        versions = either(lang, &API_VERSIONS);
    Self::InvalidApiVersion(version) =>
        "This service does not speak api-version {version:?}. Use {versions}",
        "Tjänsten kan inte api-version {version:?}. Använd {versions}", versions = either(lang, &API_VERSIONS);
    Self::MethodNotAllowed(method) => "This address does not answer {method}", "Adressen svarar inte på {method}";
    Self::Unmet(now) =>
        "The job was changed meanwhile: {now}. Read it again and try once more",
        "Jobbet ändrades under tiden: {now}. Läs det igen och försök en gång till", now = now.within(lang);
    Self::TooLarge(most) => "The body is over {most}", "Innehållet är större än {most}", most = size(*most);
    Self::NotJson => "Send the body as application/json", "Skicka innehållet som application/json";
    Self::LogTooLarge => "The log is over 64 MB; nothing was kept", "Loggen är större än 64 MB; inget sparades";
    Self::NotXml => "Send the log as application/xml", "Skicka loggen som application/xml";
    Self::TooMany(seconds) =>
        "Too many wrong codes came within a minute. Wait {seconds} seconds, or use the link as it was sent to you",
        "För många felaktiga koder kom inom en minut. Vänta {seconds} sekunder, eller använd länken så som du fick den";
    Self::TooOften(seconds) =>
        "Too many requests came from your address or with your token. Nothing was done; try again in {seconds} s",
        "För många anrop kom från din adress eller med din token. Inget gjordes; försök igen om {seconds} s";
    Self::TooManyStreams(seconds) =>
        "Too many event streams are open for your address or your token. Close one, or try again in {seconds} s",
        "För många händelseströmmar är öppna för din adress eller din token. Stäng en, eller försök igen om {seconds} s";
    Self::Busy(seconds) =>
        "The service has too many requests at once. Nothing was done; try again in {seconds} s",
        "Tjänsten har för många anrop på en gång. Inget gjordes; försök igen om {seconds} s";
    Self::ProviderDown =>
        "The identity provider cannot be reached, so that its tokens cannot be checked. Nothing was changed; try again",
        "Det går inte att nå identitetsleverantören, så dess token kan inte kontrolleras. Inget ändrades; försök igen";
    Self::UrlTooLong(most) => "The address is over {most} bytes", "Adressen är längre än {most} byte";
    Self::HeadersTooLarge(most) =>
        "The request's headers are over {most} bytes together", "Anropets huvuden är tillsammans större än {most} byte";
    Self::TooSlow =>
        "The body came too slowly. Nothing was kept; send it again",
        "Innehållet kom för långsamt. Inget sparades; skicka det igen";
    Self::BrokenBody =>
        "The body broke off, or its chunks are not as HTTP has them. Nothing was kept",
        "Innehållet bröts av, eller så är dess delar inte som HTTP säger. Inget sparades";
    Self::NotOneHost(0) => "The request names no Host. Send one", "Anropet anger ingen Host. Skicka en";
    Self::NotOneHost(count) => "The request names {count} Hosts. Send one", "Anropet anger {count} Host. Skicka en";
    Self::Store(StoreProblem::Unreadable { table: "job", .. }) =>
        "This job's data cannot be read. Your operator has been told; nothing was changed",
        "Det går inte att läsa jobbets uppgifter. Din operatör har fått veta det; inget ändrades";
    Self::Store(StoreProblem::Unreadable { .. }) =>
        "What is stored here cannot be read. Your operator has been told; nothing was changed",
        "Det går inte att läsa det som är sparat här. Din operatör har fått veta det; inget ändrades";
    Self::Store(StoreProblem::NotReadBack { .. }) =>
        "This could not be stored so that it can be read again, so nothing was changed. Your operator has been told",
        "Det här gick inte att spara så att det går att läsa igen, så inget ändrades. Din operatör har fått veta det";
    Self::Store(_) | Self::Panicked =>
        "The service could not finish the request. Try again; if it stays so, tell your operator the request's id",
        "Tjänsten kunde inte slutföra begäran. Försök igen; om det fortsätter, ge din operatör begärans id";
}

/// A bound in the unit that people say it in.
fn size(bytes: usize) -> String {
    if bytes < 1 << 20 { format!("{} kB", bytes >> 10) } else { format!("{} MB", bytes >> 20) }
}

impl Failure {
    /// One field that is wrong.
    pub(crate) fn problem(target: &str, message: impl Say) -> Self {
        Self::Problems(vec![Problem { target: target.to_owned(), message: Said::of(&message) }])
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
            Self::Conflict(_) | Self::Unconfirmed(..) => (StatusCode::CONFLICT, "Conflict"),
            Self::Unmet(_) => (StatusCode::PRECONDITION_FAILED, "PreconditionFailed"),
            Self::TooLarge(_) | Self::LogTooLarge => (StatusCode::PAYLOAD_TOO_LARGE, "RequestBodyTooLarge"),
            Self::NotJson | Self::NotXml => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType"),
            Self::TooMany(_) | Self::TooOften(_) | Self::TooManyStreams(_) => {
                (StatusCode::TOO_MANY_REQUESTS, "TooManyRequests")
            }
            Self::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "ServerBusy"),
            Self::UrlTooLong(_) => (StatusCode::URI_TOO_LONG, "RequestUriTooLong"),
            Self::HeadersTooLarge(_) => (StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE, "RequestHeadersTooLarge"),
            Self::TooSlow => (StatusCode::REQUEST_TIMEOUT, "RequestTimeout"),
            Self::BrokenBody => (StatusCode::BAD_REQUEST, "InvalidRequestContent"),
            Self::NotOneHost(_) => (StatusCode::BAD_REQUEST, "InvalidHost"),
            Self::ProviderDown => (StatusCode::SERVICE_UNAVAILABLE, "ServiceUnavailable"),
            Self::Store(_) | Self::Panicked => (StatusCode::INTERNAL_SERVER_ERROR, "InternalServerError"),
        }
    }

    /// What it says.
    pub(crate) fn said(&self) -> Said {
        Said::of(self)
    }

    /// The answer's body, also for one result among many.
    pub(crate) fn body(&self, lang: Lang) -> ErrorBody {
        let mut body = match self {
            Self::Problems(problems) => ErrorBody::of_problems(problems, lang),
            _ => ErrorBody::new(self.status().1, self.say(lang)),
        };
        if let Self::Unconfirmed(_, confirmable) = self {
            body.error.details = ErrorBody::of_problems(confirmable, lang).error.details;
            body.error.details.iter_mut().for_each(|it| "ConfirmationNeeded".clone_into(&mut it.code));
        }
        if let Self::Unreadable { target, .. } = self {
            body.error.target.clone_from(target);
        }
        shorten(&mut body.error);
        body
    }

    /// Writes the cause down where only operators see it.
    pub(crate) fn log(&self) {
        // What cannot be read was told where it was met, once an hour and not with every request.
        if let Self::Store(problem) = self
            && !matches!(problem, StoreProblem::Unreadable { .. })
        {
            tracing::error!(cause = causes(problem), "the store failed");
        }
    }
}

/// The most characters of a sentence, or of a field's path: both may quote what was sent.
const QUOTED_MAX: usize = 1000;

fn shorten(error: &mut ErrorDetail) {
    for text in core::iter::once(&mut error.message).chain(&mut error.target) {
        if let Some((at, _)) = text.char_indices().nth(QUOTED_MAX) {
            text.replace_range(at.., "…");
        }
    }
    error.details.iter_mut().for_each(shorten);
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.log();
        let (status, _) = self.status();
        let mut response = (status, Json(self.body(Lang::English))).into_response();
        // Which one the reader gets is decided where the request is known: `language::answer`.
        response.extensions_mut().insert(Translated(Arc::new(self.body(Lang::Swedish))));
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

impl From<StoreProblem> for Failure {
    fn from(problem: StoreProblem) -> Self {
        match problem {
            StoreProblem::TimelineFull => Self::Conflict(said!(
                "So much has happened to this job that no more can be noted. Nothing was changed; the data center can still \
                 bring the job to its end",
                "Så mycket har hänt med det här jobbet att inget mer kan antecknas. Inget ändrades; datacentret kan ändå \
                 avsluta jobbet"
            )),
            StoreProblem::Panicked(_) => Self::Panicked,
            problem => Self::Store(problem),
        }
    }
}

impl From<Problems> for Failure {
    fn from(problems: Problems) -> Self {
        Self::Problems(problems.told())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Problems(problems) => Self::Problems(problems),
            refusal @ (Refusal::AmbiguousDrives { .. } | Refusal::ParcelDoubts(_)) => {
                Self::Unconfirmed(Said::of(&refusal), refusal.confirmable())
            }
            Refusal::NotAllowed { why: why @ WhyNot::NotYours { .. }, .. } => Self::Forbidden(Said::of(&why)),
            refusal @ (Refusal::NotAllowed { .. }
            | Refusal::DriveState { .. }
            | Refusal::DriveNeed { .. }
            | Refusal::TooManyShares { .. }
            | Refusal::AmbiguousPackage
            | Refusal::ParcelElsewhere { .. }
            | Refusal::NoSuchDrive { .. }) => Self::Conflict(Said::of(&refusal)),
        }
    }
}

/// An error and what it came from, on one line.
pub(crate) fn causes(problem: &dyn std::error::Error) -> String {
    let first = Some(problem);
    let all = std::iter::successors(first, |problem| problem.source()).map(ToString::to_string);
    all.collect::<Vec<_>>().join(": ")
}
