//! Signing in over the identity provider: there by a redirect, and back by another.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;
use serde::Deserialize;
use waybill_domain::role::Role;
use waybill_domain::said;

use super::way_back::{cookie_name, sensitive, under_way, within};
use crate::App;
use crate::address::Queried;
use crate::auth::{cookie, is_led_here};
use crate::failure::Failure;
use crate::oidc::{Attempt, NotSignedIn};
use crate::store::{Keep, Person, StoreProblem};
use crate::v1::{language, session};

/// How long somebody may take at the provider.
const AWAY: TimeDelta = TimeDelta::minutes(10);
/// What stands in the cookie between the attempt's secret and the seal.
const BETWEEN: char = '.';

#[derive(Deserialize)]
pub(crate) struct Begin {
    #[serde(default)]
    to: String,
}

/// Sends the browser to the provider. A link on another site leads to the sign-in page first: it says who is signed in,
/// and nobody is replaced by somebody else unasked.
pub(crate) async fn begin(
    State(app): State<App>,
    headers: HeaderMap,
    Queried(Begin { to }): Queried<Begin>,
) -> Result<Response, Failure> {
    let Some(provider) = app.provider.get() else {
        return Err(Failure::NotFound(said!(
            "There is no identity provider here. Use a sign-in link",
            "Det finns ingen identitetsleverantör här. Använd en inloggningslänk"
        )));
    };
    let to = within(&app.settings.public_url, &to);
    if is_led_here(&headers) {
        return Ok(back("", &to));
    }
    let attempt = Attempt::new().map_err(StoreProblem::from)?;
    let Ok(url) = provider.sign_in_url(&attempt).await else { return Ok(back("unreachable", &to)) };
    let sealed = app.store.seal_sign_in(attempt.secret(), &to, AWAY).await?;
    let kept = format!("{}{BETWEEN}{sealed}", attempt.secret());
    let cookie = under_way(&app, &attempt.state(), &kept, AWAY.num_seconds());
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, sensitive(&url)), (header::SET_COOKIE, cookie)]).into_response())
}

/// What the provider sends along.
#[derive(Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    state: String,
    code: Option<String>,
    error: Option<String>,
    iss: Option<String>,
}

/// The browser comes back from the provider: a session begins, or the sign-in page says why not.
pub(crate) async fn done(
    State(app): State<App>,
    headers: HeaderMap,
    Queried(done): Queried<Done>,
) -> Result<Response, Failure> {
    let kept = cookie(&headers, &cookie_name(&done.state, app.settings.is_secure()));
    let Some((secret, sealed)) = kept.and_then(|kept| kept.split_once(BETWEEN)) else { return Ok(back("expired", "")) };
    let attempt = Attempt::of_cookie(secret);
    let to = app.store.unseal_sign_in(secret, sealed).filter(|_| attempt.state() == done.state);
    let Some(to) = to else { return Ok(back("expired", "")) };
    let mut response = match finish(&app, &attempt, done).await? {
        Ok(person) => enter(&app, &headers, &person, &to).await?,
        Err(problem) => back(problem, &to),
    };
    response.headers_mut().append(header::SET_COOKIE, under_way(&app, &attempt.state(), "", 0));
    Ok(response)
}

/// Who came back, or the word for why nobody did.
async fn finish(app: &App, attempt: &Attempt, done: Done) -> Result<Result<Person, &'static str>, StoreProblem> {
    let Some(provider) = app.provider.get() else { return Ok(Err("expired")) };
    // An answer of another provider (RFC 9207).
    if done.iss.is_some_and(|iss| iss != provider.issuer()) {
        return Ok(Err("untrue"));
    }
    let Some(code) = done.code.filter(|_| done.error.is_none()) else { return Ok(Err("refused")) };
    let told = match provider.signed_in(attempt, code).await {
        Ok(told) => told,
        Err(NotSignedIn::Unreachable) => return Ok(Err("unreachable")),
        Err(NotSignedIn::Refused) => return Ok(Err("refused")),
        Err(NotSignedIn::Unproven) => return Ok(Err("untrue")),
    };
    if !app.store.use_sign_in(attempt.secret(), AWAY).await? {
        return Ok(Err("expired"));
    }
    let person = app.store.identify(&told, Keep::Always).await?;
    if has_access(&person) {
        return Ok(Ok(person));
    }
    // Anyone who has lost all access loses the sessions from before as well.
    app.store.end_sessions_of(&person).await?;
    Ok(Err("no-access"))
}

/// A customer without a subscription has nothing to see.
fn has_access(person: &Person) -> bool {
    person.roles.iter().any(|role| *role != Role::Customer || !person.subscriptions.is_empty())
}

async fn enter(app: &App, headers: &HeaderMap, person: &Person, to: &str) -> Result<Response, Failure> {
    let issuer = app.provider.get().map_or("", |provider| provider.issuer());
    let agent = headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let secret = app.store.add_session(person, issuer, app.settings.config.sign_in.session.0, agent).await?;
    language::note(app, &person.id, headers).await?;
    let cookies = session::cookies(app, secret.expose());
    Ok((StatusCode::SEE_OTHER, cookies, [(header::LOCATION, sensitive(to))]).into_response())
}

/// To the sign-in page, which has the words.
fn back(problem: &str, to: &str) -> Response {
    let query: String = form(&[("problem", problem), ("to", to)]);
    (StatusCode::SEE_OTHER, [(header::LOCATION, sensitive(&format!("/sign-in?{query}")))]).into_response()
}

fn form(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
    openidconnect::url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}
