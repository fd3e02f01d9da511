//! Both packages, where to send, where it comes back to; and why something can no longer be changed.

use crate::view::prelude::*;
use waybill_domain::drive::Drive;
use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::ReturnAddress;
use waybill_domain::job::{Act, Job, JobType, Package};
use waybill_domain::moment::parse;
use waybill_domain::wire::Location;

use super::here::Here;
use super::now::again;
use super::part;
use crate::api::Load;
use crate::pages::form::address::{address as letter, lines, location_lines};
use crate::route::Route;
use crate::time;
use crate::ui::copy::copy_button;
use crate::ui::icon::{Icon, icon};
use crate::ui::loading::{failed, loading};
use crate::words::{self as words, job as w};

pub(super) fn shipping(here: Here) -> AnyView {
    let slip = view! {
        <a class="button button--plain button--small" href=Route::Slip(here.id.get_value()).path()>{icon(Icon::Print)}{w::packing_slip()}</a>
    };
    let to_us = move || {
        here.revision.track();
        here.job.with_untracked(|job| to_us(here, job))
    };
    let to_you = move || {
        here.revision.track();
        here.job.with_untracked(|job| to_you(here, job))
    };
    let inside = view! { <div class="pair">{to_us}{to_you}</div> };
    part("3", "shipping", w::shipping_heading(), slip.into_any(), inside.into_any())
}

fn cell(label: &'static str, value: AnyView) -> AnyView {
    view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any()
}

fn quiet(words: &'static str) -> AnyView {
    view! { <span class="quiet">{words}</span> }.into_any()
}

fn to_us(here: Here, job: &Job) -> AnyView {
    let package = job.delivery_package.as_ref();
    let count = package
        .and_then(|package| package.drive_count)
        .map(|count| cell(w::drives_in_box(), count.to_string().into_any()));
    let date =
        package.and_then(|package| package.ship_date.clone()).map(|date| cell(w::ship_date(), handed_over(date)));
    let further =
        job.further_packages.iter().map(|package| cell(w::further_package(), tracked(package))).collect_view();
    let location = job.location.clone();
    view! {
        <div class="stack stack--tight">
            <h3>{w::to_us()}</h3>
            <dl class="manifest manifest--stack">
                {cell(w::carrier_tracking(), package.map_or_else(|| quiet(w::not_yet_shipped()), tracked))}
                {count}
                {date}
                {further}
                {cell(w::sent_to(), (move || send_to(here, &location)).into_any())}
            </dl>
            {change(here, Act::ChangeDelivery, "delivery")}
        </div>
    }
    .into_any()
}

/// The portal writes days, other clients moments or whatever they like: the contract has free text there. The noon of a
/// day is that day nearly everywhere.
fn handed_over(date: String) -> AnyView {
    let noon = if date.contains('T') { "" } else { "T12:00:00Z" };
    parse(&[&date, noon].concat()).map_or_else(|| date.into_any(), time::day)
}

/// Carrier and number; the number leads to the carrier's own page where there is one.
fn tracked(package: &Package) -> AnyView {
    let url = package.carrier_name.known().and_then(|known| known.tracking_url(&package.tracking_number));
    let number = package.tracking_number.to_string();
    let number = match url {
        Some(url) => {
            view! { <a class="serial" href=url target="_blank" rel="noreferrer">{number}{icon(Icon::Out)}</a> }
                .into_any()
        }
        None => view! { <span class="serial">{number}</span> }.into_any(),
    };
    view! { {package.carrier_name.to_string()}" "{number} }.into_any()
}

/// Where the drives of a location are really sent, with all that is odd about it.
fn send_to(here: Here, name: &str) -> AnyView {
    match &*here.locations.read() {
        Load::Loading => loading(words::ui::working()),
        Load::Failed(error) => failed(&error.message, || ()),
        Load::Ready(all) => match all.iter().find(|location| location.is_called(name)) {
            Some(location) => address(location, location.ships_to(all)),
            None => name.to_owned().into_any(),
        },
    }
}

