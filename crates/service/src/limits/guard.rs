//! Who is let in: every request passes here before anything is read for it, and again once its token is known.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::request::Parts;
use tokio::sync::Semaphore;

use super::held::Memory;
use super::place::{SOON, places};
use super::{ConcurrencyLimit, Limits, Place, Rate, Slot};
use crate::client::Client;
use crate::failure::Failure;

/// A limit of requests holds over this many seconds.
const BURST_SECONDS: u32 = 10;
/// Sign-in links that are asked for at once from one network address, and from one IPv6 network; then one in each span.
const LINKS_FROM: (u32, Duration) = (20, Duration::from_secs(60));
const LINKS_FROM_NETWORK: (u32, Duration) = (60, Duration::from_secs(20));
/// Codes that confirm an address: of one person and for one address at once, and one more in each span.
const CODES: (u32, u32) = (5, 3);
const CODES_EVERY: Duration = Duration::from_secs(600);
/// What a load balancer asks: it is answered when all else is refused.
const WATCHED: [&str; 2] = ["/healthz", "/readyz"];
/// How much those who proved nothing have of what all may hold in memory, and one of them of that.
const STRANGERS_SHARE: usize = 8;
/// Places of one IPv6 network (/48) for each of one address.
const NETWORK_PLACES: usize = 4;

/// The counts of one running service.
pub(crate) struct Guard {
    limits: Limits,
    addresses: Rate<IpAddr>,
    tokens: Rate<String>,
    at_once_each: ConcurrencyLimit<IpAddr>,
    pools: Arc<Pools>,
    streams: ConcurrencyLimit<IpAddr>,
    token_streams: ConcurrencyLimit<String>,
    links_from: Rate<IpAddr>,
    links_from_network: Rate<IpAddr>,
    codes: Rate<String>,
    codes_to: Rate<String>,
}

/// What all requests share, and what those who proved nothing have of their own.
pub(super) struct Pools {
    pub(super) at_once: Arc<Semaphore>,
    pub(super) memory: Memory,
    pub(super) strangers: Arc<Semaphore>,
    pub(super) strangers_each: ConcurrencyLimit<IpAddr>,
    pub(super) strangers_network: ConcurrencyLimit<IpAddr>,
    pub(super) strangers_memory: Memory,
}

impl Pools {
    fn new(limits: &Limits) -> Self {
        let each = limits.waiting_per_address;
        let memory = limits.held_megabytes << 20;
        let strangers = memory / STRANGERS_SHARE;
        Self {
            at_once: places(limits.at_once),
            memory: Memory::new(memory, memory / 2),
            strangers: places(limits.at_once / 2),
            strangers_each: ConcurrencyLimit::new(each),
            strangers_network: ConcurrencyLimit::new(each.saturating_mul(NETWORK_PLACES)),
            strangers_memory: Memory::new(strangers, strangers / 2),
        }
    }
}

/// An event stream that is open.
pub(crate) struct Streaming {
    _address: Option<Slot<IpAddr>>,
    _token: Option<Slot<String>>,
}

impl Guard {
    pub(crate) fn new(limits: &Limits) -> Self {
        let rate = |per_second: u32| (per_second, per_second.saturating_mul(BURST_SECONDS));
        let (address, token) = (rate(limits.requests_per_address), rate(limits.requests_per_token));
        Self {
            addresses: Rate::new(address.0, address.1),
            tokens: Rate::new(token.0, token.1),
            at_once_each: ConcurrencyLimit::new(limits.at_once_per_address),
            pools: Arc::new(Pools::new(limits)),
            streams: ConcurrencyLimit::new(limits.streams_per_address),
            token_streams: ConcurrencyLimit::new(limits.streams_per_token),
            links_from: Rate::every(LINKS_FROM.1, LINKS_FROM.0),
            links_from_network: Rate::every(LINKS_FROM_NETWORK.1, LINKS_FROM_NETWORK.0),
            codes: Rate::every(CODES_EVERY, CODES.0),
            codes_to: Rate::every(CODES_EVERY, CODES.1),
            limits: limits.clone(),
        }
    }

    /// Lets a request in, of which only the head has been read.
    ///
    /// # Errors
    /// It is too long, or one of too many.
    pub(crate) fn admit(&self, client: &Client, parts: &Parts) -> Result<Place, Failure> {
        self.measure(parts)?;
        if WATCHED.contains(&parts.uri.path()) {
            return Ok(Place::new(*client, Arc::clone(&self.pools), None));
        }
        let mut own = None;
        if !client.is_unlimited {
            self.addresses.check(&client.key()).map_err(Failure::TooOften)?;
            own = Some(self.at_once_each.take(&client.key()).ok_or(Failure::TooOften(1))?);
        }
        let place = Place::new(*client, Arc::clone(&self.pools), own);
        place.work().map(|()| place)
    }

    /// Counts a request of a token or session that was proved; made-up ones count by their address alone.
    ///
    /// # Errors
    /// It is one of too many.
    pub(crate) fn admit_token(&self, client: &Client, hash: &String) -> Result<(), Failure> {
        if client.is_unlimited { Ok(()) } else { self.tokens.check(hash).map_err(Failure::TooOften) }
    }

    /// Lets somebody ask for a sign-in link. How often one mail address is asked for is nobody's to know: see
    /// [`crate::mail`].
    ///
    /// # Errors
    /// It is one of too many from this address or network.
    pub(crate) fn admit_link(&self, client: &Client) -> Result<(), Failure> {
        if client.is_unlimited {
            return Ok(());
        }
        let from_network = client.network().map_or(Ok(()), |network| self.links_from_network.check(&network));
        from_network.and_then(|()| self.links_from.check(&client.key())).map_err(Failure::TooOften)
    }

    /// Lets a person have a code sent to an address, which may be anybody's.
    ///
    /// # Errors
    /// It is one of too many of this person's, or for this address: the seconds to wait.
    pub(crate) fn admit_code(&self, person: &String, email: &str) -> Result<(), u64> {
        self.codes.check(person).and_then(|()| self.codes_to.check(&email.to_lowercase()))
    }

    /// Lets an event stream begin.
    ///
    /// # Errors
    /// It is one of too many.
    pub(crate) fn admit_stream(&self, client: &Client, hash: &String) -> Result<Streaming, Failure> {
        if client.is_unlimited {
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
