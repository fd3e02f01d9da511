//! Whose token or session it is: remembered, looked up, or told by the identity provider.

use std::sync::Arc;

use waybill_domain::lang::Said;
use waybill_domain::said;

use crate::App;
use crate::clock::wall;
use crate::failure::Failure;
use crate::oidc::{Provider, TokenProblem};
use crate::store::{Keep, Login, SEEN_EVERY};

/// The answer to every token that proves nothing, no matter who made it and what is wrong with it.
fn unknown_token() -> Said {
    said!("This token is not one of this service's", "Token hör inte till den här tjänsten")
}

/// The answer to a session that is over.
pub(super) fn session_ended() -> Failure {
    let ended = said!("Your session has ended. Sign in again", "Din session har gått ut. Logga in igen");
    Failure::Unauthenticated(ended)
}

/// By a token of the identity provider's: a JWT, which ours are not.
pub(super) async fn prove_elsewhere(
    app: &App,
    provider: &Provider,
    token: &str,
    hash: &str,
) -> Result<Arc<Login>, Failure> {
    let endings = app.store.endings_so_far();
    if let Some(login) = app.credentials.recall(hash, endings).filter(|login| login.expires > wall()) {
        return Ok(login);
    }
    let (told, expires) = provider.token(token).await.map_err(|problem| match problem {
        TokenProblem::NotOurs => Failure::Unauthenticated(unknown_token()),
        TokenProblem::Unreachable => Failure::ProviderDown,
    })?;
    let login = Arc::new(Login {
        person: app.store.identify(&told, Keep::First).await?,
        expires,
        seen_ms: wall().timestamp_millis(),
    });
    app.credentials.remember(hash.to_owned(), endings, &login);
    Ok(login)
}

/// By a session or a token of ours.
pub(super) async fn prove(app: &App, hash: &str, by_cookie: bool) -> Result<Arc<Login>, Failure> {
    let endings = app.store.endings_so_far();
    if let Some(login) = app.credentials.recall(hash, endings) {
        return Ok(login);
    }
    let (found, failure) = match by_cookie {
        true => (app.store.session_login(hash).await?, session_ended()),
        false => (app.store.token_login(hash).await?, Failure::Unauthenticated(unknown_token())),
    };
    let login = Arc::new(found.ok_or(failure)?);
    app.credentials.remember(hash.to_owned(), endings, &login);
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
