//! A log comes from the data center.

use core::future::ready;

use axum::Json;
use axum::extract::{Request, State};
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, JobId, Time};
use waybill_domain::lang::Said;
use waybill_domain::log::{LogKind, LogProblem, check_manifest, read_log};
use waybill_domain::said;
use waybill_domain::wire::LogFile;

use super::drive_of;
use super::path::{DrivePath, LogPath};
use crate::App;
use crate::auth::Asker;
use crate::failure::Failure;
use crate::heavy;
use crate::settings::Settings;
use crate::store::{JobKey, NewLog, Packed};
use crate::work::Conditions;

/// Keeps it, in place of an earlier one, and points the drive at it: both or neither.
pub(crate) async fn put(
    State(app): State<App>,
    asker: Asker,
    path: LogPath,
    request: Request,
) -> Result<Json<LogFile>, Failure> {
    let LogPath { drive: DrivePath { id, serial }, kind } = path;
    let job = app.job_for(&asker, &id).await?;
    let serial = drive_of(&job, &serial)?;
    let uri = our_uri(&app.settings, &id, &serial, kind);
    let event = Event::KeepLog { drive: serial.clone(), kind, uri: uri.clone() };
    let decide = |job: Option<&Job>| app.decision(&asker, &id, job, &event, &Conditions::default());
    // Who may not send one is told so before 64 MB were sent.
    decide(Some(&job))?;
    let bytes = crate::body::log(request).await?;
    let received = app.clock.now();
    let log = heavy::with_log(ready(Ok(bytes)), move |bytes| read(&serial, kind, received, &bytes)).await?;
    app.store.keep_log(&JobKey::from(&id), &log, decide).await?;
    Ok(Json(LogFile { kind, uri, held: true, bytes: Some(log.bytes), received: Some(received) }))
}

/// A log, checked: it can be read, and is that of this drive.
pub(crate) fn read(serial: &DriveSerial, kind: LogKind, received: Time, bytes: &[u8]) -> Result<NewLog, Failure> {
    let blobs = match kind {
        LogKind::Error | LogKind::Verbose => {
            let summary = read_log(bytes, |_, _| {}).map_err(unreadable)?;
            if !summary.drive.eq_ignore_ascii_case(serial.as_str()) {
                let theirs: String = summary.drive.chars().take(DriveSerial::MAX).collect();
                let message = said!(
                    "This is the log of drive {theirs}, not of {serial}; nothing was kept",
                    "Det här är loggen för disk {theirs}, inte för {serial}; inget sparades"
                );
                return Err(Failure::problem("DriveLog.DriveId", message));
            }
            summary.blobs
        }
        LogKind::Manifest => check_manifest(bytes).map(|()| 0).map_err(unreadable)?,
    };
    let serial = serial.clone();
    Ok(NewLog { serial, kind, received, bytes: bytes.len() as u64, blobs, packed: Packed::pack(bytes)? })
}

fn unreadable(problem: LogProblem) -> Failure {
    match problem {
        LogProblem::TooLarge => Failure::LogTooLarge,
        problem @ (LogProblem::Declaration
        | LogProblem::TooDeep { .. }
        | LogProblem::NotXml
        | LogProblem::OtherRoot { .. }
        | LogProblem::Crossed { .. }
        | LogProblem::CutOff { .. }
        | LogProblem::NoDrive) => Failure::Unreadable { target: None, message: Said::of(&problem) },
    }
}

/// Where this service answers with a log.
pub(crate) fn our_uri(settings: &Settings, id: &JobId, serial: &DriveSerial, kind: LogKind) -> String {
    [&settings.public_url, &our_path(id, serial, kind)].map(String::as_str).concat()
}

/// The same without the host, which may change its name.
pub(super) fn our_path(id: &JobId, serial: &DriveSerial, kind: LogKind) -> String {
    let names = [id.subscription.as_str(), id.group.as_str(), id.name.as_str()].map(crate::percent::encoded);
    format!("/v1/jobs/{}/drives/{}/logs/{kind}", names.join("/"), crate::percent::encoded(serial.as_str()))
}
