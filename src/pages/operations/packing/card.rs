//! A job that can be packed: where to, and what belongs in the box.

use crate::view::prelude::*;
use waybill_domain::job::Act;
use waybill_domain::role::Role;
use waybill_domain::wire::PackingJob;

use super::{Packing, parcels};
use crate::pages::form::address;
use crate::pages::operations::parts::job_link;
use crate::time;
use crate::ui::badge::badge;
use crate::ui::loading::refused;
use crate::words::{machines, operations as w};

pub(super) fn card(packing: Packing, first: PackingJob) -> AnyView {
    let id = first.job.id.resource_id();
    let name = first.job.id.name.to_string();
    let company = first.company.clone();
    let since = first.job.visits.last().map(|visit| time::worded(visit.at, |relative, _| w::packed_since(relative)));
    let this = id.clone();
    let it = memo(move || {
        let jobs = packing.jobs.read();
        let now = jobs.ready().and_then(|all| all.iter().find(|it| it.job.id.resource_id() == this));
        now.unwrap_or(&first).clone()
    });
    view! {
        <li class="packing__job">
            <div class="choice">
                {pick(packing, id, &name, it)}
                <p class="small quiet">{company}", "{since}</p>
            </div>
            <div class="packing__parts">
                <div class="stack stack--tight">{move || to(&it.read())}{same(packing, it)}</div>
                {move || contents(&it.read())}
            </div>
        </li>
    }
    .into_any()
}

/// Where it goes, and who carries it.
fn to(it: &PackingJob) -> AnyView {
    let job = &it.job;
    let to = match &job.return_address {
        Some(known) => address::address("address serial small", address::lines(known.input())),
        None => refused(w::no_address()),
    };
    let by = job.return_shipping.as_ref().map(|it| view! { <p class="small">{w::by_account(it.carrier_name.as_str(), it.carrier_account_number.as_str())}</p> });
    let wrong = job.address_fault.as_ref().map(|fault| refused(&w::address_wrong(&fault.reason)));
    view! { {wrong}{to}{by} }.into_any()
}

fn contents(it: &PackingJob) -> AnyView {
    let job = &it.job;
    let drives = job.drives.iter().filter(|drive| !drive.is_gone()).map(|drive| {
        view! { <li class="cluster"><span class="serial">{drive.serial.to_string()}</span>{badge(drive.state.mood(), machines::drive_state(*drive.state))}</li> }
    });
    let extra: Vec<AnyView> = job
        .extra_drives
        .iter()
        .filter(|drive| drive.shipped_back.is_none())
        .map(|drive| view! { <li class="serial">{drive.serial.to_string()}</li> }.into_any())
        .collect();
    let extra = (!extra.is_empty()).then(|| view! { <div><p><b>{w::extra_goes_back()}</b></p><ul>{extra}</ul></div> });
    view! {
        <div class="stack stack--tight">
            <p class="label">{w::in_the_box()}</p>
            <ul>{drives.collect_view()}</ul>
            {extra}
            <p class="small">{job_link(&job.id)}</p>
        </div>
    }
    .into_any()
}

fn pick(packing: Packing, id: String, name: &str, it: Memo<PackingJob>) -> AnyView {
    let field = ["pack-", &id].concat();
    let (of, is_chosen) = (id.clone(), id);
    let is_off = move || !may_go(&it.read());
    view! {
        <input type="checkbox" id=field.clone() disabled=is_off prop:checked=move || packing.chosen.read().contains(&is_chosen)
            on:change=move |ev| packing.choose(&of, event_target_checked(&ev))/>
        <label class="serial" for=field>{name.to_owned()}</label>
    }
    .into_any()
}

/// Whether its drives may go now.
pub(super) fn may_go(it: &PackingJob) -> bool {
    it.job.permits(Act::ShipBack, Role::Operator, time::now()).is_ok()
}

/// Other jobs of the company that go to the same place: chosen with one press.
fn same(packing: Packing, it: Memo<PackingJob>) -> AnyView {
    let ids = memo(move || {
        let jobs = packing.jobs.read();
        let this = it.read();
        let all = jobs.ready().map(Vec::as_slice).unwrap_or_default().iter();
        let same = all.filter(|other| may_go(other) && parcels::belong_together(&this, other));
        same.map(|it| it.job.id.resource_id()).collect::<Vec<_>>()
    });
    let press = move |_| ids.get_untracked().iter().for_each(|id| packing.choose(id, true));
    let shown = move || {
        let count = ids.read().len();
        (count > 1 && may_go(&it.read())).then(|| {
            view! { <p><button class="button button--plain button--small" type="button" on:click=press>{w::choose_same(&count.to_string())}</button></p> }
        })
    };
    shown.into_any()
}
