//! The provider as it describes itself: asked when first needed, kept for a while, and asked again for keys it has changed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use openidconnect::core::{CoreClient, CoreClientAuthMethod, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthType, ClientId, ClientSecret, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, LogoutRequest,
    PostLogoutRedirectUrl, ProviderMetadataWithLogout, RedirectUrl,
};
use tokio::sync::watch;

use super::http::Http;
use crate::config::Oidc;
use crate::failure::causes;

/// After this long what the provider says of itself is read again: keys that it took back end then.
const FRESH: Duration = Duration::from_secs(600);
/// For so long after that it is believed while the provider cannot be reached.
const STALE: Duration = Duration::from_secs(24 * 3600);
/// The pause between two looks for a key that is not known, and after a look that failed: tokens are made by others.
const PAUSE: Duration = Duration::from_secs(5);
/// How long the provider is asked, and how many may wait for its answer.
const ASKED_FOR: Duration = Duration::from_secs(10);
const WAITING: usize = 32;

pub(super) type Metadata = ProviderMetadataWithLogout;
pub(super) type ReadyClient =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// The provider cannot be asked now. The cause is in the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unreachable;

/// The identity provider.
pub(crate) struct Provider {
    pub(crate) settings: Oidc,
    issuer: IssuerUrl,
    secret: Option<ClientSecret>,
    redirect: RedirectUrl,
    after_sign_out: PostLogoutRedirectUrl,
    pub(super) http: Arc<Http>,
    known: Arc<Mutex<Known>>,
}

type Answer = Result<Arc<Metadata>, Unreachable>;

#[derive(Default)]
struct Known {
    metadata: Option<(Arc<Metadata>, Instant)>,
    failed: Option<Instant>,
    asking: Option<Asking>,
}

/// The provider is being asked, for all who wait.
struct Asking {
    since: Instant,
    answer: watch::Sender<Option<Answer>>,
}

impl Provider {
    pub(super) fn new(settings: Oidc, secret: Option<String>, public_url: &str) -> Result<Self, String> {
        let words = |problem: &dyn std::error::Error| problem.to_string();
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(|problem| words(&problem))?;
        let callback = format!("{public_url}/v1/sign-in/done");
        let redirect = RedirectUrl::new(callback).map_err(|problem| words(&problem))?;
        let after = format!("{public_url}/sign-in");
        let after_sign_out = PostLogoutRedirectUrl::new(after).map_err(|problem| words(&problem))?;
        let http = Http::new().map_err(|problem| format!("the system's certificates cannot be read: {problem}"))?;
        let (secret, known) = (secret.map(ClientSecret::new), Arc::default());
        Ok(Self { settings, issuer, secret, redirect, after_sign_out, http: Arc::new(http), known })
    }

    /// What the provider says of itself.
    pub(super) async fn metadata(&self) -> Answer {
        let had = self.known().metadata.clone();
        match had {
            Some((metadata, at)) if at.elapsed() < FRESH => Ok(metadata),
            Some((metadata, at)) if at.elapsed() < STALE => Ok(self.ask().await.unwrap_or(metadata)),
            Some(_) | None => self.ask().await,
        }
    }

    /// The same with keys newer than those of `seen`, unless it was asked a moment ago.
    pub(super) async fn newer(&self, seen: &Arc<Metadata>) -> Option<Arc<Metadata>> {
        match &self.known().metadata {
            Some((metadata, _)) if !Arc::ptr_eq(metadata, seen) => return Some(Arc::clone(metadata)),
            Some((_, at)) if at.elapsed() < PAUSE => return None,
            Some(_) | None => {}
        }
        self.ask().await.ok()
    }

    /// Asks once for all who want to know, of whom some may wait; others, and those who come soon after a failure, are told
    /// at once that it cannot be reached.
    async fn ask(&self) -> Answer {
        let mut told = self.listen().ok_or(Unreachable)?;
        let told = tokio::time::timeout(ASKED_FOR, told.wait_for(Option::is_some)).await;
        told.ok().and_then(Result::ok).and_then(|answer| answer.clone()).unwrap_or(Err(Unreachable))
    }

