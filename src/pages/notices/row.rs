//! A notice: what happened, to which job, by whom, when; an unread one has its shape and its word.

use crate::view::prelude::*;
use waybill_domain::arrival::ArrivalState;
use waybill_domain::fields::{DriveSerial, TrackingNumber};
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
    let badge = it.unread.then(|| badge_tag(Mood::Waiting, w::unread()));
    let detail = match &it.what {
        Happening::AlsoNamed { drives, number } => named(drives, number.as_ref()),
        what => happenings::detail(what),
    };
    let who = if it.who.is_empty() { machines::role(it.role).to_owned() } else { it.who.clone() };
    view! {
        <li data-role=it.unread.then(|| Mood::Waiting.word())>
            {icon(mark)}
            <span class="cluster">{subject(it)}<strong>{title(&it.what)}</strong>{badge}</span>
            {(!detail.is_empty()).then(|| view! { <span>{detail}</span> })}
            <span class="quiet">{who}", "{time::exact(it.at)}</span>
        </li>
    }
    .into_any()
}

fn title(what: &Happening) -> String {
    match what {
        Happening::ArrivalDue { to: ArrivalState::DestructionDue, .. } => w::arrival_destruction().to_owned(),
        Happening::ArrivalDue { .. } => w::arrival_return().to_owned(),
        Happening::AlsoNamed { .. } => w::also_named().to_owned(),
        _ => happenings::title(what),
    }
}

fn named(drives: &[DriveSerial], number: Option<&TrackingNumber>) -> String {
    let drives = drives.iter().map(ToString::to_string);
    drives.chain(number.map(ToString::to_string)).collect::<Vec<_>>().join(", ")
}

/// The job, as the reader sees it, or the package of no job. A job that this notice says is gone has no page any more.
fn subject(it: &Notice) -> AnyView {
    let Some(id) = it.job.clone() else { return arrival(&it.what) };
    let name = id.name.to_string();
    if matches!(it.what, Happening::Deleted | Happening::Purged | Happening::Expired) {
        return view! { <span class="serial">{name}</span> }.into_any();
    }
    let page = if untrack(session::is_staff) { Route::SupportJob(id) } else { Route::Job(id) };
    view! { <a class="serial" href=page.path()>{name}</a> }.into_any()
}

fn arrival(what: &Happening) -> AnyView {
    let number = match what {
        Happening::ArrivalDue { number, .. } if !number.is_empty() => number.clone(),
        _ => w::no_number().to_owned(),
    };
    view! { <a class="serial" href=Route::Arrivals.path()>{number}</a> }.into_any()
}
