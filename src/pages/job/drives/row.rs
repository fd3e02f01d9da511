//! A row for each drive: serial, state, percent, bytes, rate and what is left, logs.

use crate::view::prelude::*;
use waybill_domain::drive::{Drive, Outcome};
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::Job;
use waybill_domain::next_step::Mood;

use crate::pages::job::here::Here;
use crate::ui::badge::badge;
use crate::ui::ruler::gauge;
use crate::words::{job as w, machines};
use crate::{api, numbers, time};

pub(super) fn table(here: Here, serials: &[String]) -> AnyView {
    let head = |class: &'static str, words: &'static str| view! { <th role="columnheader" scope="col" class=class>{words}</th> };
    view! {
        <div class="holds">
            <table class="ledger" role="table">
                <caption class="hear">{w::table_caption()}</caption>
                <thead role="rowgroup">
                    <tr role="row">
                        {head("", w::col_serial())}
                        {head("", w::col_state())}
                        {head("", w::col_copied())}
                        {head("number", w::col_bytes())}
                        {head("", w::col_time())}
                        {head("", w::col_logs())}
                    </tr>
                </thead>
                <tbody role="rowgroup">{serials.iter().map(|serial| row(here, serial)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// What one cell follows: a value read from the drive, made anew only when that value changes.
fn cell<T: PartialEq + Clone + Send + Sync + 'static>(
    here: Here,
    serial: &str,
    read: fn(&Job, &Drive) -> T,
) -> Memo<Option<T>> {
    let serial = serial.to_owned();
    memo(move || here.job.with(|job| job.drive(&serial).map(|drive| read(job, drive))))
}

fn row(here: Here, serial: &str) -> AnyView {
    let state = cell(here, serial, |_, drive| (*drive.state, drive.outcome, drive.given_up));
    let percent = cell(here, serial, |_, drive| drive.copied.map(|copied| copied.percent));
    let begun = memo(move || percent.get().flatten().is_some());
    let mood = memo(move || state.get().map_or(Mood::Waiting, |it| it.0.mood()));
    let bytes = cell(here, serial, |_, drive| bytes(drive));
    let passing = cell(here, serial, passing);
    let logs = cell(here, serial, |_, drive| drive.logs.clone());
    let is_open = {
        let serial = serial.to_owned();
        move || here.drive.get().is_some_and(|open| open.eq_ignore_ascii_case(&serial))
    };
    let href = [&here.href("drive", Some(serial)), "#drives"].concat();
    let shown = {
        let serial = serial.to_owned();
        move || match (begun.get(), state.get().map(|it| it.0)) {
            (true, _) => gauge(derive(move || percent.get().flatten().unwrap_or(0)), mood.into(), &serial),
            (false, Some(DriveState::NeverReceived)) => {
                view! { <span class="quiet">{w::never_here()}</span> }.into_any()
            }
            (false, _) => ().into_any(),
        }
    };
    view! {
        <tr role="row" aria-current=move || is_open().then_some("true")>
            <th role="rowheader" scope="row"><a class="serial" href=href>{serial.to_owned()}</a></th>
            <td role="cell" data-label=w::col_state()>{move || state.get().map(|it| badge(it.0.mood(), &state_words(it)))}</td>
            <td role="cell" data-label=w::col_copied()>{shown}</td>
            <td role="cell" data-label=w::col_bytes() class="number">{bytes}</td>
            <td role="cell" data-label=w::label_time()>{passing}</td>
            <td role="cell" data-label=w::col_logs()>{move || logs.get().map(|logs| links(&logs))}</td>
        </tr>
    }
    .into_any()
}

pub(super) fn state_words((state, outcome, given_up): (DriveState, Option<Outcome>, bool)) -> String {
    match (state, outcome) {
        (DriveState::CompletedMoreInfo, _) if given_up => w::given_up_short().to_owned(),
        (DriveState::CompletedMoreInfo, Some(Outcome::Errors)) => w::with_errors().to_owned(),
        (DriveState::CompletedMoreInfo, Some(Outcome::Warnings)) => w::with_warnings().to_owned(),
        _ => machines::drive_state(state).to_owned(),
    }
}

fn bytes(drive: &Drive) -> String {
    drive.copied.map_or_else(String::new, |copied| match copied.bytes_total {
        Some(all) => numbers::bytes_of(copied.bytes, all),
        None => numbers::bytes(copied.bytes),
    })
}

/// The drive's time: how fast and how long still, or when it came to where it is.
fn passing(job: &Job, drive: &Drive) -> String {
    let at = |moment: waybill_domain::job::Time| time::exact_words(time::ms(moment));
    let since = drive.since().map(at).unwrap_or_default();
    if let Some(moment) = drive.destroyed {
        return w::destroyed(&at(moment));
    }
    match *drive.state {
        DriveState::Specified => String::new(),
        DriveState::Received if job.cancel_requested => w::skipped().to_owned(),
        DriveState::Received => w::waits().to_owned(),
        DriveState::NeverReceived => w::not_in_box().to_owned(),
        DriveState::Transferring => left(drive),
        DriveState::Completed | DriveState::CompletedMoreInfo => w::finished(&since),
        DriveState::ShippedBack => w::sent(&since),
        DriveState::Faulted => drive.fault.clone().unwrap_or_default(),
    }
}

fn left(drive: &Drive) -> String {
    let left = drive.time_left(time::now()).map(|left| time::length(millis(left.num_seconds())));
    let rate = drive.copied.and_then(|copied| copied.rate).map(numbers::rate);
    match (rate, left) {
        (Some(rate), Some(left)) => w::left(&rate, &left),
        (Some(rate), None) => rate,
        (None, Some(left)) => w::left_only(&left),
        (None, None) => w::begun().to_owned(),
    }
}

/// Seconds of a copy are few enough to be exact.
fn millis(seconds: i64) -> f64 {
    f64::from(i32::try_from(seconds).unwrap_or(i32::MAX)) * 1000.0
}

fn links(logs: &waybill_domain::drive::LogUris) -> AnyView {
    let link = |uri: &Option<String>, words: &'static str| {
        uri.as_deref().map(|uri| match api::log_page(uri) {
            Some(page) => view! { <a href=page>{words}</a> },
            None => view! { <a href=uri rel="noreferrer" target="_blank">{words}</a> },
        })
    };
    view! {
        <span class="cluster">
            {link(&logs.error_log_uri, w::log_error())}
            {link(&logs.verbose_log_uri, w::log_verbose())}
            {link(&logs.manifest_uri, w::log_manifest())}
        </span>
    }
    .into_any()
}
