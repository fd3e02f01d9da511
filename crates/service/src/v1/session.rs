//! Signing in by a one-time link, who is signed in, signing out.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use serde::Deserialize;
use waybill_domain::said;
use waybill_domain::wire::{Session, SignedOut};

use super::language;
use crate::App;
use crate::auth::{Asker, is_foreign, session_cookie, session_cookies, session_secrets};
use crate::body::Wire;
use crate::failure::Failure;
use crate::secret;
use crate::store::{Login, Redeemed};

/// What stands behind the `#` of a sign-in link.
#[derive(Deserialize)]
pub(crate) struct Code {
    code: String,
}

pub(crate) async fn begin(
    State(app): State<App>,
    headers: HeaderMap,
    Wire(Code { code }): Wire<Code>,
) -> Result<Response, Failure> {
    if is_foreign(&headers, &app.settings) {
        return Err(Failure::Forbidden(said!(
            "Open the sign-in link itself; another site may not use it for you",
            "Öppna själva inloggningslänken; en annan webbplats får inte använda den åt dig"
        )));
    }
    let sign_in = &app.settings.config.sign_in;
    if !sign_in.one_time_links {
        return Err(Failure::Forbidden(said!(
            "Sign-in links are switched off here. Sign in the way the page offers",
            "Inloggningslänkar är avstängda här. Logga in på det sätt som sidan erbjuder"
        )));
    }
    let (secret, login) = match app.store.redeem(code.trim(), sign_in.session.0, agent(&headers)).await? {
        Redeemed::SignedIn(secret, login) => (secret, login),
        Redeemed::UsedBefore => {
            return Err(Failure::Unauthenticated(said!(
                "This sign-in link was used already. Ask for a new one",
                "Inloggningslänken är redan använd. Be om en ny"
            )));
        }
        Redeemed::Expired => {
            return Err(Failure::Unauthenticated(said!(
                "This sign-in link has expired. Ask for a new one",
                "Inloggningslänken har gått ut. Be om en ny"
            )));
        }
        Redeemed::SwitchedOff => {
            return Err(Failure::Forbidden(said!(
                "You are switched off here, so you were not signed in. Ask an administrator of this service",
                "Du är avstängd här, så du loggades inte in. Fråga en administratör för tjänsten"
            )));
        }
        Redeemed::Unknown => {
            if let Some(seconds) = app.guesses.note() {
                return Err(Failure::TooMany(seconds));
            }
            return Err(Failure::Unauthenticated(said!(
                "This is not a sign-in link of this service. Check that it is whole",
                "Det här är ingen inloggningslänk för den här tjänsten. Kontrollera att den är hel"
            )));
        }
    };
    language::note(&app, &login.person.id, &headers).await?;
    let cookies = cookies(&app, secret.expose());
    Ok((cookies, Json(describe(&app, &login).await?)).into_response())
}

pub(crate) async fn get(State(app): State<App>, asker: Asker) -> Result<Json<Session>, Failure> {
    Ok(Json(describe(&app, asker.login()).await?))
}

/// Signs out, no matter who asks: there may be nobody signed in any more. Anyone who signed in at the provider is told where to
/// sign out there.
pub(crate) async fn end(State(app): State<App>, headers: HeaderMap) -> Result<Response, Failure> {
    if is_foreign(&headers, &app.settings) {
        return Err(Failure::Forbidden(said!(
            "Sign out on this site's own pages",
            "Logga ut på webbplatsens egna sidor"
        )));
    }
    let mut elsewhere = None;
    for session in session_secrets(&headers, app.settings.is_secure()) {
        let hash = secret::hash(session);
        if let Some(provider) = app.provider.get()
            && app.store.session_is_of(&hash, provider.issuer()).await?
        {
            elsewhere = Some(provider);
        }
        app.store.end_session(&hash).await?;
    }
    let gone = cookies(&app, "");
    let continue_at = match elsewhere {
        Some(provider) => provider.sign_out_url().await,
        None => None,
    };
    Ok(match continue_at {
        Some(continue_at) => (gone, Json(SignedOut { continue_at })).into_response(),
        None => (StatusCode::NO_CONTENT, gone).into_response(),
    })
}

/// What the browser says of itself.
fn agent(headers: &HeaderMap) -> &str {
    headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default()
}

async fn describe(app: &App, Login { person, expires, .. }: &Login) -> Result<Session, Failure> {
    let mut subscriptions = Vec::new();
    for id in person.owned() {
        subscriptions.extend(app.store.subscription(id).await?);
    }
    if person.is_staff() {
        subscriptions = app.store.subscriptions().await?;
    }
    let (id, name, roles) = (person.id.clone(), person.name.clone(), person.roles.clone());
    let demo = app.settings.demo;
    Ok(Session { id, name, roles, subscriptions, demo, expires: *expires, now: app.clock.now() })
}

/// Sets the session's cookie and takes away what an earlier version set; without a secret, takes away both.
pub(super) fn cookies(app: &App, secret: &str) -> AppendHeaders<Vec<(HeaderName, HeaderValue)>> {
    let is_secure = app.settings.is_secure();
    let cookie = |name: &&str| {
        let secret = if *name == session_cookie(is_secure) { secret } else { "" };
        let seconds = if secret.is_empty() { 0 } else { app.settings.config.sign_in.session.0.num_seconds() };
        let secure = if is_secure { "; Secure" } else { "" };
        let text = format!("{name}={secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age={seconds}{secure}");
        let mut value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
        value.set_sensitive(true);
        (header::SET_COOKIE, value)
    };
    AppendHeaders(session_cookies(is_secure).iter().map(cookie).collect())
}
