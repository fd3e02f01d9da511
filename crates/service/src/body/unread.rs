//! What a handler leaves of a request's body. An answer that comes before the body was read ends the connection, and
//! the next request over it fails: so a small rest is read, and before a large one the answer says `close`.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{HeaderMap, header};
use futures_util::StreamExt as _;
use http_body::{Frame, SizeHint};

use crate::limits::Place;

/// The most that is read for the connection's sake, and for how long.
const SMALL: usize = 64 << 10;
const PATIENCE: Duration = Duration::from_secs(1);

/// Where the body is until it was read.
type Shared = Arc<Mutex<Option<Body>>>;

/// The other end of a body that a handler has.
pub(crate) struct Unread {
    body: Option<Shared>,
    /// Whether the client sends the body only when it is told to.
    waits: bool,
}

/// Lends a request's body to a handler.
pub(crate) fn lend(headers: &HeaderMap, body: Body) -> (Body, Unread) {
    let waits = headers.contains_key(header::EXPECT);
    if body.is_end_stream() {
        return (body, Unread { body: None, waits });
    }
    let shared: Shared = Arc::new(Mutex::new(Some(body)));
    (Body::new(Lent(Arc::clone(&shared))), Unread { body: Some(shared), waits })
}

impl Unread {
    /// Reads what is left, if it is little and comes soon; whether the connection can be used for another request.
    pub(crate) async fn read(self, place: &Place) -> bool {
        let body = self.body.and_then(|shared| shared.lock().unwrap_or_else(PoisonError::into_inner).take());
        let Some(body) = body else { return true };
        if self.waits || body.size_hint().lower() > SMALL as u64 {
            return false;
        }
        let Ok(_waiting) = place.wait() else { return false };
        let mut chunks = body.into_data_stream();
        let whole = async {
            let mut read = 0;
            while let Some(chunk) = chunks.next().await {
                read += chunk.map_or(SMALL, |chunk| chunk.len());
                if read > SMALL {
                    return false;
                }
            }
            true
        };
        tokio::time::timeout(PATIENCE, whole).await.unwrap_or(false)
    }
}

struct Lent(Shared);

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let mut shared = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(body) = shared.as_mut() else { return Poll::Ready(None) };
        let frame = ready!(Pin::new(body).poll_frame(cx));
        if !matches!(frame, Some(Ok(_))) {
            *shared = None;
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().is_none_or(HttpBody::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).as_ref().map(HttpBody::size_hint).unwrap_or_default()
    }
}
