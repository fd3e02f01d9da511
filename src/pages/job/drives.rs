//! The drives: what is wrong with any, their diagram, and a row each.

mod open;
mod row;

use crate::view::prelude::*;
use waybill_domain::diagram::Form;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::{Job, JobType};
use waybill_domain::job_state::JobState;

use super::here::{Here, go_quietly};
use super::part;
use super::picture::drives_picture;
use crate::ui::diagram::diagram;
use crate::ui::icon::{Icon, icon};
use crate::words::job as w;
use crate::{numbers, time};

pub(super) fn drives(here: Here) -> AnyView {
    let serials =
        memo(move || here.job.with(|job| job.drives.iter().map(|drive| drive.serial.to_string()).collect::<Vec<_>>()));
    let copied = move || {
        here.job.with(|job| match job.bytes_copied() {
            (0, _) => String::new(),
            (some, Some(all)) => w::copied_bytes_of(&numbers::bytes_of(some, all)),
            (some, None) => w::copied_some(&numbers::bytes(some)),
        })
    };
    let none = move || {
        (serials.with(Vec::is_empty) && here.job.with(|job| job.job_type == JobType::Export))
            .then(|| view! { <p class="quiet measure">{w::no_drives_export()}</p> })
    };
    let inside = view! {
        {move || { here.revision.track(); here.job.with_untracked(|job| troubles(here, job)) }}
        <div class="route">{road(here)}</div>
        {none}
        {move || open::open(here)}
        {move || serials.with(|serials| (!serials.is_empty()).then(|| row::table(here, serials)))}
        {move || { here.revision.track(); here.job.with_untracked(extras) }}
    };
    let beside = view! { <span class="small quiet">{copied}</span> };
    part("2", "drives", w::drives_heading(), beside.into_any(), inside.into_any())
}

/// The diagram; picking a drive lights its road, pressing a stop picks the first drive there.
fn road(here: Here) -> AnyView {
    let picture = move |form| {
        memo(move || {
            here.job.with(|job| {
                let picked = here.drive.get();
                let picked = picked.as_deref().and_then(|serial| job.drive(serial));
                drives_picture(form, Some(job), picked, picked.map(|drive| *drive.state))
            })
        })
    };
    let first_in = move |state: &str| {
        here.job.with_untracked(|job| {
            job.drives.iter().find(|drive| drive.state.word() == state).map(|drive| drive.serial.to_string())
        })
    };
    let href = move |state: &str| here.href("drive", first_in(state).as_deref()) + "#drives";
    let go = go_quietly();
    let press = move |state: &'static str| {
        if let Some(serial) = first_in(state) {
            go(&here.href("drive", Some(&serial)));
        }
    };
    (
        diagram("route__wide", w::drives_diagram().to_owned(), picture(Form::Wide), href, press),
        diagram("route__tall", w::drives_diagram().to_owned(), picture(Form::Tall), href, press),
    )
        .into_any()
}

/// What the customer must know about drives that did not come or stand still.
fn troubles(here: Here, job: &Job) -> AnyView {
    let past_copy = matches!(job.rights_state(), JobState::Packaging | JobState::Completed | JobState::Closed);
    let missing = job.drives.iter().filter(|drive| drive.state == DriveState::NeverReceived).map(|drive| {
        let help = if past_copy { w::missing_late() } else { w::missing_help() };
        let tell = (!past_copy && !here.is_of_staff).then(|| {
            let open = here.dialogs.further;
            view! { <p><button class="button button--plain button--small" type="button" on:click=move |_| open.set(true)>{w::act_further()}</button></p> }
        });
        let serial = drive.serial.to_string();
        let line = view! { <b>{w::missing_one_before()}" "<span class="serial">{serial}</span>" "{w::missing_one_after()}</b> };
        banner(line.into_any(), help, tell.into_any())
    });
    let faulted = job.drives.iter().filter(|drive| drive.state == DriveState::Faulted).map(|drive| {
        let serial = drive.serial.to_string();
        let open = {
            let serial = serial.clone();
            move |_| {
                here.dialogs.new_key_drive.set(serial.clone());
                here.dialogs.new_key.set(true);
            }
        };
        let reason = drive.fault.clone().unwrap_or_default();
        let line = view! { <b>{w::missing_one_before()}" "<span class="serial">{serial}</span>" "{w::faulted_after(&reason)}</b> };
        let buttons = || view! {
            <p class="cluster">
                <button class="button button--plain button--small" type="button" on:click=move |_| here.dialogs.answer.set(true)>{w::act_answer()}</button>
                <button class="button button--plain button--small" type="button" on:click=open>{w::act_new_key()}</button>
            </p>
        };
        let tell = (!here.is_of_staff).then(buttons);
        banner(line.into_any(), w::faulted_help(), tell.into_any())
    });
    let incomplete = job.incomplete_blob_list_uri.clone().map(|uri| {
        let tell = view! { <p class="serial small">{uri}</p> };
        banner(view! { <b>{w::incomplete_list()}</b> }.into_any(), w::incomplete_text(), tell.into_any())
    });
    missing.chain(faulted).chain(incomplete).collect_view().into_any()
}

fn banner(line: AnyView, help: &'static str, tell: AnyView) -> AnyView {
    view! { <div class="banner" data-role="stopped">{icon(Icon::Stopped)}<p>{line}</p><p>{help}</p>{tell}</div> }
        .into_any()
}

/// Drives that came but are not on the list.
fn extras(job: &Job) -> AnyView {
    if job.extra_drives.is_empty() {
        return ().into_any();
    }
    let row = |extra: &waybill_domain::drive::ExtraDrive| {
        let when = match extra.shipped_back {
            Some(at) => w::sent(&time::exact_words(time::ms(at))),
            None => w::extra_since(&time::exact_words(time::ms(extra.received))),
        };
        view! { <div><dt><span class="serial">{extra.serial.to_string()}</span></dt><dd>{when}</dd></div> }
    };
    view! {
        <div class="stack stack--tight">
            <h3>{w::extra_heading()}</h3>
            <p class="quiet measure">{w::extra_text()}</p>
            <dl class="manifest">{job.extra_drives.iter().map(row).collect_view()}</dl>
        </div>
    }
    .into_any()
}
