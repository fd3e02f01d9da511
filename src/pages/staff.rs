//! The door of the pages for staff.

use crate::view::prelude::*;

use crate::route::Route;
use crate::session;
use crate::ui::page;
use crate::words as w;

/// A page for support and operators. Others read that it is for staff, and nothing is asked of the service.
pub fn only(inside: impl Fn() -> AnyView + 'static) -> AnyView {
    door(session::is_staff, w::staff::only, inside)
}

/// A page for operators.
pub fn operators_only(inside: impl Fn() -> AnyView + 'static) -> AnyView {
    door(session::is_operator, w::staff::operators_only, inside)
}

/// A page for administrators.
pub fn administrators_only(inside: impl Fn() -> AnyView + 'static) -> AnyView {
    door(session::is_administrator, w::staff::administrators_only, inside)
}

fn door(may: fn() -> bool, why: fn() -> &'static str, inside: impl Fn() -> AnyView + 'static) -> AnyView {
    // A memo, so that a session that is renewed does not make the page anew.
    let may = memo(may);
    let shown = move || if may.get() { inside() } else { closed(why()) };
    shown.into_any()
}

fn closed(why: &'static str) -> AnyView {
    page::title(|| w::staff::closed_title().to_owned());
    view! {
        <h1 tabindex="-1">{w::staff::closed_title()}</h1>
        <p class="measure">{why}</p>
        <p><a class="button" href=session::home().path()>{back()}</a></p>
    }
    .into_any()
}

fn back() -> &'static str {
    match session::home() {
        Route::Support => w::staff::to_support(),
        _ => w::app::to_jobs(),
    }
}
