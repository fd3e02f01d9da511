//! The provider's access tokens, as programs send them: JWTs that are for us and signed by the provider.

use std::str::FromStr;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier};
use openidconnect::{Audience, ClaimsVerificationError, ClientId, JsonWebTokenType, Nonce, SignatureVerificationError};
use serde_json::Value;
use waybill_domain::job::Time;

use super::claims::{Claims, is_subject, told};
use super::provider::{Metadata, Provider, Unreachable, signatures};
use super::sign_in::{LEEWAY, kind, not_in_the_future};
use crate::store::ProviderClaims;

/// Why a token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenProblem {
    /// It is none, not for us, or does not hold; the sender cannot tell them apart.
    NotOurs,
    /// It says that it is the provider's, whose keys are not known and cannot be had now.
    Unreachable,
}

impl From<Unreachable> for TokenProblem {
    fn from(Unreachable: Unreachable) -> Self {
        Self::Unreachable
    }
}

/// What a JWT says, proved or not.
pub(super) fn payload(token: &str) -> Option<Claims> {
    let [_, payload, _] = token.split('.').collect::<Vec<_>>().try_into().ok()?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

impl Provider {
    /// Whose token it is, and until when.
    pub(crate) async fn token(&self, token: &str) -> Result<(ProviderClaims, Time), TokenProblem> {
        let programs = self.settings.programs.as_ref().ok_or(TokenProblem::NotOurs)?;
        let claims = payload(token).ok_or(TokenProblem::NotOurs)?;
        // What is not even meant for us is never a reason to ask the provider.
        let is_his = claims.get("iss").and_then(Value::as_str) == Some(self.issuer());
        // A token bound to a key of its sender (RFC 7800) proves nothing when it is sent bare.
        if !is_his || claims.contains_key("cnf") {
            return Err(TokenProblem::NotOurs);
        }
        let read = CoreIdToken::from_str(token).map_err(|_| TokenProblem::NotOurs)?;
        let metadata = self.metadata().await?;
        let checked = match self.check_token(&metadata, &read, &programs.audience) {
            Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey)) => {
                match self.newer(&metadata).await {
                    Some(newer) => self.check_token(&newer, &read, &programs.audience),
                    None => return Err(TokenProblem::NotOurs),
                }
            }
            checked => checked,
        };
        let (subject, expires) = checked.map_err(|problem| {
            tracing::info!(why = kind(&problem), "a program's token is refused");
            TokenProblem::NotOurs
        })?;
        if starts_later(&claims) || !is_subject(&subject) {
            return Err(TokenProblem::NotOurs);
        }
        Ok((told(&self.settings, &subject, &claims), expires + LEEWAY))
    }

    fn check_token(
        &self,
        metadata: &Arc<Metadata>,
        token: &CoreIdToken,
        audience: &str,
    ) -> Result<(String, Time), ClaimsVerificationError> {
        // RFC 9068 names the type; providers older than it say JWT, or nothing.
        let types = ["application/at+jwt", "application/jwt"].map(|name| JsonWebTokenType::new(name.to_owned()));
        let types = types.into_iter().filter_map(|name| name.normalize().ok());
        let audience = ClientId::new(audience.to_owned());
        let verifier = CoreIdTokenVerifier::new_public_client(audience, self.issuer_url(), metadata.jwks().clone())
            .set_allowed_algs(signatures())
            .set_allowed_jose_types(types)
            // A token may be for other services of the company as well.
            .set_other_audience_verifier_fn(|_: &Audience| true)
            .set_issue_time_verifier_fn(not_in_the_future)
            .set_time_fn(|| Utc::now() - LEEWAY);
        let claims = token.claims(&verifier, |_: Option<&Nonce>| Ok(()))?;
        Ok((claims.subject().to_string(), claims.expiration()))
    }
}

fn starts_later(claims: &Claims) -> bool {
    let Some(begin) = claims.get("nbf") else { return false };
    let begin = begin.as_f64().and_then(|seconds| DateTime::from_timestamp(seconds as i64, 0));
    begin.is_none_or(|begin| begin > Utc::now() + LEEWAY)
}
