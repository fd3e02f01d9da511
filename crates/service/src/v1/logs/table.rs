//! What a drive's log says: the files that failed or have something to tell, a page at a time.

use std::collections::BTreeMap;
use waybill_domain::said;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::Job;
use waybill_domain::log::{Code, LogBlob, LogKind, LogSummary, read_log};
use waybill_domain::wire::{DriveLog, LogFile, LogGroup, LogRow};

use super::drive_of;
use super::path::DrivePath;
use super::put::our_path;
use crate::App;
use crate::address::Queried;
use crate::auth::Asker;
use crate::failure::Failure;
use crate::heavy;
use crate::store::{JobKey, LogInfo, PAGE_BYTES, Packed, StoreProblem};

const TOP: u64 = 100;
const TOP_MAX: u64 = 500;
/// The most words that are counted: the contract has 18, and a log may bring its own.
const GROUPS_MAX: usize = 64;

/// The query. Empty values mean: any.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    status: String,
    q: String,
    after: Option<u64>,
    top: Option<u64>,
}

pub(crate) async fn table(
    State(app): State<App>,
    asker: Asker,
    path: DrivePath,
    Queried(asked): Queried<Asked>,
) -> Result<Json<DriveLog>, Failure> {
    let top = asked.top.unwrap_or(TOP);
    if !(1..=TOP_MAX).contains(&top) {
        return Err(Failure::problem("top", said!("Ask for 1 to {TOP_MAX} files", "Be om 1 till {TOP_MAX} filer")));
    }
    let DrivePath { id, serial } = path;
    let job = app.job_for(&asker, &id).await?;
    let serial = drive_of(&job, &serial)?;
    let key = JobKey::from(&id);
    let kept = app.store.logs_of(&key, &serial).await?;
    let files = files(&job, &serial, &kept);
    let from =
        [LogKind::Error, LogKind::Verbose].into_iter().find(|kind| files.iter().any(|it| it.kind == *kind && it.held));
    let nothing = nothing(&job, serial.clone(), files);
    let Some(kind) = from else { return Ok(Json(nothing)) };
    let mut rows = Rows::wanted(&asked, top);
    let fetch = async { Ok(app.store.log(&key, &serial, kind).await?) };
    let read = move |found: Option<(LogInfo, Packed)>| {
        let Some((info, packed)) = found else { return Ok(None) };
        let summary = read_log(&packed.unpack()?, |number, blob| rows.take(number, blob));
        // It could be read when it came.
        let problem = |problem| StoreProblem::Packing(std::io::Error::other(problem));
        Ok(Some((info.kind, summary.map_err(problem)?, rows)))
    };
    let Some((kind, summary, rows)) = heavy::with_log(fetch, read).await? else { return Ok(Json(nothing)) };
    let verbose = kept.iter().find(|it| it.kind == LogKind::Verbose).map(|it| it.blobs);
    Ok(Json(rows.table(nothing, kind, verbose, summary)))
}

/// What there is, held or elsewhere. A log that somebody has put elsewhere since is not ours any more.
fn files(job: &Job, serial: &DriveSerial, kept: &[LogInfo]) -> Vec<LogFile> {
    let Some(drive) = job.drive(serial.as_str()) else { return Vec::new() };
    let file = |kind: &LogKind| {
        let uri = drive.logs.of(*kind)?.to_owned();
        let ours = uri.ends_with(&our_path(&job.id, serial, *kind));
        let info = kept.iter().find(|it| it.kind == *kind).filter(|_| ours);
        let (bytes, received) = (info.map(|it| it.bytes), info.map(|it| it.received));
        Some(LogFile { kind: *kind, uri, held: info.is_some(), bytes, received })
    };
    LogKind::ALL.iter().filter_map(file).collect()
}

/// The answer where no log is held.
fn nothing(job: &Job, drive: DriveSerial, files: Vec<LogFile>) -> DriveLog {
    let reported = job.drive(drive.as_str()).and_then(|it| it.copy_status.as_deref());
    let status = reported.filter(|it| *it != "InProgress").map(Code::from);
    DriveLog {
        drive,
        files,
        from: None,
        version: None,
        status,
        blobs: None,
        failed: 0,
        noticed: 0,
        groups: Vec::new(),
        matching: 0,
        value: Vec::new(),
        next: None,
    }
}

/// The rows of one page, gathered while the log is read.
struct Rows {
    status: String,
    q: String,
    after: u64,
    top: usize,
    groups: BTreeMap<String, u64>,
    matching: u64,
    value: Vec<LogRow>,
    /// Of the texts of `value`.
    bytes: usize,
    more: bool,
}

impl Rows {
    fn wanted(asked: &Asked, top: u64) -> Self {
        let top = usize::try_from(top).unwrap_or(usize::MAX);
        let (status, q) = (asked.status.trim().to_owned(), asked.q.trim().to_lowercase());
        let (groups, value) = (BTreeMap::new(), Vec::new());
        Self { status, q, after: asked.after.unwrap_or(0), top, groups, matching: 0, value, bytes: 0, more: false }
    }

    fn take(&mut self, number: u64, blob: LogBlob) {
        let word = blob.verdict();
        let fits = (self.status.is_empty() || self.status.eq_ignore_ascii_case(&word)) && self.is_named(&blob);
        if self.groups.len() < GROUPS_MAX || self.groups.contains_key(&word) {
            *self.groups.entry(word).or_default() += 1;
        }
        if !fits {
            return;
        }
        self.matching += 1;
        // A path may have 32 kB: a page ends at a number of bytes too, after its first row.
        let full = self.value.len() >= self.top || self.bytes > PAGE_BYTES;
        if number > self.after && !full {
            self.bytes = self.bytes.saturating_add(blob.blob_path.len());
            for text in blob.file_path.iter().chain(&blob.snapshot) {
                self.bytes = self.bytes.saturating_add(text.len());
            }
            self.value.push(LogRow { number, blob });
        } else if number > self.after {
            self.more = true;
        }
    }

    fn is_named(&self, blob: &LogBlob) -> bool {
        let has = |path: &str| path.to_lowercase().contains(&self.q);
        self.q.is_empty() || has(&blob.blob_path) || blob.file_path.as_deref().is_some_and(has)
    }

    fn table(self, nothing: DriveLog, from: LogKind, verbose: Option<u64>, summary: LogSummary) -> DriveLog {
        let mut groups: Vec<LogGroup> = self.groups.into_iter().map(|(word, count)| LogGroup { word, count }).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.count));
        let next = self.value.last().map(|row| row.number).filter(|_| self.more);
        DriveLog {
            from: Some(from),
            version: Some(summary.version).filter(|it| !it.is_empty()),
            status: summary.status.or(nothing.status),
            blobs: verbose,
            failed: summary.failed,
            noticed: summary.noticed,
            groups,
            matching: self.matching,
            value: self.value,
            next,
            drive: nothing.drive,
            files: nothing.files,
        }
    }
}
