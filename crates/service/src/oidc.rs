//! OpenID Connect: people sign in at their company's identity provider, and programs use its access tokens.
//!
//! Everything but the two redirects goes over a back channel from the service to the provider ([`http`]). The browser
//! holds a cookie of ten minutes while it is there, and the session's cookie afterwards; no token ever reaches it.

mod attempt;
mod claims;
mod http;
mod provider;
mod sign_in;
mod token;

use openidconnect::url::Url;

use crate::App;
use crate::config::{ConfigProblem, secret};

pub(crate) use attempt::Attempt;
pub(crate) use provider::Provider;
pub(crate) use sign_in::NotSignedIn;
pub(crate) use token::TokenProblem;

/// Makes the provider of the configuration known, if there is one. It is not asked anything yet: it may be down.
///
/// # Errors
/// The configuration cannot be used, or its secret cannot be read.
pub fn start(app: &App) -> Result<(), ConfigProblem> {
    let Some(settings) = app.settings.config.oidc.clone() else { return Ok(()) };
    let wrong = |key: &str, why: &str| ConfigProblem::Value { key: key.to_owned(), why: why.to_owned() };
    let issuer = Url::parse(&settings.issuer).map_err(|_| wrong("issuer", "is not a URL"))?;
    if !http::is_safe(&issuer) {
        return Err(wrong("issuer", "must be https: whoever is between could sign in as anybody"));
    }
    if settings.programs.as_ref().is_some_and(|it| it.audience == settings.client_id || it.audience.is_empty()) {
        let why =
            "must be another than client-id: else what proves that somebody signed in would do as an access token";
        return Err(wrong("audience", why));
    }
    let (file, env) = (settings.client_secret_file.as_deref(), settings.client_secret_env.as_deref());
    let secret = secret::read("client-secret", file, env)?;
    let provider = Provider::new(settings, secret, &app.settings.public_url).map_err(|why| wrong("oidc", &why))?;
    // A second start changes nothing.
    let _ = app.provider.set(provider);
    Ok(())
}
