//! Finds the asker in a request's headers.

use std::sync::Arc;
use waybill_domain::said;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use waybill_domain::job::JobId;
use waybill_domain::rights::{Operation, Reach};

use super::same_origin::is_same_origin;
use crate::App;
use crate::client::Client;
use crate::clock::wall;
use crate::failure::Failure;
use crate::secret::hash;
use crate::store::{JobKey, Login, Person, SEEN_EVERY};

/// The name of the session's cookie.
pub(crate) const SESSION_COOKIE: &str = "waybill_session";

/// Whoever sent the request, proved.
#[derive(Debug, Clone)]
pub(crate) struct Asker {
    login: Arc<Login>,
    /// What proved it, hashed.
    hash: String,
    by_cookie: bool,
    /// What the route is that was asked.
    operation: Operation,
}

impl std::ops::Deref for Asker {
    type Target = Person;

    fn deref(&self) -> &Person {
        &self.login.person
    }
}

impl Asker {
    pub(crate) fn login(&self) -> &Login {
        &self.login
    }

    /// What limits count by: the hash of the token or session.
    pub(crate) fn proof(&self) -> &String {
        &self.hash
    }

    /// Asks the table about another operation than the route's.
    ///
    /// # Errors
    /// No role of the asker's reaches anything with it.
    pub(crate) fn may(&self, operation: Operation) -> Result<(), Failure> {
        let reaches = operation.reach(&self.roles) != Reach::Nothing;
        reaches.then_some(()).ok_or_else(|| Failure::Forbidden(operation.refusal()))
    }

    /// Whether what was asked reaches the jobs of a subscription.
    pub(crate) fn reaches(&self, subscription: &str) -> bool {
        match self.operation.reach(&self.roles) {
            Reach::All => true,
            Reach::Own => self.owns(subscription),
            Reach::Nothing => false,
        }
    }

    /// The subscriptions that what was asked reaches; `None` is all.
    pub(crate) fn scope(&self) -> Option<Vec<String>> {
        match self.operation.reach(&self.roles) {
            Reach::All => None,
            Reach::Own => Some(self.owned().to_vec()),
            Reach::Nothing => Some(Vec::new()),
        }
    }

    /// Where to look for a job. One that is out of reach is looked for where nothing is: the work is the same, and so is
    /// the answer.
    pub(crate) fn key(&self, id: &JobId) -> JobKey {
        let key = JobKey::from(id);
        if self.reaches(id.subscription.as_str()) { key } else { key.of_nothing() }
    }

    /// Whether the proof still holds, for the same roles: streams ask from time to time.
    pub(crate) async fn still_holds(&self, app: &App) -> bool {
        matches!(prove(app, &self.hash, self.by_cookie).await, Ok(login) if login.expires > wall() && login.person == self.login.person)
    }
}

impl FromRequestParts<App> for Asker {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let (secret, by_cookie) = match bearer(&parts.headers)? {
            Some(token) => (token, false),
            None => (
                session_secret(&parts.headers)
                    .ok_or_else(|| Failure::Unauthenticated(said!("Sign in first", "Logga in först")))?,
                true,
            ),
        };
        let hash = hash(secret);
        let login = prove(app, &hash, by_cookie).await?;
        if login.expires <= wall() {
            return Err(Failure::Unauthenticated(match by_cookie {
                true => said!("Your session has ended. Sign in again", "Din session har gått ut. Logga in igen"),
                false => said!("This token has expired. Make a new one", "Token har gått ut. Skapa en ny"),
            }));
        }
        if by_cookie && !parts.method.is_safe() && !is_same_origin(&parts.headers, &app.settings) {
            return Err(Failure::Forbidden(said!(
                "A signed-in browser may change something from this site's own pages only",
                "En inloggad webbläsare får bara ändra något från webbplatsens egna sidor"
            )));
        }
        let client = Client::from_request_parts(parts, app).await.unwrap_or_else(|never| match never {});
        app.guard.admit_token(&client, &hash)?;
        // Every route has one: the router takes no other.
        let operation = parts.extensions.get::<Operation>().copied().ok_or(Failure::Panicked)?;
        let asker = Self { login, hash, by_cookie, operation };
        asker.may(operation).map(|()| asker)
    }
}

async fn prove(app: &App, hash: &str, by_cookie: bool) -> Result<Arc<Login>, Failure> {
    if let Some(login) = app.credentials.recall(hash) {
        return Ok(login);
    }
    let (found, unknown) = match by_cookie {
        true => (
            app.store.session_login(hash).await?,
            said!("Your session has ended. Sign in again", "Din session har gått ut. Logga in igen"),
        ),
        false => (
            app.store.token_login(hash).await?,
            said!("This token is not one of this service's", "Token hör inte till den här tjänsten"),
        ),
    };
    let login = Arc::new(found.ok_or_else(|| Failure::Unauthenticated(unknown))?);
    app.credentials.remember(hash.to_owned(), &login);
    if wall().timestamp_millis() - login.seen_ms > SEEN_EVERY.num_milliseconds() {
        note_seen(app.clone(), hash.to_owned(), by_cookie);
    }
    Ok(login)
}

/// The answer does not wait for it.
fn note_seen(app: App, hash: String, by_cookie: bool) {
    tokio::spawn(async move {
        if let Err(problem) = app.store.seen(&hash, by_cookie).await {
            Failure::from(problem).log();
        }
    });
}

fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Failure> {
    let wanted = || {
        Failure::Unauthenticated(said!(
            "Send the token as Authorization: Bearer wb_…",
            "Skicka token som Authorization: Bearer wb_…"
        ))
    };
    let Some(value) = headers.get(header::AUTHORIZATION) else { return Ok(None) };
    let (scheme, token) = value.to_str().ok().and_then(|value| value.split_once(' ')).ok_or_else(wanted)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(Some(token.trim())) } else { Err(wanted()) }
}

/// The session's secret, if the browser sent one.
pub(crate) fn session_secret(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let pairs = cookies.flat_map(|cookie| cookie.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let mut sessions = pairs.filter(|(name, _)| *name == SESSION_COOKIE);
    sessions.next().map(|(_, value)| value)
}
