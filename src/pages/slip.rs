//! The packing slip: one sheet that tells whoever opens the box whose drives these are and where they go back to.

use crate::view::prelude::*;
use waybill_domain::job::{Job, JobId, JobType};
use waybill_domain::wire::Location;

use crate::browser;
use crate::pages::form::address::{address, lines, location_lines};
use crate::pages::form::job_page::{Live, crumb, with_job};
use crate::pages::form::send_to;
use crate::ui::barcode::barcode;
use crate::ui::icon::{Icon, icon};
use crate::ui::page;
use crate::words as w;

/// The page.
pub fn page(id: JobId) -> AnyView {
    let name = id.name.to_string();
    let heading = w::slip::title_of(&name);
    page::title(move || w::slip::title_of(&name));
    view! {
        <div class="cluster cluster--apart no-print">
            {crumb(&id)}
            <button class="button" type="button" on:click=|_| browser::print()>{icon(Icon::Print)}{w::slip::print()}</button>
        </div>
        <h1 class="hear" tabindex="-1">{heading}</h1>
        {with_job(&id, slip)}
    }
    .into_any()
}

fn slip(job: Job, locations: Vec<Location>, _: Live) -> AnyView {
    let code = ["WB/", job.id.name.as_str()].concat();
    let oddity = send_to::named(&job.location, &locations).and_then(|it| send_to::oddity(it, &locations));
    view! {
        {oddity.map(|oddity| view! { <div class="no-print">{oddity}</div> })}
        <article class="slip">
            <div class="slip__row">
                <div class="cluster">{icon(Icon::Mark)}<b>{w::slip::heading()}</b></div>
                {cell(w::slip::inside(), view! { <b>{w::slip::one_of_one()}</b> }.into_any())}
            </div>
            <div class="slip__row">{cell(w::slip::job(), whose(&job))}</div>
            <div class="slip__row"><div class="slip__code">{scan(&code)}</div></div>
            <div class="slip__row">
                {cell(w::slip::send_to(), to(&job.location, &locations))}
                {cell(w::slip::send_back_to(), back(&job))}
            </div>
            <div class="slip__row">
                {cell(w::slip::drives(), drives(&job))}
                {cell(w::slip::carrier(), delivery(&job))}
            </div>
            <div class="slip__row">
                {cell(w::slip::counted(), blank())}
                {cell(w::slip::date(), blank())}
                {cell(w::slip::initials(), blank())}
            </div>
        </article>
    }
    .into_any()
}

fn cell(label: &'static str, content: AnyView) -> AnyView {
    view! { <div><p class="label">{label}</p>{content}</div> }.into_any()
}

/// Room to write by hand.
fn blank() -> AnyView {
    view! { <p>"\u{a0}"</p> }.into_any()
}

fn whose(job: &Job) -> AnyView {
    let way = match job.job_type {
        JobType::Import => w::slip::import(),
        JobType::Export => w::slip::export(),
    };
    view! {
        <p class="slip__big">{job.id.name.to_string()}</p>
        <p class="small">{way}" "<span class="serial">{job.storage_account_id.account_name().to_owned()}</span></p>
        <p class="small">{w::slip::group(job.id.group.as_str())}</p>
    }
    .into_any()
}

/// The bar code, and the same to read.
fn scan(code: &str) -> AnyView {
    let bars = barcode(code, w::slip::code_of(code));
    let none = bars.is_none().then(|| view! { <p class="small">{w::slip::no_code()}</p> });
    view! { {bars}{none}<p class="serial small">{code.to_owned()}</p> }.into_any()
}

fn to(location: &str, all: &[Location]) -> AnyView {
    match send_to::named(location, all).map(|it| it.ships_to(all)) {
        Some(to) => address("serial", location_lines(&to.properties)),
        None => w::form::location_unknown(location).into_any(),
    }
}

fn back(job: &Job) -> AnyView {
    match &job.return_address {
        Some(known) => address("serial", lines(known.input())),
        None => view! { <p class="small">{w::slip::no_address_yet()}</p> }.into_any(),
    }
}

fn drives(job: &Job) -> AnyView {
    if job.drives.is_empty() {
        return view! { <p class="small">{w::slip::no_drives()}</p>{blank()}{blank()} }.into_any();
    }
    let one = |(at, serial): (usize, String)| {
        view! { <li class="cluster"><span class="box__number">{at}</span><b class="serial">{serial}</b></li> }
    };
    let serials = job.drives.iter().map(|drive| drive.serial.to_string());
    view! { <ol class="stack stack--tight">{(1..).zip(serials).map(one).collect_view()}</ol> }.into_any()
}

/// What is known by now; else room to write.
fn delivery(job: &Job) -> AnyView {
    let Some(package) = &job.delivery_package else { return blank() };
    view! { <p class="serial">{package.carrier_name.to_string()}<br/>{package.tracking_number.to_string()}</p> }
        .into_any()
}
