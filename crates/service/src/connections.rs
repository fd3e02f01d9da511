//! Open connections, of which the system lets a process have so many: bounded for each address and all together, so that
//! the database keeps its files. When there is no room, the connection that has been idle for longest makes it.

mod files;
mod stream;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use futures_util::task::AtomicWaker;

use crate::client::{Client, Networks};
use crate::limits::Limits;

pub(crate) use stream::{Counted, Watched};

/// When half of all places are taken, a connection that has sent no request is closed after this time.
const SILENT: Duration = Duration::from_secs(5);
/// How many of those are looked for when another connection comes.
const LOOKED_AT: usize = 8;
/// Places of one IPv6 network (/48) for each of one address.
const NETWORK_PLACES: usize = 4;
/// How often the log says that connections are refused.
const TOLD_EVERY: Duration = Duration::from_secs(60);

/// The connections of one listener; clones are the same.
#[derive(Clone)]
pub(crate) struct Connections(Arc<Inner>);

struct Inner {
    most: usize,
    most_each: usize,
    /// Proxies, who bring many people's requests, and addresses that are not limited.
    trusted: [Networks; 2],
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    last: u64,
    all: HashMap<u64, Entry>,
    each: HashMap<Key, Own>,
    /// Idle ones, the longest first: by the number that each got when it became idle.
    idle: BTreeMap<u64, u64>,
    told: Option<Instant>,
}

/// An address or a network, and for how many addresses it counts: of two networks that begin alike, one is larger.
type Key = (usize, IpAddr);

#[derive(Default)]
struct Own {
    count: usize,
    idle: BTreeSet<u64>,
}

struct Entry {
    keys: Vec<Key>,
    since: Instant,
    has_asked: bool,
    /// Requests under way.
    busy: usize,
    idle: Option<u64>,
    end: Arc<End>,
}

/// Ends a connection from outside.
#[derive(Default)]
pub(super) struct End {
    is_over: AtomicBool,
    waker: AtomicWaker,
}

/// A connection that is counted until this is dropped.
pub(super) struct Connection {
    id: u64,
    inner: Arc<Inner>,
    pub(super) end: Arc<End>,
}

impl Connections {
    /// As many as the limits allow, and as there are files for.
    pub(crate) fn new(limits: &Limits, proxies: &Networks) -> Self {
        let files = files::for_connections();
        let most = if limits.connections == 0 { files } else { limits.connections.min(files) };
        let trusted = [proxies.clone(), limits.unlimited_addresses.clone()];
        Self::of(most, limits.connections_per_address, trusted)
    }

    /// So many, no matter who opens them: for a listener that one operator's programs use.
    pub(crate) fn few(most: usize) -> Self {
        Self::of(most, 0, [Networks::default(), Networks::default()])
    }

    fn of(most: usize, most_each: usize, trusted: [Networks; 2]) -> Self {
        let most_each = if most_each == 0 { most } else { most_each.min(most.div_ceil(2)) };
        Self(Arc::new(Inner { most, most_each, trusted, open: Mutex::default() }))
    }

    /// Counts a connection that was accepted; `None` if there is no room for it.
    pub(super) fn accept(&self, peer: IpAddr) -> Option<Connection> {
        let (inner, peer) = (&self.0, peer.to_canonical());
        let client = Client { address: peer, by_proxy: false, is_unlimited: false };
        let is_trusted = inner.trusted.iter().any(|networks| networks.contain(peer));
        let network = client.network().map(|network| (NETWORK_PLACES, network));
        let keys = if is_trusted { Vec::new() } else { [(1, client.key())].into_iter().chain(network).collect() };
        let mut open = inner.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.end_silent(inner.most);
        for key in &keys {
            let most = inner.most_each.saturating_mul(key.0);
            let idle = match open.each.get(key) {
                Some(own) if own.count >= most => own.idle.first().copied(),
                Some(_) | None => continue,
            };
            open.make_room(idle)?;
        }
        if open.all.len() >= inner.most {
            let idle = open.idle.first_key_value().map(|(number, _)| *number);
            open.make_room(idle)?;
        }
        let (id, end) = open.add(keys);
        Some(Connection { id, inner: Arc::clone(inner), end })
    }
}

impl Open {
    fn add(&mut self, keys: Vec<Key>) -> (u64, Arc<End>) {
        self.last += 1;
        let (id, end) = (self.last, Arc::<End>::default());
        for key in &keys {
            self.each.entry(*key).or_default().count += 1;
        }
        let entry = Entry { keys, since: Instant::now(), has_asked: false, busy: 0, idle: None, end: Arc::clone(&end) };
        self.all.insert(id, entry);
        self.rest(id);
        (id, end)
    }

    /// From now on the connection is idle.
    fn rest(&mut self, id: u64) {
        self.last += 1;
        let number = self.last;
        let Some(entry) = self.all.get_mut(&id) else { return };
        entry.idle = Some(number);
        for key in &entry.keys {
            self.each.entry(*key).or_default().idle.insert(number);
        }
        self.idle.insert(number, id);
    }

    fn wake(&mut self, id: u64) {
        let Some(entry) = self.all.get_mut(&id) else { return };
        let Some(number) = entry.idle.take() else { return };
        for key in &entry.keys {
            self.each.entry(*key).or_default().idle.remove(&number);
        }
        self.idle.remove(&number);
    }

    fn remove(&mut self, id: u64) -> Option<Entry> {
        self.wake(id);
        let entry = self.all.remove(&id)?;
        for key in &entry.keys {
            if let Some(own) = self.each.get_mut(key) {
                own.count -= 1;
                if own.count == 0 {
                    self.each.remove(key);
                }
            }
        }
        Some(entry)
    }

    /// Ends an idle connection, found by its number. Without one, there is no room.
    fn make_room(&mut self, idle: Option<u64>) -> Option<()> {
        let Some(id) = idle.and_then(|number| self.idle.get(&number).copied()) else {
            if self.told.is_none_or(|told| told.elapsed() > TOLD_EVERY) {
                self.told = Some(Instant::now());
                tracing::warn!(
                    open = self.all.len(),
                    "connections are refused: too many are busy at once, see [limits]"
                );
            }
            return None;
        };
        self.remove(id).map(|entry| entry.end.end())
    }

    /// When many are open, those that never sent a request get less time for it.
    fn end_silent(&mut self, most: usize) {
        if self.all.len() <= most / 2 {
            return;
        }
        let is_silent = |id: &u64| self.all.get(id).is_some_and(|it| !it.has_asked && it.since.elapsed() > SILENT);
        let silent: Vec<u64> = self.idle.values().take(LOOKED_AT).copied().filter(is_silent).collect();
        for entry in silent.into_iter().filter_map(|id| self.remove(id)) {
            entry.end.end();
        }
    }
}

impl End {
    fn end(&self) {
        self.is_over.store(true, Ordering::Release);
        self.waker.wake();
    }
}

impl Connection {
    /// A request has come.
    pub(super) fn begin(&self) {
        let mut open = self.inner.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.wake(self.id);
        if let Some(entry) = open.all.get_mut(&self.id) {
            (entry.has_asked, entry.busy) = (true, entry.busy + 1);
        }
    }

    /// Its answer is gone.
    pub(super) fn finish(&self) {
        let mut open = self.inner.open.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(entry) = open.all.get_mut(&self.id) else { return };
        entry.busy = entry.busy.saturating_sub(1);
        if entry.busy == 0 {
            open.rest(self.id);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.inner.open.lock().unwrap_or_else(PoisonError::into_inner).remove(self.id);
    }
}

#[cfg(test)]
mod tests;
