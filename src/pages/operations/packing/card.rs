//! A job that can be packed: where to, and what belongs in the box.

use crate::view::prelude::*;
use waybill_domain::wire::PackingJob;

use super::Packing;
use crate::pages::form::address;
use crate::pages::operations::parts::job_link;
use crate::time;
use crate::ui::badge::badge;
use crate::ui::loading::refused;
use crate::words::{machines, operations as w};

pub(super) fn card(packing: Packing, it: &PackingJob) -> AnyView {
    let PackingJob { company, job } = it;
    let id = job.id.resource_id();
    let since = job.visits.last().map(|visit| time::worded(visit.at, |relative, _| w::packed_since(relative)));
    let drives = job.drives.iter().filter(|drive| !drive.is_gone()).map(|drive| {
        view! { <li class="cluster"><span class="serial">{drive.serial.to_string()}</span>{badge(drive.state.mood(), machines::drive_state(drive.state))}</li> }
    });
    let extra: Vec<AnyView> = job
        .extra_drives
        .iter()
        .filter(|drive| drive.shipped_back.is_none())
        .map(|drive| view! { <li class="serial">{drive.serial.to_string()}</li> }.into_any())
        .collect();
    let extra = (!extra.is_empty()).then(|| view! { <div><p><b>{w::extra_goes_back()}</b></p><ul>{extra}</ul></div> });
    let to = match &job.return_address {
        Some(known) => address::address("address serial small", address::lines(known.input())),
        None => refused(w::no_address()),
    };
    let by = job.return_shipping.as_ref().map(|it| view! { <p class="small">{w::by_account(it.carrier_name.as_str(), it.carrier_account_number.as_str())}</p> });
    view! {
        <li class="packing__job">
            <div class="choice">
                {pick(packing, id.clone(), job.id.name.as_str())}
                <p class="small quiet">{company.clone()}" "{since}</p>
            </div>
            <div class="packing__parts">
                <div class="stack stack--tight">{to}{by}{same(packing, it)}</div>
                <div class="stack stack--tight">
                    <p class="label">{w::in_the_box()}</p>
                    <ul>{drives.collect_view()}</ul>
                    {extra}
                    <p class="small">{job_link(&job.id)}</p>
                </div>
            </div>
        </li>
    }
    .into_any()
}

fn pick(packing: Packing, id: String, name: &str) -> AnyView {
    let field = ["pack-", &id].concat();
    let (of, is_chosen) = (id.clone(), id);
    view! {
        <input type="checkbox" id=field.clone() prop:checked=move || packing.chosen.read().contains(&is_chosen)
            on:change=move |ev| packing.choose(&of, event_target_checked(&ev))/>
        <label class="serial" for=field>{name.to_owned()}</label>
    }
    .into_any()
}

/// Other jobs that go to the same place: chosen with one press.
fn same(packing: Packing, it: &PackingJob) -> Option<AnyView> {
    let address = it.job.return_address.clone()?;
    let ids: Vec<String> = untrack(|| {
        let jobs = packing.jobs.read();
        let all = jobs.ready().map(Vec::as_slice).unwrap_or_default();
        all.iter()
            .filter(|other| other.job.return_address.as_ref() == Some(&address))
            .map(|it| it.job.id.resource_id())
            .collect()
    });
    if ids.len() < 2 {
        return None;
    }
    let words = w::choose_same(&ids.len().to_string());
    let press = move |_| ids.iter().for_each(|id| packing.choose(id, true));
    Some(view! { <p><button class="button button--plain button--small" type="button" on:click=press>{words}</button></p> }.into_any())
}
