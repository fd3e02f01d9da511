//! Whose request it is by address: the one function that says so, and the only reader of `X-Forwarded-For`.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderName};
use ipnet::IpNet;
use serde::Deserialize;

const FORWARDED: &str = "x-forwarded-for";
/// What a proxy may add to a request, besides everything that begins with `x-forwarded-`.
const SIGNS: [&str; 3] = ["forwarded", "via", "x-real-ip"];

/// Networks and addresses that the configuration names.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub struct Networks(Vec<IpNet>);

impl TryFrom<Vec<String>> for Networks {
    type Error = String;

    fn try_from(texts: Vec<String>) -> Result<Self, String> {
        texts.iter().map(|text| network(text)).collect::<Result<_, _>>().map(Self)
    }
}

impl Networks {
    pub fn new(networks: Vec<IpNet>) -> Self {
        Self(networks)
    }

    /// Whether any is named.
    pub(crate) fn any(&self) -> bool {
        !self.0.is_empty()
    }

    pub(crate) fn contain(&self, address: IpAddr) -> bool {
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
    /// Whether the configuration lets this address ask as often as it likes, or there is no connection at all.
    pub(crate) is_unlimited: bool,
}

impl Client {
    /// Of a request as it came. Without a connection, as in tests, it is from this machine.
    pub(crate) fn of(extensions: &Extensions, headers: &HeaderMap, proxies: &Networks, unlimited: &Networks) -> Self {
        let here = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let connected = extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = connected.map_or(here, |ConnectInfo(peer)| *peer).ip().to_canonical();
        let by_proxy = proxies.contain(peer);
        let told = by_proxy.then(|| before(headers, proxies)).flatten();
        let has_signs = headers.keys().any(is_sign);
        if by_proxy && told.is_none() && connected.is_some() {
            warn_once(&SILENT, "a trusted proxy does not send X-Forwarded-For: everybody behind it is limited as one");
        } else if has_signs && !by_proxy && connected.is_some() {
            warn_once(
                &UNNAMED,
                "requests come through a proxy that trusted-proxies does not name: everybody behind it is limited as one",
            );
        }
        // A proxy that says nothing is no reason to lift its clients' limits.
        let is_itself = if by_proxy { told.is_some() } else { !has_signs };
        let address = told.unwrap_or(peer);
        let is_unlimited = is_itself && unlimited.contain(address) || connected.is_none() && !has_signs;
        Self { address, by_proxy, is_unlimited }
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

    /// The IPv6 network of a whole site, which has 65,536 addresses to limit by: counted beside them.
    pub(crate) fn network(&self) -> Option<IpAddr> {
        match self.address {
            IpAddr::V4(_) => None,
            IpAddr::V6(_) => IpNet::new(self.address, 48).ok().map(|it| it.network()),
        }
    }
}

/// The address that the nearest proxy not trusted, or the browser, had: read from the right, as everything to the left
/// of that may be made up.
fn before(headers: &HeaderMap, proxies: &Networks) -> Option<IpAddr> {
    let lines: Vec<&str> = headers.get_all(FORWARDED).iter().filter_map(|line| line.to_str().ok()).collect();
    let hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut last = None;
    for hop in hops {
        let address = address(hop.trim())?;
        last = Some(address);
        if !proxies.contain(address) {
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

fn is_sign(name: &HeaderName) -> bool {
    name.as_str().starts_with("x-forwarded-") || SIGNS.contains(&name.as_str())
}

static SILENT: AtomicBool = AtomicBool::new(false);
static UNNAMED: AtomicBool = AtomicBool::new(false);

/// Says once what is wrong with the proxy in front: until it is set right, its clients cannot be told apart.
fn warn_once(said: &AtomicBool, problem: &str) {
    if !said.swap(true, Ordering::Relaxed) {
        tracing::warn!("{problem}; see \"nginx in front\" in docs/operations.md");
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let known = parts.extensions.get::<Self>().copied();
        Ok(known.unwrap_or_else(|| {
            let none = Networks::default();
            Self::of(&parts.extensions, &parts.headers, &none, &none)
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Client {
        /// One who is limited.
        pub(crate) fn somewhere() -> Self {
            Self { address: IpAddr::from([203, 0, 113, 7]), by_proxy: false, is_unlimited: false }
        }
    }

    /// Guards against limits that a proxy lifts for everybody by saying nothing, or something else than we read.
    #[test]
    fn behind_a_proxy_nobody_is_without_limits_by_being_near() {
        let network = |text: &str| Networks::new(vec![network(text).unwrap()]);
        let (here, none) = (network("127.0.0.1"), Networks::default());
        let unlimited = |sign: &str, proxies: &Networks, unlimited: &Networks| {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 1))));
            let mut headers = HeaderMap::new();
            if let Some((name, value)) = sign.split_once(' ') {
                headers.append(HeaderName::try_from(name).unwrap(), value.parse().unwrap());
            }
            Client::of(&extensions, &headers, proxies, unlimited).is_unlimited
        };
        assert!(!unlimited("", &none, &none), "this machine is limited as any other");
        assert!(!unlimited("", &here, &here), "a trusted proxy that says nothing");
        for sign in [
            "forwarded for=9.9.9.9",
            "via 1.1 x",
            "x-real-ip 9.9.9.9",
            "x-forwarded-proto https",
            "x-forwarded-for 9.9.9.9",
        ] {
            assert!(!unlimited(sign, &none, &here), "{sign}");
            assert!(!unlimited(sign, &here, &here), "{sign}");
        }
        assert!(unlimited("", &none, &here), "unless the configuration says so");
        assert!(unlimited("x-forwarded-for 127.0.0.1", &here, &here));
    }

    #[track_caller]
    fn check(peer: &str, lines: &[&str], want: &str) {
        let proxies = Networks::new(["10.0.0.0/8", "127.0.0.1"].map(|it| network(it).unwrap()).to_vec());
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        let client = Client::of(&extensions, &headers, &proxies, &Networks::default());
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
        let client = |text: &str| Client { address: text.parse().unwrap(), by_proxy: false, is_unlimited: false };
        assert_eq!(client("203.0.113.77").roughly(), "203.0.113.0/24");
        assert_eq!(client("2001:db8:1:2:3::4").roughly(), "2001:db8:1::/48");
        assert_eq!(client("2001:db8:1:2:3::4").key(), client("2001:db8:1:2:9::9").key());
        assert_eq!(client("203.0.113.77").key().to_string(), "203.0.113.77");
    }
}
