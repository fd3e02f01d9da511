//! The job's facts, in ruled cells.

use crate::view::prelude::*;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::{Job, JobType};

use super::here::Here;
use crate::ui::ruler::gauge;
use crate::words::{job as w, machines};
use crate::{session, time};

pub(super) fn facts(here: Here) -> AnyView {
    let cell = |label: &'static str, value: AnyView| view! { <div><dt>{label}</dt><dd>{value}</dd></div> }.into_any();
    let text = move |read: fn(&Job) -> String| (move || here.job.with(read)).into_any();
    let serial =
        move |read: fn(&Job) -> String| view! { <span class="serial">{move || here.job.with(read)}</span> }.into_any();
    view! {
        <dl class="manifest">
            {cell(w::fact_type(), text(|job| machines::job_type(job.job_type).to_owned()))}
            {cell(w::fact_location(), text(|job| job.location.clone()))}
            {cell(w::fact_account(), serial(|job| job.storage_account_id.account_name().to_owned()))}
            {cell(w::fact_drives(), text(drives))}
            {cell(w::fact_copied(), copied(here))}
            {cell(w::fact_created(), (move || time::exact(here.job.with(|job| job.created))).into_any())}
            {cell(w::fact_subscription(), (move || company(here)).into_any())}
        </dl>
    }
    .into_any()
}

/// The company's name where it is known, else the subscription's id by its ends.
/// The company that owns it, by name where the reader may know it.
pub(in crate::pages) fn company(here: Here) -> AnyView {
    let id = here.id.get_value().subscription.to_string();
    let known = session::session()
        .and_then(|session| session.subscriptions.into_iter().find(|it| it.id.eq_ignore_ascii_case(&id)));
    match known.filter(|it| !it.company.is_empty()) {
        Some(subscription) => subscription.company.into_any(),
        None => view! { <span class="serial">{id}</span> }.into_any(),
    }
}

/// "5, 1 missing"
fn drives(job: &Job) -> String {
    let count = job.drives.len();
    let missing = job.drives.iter().filter(|drive| drive.state == DriveState::NeverReceived).count();
    let expected = job.delivery_package.as_ref().and_then(|package| package.drive_count);
    match (job.job_type, count, expected) {
        (JobType::Export, 0, Some(expected)) => w::drives_expected(&expected.to_string()),
        (JobType::Export, 0, None) => w::drives_unknown().to_owned(),
        _ if missing > 0 => w::drives_missing(&count.to_string(), &missing.to_string()),
        _ => count.to_string(),
    }
}

fn copied(here: Here) -> AnyView {
    let percent = memo(move || here.job.with(Job::percent_complete));
    let begun = memo(move || percent.get().is_some());
    let mood = memo(move || here.job.with(Job::mood));
    let name = here.id.get_value().name.to_string();
    let view = move || {
        if begun.get() {
            gauge(derive(move || percent.get().unwrap_or(0)), mood.into(), &name)
        } else {
            view! { <span class="quiet">{w::nothing_copied()}</span> }.into_any()
        }
    };
    view.into_any()
}
