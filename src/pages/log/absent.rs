//! Where no log is held here: why, and where to look.

use crate::view::prelude::*;
use waybill_domain::drive::{Drive, Outcome};
use waybill_domain::drive_state::DriveState;
use waybill_domain::log::LogKind;
use waybill_domain::wire::{DriveLog, LogFile};

use super::{Log, top};
use crate::route::Route;
use crate::ui::empty::empty;
use crate::words::log as w;

#[derive(Clone, PartialEq)]
enum Why {
    /// These logs are kept in another place.
    Elsewhere(Vec<LogFile>),
    NotYet,
    Awaited,
    NothingToTell,
}

pub(super) fn absent(log: Log) -> AnyView {
    let why = memo(move || log.ready(why));
    let back = move || Route::Job(log.id.get_value()).path();
    let shown = move || {
        why.get().map(|why| {
            let (heading, lead) = match &why {
                Why::Elsewhere(_) => (w::elsewhere(), w::elsewhere_lead()),
                Why::NotYet => (w::not_yet(), w::not_yet_lead()),
                Why::Awaited => (w::awaited(), w::awaited_lead()),
                Why::NothingToTell => (w::nothing_failed(), w::nothing_written()),
            };
            let list = match &why {
                Why::Elsewhere(files) => {
                    Some(view! { <ul class="stack stack--tight">{files.iter().map(place).collect_view()}</ul> })
                }
                Why::NotYet | Why::Awaited | Why::NothingToTell => None,
            };
            let body = view! {
                <p class="now__line measure">{lead}</p>
                {list}
                <a class="button button--plain" href=back()>{w::back()}</a>
            };
            empty(heading.to_owned(), body)
        })
    };
    shown.into_any()
}

fn place(file: &LogFile) -> AnyView {
    view! {
        <li>
            <a href=file.uri.clone() target="_blank" rel="noreferrer">{top::kind(file.kind)}</a>
            <div class="serial small quiet">{file.uri.clone()}</div>
        </li>
    }
    .into_any()
}

fn why(log: Log, it: &DriveLog) -> Why {
    let told: Vec<LogFile> = it.files.iter().filter(|file| file.kind != LogKind::Manifest).cloned().collect();
    if !told.is_empty() {
        return Why::Elsewhere(told);
    }
    let about = |drive: &Drive| match (*drive.state, drive.outcome) {
        (_, Some(Outcome::Clean)) => Why::NothingToTell,
        (_, Some(Outcome::Notices | Outcome::Warnings | Outcome::Errors)) => Why::Awaited,
        (DriveState::ShippedBack | DriveState::Completed, None) => Why::NothingToTell,
        (_, None) => Why::NotYet,
    };
    log.job.with(|job| {
        let drive = job.ready().and_then(|job| job.drive(it.drive.as_str()));
        drive.map_or(Why::NotYet, about)
    })
}
