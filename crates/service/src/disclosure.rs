//! What staff read of customers is recorded in one place, around every route: a handler cannot forget it. An answer about
//! one job is a look at that job; a list, a search or a file is a row of the audit log. Only an answer that says by its
//! type that it holds no personal data ([`Impersonal`]) is not recorded.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{FromRequestParts as _, MatchedPath, RawPathParams, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use waybill_domain::job::JobId;

use crate::App;
use crate::auth::Asker;
use crate::client::Client;
use crate::failure::Failure;
use crate::store::{AuditAction, By, JobKey, Person};

/// How long the same person's same reading is recorded once.
const ONCE_IN: Duration = Duration::from_secs(600);
/// A look at a job is recorded once a minute.
const LOOK_ONCE_IN: Duration = Duration::from_secs(60);
/// The longest value of a query that is kept: what was looked for, and not a letter that somebody pasted.
const VALUE_MAX: usize = 64;
/// The most values of a query that are kept.
const VALUES_MAX: usize = 16;
/// Which page it was, and in which order, says nothing of what was read.
const PAGING: [&str; 9] = ["after", "before", "top", "$top", "$skiptoken", "sort", "dir", "api-version", "lang"];

/// An answer that holds no personal data of any customer: reading it is not recorded.
pub(crate) struct Impersonal<T>(pub(crate) T);

#[derive(Clone, Copy)]
struct HoldsNothingPersonal;

impl<T: IntoResponse> IntoResponse for Impersonal<T> {
    fn into_response(self) -> Response {
        let mut response = self.0.into_response();
        response.extensions_mut().insert(HoldsNothingPersonal);
        response
    }
}

/// Where the asker is noted once they are known, for what happens around the handler.
#[derive(Clone, Default)]
pub(crate) struct AskerSlot(Arc<OnceLock<Asker>>);

impl AskerSlot {
    /// Notes the asker of a request.
    pub(crate) fn fill(parts: &Parts, asker: &Asker) {
        if let Some(Self(slot)) = parts.extensions.get::<Self>() {
            // Already filled: an extractor asked twice, it is the same.
            let _ = slot.set(asker.clone());
        }
    }
}

/// What was read.
enum Read {
    Job(JobId),
    /// The route, and which of what it lists.
    Several(String, String),
}

/// Wraps a handler; the answer does not wait for the record.
pub(crate) async fn record(State(app): State<App>, request: Request, next: Next) -> Response {
    let slot = AskerSlot::default();
    let (mut parts, body) = request.into_parts();
    parts.extensions.insert(slot.clone());
    let read = what(&mut parts).await;
    let client = parts.extensions.get::<Client>().copied();
    let response = next.run(Request::from_parts(parts, body)).await;
    let says_something = response.status().is_success() && response.status() != StatusCode::NO_CONTENT;
    let personal = says_something && response.extensions().get::<HoldsNothingPersonal>().is_none();
    if let (Some(asker), Some(read), true) = (slot.0.get(), read, personal) {
        note(&app, asker, client, read);
    }
    response
}

async fn what(parts: &mut Parts) -> Option<Read> {
    let route = parts.extensions.get::<MatchedPath>()?.as_str().to_owned();
    let named = RawPathParams::from_request_parts(parts, &()).await.ok();
    let named: Vec<(String, String)> =
        named.iter().flatten().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let part = |name: &str| named.iter().find(|it| it.0 == name).map(|it| it.1.as_str());
    if let (Some(subscription), Some(group), Some(name)) = (part("subscription"), part("group"), part("name")) {
        return crate::job_api::job_id(&parts.method, subscription, group, name).ok().map(Read::Job);
    }
    Some(Read::Several(route, detail(&named, parts.uri.query().unwrap_or_default())))
}

/// The names in the path and what was asked for, bounded.
fn detail(named: &[(String, String)], query: &str) -> String {
    let asked = url::form_urlencoded::parse(query.as_bytes()).filter(|(name, value)| {
        !value.trim().is_empty() && !PAGING.iter().any(|paging| name.eq_ignore_ascii_case(paging))
    });
    let all = named.iter().map(|(name, value)| (name.as_str().into(), value.as_str().into())).chain(asked);
    let short = |text: &str| -> String {
        let visible = text.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
        visible.take(VALUE_MAX).collect()
    };
    all.take(VALUES_MAX)
        .map(|(name, value)| [&short(&name), "=", &short(&value)].concat())
        .collect::<Vec<_>>()
        .join(" ")
}

fn note(app: &App, asker: &Asker, client: Option<Client>, read: Read) {
    let owns = matches!(&read, Read::Job(id) if asker.owns(id.subscription.as_str()));
    if !asker.is_staff() || !asker.reaches_all() || owns {
        return;
    }
    let (what, once_in) = match &read {
        Read::Job(id) => (id.resource_id().to_ascii_lowercase(), LOOK_ONCE_IN),
        Read::Several(route, detail) => ([route, " ", detail].concat(), ONCE_IN),
    };
    let key = (asker.id.clone(), what);
    if app.disclosures.left(&key).is_some() {
        return;
    }
    app.disclosures.note(key, once_in);
    let (app, person): (App, Person) = (app.clone(), (**asker).clone());
    let under_way = Arc::clone(&app.disclosing).try_read_owned();
    tokio::spawn(async move {
        let _under_way = under_way;
        let done = match read {
            Read::Job(id) => app.store.looked(&JobKey::from(&id), &person, app.clock.now()).await,
            Read::Several(route, detail) => {
                let origin = client.map(|it| it.roughly()).unwrap_or_default();
                app.store.audit(&By::person(&person, &origin), AuditAction::CustomersRead, &route, &detail).await
            }
        };
        if let Err(problem) = done {
            Failure::from(problem).log();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_is_kept_short_on_one_line_and_without_its_page() {
        let named = [("subscription".to_owned(), "contoso".to_owned())];
        assert_eq!(detail(&named, "q=zo%C3%AB%20q&after=abc&top=5&state=&sort=name"), "subscription=contoso q=zoë q");
        assert_eq!(detail(&[], "q=a%0A%00b"), "q=a  b");
        assert_eq!(detail(&[], &format!("q={}", "x".repeat(900))).len(), "q=".len() + VALUE_MAX);
        assert_eq!(detail(&[], &"q=1&".repeat(900)).matches("q=1").count(), VALUES_MAX);
    }
}
