//! An answer that is being read: its request's place and its bytes are held until the last of it is gone.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum::body::{Body, Bytes, HttpBody};
use axum::response::{IntoResponse, Response};
use http_body::{Frame, SizeHint};

use super::{Held, Place};
use crate::failure::Failure;

/// Of a large body the connection is given so much at a time: what it was not given is still counted.
const PIECE: usize = 64 << 10;

/// What an answer does not hold, set by its handler in the answer's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unheld {
    /// An event stream, which is counted by itself.
    Everything,
    /// Bytes that are in memory anyway and are shared by all who read them.
    Bytes,
}

/// Keeps the place with the answer's body.
///
/// # Errors
/// Too many bytes are held already: the answer is dropped.
pub(crate) fn hold(mut response: Response, place: Place) -> Result<Response, Failure> {
    let unheld = response.extensions_mut().remove::<Unheld>();
    if unheld == Some(Unheld::Everything) || response.body().is_end_stream() {
        return Ok(response);
    }
    let bytes = response.body().size_hint().exact().and_then(|size| usize::try_from(size).ok());
    let held = match bytes.filter(|_| unheld.is_none()) {
        Some(bytes) => Some(place.hold(bytes)?),
        None => None,
    };
    let holds = Arc::new(Holds { _place: place, _held: held });
    Ok(response.map(|body| Body::new(Reading { body, rest: Bytes::new(), holds })))
}

/// [`hold`], or the refusal in the answer's place.
pub(crate) fn hold_or_refuse(response: Response, place: Place) -> Response {
    hold(response, place).unwrap_or_else(IntoResponse::into_response)
}

struct Holds {
    _place: Place,
    _held: Option<Held>,
}

struct Reading {
    body: Body,
    /// What the body gave and the connection has not taken yet.
    rest: Bytes,
    holds: Arc<Holds>,
}

/// What the connection has taken: it drops this once the bytes are with the system.
struct Piece {
    bytes: Bytes,
    _holds: Arc<Holds>,
}

impl AsRef<[u8]> for Piece {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl HttpBody for Reading {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => self.rest = data,
                    Err(other) => return Poll::Ready(Some(Ok(other))),
                },
                end => return Poll::Ready(end),
            }
        }
        let length = self.rest.len().min(PIECE);
        let piece = Piece { bytes: self.rest.split_to(length), _holds: Arc::clone(&self.holds) };
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_owner(piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let (mut hint, rest) = (self.body.size_hint(), self.rest.len() as u64);
        if let Some(upper) = hint.upper() {
            hint.set_upper(upper.saturating_add(rest));
        }
        hint.set_lower(hint.lower().saturating_add(rest));
        hint
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;

    use super::*;
    use crate::limits::{Guard, Limits};

    fn place(guard: &Guard) -> Place {
        let request = axum::http::Request::get("/").body(()).unwrap();
        guard.admit(&crate::client::Client::somewhere(), &request.into_parts().0).unwrap()
    }

    #[tokio::test]
    async fn a_large_answer_is_given_in_pieces_and_counted_until_it_is_gone() {
        let limits = Limits { held_megabytes: 8, at_once_per_address: 2, ..Limits::default() };
        let guard = Guard::new(&limits);
        let answer = |size: usize| Response::new(Body::from(vec![7; size]));
        let large = hold(answer(900 << 10), place(&guard)).unwrap();
        assert_eq!(large.body().size_hint().exact(), Some(900 << 10));
        // Those who proved nothing share an eighth of it.
        assert!(hold(answer(900 << 10), place(&guard)).is_err(), "the bytes are still there");
        let mut body = large.into_body();
        let mut sizes = Vec::new();
        while let Some(frame) = body.frame().await {
            sizes.push(frame.unwrap().into_data().unwrap().len());
        }
        assert!(sizes.iter().all(|size| *size <= PIECE) && sizes.iter().sum::<usize>() == 900 << 10, "{sizes:?}");
        drop(body);
        let first = hold(answer(900 << 10), place(&guard)).unwrap();
        let mut shared = answer(1);
        shared.extensions_mut().insert(Unheld::Bytes);
        let second = hold(shared, place(&guard)).unwrap();
        let request = axum::http::Request::get("/").body(()).unwrap().into_parts().0;
        assert!(guard.admit(&crate::client::Client::somewhere(), &request).is_err(), "two are being read");
        drop((first, second));
        assert!(guard.admit(&crate::client::Client::somewhere(), &request).is_ok());
    }
}
