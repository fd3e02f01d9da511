//! The head of every page: where one can go, who one is, and that it is a demonstration.

use crate::view::prelude::*;

use crate::live;
use crate::route::Route;
use crate::session;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::{self, Theme};
use crate::unread;
use crate::words as w;

pub(super) fn masthead(route: Memo<Route>) -> AnyView {
    let link = move |to: Route, words: &'static str| {
        let href = to.path();
        view! { <a href=href aria-current=move || (section(&route.read()).as_ref() == Some(&to)).then_some("page")>{words}</a> }
    };
    // Memos: a session that is looked at again makes no link anew.
    let (is_staff, is_operator) = (memo(session::is_staff), memo(session::is_operator));
    // Who only manages people is told of no job.
    let has_notices = memo(|| session::is_customer() || session::is_staff());
    effect(move || {
        if has_notices.get() {
            unread::look();
        }
    });
    live::subscribe(|_| unread::look_soon());
    let count = memo(unread::count);
    let unread = move || {
        (count.get() > 0).then(
            || view! { <b class="count">{count.get().to_string()}<span class="hear">" "{w::app::unread()}</span></b> },
        )
    };
    let notices = move || {
        let current = move || (*route.read() == Route::Notices).then_some("page");
        view! { <a href=Route::Notices.path() aria-current=current>{w::app::notices()}{unread}</a> }
    };
    let is_administrator = memo(session::is_administrator);
    let owns = memo(|| session::home() == Route::Jobs);
    view! {
        <header class="masthead">
            <div class="frame masthead__row">
                <a class="masthead__brand" href="/">{icon(Icon::Mark)}{w::app::name()}</a>
                <nav class="masthead__nav" aria-label=w::app::main()>
                    {move || owns.get().then(|| link(Route::Jobs, w::app::jobs()))}
                    {move || is_staff.get().then(|| link(Route::Support, w::app::support()))}
                    {move || is_operator.get().then(|| link(Route::Operations, w::app::operations()))}
                    {move || has_notices.get().then(notices)}
                    {move || is_administrator.get().then(|| link(Route::People, w::app::people()))}
                    {link(Route::States, w::app::states())}
                    {link(Route::Settings, w::app::settings())}
                </nav>
                <div class="masthead__end">
                    <span class="masthead__who small quiet">{who}</span>
                    <button class="button button--quiet button--small" type="button" on:click=|_| turn()>
                        {icon(Icon::Theme)}
                        {w::ui::theme()}
                        <span class="hear">{move || theme::chosen().name()}</span>
                    </button>
                </div>
            </div>
        </header>
        {move || session::session().filter(|it| it.demo).map(|_| view! { <aside class="demo-bar" aria-label=w::app::demo_label()><div class="frame"><p>{w::app::demo()}</p></div></aside> })}
    }
    .into_any()
}

/// The entry of the navigation that a page belongs to.
fn section(route: &Route) -> Option<Route> {
    match route {
        Route::Jobs
        | Route::NewJob
        | Route::Job(_)
        | Route::Ship(_)
        | Route::Slip(_)
        | Route::Edit(_)
        | Route::Share(_)
        | Route::Log(..) => Some(Route::Jobs),
        Route::Support | Route::SupportJob(_) => Some(Route::Support),
        Route::Arrivals if !session::is_operator() => Some(Route::Support),
        Route::Operations | Route::Arrivals | Route::CopyBoard | Route::Packing => Some(Route::Operations),
        Route::People | Route::NewPerson | Route::Person(_) => Some(Route::People),
        Route::States => Some(Route::States),
        Route::Settings => Some(Route::Settings),
        Route::Notices | Route::SignIn | Route::NotFound => None,
    }
}

fn who() -> String {
    let Some(session) = session::session() else { return String::new() };
    match session.subscriptions.as_slice() {
        [only] => w::app::person_of(&session.name, &only.company),
        _ => session.name,
    }
}

/// One press each: system, light, dark, system.
fn turn() {
    let chosen = theme::chosen();
    let at = Theme::ALL.iter().position(|it| *it == chosen).unwrap_or_default();
    let next = Theme::ALL.iter().cycle().nth(at + 1).copied().unwrap_or(Theme::System);
    theme::choose(next);
}
