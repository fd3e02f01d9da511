//! How connections are listened for: those who send or read too slowly are let go.

use std::future::{Ready, ready};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::accept::Accept;
use axum_server::tls_rustls::RustlsAcceptor;
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;

use crate::connections::{Connections, Counted, Watched};
use crate::limits::Limits;
use crate::tls::Tls;

/// What the wire's parser may hold of one head: more than the limits let in, so that those can answer in words.
const HEAD_MAX: usize = 128 << 10;
/// Requests at once over one connection of HTTP/2.
const HTTP2_STREAMS: u32 = 200;
const HTTP2_PING: Duration = Duration::from_secs(20);

/// Serves until `stop` resolves; requests under way then have `patience` to finish.
///
/// # Errors
/// The listener fails.
pub(crate) async fn serve(
    listener: TcpListener,
    tls: Option<Tls>,
    router: Router,
    (limits, connections): (&Limits, Connections),
    stop: impl Future<Output = ()> + Send + 'static,
    patience: Duration,
) -> io::Result<()> {
    let handle = Handle::<SocketAddr>::new();
    let mut server = axum_server::from_tcp(listener)?.handle(handle.clone());
    let head = Duration::from_secs(limits.head_seconds);
    server.http_builder().http1().header_read_timeout(head).max_buf_size(HEAD_MAX);
    let http2 = server.http_builder().http2();
    let mut http2 = http2;
    http2.max_concurrent_streams(HTTP2_STREAMS).keep_alive_interval(HTTP2_PING).max_header_list_size(HEAD_MAX as u32);
    let server = server.first_request_timeout(head);
    let patient = Patient { answer: Duration::from_secs(limits.answer_seconds), connections };
    let stopper = tokio::spawn(async move {
        stop.await;
        handle.graceful_shutdown(Some(patience));
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let served = match tls {
        Some(tls) => server.acceptor(RustlsAcceptor::new(tls.config()).acceptor(patient)).serve(service).await,
        None => server.acceptor(patient).serve(service).await,
    };
    stopper.abort();
    served
}

/// Counts connections, and closes one whose client takes nothing of its answer for a while: a watcher that has gone to
/// sleep, or one who wants to keep us busy.
#[derive(Clone)]
struct Patient {
    answer: Duration,
    connections: Connections,
}

impl<S> Accept<TcpStream, S> for Patient {
    type Stream = Counted<TimeoutStream<TcpStream>>;
    type Service = Watched<S>;
    type Future = Ready<io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let counted = stream.peer_addr().map(|peer| self.connections.accept(peer.ip()));
        let Ok(Some(connection)) = counted else { return ready(Err(io::ErrorKind::ConnectionRefused.into())) };
        let connection = Arc::new(connection);
        // An answer is one write: waiting for more would only delay it.
        let _ = stream.set_nodelay(true);
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(self.answer));
        ready(Ok((Counted::new(stream, Arc::clone(&connection)), Watched::new(service, connection))))
    }
}
