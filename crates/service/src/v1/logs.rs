//! The logs of a drive's copy: sent by the data center as the contract's XML, read as a table, taken along as a file.

mod path;
mod put;
mod table;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, JobId, Time};
use waybill_domain::lang::Said;
use waybill_domain::log::LogKind;
use waybill_domain::said;

use crate::App;
use crate::auth::Asker;
use crate::failure::{Failure, causes};
use crate::store::{JobKey, StoreProblem};
use path::{DrivePath, LogPath};
pub(crate) use put::{our_uri, put, read};
pub(crate) use table::table;

/// The log as it came, under the name that the contract gives it.
pub(crate) async fn file(State(app): State<App>, asker: Asker, path: LogPath) -> Result<Response, Failure> {
    let LogPath { drive: DrivePath { id, serial }, kind } = path;
    let job = app.job_for(&asker, &id).await?;
    let serial = drive_of(&job, &serial)?;
    let found = app.store.log(&JobKey::from(&id), &serial, kind).await?;
    let (info, packed) = found.ok_or_else(|| Failure::NotFound(not_here(kind, &serial)))?;
    let disposition = disposition(&file_name(&id, &serial, kind, info.received));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/xml")),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    // Unpacked piece by piece as it is read: however many read slowly, none holds the whole.
    let pieces = stream::try_unfold(packed.unpacking(), |mut log| async move {
        let piece =
            log.next_piece().inspect_err(|problem| tracing::error!(cause = causes(problem), "a log is damaged"))?;
        Ok::<_, StoreProblem>(piece.map(|piece| (piece, log)))
    });
    let length = [(header::CONTENT_LENGTH, HeaderValue::from(info.bytes))];
    Ok((headers, length, Body::from_stream(pieces)).into_response())
}

/// The drive as the job spells it.
fn drive_of(job: &Job, serial: &DriveSerial) -> Result<DriveSerial, Failure> {
    let drive = job.drive(serial.as_str());
    let none = || {
        Failure::NotFound(said!(
            "There is no drive {serial} in job {name}",
            "Det finns ingen disk {serial} i jobbet {name}",
            name = job.id.name
        ))
    };
    drive.map(|drive| drive.serial.clone()).ok_or_else(none)
}

fn not_here(kind: LogKind, serial: &DriveSerial) -> Said {
    said!(
        "The {kind} log of drive {serial} is not here: it was not sent yet, or lies elsewhere",
        "Loggen {kind} för disk {serial} finns inte här: den är inte skickad än, eller ligger någon annanstans"
    )
}

/// `<job>_<driveId>_<yyyyMMdd-HHmmss-fff>_error.xml`
fn file_name(id: &JobId, serial: &DriveSerial, kind: LogKind, received: Time) -> String {
    format!("{}_{serial}_{}_{kind}.xml", id.name, received.format("%Y%m%d-%H%M%S-%3f"))
}

/// Twice: in ASCII for old programs, and as it is.
fn disposition(name: &str) -> HeaderValue {
    let plain = |it: char| if it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.') { it } else { '_' };
    let plain: String = name.chars().map(plain).collect();
    let text = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", crate::percent::encoded(name));
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
}
