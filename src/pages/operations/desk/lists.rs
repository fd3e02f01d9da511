//! What is still missing, always in view; and what was scanned.

use crate::view::prelude::*;
use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Act, JobType};
use waybill_domain::next_step::Mood;
use waybill_domain::wire::{ExpectedDrive, PackageJob, PackageLook, Scanned, Verdict};

use super::state::Desk;
use crate::pages::operations::parts::job_link;
use crate::ui::badge::{badge, badge_tag};
use crate::words::{machines, operations as w};

/// Drives that are on the list of a job and neither scanned nor booked in.
pub(super) fn unseen(job: &PackageJob) -> impl Iterator<Item = &ExpectedDrive> {
    let waits = |it: &&ExpectedDrive| Act::BookIn.takes(it.state);
    job.drives.iter().filter(|it| !it.scanned).filter(waits)
}

pub(super) fn missing(desk: Desk) -> AnyView {
    let body = move || match &*desk.look.read() {
        None if desk.is_open() => view! { <p class="quiet">{w::no_answer_yet()}</p> }.into_any(),
        None => view! { <p class="quiet">{w::nothing_open()}</p> }.into_any(),
        Some(look) if look.jobs.is_empty() => no_job(look),
        Some(look) => look.jobs.iter().map(|it| job(it, look)).collect_view(),
    };
    view! {
        <section class="desk__missing box" aria-labelledby="missing">
            <h2 id="missing">{w::missing_heading()}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn no_job(look: &PackageLook) -> AnyView {
    let text = if look.unmatched || look.scanned.is_empty() { w::of_no_job() } else { w::by_drives_alone() };
    view! { <p>{text}</p> }.into_any()
}

fn job(job: &PackageJob, look: &PackageLook) -> AnyView {
    let closed = (!job.takes_drives).then(|| view! { <p>{badge_tag(Mood::Waiting, w::takes_none())}</p> });
    let cancelled = job.cancel_requested.then(|| view! { <p class="small">{w::cancelled()}</p> });
    view! {
        <div class="stack stack--tight desk__job">
            <h3>{job_link(&job.id)}</h3>
            <p class="small quiet">{w::job_facts(&job.company, machines::job_type(job.job_type), machines::job_state(job.state))}</p>
            {closed}
            {cancelled}
            {expected(job, look)}
        </div>
    }
    .into_any()
}

fn expected(job: &PackageJob, look: &PackageLook) -> AnyView {
    if job.job_type == JobType::Export && job.drives.is_empty() {
        let here = look.scanned.iter().filter(|it| it.verdict == Verdict::Expected && it.job.as_ref() == Some(&job.id));
        let here = here.count().to_string();
        let words = match job.drive_count {
            Some(all) => w::export_of(&here, &all.to_string()),
            None => w::export_any(&here),
        };
        return view! { <p>{words}</p> }.into_any();
    }
    let missing: Vec<AnyView> = unseen(job)
        .map(|it| {
            let late = (it.state == DriveState::NeverReceived)
                .then(|| view! { <span class="small quiet">{w::never_came()}</span> });
            view! { <li><b class="serial">{it.serial.to_string()}</b>" "{late}</li> }.into_any()
        })
        .collect();
    let is_undecided =
        |it: &&Scanned| it.verdict == Verdict::Ambiguous && it.candidates.iter().any(|other| other.job == job.id);
    let undecided = look.scanned.iter().filter(is_undecided).map(|it| {
        view! { <li><b class="serial">{it.serial.to_string()}</b>" "<span class="small quiet">{w::undecided_drive()}</span></li> }.into_any()
    });
    let missing: Vec<AnyView> = missing.into_iter().chain(undecided).collect();
    if missing.is_empty() { badge(Mood::Done, w::none_missing()) } else { view! { <ul>{missing}</ul> }.into_any() }
}

pub(super) fn scanned(desk: Desk) -> AnyView {
    let drives = memo(move || desk.drives());
    let body = move || {
        let drives = drives.get();
        (!drives.is_empty()).then(|| {
            let count = w::scanned_heading(&drives.len().to_string());
            // The last one on top: where one looks.
            view! { <section class="box"><h2>{count}</h2><ul class="desk__scanned">{drives.into_iter().rev().map(|it| row(desk, it)).collect_view()}</ul></section> }
        })
    };
    body.into_any()
}

fn row(desk: Desk, serial: DriveSerial) -> AnyView {
    let of = serial.clone();
    let verdict = move || match desk.verdict(&of) {
        None => view! { <span class="small quiet">{w::checking()}</span> }.into_any(),
        Some(found) => {
            let job = found.job.as_ref().map(job_link);
            view! { {badge(w::verdict_mood(found.verdict), w::verdict(found.verdict))}{job} }.into_any()
        }
    };
    let (name, out) = (serial.to_string(), serial.clone());
    view! {
        <li>
            <span class="serial">{serial.to_string()}</span>
            <span class="cluster desk__verdict">{verdict}</span>
            <button class="button button--quiet button--small" type="button" on:click=move |_| desk.take_out(&out)>
                {w::take_out()}<span class="hear">" "{name}</span>
            </button>
        </li>
    }
    .into_any()
}