fn address(location: &Location, target: &Location) -> AnyView {
    let it = &target.properties;
    let elsewhere = (location.id != target.id)
        .then(|| view! { <p class="small"><b>{w::ship_elsewhere(&location.name, &target.name)}</b></p> });
    let lines = location_lines(it);
    let text = lines.join("\n");
    let more = it.additional_shipping_information.clone();
    let shown = if target.has_address() {
        view! {
            {letter("serial small", lines)}
            {copy_button(move || text.clone())}
        }
        .into_any()
    } else {
        view! { <p class="small">{w::no_address()}" "{it.recipient_name.clone()}</p> }.into_any()
    };
    view! {
        {elsewhere}
        {shown}
        {(!more.is_empty()).then(|| view! { <p class="small quiet">{more}</p> })}
        <p class="small quiet">{w::carriers_taken(&it.supported_carriers.join(", "))}</p>
    }
    .into_any()
}

fn to_you(here: Here, job: &Job) -> AnyView {
    let back = job.return_address.as_ref().map_or_else(|| quiet(w::no_return_address()), return_address);
    let carrier = job.return_shipping.as_ref().map_or_else(
        || quiet(w::no_return_carrier()),
        |shipping| {
            let account = shortened(shipping.carrier_account_number.as_str());
            view! { {w::account_of(shipping.carrier_name.as_str())}" "<span class="serial">{account}</span> }.into_any()
        },
    );
    let package = job.return_package.as_ref().map_or_else(|| quiet(w::no_return_package()), tracked);
    let shipped = |drive: &Drive| drive.since().filter(|_| drive.state == DriveState::ShippedBack);
    let sent = job.drives.iter().filter_map(shipped).max();
    let sent = sent.map(|at| cell(w::sent_back(), (move || time::exact(at)).into_any()));
    view! {
        <div class="stack stack--tight">
            <h3>{w::to_you()}</h3>
            <dl class="manifest manifest--stack">
                {cell(w::return_address(), back)}
                {cell(w::return_carrier(), carrier)}
                {cell(w::return_package(), package)}
                {sent}
            </dl>
            {change(here, Act::ChangeReturnAddress, "address")}
            {lost(here, job)}
        </div>
    }
    .into_any()
}

/// The ways on when the drives do not come back, or come back damaged. Only an export's data may be gone with them.
fn lost(here: Here, job: &Job) -> Option<AnyView> {
    if job.ended().is_none() || job.return_package.is_none() {
        return None;
    }
    let account = job.storage_account_id.as_str().rsplit('/').next().unwrap_or_default().to_owned();
    let more = (job.job_type == JobType::Export).then(|| {
        view! {
            <li>{w::export_again()}" "<a href=again(here)>{w::act_again()}</a></li>
            <li>{w::download_missing(&account)}</li>
        }
    });
    let ways = view! { <p><b>{w::return_lost()}</b></p><ul><li>{w::ask_carrier()}</li>{more}</ul> };
    Some(view! { <div class="small measure">{ways}</div> }.into_any())
}

fn return_address(address: &ReturnAddress) -> AnyView {
    let it = address.input();
    letter("small", [lines(it), vec![it.email.clone()]].concat())
}

/// An account number is shown by its ends: enough to tell which one it is.
fn shortened(account: &str) -> String {
    let signs: Vec<char> = account.chars().collect();
    match signs.as_slice() {
        [first, .., a, b, c] if signs.len() > 5 => String::from_iter([first, &'·', &'·', &'·', a, b, c]),
        _ => account.to_owned(),
    }
}

/// The way to change it, or why there is none.
fn change(here: Here, act: Act, part: &'static str) -> AnyView {
    let offer = here.offers.with_untracked(|all| all.iter().find(|offer| offer.act == act).cloned());
    let Some(offer) = offer else { return ().into_any() };
    let href = [&Route::Edit(here.id.get_value()).path(), "?part=", part].concat();
    match offer.why_not {
        None => view! {
            <p><a class="button button--plain button--small" href=href>{icon(Icon::Edit)}{words::steps::act(act)}</a></p>
        }
        .into_any(),
        Some(why) => view! { <p class="small quiet">{words::steps::act(act)}": "{why.to_string()}</p> }.into_any(),
    }
}