    fn listen(&self) -> Option<watch::Receiver<Option<Answer>>> {
        let mut known = self.known();
        if known.failed.is_some_and(|at| at.elapsed() < PAUSE) {
            return None;
        }
        // One that never came to an end is forgotten.
        if let Some(Asking { answer, .. }) = known.asking.as_ref().filter(|it| it.since.elapsed() < ASKED_FOR * 2) {
            return (answer.receiver_count() < WAITING).then(|| answer.subscribe());
        }
        let (answer, told) = watch::channel(None);
        known.asking = Some(Asking { since: Instant::now(), answer });
        tokio::spawn(discover(self.issuer.clone(), Arc::clone(&self.http), Arc::clone(&self.known)));
        Some(told)
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waybill as a client of the provider.
    pub(super) fn client(&self, metadata: &Metadata) -> ReadyClient {
        let id = ClientId::new(self.settings.client_id.clone());
        let client = CoreClient::from_provider_metadata(metadata.clone(), id, self.secret.clone());
        // What is not said is Basic.
        let by_basic = metadata
            .token_endpoint_auth_methods_supported()
            .is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let auth_type = if by_basic { AuthType::BasicAuth } else { AuthType::RequestBody };
        client.set_auth_type(auth_type).set_redirect_uri(self.redirect.clone())
    }

    pub(crate) fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    pub(super) fn issuer_url(&self) -> IssuerUrl {
        self.issuer.clone()
    }

    /// Where the browser goes to sign out at the provider too; nothing when it has no such place or cannot be asked.
    /// Without the ID token, which would stand in the address: the provider asks the person instead.
    pub(crate) async fn sign_out_url(&self) -> Option<String> {
        let metadata = self.metadata().await.ok()?;
        let end = metadata.additional_metadata().end_session_endpoint.clone()?;
        let request = LogoutRequest::from(end).set_client_id(ClientId::new(self.settings.client_id.clone()));
        Some(request.set_post_logout_redirect_uri(self.after_sign_out.clone()).http_get_url().into())
    }
}

/// Asks the provider, and tells those who wait.
async fn discover(issuer: IssuerUrl, http: Arc<Http>, known: Arc<Mutex<Known>>) {
    let found = tokio::time::timeout(ASKED_FOR, Metadata::discover_async(issuer, &*http)).await;
    let answer = match found {
        Ok(Ok(metadata)) => Ok(Arc::new(metadata)),
        Ok(Err(problem)) => {
            tracing::warn!(cause = causes(&problem), "the identity provider cannot be asked");
            Err(Unreachable)
        }
        Err(_) => {
            tracing::warn!(seconds = ASKED_FOR.as_secs(), "the identity provider does not answer");
            Err(Unreachable)
        }
    };
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    match &answer {
        Ok(metadata) => (known.metadata, known.failed) = (Some((Arc::clone(metadata), Instant::now())), None),
        Err(Unreachable) => known.failed = Some(Instant::now()),
    }
    if let Some(asking) = known.asking.take() {
        asking.answer.send_replace(Some(answer));
    }
}

/// Signatures that only the provider can make: none is not one, and a shared secret is the client's as well.
pub(super) fn signatures() -> [CoreJwsSigningAlgorithm; 9] {
    use CoreJwsSigningAlgorithm as Alg;
    [
        Alg::RsaSsaPkcs1V15Sha256,
        Alg::RsaSsaPkcs1V15Sha384,
        Alg::RsaSsaPkcs1V15Sha512,
        Alg::RsaSsaPssSha256,
        Alg::RsaSsaPssSha384,
        Alg::RsaSsaPssSha512,
        Alg::EcdsaP256Sha256,
        Alg::EcdsaP384Sha384,
        Alg::EdDsa,
    ]
}
