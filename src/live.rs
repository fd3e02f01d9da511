//! Changes as they happen, from the one stream that a browser's tabs share (`public/browser.js` keeps it).
//!
//! Where no stream can be had, every subscriber is told every few seconds to read again, and [`state`] says so.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::LazyLock;

use crate::view::prelude::*;
use wasm_bindgen::prelude::*;
use waybill_domain::job::JobId;
use waybill_domain::wire::JobRow;

use crate::words as w;
use crate::{browser, json, session};

/// What happened.
pub enum Change {
    /// A job is new or changed. A row of every event; progress too.
    Job(JobRow),
    /// A job was deleted.
    Gone(JobId),
    /// A package of no job came, or something was done with it; told to staff.
    Arrival,
    /// Something may have been missed: read again.
    Reset,
}

/// Whether changes arrive by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LiveState {
    /// No stream yet, and none lost.
    Connecting,
    Live,
    /// Read again every few seconds.
    Polling,
}

type Handler = Rc<dyn Fn(&Change)>;

/// What the stream calls: with a kind and its data.
type Hear = Closure<dyn Fn(String, String)>;

thread_local! {
    static HANDLERS: RefCell<Vec<(u32, Handler)>> = const { RefCell::new(Vec::new()) };
    static STARTED: RefCell<Option<Hear>> = const { RefCell::new(None) };
}

static STATE: LazyLock<ArcRwSignal<LiveState>> = LazyLock::new(|| ArcRwSignal::new(LiveState::Connecting));

/// Whether changes arrive by themselves; followed.
pub fn state() -> LiveState {
    STATE.get()
}

/// The same for people; empty while it is not known. Followed.
pub fn words() -> &'static str {
    match state() {
        LiveState::Connecting => "",
        LiveState::Live => w::ui::live(),
        LiveState::Polling => w::ui::reconnecting(),
    }
}

/// Calls for every change until the page that asks is gone.
pub fn subscribe(handler: impl Fn(&Change) + 'static) {
    let key = HANDLERS.with_borrow_mut(|handlers| {
        let key = handlers.last().map_or(0, |(key, _)| key + 1);
        handlers.push((key, Rc::new(handler)));
        key
    });
    on_cleanup(move || HANDLERS.with_borrow_mut(|handlers| handlers.retain(|(other, _)| *other != key)));
}

/// As [`subscribe`], for one job: no change of another job comes through.
pub fn subscribe_to(id: JobId, handler: impl Fn(&Change) + 'static) {
    subscribe(move |change| match change {
        Change::Job(row) if !same(&row.id, &id) => {}
        Change::Gone(other) if !same(other, &id) => {}
        Change::Arrival => {}
        Change::Job(_) | Change::Gone(_) | Change::Reset => handler(change),
    });
}

/// Names are kept as written, but not told apart by case.
pub fn same(one: &JobId, other: &JobId) -> bool {
    let alike = |one: &str, other: &str| one == other || browser::alike(one, other);
    one.subscription == other.subscription
        && alike(one.group.as_str(), other.group.as_str())
        && alike(one.name.as_str(), other.name.as_str())
}

/// Begins to listen, once; to be called when somebody is signed in.
pub(crate) fn start() {
    STARTED.with_borrow_mut(|started| {
        if started.is_none() {
            let hear = Closure::new(|kind: String, data: String| hear(&kind, &data));
            browser::live(hear.as_ref());
            *started = Some(hear);
        }
    });
}

/// Something kept the pages from reading: they read again.
pub(crate) fn missed() {
    tell(Change::Reset);
}

fn hear(kind: &str, data: &str) {
    match kind {
        "job" => tell(json::read(data).map_or(Change::Reset, Change::Job)),
        "gone" => tell(json::read(data).map_or(Change::Reset, Change::Gone)),
        "arrival" => tell(Change::Arrival),
        "reset" => tell(Change::Reset),
        "live" => {
            // Between a page's first reading and the stream's beginning something may have happened.
            if *STATE.read_untracked() != LiveState::Live {
                STATE.set(LiveState::Live);
                tell(Change::Reset);
            }
        }
        "lost" => STATE.set(LiveState::Polling),
        // Somebody signed in or out in another tab.
        _ => session::look(),
    }
}

fn tell(change: Change) {
    // A copy, because a handler may make a page go, and with it its own subscription.
    let handlers = HANDLERS.with_borrow(Vec::clone);
    handlers.iter().for_each(|(_, handler)| handler(&change));
}
