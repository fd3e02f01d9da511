//! The asker of a request, and what the table says they reach.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use waybill_domain::job::JobId;
use waybill_domain::rights::{Operation, Reach};
use waybill_domain::said;

use super::headers::{bearer, session_secrets};
use super::prove::{prove, prove_elsewhere, session_ended};
use super::same_origin::is_same_origin;
use crate::App;
use crate::client::Client;
use crate::clock::wall;
use crate::disclosure::AskerSlot;
use crate::failure::Failure;
use crate::limits::Place;
use crate::secret::hash;
use crate::store::{JobKey, Login, Person};

/// The person or program that sent the request, proved.
#[derive(Debug, Clone)]
pub(crate) struct Asker {
    login: Arc<Login>,
    /// What proved it, hashed.
    pub(super) hash: String,
    pub(super) by_cookie: bool,
    /// Whether a token of the identity provider's proved it, of which nothing stands here.
    pub(super) is_providers: bool,
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

    /// Whether what was asked reaches what belongs to others.
    pub(crate) fn reaches_all(&self) -> bool {
        self.operation.reach(&self.roles) == Reach::All
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
}

impl FromRequestParts<App> for Asker {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Failure> {
        let Proof { hash, login, by_cookie, is_providers } = match bearer(&parts.headers)? {
            Some(token) => by_token(app, token).await?,
            None => by_session(app, &parts.headers).await?,
        };
        if login.expires <= wall() {
            let expired = said!("This token has expired. Make a new one", "Token har gått ut. Skapa en ny");
            return Err(Failure::Unauthenticated(expired));
        }
        if by_cookie && !parts.method.is_safe() && !is_same_origin(&parts.headers, &app.settings) {
            return Err(Failure::Forbidden(said!(
                "A signed-in browser may change something from this site's own pages only",
                "En inloggad webbläsare får bara ändra något från webbplatsens egna sidor"
            )));
        }
        let client = Client::from_request_parts(parts, app).await.unwrap_or_else(|never| match never {});
        app.guard.admit_token(&client, &hash)?;
        if let Some(place) = parts.extensions.get::<Place>() {
            place.prove(&hash);
        }
        // Every route has one: the router takes no other.
        let operation = parts.extensions.get::<Operation>().copied().ok_or(Failure::Panicked)?;
        let asker = Self { login, hash, by_cookie, is_providers, operation };
        asker.may(operation)?;
        AskerSlot::fill(parts, &asker);
        Ok(asker)
    }
}

/// What proves an asker.
struct Proof {
    hash: String,
    login: Arc<Login>,
    by_cookie: bool,
    is_providers: bool,
}

async fn by_token(app: &App, token: &str) -> Result<Proof, Failure> {
    let hash = hash(token);
    let provider = app.provider.get().filter(|_| token.contains('.'));
    let login = match provider {
        Some(provider) => prove_elsewhere(app, provider, token, &hash).await?,
        None => prove(app, &hash, false).await?,
    };
    Ok(Proof { hash, login, by_cookie: false, is_providers: provider.is_some() })
}

/// By the first of the session cookies that proves somebody: one that another host has put beside it signs nobody out.
async fn by_session(app: &App, headers: &HeaderMap) -> Result<Proof, Failure> {
    let mut failure = Failure::Unauthenticated(said!("Sign in first", "Logga in först"));
    for secret in session_secrets(headers, app.settings.is_secure()) {
        let hash = hash(secret);
        match prove(app, &hash, true).await {
            Ok(login) if login.expires > wall() => {
                return Ok(Proof { hash, login, by_cookie: true, is_providers: false });
            }
            Ok(_) => failure = session_ended(),
            Err(unproved @ Failure::Unauthenticated(_)) => failure = unproved,
            Err(other) => return Err(other),
        }
    }
    Err(failure)
}
