//! One person's way to the provider and back: authorization code with PKCE, state and nonce.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreAuthenticationFlow, CoreGenderClaim, CoreIdToken};
use openidconnect::{
    AccessToken, AdditionalClaims, AuthorizationCode, ClaimsVerificationError, ClientId, CsrfToken, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, RequestTokenError, Scope, SignatureVerificationError, SubjectIdentifier,
    TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};

use super::attempt::Attempt;
use super::claims::{Claims, is_subject, told};
use super::provider::{Metadata, Provider, Unreachable, signatures};
use super::token::payload;
use crate::failure::causes;
use crate::store::ProviderClaims;

/// How far the provider's clock may be from ours.
pub(super) const LEEWAY: TimeDelta = TimeDelta::seconds(60);

/// Why nobody is signed in. What led to it is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotSignedIn {
    /// The provider cannot be asked.
    Unreachable,
    /// The provider answered, but would not exchange the code: it is used, too old, or the client is not set up right.
    Refused,
    /// What the provider sent does not hold: nobody can be taken for whom it names.
    Unproven,
}

impl From<Unreachable> for NotSignedIn {
    fn from(Unreachable: Unreachable) -> Self {
        Self::Unreachable
    }
}

/// Every claim there is.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct All(Claims);

impl AdditionalClaims for All {}

impl Provider {
    /// Where the browser goes to sign in.
    pub(crate) async fn sign_in_url(&self, attempt: &Attempt) -> Result<String, Unreachable> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata);
        let (state, nonce) = (CsrfToken::new(attempt.state()), attempt.nonce());
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let request = client.authorize_url(flow, move || state, move || nonce);
        let request = request.set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&attempt.verifier()));
        let scopes = self.settings.scopes.iter().filter(|it| *it != "openid").cloned().map(Scope::new);
        let (url, _, _) = request.add_scopes(scopes).url();
        Ok(url.into())
    }

    /// Who came back with this code.
    pub(crate) async fn signed_in(&self, attempt: &Attempt, code: String) -> Result<ProviderClaims, NotSignedIn> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|problem| {
            tracing::error!(cause = causes(&problem), "the identity provider has no token endpoint");
            NotSignedIn::Refused
        })?;
        let answer = request.set_pkce_verifier(attempt.verifier()).request_async(&*self.http).await;
        let answer = answer.map_err(|problem| match problem {
            RequestTokenError::ServerResponse(told) => {
                tracing::warn!(error = %told.error(), "the identity provider did not take the code");
                NotSignedIn::Refused
            }
            RequestTokenError::Request(problem) => {
                tracing::warn!(cause = causes(&problem), "the identity provider cannot be asked");
                NotSignedIn::Unreachable
            }
            // Without what it could not read: a token may be in it.
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                tracing::warn!("the identity provider's answer to the code cannot be read");
                NotSignedIn::Unproven
            }
        })?;
        let id_token = answer.id_token().ok_or_else(|| untrue("there is no ID token"))?;
        let subject = self.verified(&metadata, id_token, &attempt.nonce()).await?;
        if !is_subject(&subject) {
            return Err(untrue("its subject cannot be one"));
        }
        let mut claims = payload(&id_token.to_string()).ok_or_else(|| untrue("the ID token cannot be read"))?;
        for (name, value) in self.more(&metadata, answer.access_token(), &subject).await? {
            claims.entry(name).or_insert(value);
        }
        Ok(told(&self.settings, &subject, &claims))
    }

    /// The subject of an ID token that holds: issuer, audience, nonce, signature and time.
    async fn verified(
        &self,
        metadata: &std::sync::Arc<Metadata>,
        token: &CoreIdToken,
        nonce: &Nonce,
    ) -> Result<String, NotSignedIn> {
        match self.check(metadata, token, nonce) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                // The keys were changed since they were read.
                let newer = self.newer(metadata).await.ok_or_else(|| untrue("no key of the provider's signed it"))?;
                self.check(&newer, token, nonce)
            }
            checked => checked,
        }
        .map_err(|problem| untrue(kind(&problem)))
    }

    fn check(
        &self,
        metadata: &Metadata,
        token: &CoreIdToken,
        nonce: &Nonce,
    ) -> Result<String, ClaimsVerificationError> {
        let client = self.client(metadata);
        let verifier = client.id_token_verifier().set_allowed_algs(signatures()).set_time_fn(|| Utc::now() - LEEWAY);
        let verifier = verifier.set_issue_time_verifier_fn(not_in_the_future);
        let claims = token.claims(&verifier, nonce)?;
        let is_another = |party: &&ClientId| party.as_str() != self.settings.client_id;
        match claims.authorized_party().filter(is_another) {
            Some(_) => Err(ClaimsVerificationError::InvalidAudience("it was issued to another client".to_owned())),
            None => Ok(claims.subject().to_string()),
        }
    }

    /// What the provider says only when asked for the person: many put names and groups there.
    async fn more(&self, metadata: &Metadata, token: &AccessToken, subject: &str) -> Result<Claims, NotSignedIn> {
        if metadata.userinfo_endpoint().is_none() {
            return Ok(Claims::new());
        }
        let client = self.client(metadata);
        let expected = SubjectIdentifier::new(subject.to_owned());
        let request = client.user_info(token.clone(), Some(expected)).map_err(|_| NotSignedIn::Refused)?;
        let answer: Result<UserInfoClaims<All, CoreGenderClaim>, _> = request.request_async(&*self.http).await;
        let answer = answer.map_err(|_| untrue("what it says of the person cannot be read"))?;
        match serde_json::to_value(&answer) {
            Ok(serde_json::Value::Object(claims)) => Ok(claims),
            Ok(_) | Err(_) => Err(untrue("what it says of the person cannot be read")),
        }
    }
}

/// A token is issued before it is shown, as far as clocks agree.
pub(super) fn not_in_the_future(issued: DateTime<Utc>) -> Result<(), String> {
    if issued <= Utc::now() + LEEWAY { Ok(()) } else { Err("it is issued in the future".to_owned()) }
}

fn untrue(why: &str) -> NotSignedIn {
    tracing::warn!(why, "the identity provider's answer does not hold; nobody is signed in");
    NotSignedIn::Unproven
}

/// What did not hold, without what stood there.
pub(super) const fn kind(problem: &ClaimsVerificationError) -> &'static str {
    match problem {
        ClaimsVerificationError::Expired(_) => "the token has expired",
        ClaimsVerificationError::InvalidAudience(_) => "the token is for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "the token is somebody else's",
        ClaimsVerificationError::InvalidNonce(_) => "the nonce is another",
        ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoSignature) => "it is not signed",
        ClaimsVerificationError::SignatureVerification(_) => "the signature does not hold",
        _ => "the token is not of a kind that is accepted",
    }
}
