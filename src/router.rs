//! Where the reader is: the address bar's URL as signals, and links of this origin that do not load the page anew. Which page
//! a URL means, [`crate::route`] says.
//!
//! The history comes first, the signals after it: whoever hears of a new URL finds it in the address bar.

use std::sync::LazyLock;

use crate::view::prelude::*;
use leptos::ev;
use leptos::prelude::ArcReadSignal;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent, Url};

use crate::route::query_value;

/// The parts of the URL, each a signal that tells only when it is another.
pub struct Location {
    pub pathname: ArcReadSignal<String>,
    /// Without its `?`.
    pub search: ArcReadSignal<String>,
    /// With its `#`; empty if there is none.
    pub hash: ArcReadSignal<String>,
}

/// How a URL is gone to.
#[derive(Clone, Copy)]
pub struct NavigateOptions {
    /// It takes the place of the one before: "back" leaves it out.
    pub replace: bool,
    /// The page begins at its top, or at what the URL names behind its `#`.
    pub scroll: bool,
}

impl Default for NavigateOptions {
    fn default() -> Self {
        Self { replace: false, scroll: true }
    }
}

/// In the order of a URL: path, query, fragment.
static PARTS: LazyLock<[ArcRwSignal<String>; 3]> = LazyLock::new(|| [(); 3].map(|()| ArcRwSignal::new(String::new())));

/// The URL's parts, to follow.
pub fn use_location() -> Location {
    let [pathname, search, hash] = PARTS.each_ref().map(ArcRwSignal::read_only);
    Location { pathname, search, hash }
}

/// A value of the URL's query, followed; empty if it is not there.
pub fn use_query(name: &'static str) -> Memo<String> {
    let search = use_location().search;
    memo(move || query_value(&search.read(), name))
}

/// What goes to a URL of the portal.
pub fn use_navigate() -> impl Fn(&str, NavigateOptions) + Copy + Send + Sync + 'static {
    navigate
}

/// Begins to follow the address bar, and takes the clicks on links. Before anything asks where it is; once a page.
pub fn start() {
    look();
    // "Back", "forward", and links to a place within the page. The browser scrolls.
    window_event_listener(ev::popstate, |_| look());
    window_event_listener(ev::click, |ev| take(&ev).unwrap_or_default());
}

/// Sets the signals by the address bar.
fn look() {
    let location = window().location();
    let search = location.search().unwrap_or_default();
    let found = [
        location.pathname().unwrap_or_default(),
        search.trim_start_matches('?').to_owned(),
        location.hash().unwrap_or_default(),
    ];
    for (part, found) in PARTS.iter().zip(found) {
        if *part.read_untracked() != found {
            part.set(found);
        }
    }
}

fn navigate(to: &str, options: NavigateOptions) {
    if go(to, options).is_err() {
        // The browser will not have it in the history, so it is loaded.
        drop(window().location().set_href(to));
    }
}

fn go(to: &str, options: NavigateOptions) -> Result<(), JsValue> {
    let location = window().location();
    let (history, here) = (window().history()?, location.href()?);
    let there = Url::new_with_base(to, &here)?.href();
    // Where one is already is no second step back.
    if options.replace || there == here {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&there))?;
    } else {
        history.push_state_with_url(&JsValue::NULL, "", Some(&there))?;
    }
    look();
    let named = location.hash()?;
    if let Some(place) = document().get_element_by_id(named.trim_start_matches('#')) {
        place.scroll_into_view();
    } else if options.scroll {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
    Ok(())
}

/// Follows a link within the portal. Everything else is left to the browser: other buttons and keys, which open tabs; other
/// origins; files; and places within the page, to which it moves the focus too.
fn take(ev: &MouseEvent) -> Option<()> {
    let has_key = ev.meta_key() || ev.alt_key() || ev.ctrl_key() || ev.shift_key();
    if ev.default_prevented() || ev.button() != 0 || has_key {
        return None;
    }
    let clicked: Element = ev.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = clicked.closest("a[href]").ok()??.dyn_into().ok()?;
    let to = link.href();
    let location = window().location();
    let is_elsewhere = link.origin() != location.origin().ok()?;
    let is_within = to.contains('#') && to.split('#').next() == location.href().ok()?.split('#').next();
    let is_browsers = link.matches("[target], [download], [rel~=external]").ok()?;
    if !(is_elsewhere || is_within || is_browsers) {
        ev.prevent_default();
        navigate(&to, NavigateOptions { replace: false, scroll: !link.has_attribute("data-noscroll") });
    }
    Some(())
}
