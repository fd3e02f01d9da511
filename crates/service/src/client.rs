//! Whose request it is by address: the one function that says so, and the only reader of `X-Forwarded-For`.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};
use ipnet::IpNet;
use serde::Deserialize;

const FORWARDED: &str = "x-forwarded-for";

/// The proxies whose word is taken for where a request came from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct TrustedProxies(Vec<IpNet>);

impl TryFrom<Vec<String>> for TrustedProxies {
    type Error = String;

    fn try_from(texts: Vec<String>) -> Result<Self, String> {
        texts.iter().map(|text| network(text)).collect::<Result<_, _>>().map(Self)
    }
}

impl TrustedProxies {
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    /// Whether any is named.
    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// A network as people write it: `10.0.0.0/8`, or one address.
///
/// # Errors
/// It is neither.
pub(crate) fn network(text: &str) -> Result<IpNet, String> {
    let one = IpAddr::from_str(text).map(IpNet::from);
    one.or_else(|_| text.parse()).map_err(|_| "use a network or an address: 10.0.0.0/8, 127.0.0.1".to_owned())
}

/// Where a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Client {
    pub(crate) address: IpAddr,
    /// Whether a proxy that is trusted handed the request over: its request id is taken too.
    pub(crate) by_proxy: bool,
    /// Whether it is from this machine itself, with no sign of a proxy: those are not limited by address.
    pub(crate) is_here: bool,
}

impl Client {
    /// Of a request as it came. Without a connection, as in tests, it is from this machine.
    pub(crate) fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &TrustedProxies) -> Self {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(here, |ConnectInfo(peer)| *peer);
        let peer = peer.ip().to_canonical();
        let by_proxy = proxies.trust(peer);
        let address = if by_proxy { before(headers, proxies).unwrap_or(peer) } else { peer };
        let forwarded = headers.contains_key(FORWARDED);
        if forwarded && !by_proxy && peer.is_loopback() {
            warn_once();
        }
        Self { address, by_proxy, is_here: address.is_loopback() && !forwarded }
    }

    /// The network, for books that are kept: near enough to find an intruder by, and no person's address.
    pub(crate) fn roughly(&self) -> String {
        let network = match self.address {
            IpAddr::V4(_) => IpNet::new(self.address, 24),
            IpAddr::V6(_) => IpNet::new(self.address, 48),
        };
        network.map(|it| it.trunc().to_string()).unwrap_or_default()
    }

    /// What limits count by: an IPv6 customer has a whole /64 to send from.
    pub(crate) fn key(&self) -> IpAddr {
        match self.address {
            IpAddr::V4(_) => self.address,
            IpAddr::V6(_) => IpNet::new(self.address, 64).map_or(self.address, |it| it.network()),
        }
    }
}

/// The address that the nearest proxy not trusted, or the browser, had: read from the right, as everything to the left
/// of that may be made up.
fn before(headers: &HeaderMap, proxies: &TrustedProxies) -> Option<IpAddr> {
    let lines: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok()).collect();
    let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut last = None;
    for hop in hops {
        let address = address(hop.trim())?;
        last = Some(address);
        if !proxies.trust(address) {
            break;
        }
    }
    last
}

/// With or without a port, as proxies write it.
fn address(hop: &str) -> Option<IpAddr> {
    let found = hop.parse().ok().or_else(|| hop.parse().ok().map(|it: SocketAddr| it.ip()));
    found.or_else(|| hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok()).map(|it: IpAddr| it.to_canonical())
}

/// A proxy on this machine that was not named: people's addresses are not known then, and cannot be limited one by one.
fn warn_once() {
    static SAID: AtomicBool = AtomicBool::new(false);
    if !SAID.swap(true, Ordering::Relaxed) {
        tracing::warn!("a proxy on this machine is not named by --trusted-proxy: clients cannot be told apart");
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().copied();
        Ok(known.unwrap_or_else(|| Self::of(&parts.extensions, &parts.headers, &TrustedProxies::default())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(peer: &str, lines: &[&str], want: &str) {
        let proxies = TrustedProxies::new(["10.0.0.0/8", "127.0.0.1"].map(|it| network(it).unwrap()).to_vec());
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        let client = Client::of(&extensions, &headers, &proxies);
        assert_eq!(client.address.to_string(), want);
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        check("203.0.113.7", &[], "203.0.113.7");
        check("203.0.113.7", &["198.51.100.1"], "203.0.113.7");
        check("10.1.1.1", &["198.51.100.1"], "198.51.100.1");
        check("::ffff:10.1.1.1", &["198.51.100.1"], "198.51.100.1");
        check("127.0.0.1", &["2001:db8::1"], "2001:db8::1");
    }

    #[test]
    fn what_a_client_made_up_before_the_proxy_is_not_believed() {
        check("10.1.1.1", &["1.1.1.1, 198.51.100.1"], "198.51.100.1");
        check("10.1.1.1", &["1.1.1.1", "198.51.100.1, 10.2.2.2"], "198.51.100.1");
        check("10.1.1.1", &["1.1.1.1, unknown"], "10.1.1.1");
        check("10.1.1.1", &["10.3.3.3, 10.2.2.2"], "10.3.3.3");
        check("10.1.1.1", &["[2001:db8::1]:443"], "2001:db8::1");
        check("10.1.1.1", &["198.51.100.1:5555"], "198.51.100.1");
    }

    #[test]
    fn books_keep_the_network_and_limits_an_ipv6_customer() {
        let client = |text: &str| Client { address: text.parse().unwrap(), by_proxy: false, is_here: false };
        assert_eq!(client("203.0.113.77").roughly(), "203.0.113.0/24");
        assert_eq!(client("2001:db8:1:2:3::4").roughly(), "2001:db8:1::/48");
        assert_eq!(client("2001:db8:1:2:3::4").key(), client("2001:db8:1:2:9::9").key());
        assert_eq!(client("203.0.113.77").key().to_string(), "203.0.113.77");
    }
}
