//! Who is let in: every request passes here before anything is read for it, and again once its token is known.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::request::Parts;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{Limits, Rate, Slot, Slots};
use crate::client::Client;
use crate::failure::Failure;

/// Seconds to wait when there is no telling how long it takes.
const SOON: u64 = 5;
/// A limit of requests holds over this many seconds.
const BURST_SECONDS: u32 = 10;
/// Sign-in links that are asked for at once for one mail address, and from one network address; then one a minute.
const LINKS: [u32; 2] = [5, 20];
const LINKS_EVERY: Duration = Duration::from_secs(60);
/// What is asked by whoever watches over the service: it is answered when all else is refused.
const WATCHED: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// The counts of one running service.
pub(crate) struct Guard {
    limits: Limits,
    addresses: Rate<IpAddr>,
    tokens: Rate<String>,
    at_once_each: Slots<IpAddr>,
    at_once: Arc<Semaphore>,
    streams: Slots<IpAddr>,
    token_streams: Slots<String>,
    links: Rate<String>,
    links_from: Rate<IpAddr>,
}

/// A request that is worked on.
pub(crate) struct Admitted {
    _own: Option<Slot<IpAddr>>,
    _permit: Option<OwnedSemaphorePermit>,
}

/// An event stream that is open.
pub(crate) struct Streaming {
    _address: Option<Slot<IpAddr>>,
    _token: Option<Slot<String>>,
}

impl Guard {
    pub(crate) fn new(limits: &Limits) -> Self {
        let at_once = if limits.at_once == 0 { Semaphore::MAX_PERMITS } else { limits.at_once };
        let rate = |per_second: u32| (per_second, per_second.saturating_mul(BURST_SECONDS));
        let (address, token) = (rate(limits.requests_per_address), rate(limits.requests_per_token));
        Self {
            addresses: Rate::new(address.0, address.1),
            tokens: Rate::new(token.0, token.1),
            at_once_each: Slots::new(limits.at_once_per_address),
            at_once: Arc::new(Semaphore::new(at_once)),
            streams: Slots::new(limits.streams_per_address),
            token_streams: Slots::new(limits.streams_per_token),
            links: Rate::every(LINKS_EVERY, LINKS[0]),
            links_from: Rate::every(LINKS_EVERY, LINKS[1]),
            limits: limits.clone(),
        }
    }

    /// Lets a request in, of which only the head has been read.
    ///
    /// # Errors
    /// It is too long, or one of too many.
    pub(crate) fn admit(&self, client: &Client, parts: &Parts) -> Result<Admitted, Failure> {
        self.measure(parts)?;
        if WATCHED.contains(&parts.uri.path()) {
            return Ok(Admitted { _own: None, _permit: None });
        }
        let mut own = None;
        if !client.is_here {
            self.addresses.check(&client.key()).map_err(Failure::TooOften)?;
            own = Some(self.at_once_each.take(&client.key()).ok_or(Failure::TooOften(1))?);
        }
        let permit = Arc::clone(&self.at_once).try_acquire_owned().map_err(|_| Failure::Busy(SOON))?;
        Ok(Admitted { _own: own, _permit: Some(permit) })
    }

    /// Counts a request of a token or session that was proved; made-up ones count by their address alone.
    ///
    /// # Errors
    /// It is one of too many.
    pub(crate) fn admit_token(&self, client: &Client, hash: &String) -> Result<(), Failure> {
        if client.is_here { Ok(()) } else { self.tokens.check(hash).map_err(Failure::TooOften) }
    }

    /// Lets somebody ask for a sign-in link: for one mail address now and then, whether it is anybody's or not.
    ///
    /// # Errors
    /// It is one of too many.
    pub(crate) fn admit_link(&self, client: &Client, email: &str) -> Result<(), Failure> {
        if !client.is_here {
            self.links_from.check(&client.key()).map_err(Failure::TooOften)?;
        }
        self.links.check(&email.to_lowercase()).map_err(Failure::TooOften)
    }

    /// Lets an event stream begin.
    ///
    /// # Errors
    /// It is one of too many.
    pub(crate) fn admit_stream(&self, client: &Client, hash: &String) -> Result<Streaming, Failure> {
        if client.is_here {
            return Ok(Streaming { _address: None, _token: None });
        }
        let address = self.streams.take(&client.key()).ok_or(Failure::TooManyStreams(SOON))?;
        let token = self.token_streams.take(hash).ok_or(Failure::TooManyStreams(SOON))?;
        Ok(Streaming { _address: Some(address), _token: Some(token) })
    }

    fn measure(&self, parts: &Parts) -> Result<(), Failure> {
        let Limits { url_bytes, header_bytes, .. } = self.limits;
        let url = parts.uri.path_and_query().map_or(0, |it| it.as_str().len());
        if url > url_bytes {
            return Err(Failure::UrlTooLong(url_bytes));
        }
        let line =
            |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| name.as_str().len() + value.len() + 4;
        let headers: usize = parts.headers.iter().map(line).sum();
        if headers > header_bytes {
            return Err(Failure::HeadersTooLarge(header_bytes));
        }
        Ok(())
    }
}
