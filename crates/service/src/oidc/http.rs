//! The back channel: short requests to the provider, over TLS with the system's certificates. No redirect is followed.

use std::pin::Pin;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{Response, Uri};
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use openidconnect::url::{Host, Url};
use tokio::sync::Semaphore;

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

/// How long the provider may take for one answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many requests to the provider are under way at once.
const AT_ONCE: usize = 32;
/// The most that an answer may be.
const MOST: usize = 1024 * 1024;

/// What speaks to the provider.
pub(super) struct Http {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    /// Anyone who comes when all are taken is told at once that it cannot be reached.
    places: Semaphore,
}

/// Why there is no answer. Says nothing of what was sent.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpProblem {
    #[error("it would have to be asked without TLS")]
    Unsafe,
    #[error("too many requests to it are under way")]
    Busy,
    #[error("it cannot be reached")]
    Connect(#[from] hyper_util::client::legacy::Error),
    #[error("it did not answer within {} seconds", PATIENCE.as_secs())]
    Slow,
    #[error("its answer broke off or is too large")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Http {
    pub(super) fn new() -> std::io::Result<Self> {
        let tls =
            HttpsConnectorBuilder::new().with_provider_and_native_roots(rustls::crypto::ring::default_provider())?;
        let connector = tls.https_or_http().enable_http1().build();
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Ok(Self { client, places: Semaphore::new(AT_ONCE) })
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpProblem> {
        if !is_safe_uri(request.uri()) {
            return Err(HttpProblem::Unsafe);
        }
        let _place = self.places.try_acquire().map_err(|_| HttpProblem::Busy)?;
        let answer = async {
            let (parts, body) = self.client.request(request.map(|body| Full::new(body.into()))).await?.into_parts();
            let body = Limited::new(body, MOST).collect().await.map_err(HttpProblem::Body)?;
            Ok(Response::from_parts(parts, body.to_bytes().to_vec()))
        };
        tokio::time::timeout(PATIENCE, answer).await.unwrap_or(Err(HttpProblem::Slow))
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpProblem;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpProblem>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}

fn is_safe_uri(uri: &Uri) -> bool {
    Url::parse(&uri.to_string()).is_ok_and(|url| is_safe(&url))
}

/// TLS, or the same machine.
pub(super) fn is_safe(url: &Url) -> bool {
    let is_here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || url.scheme() == "http" && is_here
}
