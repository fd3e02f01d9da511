//! A notice: what happened, to which job, by whom, when; an unread one has its shape and its word.

use crate::view::prelude::*;
use waybill_domain::happening::Happening;
use waybill_domain::next_step::Mood;
use waybill_domain::wire::Notice;

use crate::route::Route;
use crate::session;
use crate::time;
use crate::ui::badge::badge_tag;
use crate::ui::icon::{Icon, icon};
use crate::words::{happenings, machines, notices as w};

pub(super) fn row(it: &Notice) -> AnyView {
    let mark = if it.unread { Icon::Waiting } else { Icon::Passed };
    let badge = it.unread.then(|| view! { <span>{badge_tag(Mood::Waiting, w::unread())}</span> });
    let detail = happenings::detail(&it.what);
    let who = if it.who.is_empty() { machines::role(it.role).to_owned() } else { it.who.clone() };
    view! {
        <li data-role=it.unread.then(|| Mood::Waiting.word())>
            {icon(mark)}
            <strong>{happenings::title(&it.what)}</strong>
            {badge}
            <span>{job(it)}</span>
            {(!detail.is_empty()).then(|| view! { <span>{detail}</span> })}
            <span class="quiet">{who}", "{time::exact(it.at)}</span>
        </li>
    }
    .into_any()
}

/// The job, as the reader sees it. One that this notice says is gone has no page any more.
fn job(it: &Notice) -> AnyView {
    let name = it.job.name.to_string();
    if matches!(it.what, Happening::Deleted | Happening::Purged) {
        return view! { <span class="serial">{name}</span> }.into_any();
    }
    let id = it.job.clone();
    let page = if untrack(session::is_staff) { Route::SupportJob(id) } else { Route::Job(id) };
    view! { <a class="serial" href=page.path()>{name}</a> }.into_any()
}
