//! What the reader may do to the job: the rows of the domain's table that are theirs, each with its button, or with the
//! reason why it is off.

use crate::view::prelude::*;
use waybill_domain::job::{Act, Offer};

use super::here::Here;
use crate::route::Route;
use crate::words::{job as w, steps};

/// Beside the name: where its status is shared, and the two acts that end a job.
pub(super) fn head(here: Here) -> AnyView {
    let allowed =
        move |act: Act| memo(move || here.offers.with(|all| all.iter().any(|it| it.act == act && it.allowed)));
    let cancelled = memo(move || here.job.with(|job| job.cancel_requested));
    let button = |open: RwSignal<bool>, words: &'static str| {
        view! { <button class="button button--plain button--small" type="button" on:click=move |_| open.set(true)>{words}</button> }
    };
    let (cancel, delete) = (allowed(Act::Cancel), allowed(Act::Delete));
    let share = Route::Share(here.id.get_value()).path();
    view! {
        <div class="cluster">
            <a class="button button--plain button--small" href=share>{w::act_share()}</a>
            {move || (cancel.get() && !cancelled.get()).then(|| button(here.dialogs.cancel, w::act_cancel()))}
            {move || delete.get().then(|| button(here.dialogs.delete, w::act_delete()))}
        </div>
    }
    .into_any()
}

/// The whole list, in the detail of the current state: what may be done, and folded up what may not, and why.
pub(super) fn offers(here: Here) -> AnyView {
    if here.is_of_staff {
        return ().into_any();
    }
    let cancelled = memo(move || here.job.with(|job| job.cancel_requested));
    let some = move |allowed: bool| {
        let offers = here.offers.get().into_iter().filter(move |offer| offer.allowed == allowed);
        let offers = offers.filter(|offer| offer.act != Act::Cancel || !cancelled.get());
        offers.filter_map(|offer| row(here, offer)).collect::<Vec<_>>()
    };
    let off = move || {
        let rows = some(false);
        (!rows.is_empty()).then(|| {
            let count = w::not_now(&rows.len().to_string());
            view! { <details><summary class="small">{count}</summary><ul class="next">{rows}</ul></details> }
        })
    };
    view! { <div><p class="label">{w::you_may()}</p><ul class="cluster">{move || some(true)}</ul>{off}</div> }
        .into_any()
}

fn row(here: Here, offer: Offer) -> Option<AnyView> {
    let Offer { act, allowed, why_not } = offer;
    let how = how(here, act)?;
    let words = steps::act(act);
    let id = ["why-", act.word()].concat();
    let button = match (allowed, how) {
        (false, _) => view! {
            <button class="button button--small" type="button" aria-disabled="true" aria-describedby=id.clone()>{words}</button>
        }
        .into_any(),
        (true, How::Go(href)) => view! { <a class="button button--plain button--small" href=href>{words}</a> }.into_any(),
        (true, How::Ask(open)) => view! {
            <button class="button button--plain button--small" type="button" on:click=move |_| open.set(true)>{words}</button>
        }
        .into_any(),
    };
    let why = why_not.map(|why| view! { <span class="quiet" id=id>{w::off(&why.to_string())}</span> });
    Some(view! { <li>{button}{why}</li> }.into_any())
}

/// How an act is done: on a page of its own, or in a second step.
enum How {
    Go(String),
    Ask(RwSignal<bool>),
}

/// Acts that are done elsewhere (tags, by programs) or in another place of the page have none.
fn how(here: Here, act: Act) -> Option<How> {
    let id = here.id.get_value();
    let edit = |part: &str| How::Go([&Route::Edit(id.clone()).path(), "?part=", part].concat());
    match act {
        Act::Ship => Some(How::Go(Route::Ship(id).path())),
        Act::Cancel => Some(How::Ask(here.dialogs.cancel)),
        Act::Delete => Some(How::Ask(here.dialogs.delete)),
        Act::ChangeDelivery => Some(edit("delivery")),
        Act::ChangeReturnAddress => Some(edit("address")),
        Act::ChangeReturnShipping => Some(edit("carrier")),
        Act::ChangeLogs => Some(edit("logs")),
        Act::SendFurtherPackage => Some(How::Ask(here.dialogs.further)),
        Act::Answer => Some(How::Ask(here.dialogs.answer)),
        Act::ReadKeys => Some(How::Ask(here.dialogs.keys)),
        Act::Share
        | Act::RevokeShare
        | Act::ReplaceKey
        | Act::PutAgain
        | Act::ChangeDrives
        | Act::ChangeTags
        | Act::BookIn
        | Act::Start
        | Act::Report
        | Act::Finish
        | Act::KeepLog
        | Act::ShipBack
        | Act::FaultDrive
        | Act::ResolveDrive
        | Act::FaultJob
        | Act::ResolveJob
        | Act::Extend
        | Act::Close
        | Act::HoldDrives
        | Act::ReleaseDrives
        | Act::ReportAddress
        | Act::MarkForDestruction
        | Act::Destroy
        | Act::NoteContact
        | Act::WarnOfEnd
        | Act::Expire
        | Act::BecomeOverdue
        | Act::FallDue
        | Act::Purge => None,
    }
}
