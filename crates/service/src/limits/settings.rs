//! `[limits]`.

use serde::Deserialize;

use crate::client::Networks;

/// What one address, one token and one request may ask for; 0 in a number of requests or streams: no limit. What holds
/// without a word is far above what a portal with many tabs, a page full of badges or the data center's machines need.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Limits {
    /// The longest address (path and query), in bytes.
    pub(crate) url_bytes: usize,
    /// All header lines together, in bytes.
    pub(crate) header_bytes: usize,
    /// Requests a second from one address, once those for ten seconds are used up.
    pub(crate) requests_per_address: u32,
    /// Requests a second with one token or session, once those for ten seconds are used up.
    pub(crate) requests_per_token: u32,
    /// Requests of one address that are worked on at the same time.
    pub(crate) at_once_per_address: usize,
    /// Requests that are worked on at the same time, all together.
    pub(crate) at_once: usize,
    /// Requests of one address, without proof, whose body is waited for.
    pub(crate) waiting_per_address: usize,
    /// Megabytes of bodies and answers that are held for clients who send or read slowly, all together.
    pub(crate) held_megabytes: usize,
    /// Addresses whose own requests are not limited by address or token.
    pub(crate) unlimited_addresses: Networks,
    /// Connections that are open, all together, as far as there are files for them.
    pub(crate) connections: usize,
    /// Connections of one address.
    pub(crate) connections_per_address: usize,
    /// Event streams that one address holds open.
    pub(crate) streams_per_address: usize,
    /// Event streams that one token or session holds open.
    pub(crate) streams_per_token: usize,
    /// Seconds for a request's head to come, and for a kept connection to be idle.
    pub(crate) head_seconds: u64,
    /// Seconds for a body to come; every 4 kB that came give a second more.
    pub(crate) body_seconds: u64,
    /// Seconds for a client to take some of an answer.
    pub(crate) answer_seconds: u64,
    /// Jobs of one subscription that have not ended.
    pub(crate) jobs_per_subscription: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            url_bytes: 8 << 10,
            header_bytes: 32 << 10,
            requests_per_address: 500,
            requests_per_token: 200,
            at_once_per_address: 400,
            at_once: 2000,
            waiting_per_address: 16,
            held_megabytes: 256,
            unlimited_addresses: Networks::default(),
            connections: 10_000,
            connections_per_address: 1000,
            streams_per_address: 500,
            streams_per_token: 50,
            head_seconds: 30,
            body_seconds: 30,
            answer_seconds: 60,
            jobs_per_subscription: 10_000,
        }
    }
}
