//! A search as a file for a spreadsheet, a page at a time from the store to the wire: never all of it in memory.

mod cell;

use async_stream::try_stream;
use axum::BoxError;
use axum::body::{Body, Bytes};
use axum::http::header;
use axum::response::IntoResponse;
use csv::{QuoteStyle, Terminator, WriterBuilder};
use futures_util::Stream;
use waybill_domain::fields::AddressField::{Email, Phone, RecipientName};
use waybill_domain::job::{Job, Time};
use waybill_domain::next_step::By;

use crate::App;
use crate::careful::each;
use crate::store::{FoundJob, Search};
use cell::cell;

const COLUMNS: [&str; 19] = [
    "name",
    "group",
    "subscription",
    "company",
    "contact",
    "type",
    "state",
    "since",
    "waitsFor",
    "nextStep",
    "deadline",
    "location",
    "drives",
    "deliveryTracking",
    "returnTracking",
    "recipient",
    "email",
    "phone",
    "changed",
];
/// Jobs that are fetched at once.
const AT_ONCE: u32 = 200;

pub(super) fn answer(app: App, search: Search, now: Time) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"jobs.csv\""),
    ];
    (headers, Body::from_stream(rows(app, search, now)))
}

/// A failure breaks the file off, which the browser then says; what was sent is not taken for the whole.
fn rows(app: App, mut search: Search, now: Time) -> impl Stream<Item = Result<Bytes, BoxError>> {
    search.top = AT_ONCE;
    try_stream! {
        yield text([COLUMNS])?;
        loop {
            let page = app.store.search(&search, now).await?;
            yield text(each("a row of a file", &page.jobs, |found| cells(found, now)))?;
            search.after = page.next;
            if search.after.is_none() {
                break;
            }
        }
    }
}

fn cells(found: &FoundJob, now: Time) -> [String; COLUMNS.len()] {
    let job = &found.job;
    let next = job.next_step(now);
    let deadline = if next.by == By::Since { String::new() } else { time(next.at) };
    let serials: Vec<&str> = job.drives.iter().map(|drive| drive.serial.as_str()).collect();
    let number = |package: Option<&waybill_domain::job::Package>| {
        package.map(|it| it.tracking_number.as_str().to_owned()).unwrap_or_default()
    };
    let address = |job: &Job, field| job.return_address.as_ref().map(|it| it.get(field).to_owned()).unwrap_or_default();
    let cells = [
        job.id.name.to_string(),
        job.id.group.to_string(),
        job.id.subscription.to_string(),
        found.company.clone(),
        found.contact.clone(),
        job.job_type.to_string(),
        job.state.to_string(),
        time(job.since()),
        next.turn.to_string(),
        next.step.to_string(),
        deadline,
        job.location.clone(),
        serials.join(" "),
        number(job.delivery_package.as_ref()),
        number(job.return_package.as_ref()),
        address(job, RecipientName),
        address(job, Email),
        address(job, Phone),
        time(job.changed),
    ];
    cells.map(|text| cell(&text))
}

/// Rows with every cell in quotes: what reads the file by another separator meets no cell without.
fn text<Cell: AsRef<[u8]>, const COUNT: usize>(
    rows: impl IntoIterator<Item = [Cell; COUNT]>,
) -> Result<Bytes, BoxError> {
    let mut writer = WriterBuilder::new();
    let mut writer = writer.quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?.into())
}

fn time(at: Time) -> String {
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}
