//! HTTPS by the service itself, for those who put no proxy before it: and for Microsoft's JS SDK, which sends no token
//! over plain HTTP, not even to this machine.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use rustls::crypto::CryptoProvider;

/// Why HTTPS could not begin.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TlsProblem {
    #[error("Could not read the certificate {} and its key {}: {cause}", .cert.display(), .key.display())]
    Files { cert: PathBuf, key: PathBuf, cause: std::io::Error },
}

/// A certificate with its key, ready to be served with.
#[derive(Clone)]
pub(crate) struct Tls(RustlsConfig);

impl Tls {
    /// Reads PEM files: the certificate with those that vouch for it, and its private key.
    ///
    /// # Errors
    /// A file cannot be read, is no PEM, or the key is another certificate's.
    pub(crate) async fn from_files(cert: &Path, key: &Path) -> Result<Self, TlsProblem> {
        if CryptoProvider::get_default().is_none() {
            // Refused only if another part of the process chose one meanwhile, which serves as well.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let config = RustlsConfig::from_pem_file(cert, key).await;
        let named = |cause| TlsProblem::Files { cert: cert.to_owned(), key: key.to_owned(), cause };
        config.map(Self).map_err(named)
    }

    /// Serves until `stop` resolves; requests under way then have `patience` to finish, as with plain HTTP.
    ///
    /// # Errors
    /// The listener fails.
    pub(crate) async fn serve(
        self,
        listener: TcpListener,
        router: Router,
        stop: impl Future<Output = ()> + Send + 'static,
        patience: Duration,
    ) -> std::io::Result<()> {
        listener.set_nonblocking(true)?;
        let handle = Handle::<SocketAddr>::new();
        let server = axum_server::from_tcp_rustls(listener, self.0)?.handle(handle.clone());
        let stopper = tokio::spawn(async move {
            stop.await;
            handle.graceful_shutdown(Some(patience));
        });
        let served = server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await;
        stopper.abort();
        served
    }
}
