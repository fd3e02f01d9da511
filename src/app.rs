//! The frame of every page, and which page a URL shows.

mod expired;
mod footer;
pub mod keys;
mod masthead;
mod palette;

use crate::view::prelude::*;

use crate::route::Route;
use crate::router::{self, NavigateOptions, use_location, use_navigate};
use crate::session::{self, SessionState};
use crate::ui::loading::{failed, loading};
use crate::ui::{page, toast};
use crate::words as w;
use crate::{browser, pages, time};

/// The page of a route, from those that a program holds; `None` for a page of the other program.
pub type Pages = fn(Route) -> Option<AnyView>;

/// The whole portal, with the pages of one program.
pub fn app(shell: &web_sys::Element, pages: Pages) {
    browser::language(w::LANGUAGE);
    time::tick();
    session::look();
    router::start();
    frame(pages).put_into(shell);
}

/// What stands around every page. Which page it is, [`Route`] says: a total match, so no page can be forgotten.
fn frame(pages: Pages) -> AnyView {
    let location = use_location();
    let route = memo(move || Route::read(&location.pathname.get()));
    follow(route);
    // Who owns no job begins where their own work is. The filters of the list are those of support's.
    let (navigate, search) = (use_navigate(), location.search);
    Effect::new(move |_| {
        let home = session::home();
        if route.get() == Route::Jobs && home != Route::Jobs {
            let path = [&home.path(), "?", search.read_untracked().trim_start_matches('?')].concat();
            let options = NavigateOptions { replace: true, ..NavigateOptions::default() };
            navigate(path.trim_end_matches('?'), options);
        }
    });
    let (help, palette) = (RwSignal::new(false), RwSignal::new(false));
    view! {
        // It moves the focus and leaves the URL as it is: "back" does not lead through it.
        <a class="skip" href="#main" on:click=|ev| { ev.prevent_default(); browser::focus_field("main"); }>{w::app::skip()}</a>
        {masthead::masthead(route)}
        <main class="frame" id="main" tabindex="-1">
            {expired::banner()}
            {shown(route, pages)}
        </main>
        {footer::footer(help)}
        {keys::keys(help, palette)}
        {palette::palette(palette)}
        {page::announcer()}
        {toast::toasts()}
    }
    .into_any()
}

/// Who may see the page now. Apart from the session, so that a session that expires does not take the page away.
#[derive(Clone, PartialEq)]
enum Door {
    Open,
    Wait,
    SignIn,
    Unreachable(String),
}

fn shown(route: Memo<Route>, pages: Pages) -> AnyView {
    let first = route.get_untracked();
    let session = session::state();
    // One memo for both: who follows a memo, and one that it is made of, may miss a change of the second.
    let what = memo(move || {
        let route = route.get();
        let door = match &*session.read() {
            _ if route.is_public() => Door::Open,
            SessionState::SignedIn(_) | SessionState::Expired(_) => Door::Open,
            SessionState::Loading => Door::Wait,
            SessionState::SignedOut => Door::SignIn,
            SessionState::Unreachable(error) => Door::Unreachable(error.message.clone()),
        };
        (door, route)
    });
    let inside = move || match what.get() {
        (Door::Open, route) => pages(route.clone()).unwrap_or_else(|| elsewhere(route == first)),
        (Door::Wait, _) => wait(),
        (Door::SignIn, _) => pages::sign_in::gate(),
        (Door::Unreachable(why), _) => unreachable(&why),
    };
    inside.into_any()
}

/// A page of the other program: the service answers its URL with the right one. If that has just happened and is not so,
/// loading once more would go on for ever.
fn elsewhere(is_first: bool) -> AnyView {
    if is_first {
        return pages::not_found::page();
    }
    toast::keep();
    browser::store_in_tab(TURNED, Some(""));
    // The new URL is in the history by now; what else follows it is let run first.
    set_timeout(|| drop(window().location().reload()), core::time::Duration::ZERO);
    view! { <h1 tabindex="-1">{w::app::opening()}</h1> }.into_any()
}

fn wait() -> AnyView {
    page::title(|| w::app::loading().to_owned());
    view! { <h1 tabindex="-1">{w::app::opening()}</h1>{loading(w::app::loading_session())} }.into_any()
}

fn unreachable(why: &str) -> AnyView {
    page::title(|| w::app::unreachable_heading().to_owned());
    view! { <h1 tabindex="-1">{w::app::unreachable_heading()}</h1>{failed(why, session::look)} }.into_any()
}

/// Where it is kept that the portal itself loads the next page.
const TURNED: &str = "waybill.turned";

/// Keeps up what the browser does by itself when pages are files: title, history, focus.
fn follow(route: Memo<Route>) {
    effect(|| document().set_title(&page::full_title()));
    let turned = browser::stored_in_tab(TURNED).is_some();
    browser::store_in_tab(TURNED, None);
    Effect::new(move |before: Option<()>| {
        route.track();
        // A page that the reader opened begins at its top, by itself; one that the portal led to, at its heading.
        if before.is_some() || turned {
            browser::focus_heading();
            // Once the new page has named itself.
            set_timeout(|| page::announce(&page::full_title_untracked()), core::time::Duration::ZERO);
        }
    });
}
