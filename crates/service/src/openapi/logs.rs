//! The logs of a drive.

use serde_json::{Value, json};
use waybill_domain::log::{BlobStatus, Disposition, DriveStatus, LogKind, Part, PartStatus};

use super::paths::{of_job, query, reads, writes};
use super::words::{array, count, object, refer, string, text, time, word};

pub(super) fn table() -> Value {
    let summary = "The files of a drive that failed, or have something to tell, a page at a time";
    let mut item = of_drive(json!({"get": reads("jobs", summary, &refer("DriveLog"), &[400, 404])}));
    item["get"]["parameters"] = json!([
        query("status", "One word of `groups`", &string()),
        query("q", "A piece of a path", &string()),
        query("after", "`next` of the page before", &count()),
        query("top", "How many files", &json!({"type": "integer", "minimum": 1, "maximum": 500, "default": 100})),
    ]);
    item
}

pub(super) fn file() -> Value {
    let xml = json!({"application/xml": {"schema": {"type": "string"}}});
    let mut get = reads("jobs", "A log as it came, as a file to keep", &string(), &[404]);
    get["responses"]["200"]["content"] = xml.clone();
    let summary = "Send a log of a drive's copy, in place of an earlier one, and point the drive at it";
    let mut put = writes("operations", summary, &string(), &refer("LogFile"), &[400, 403, 404, 409]);
    put["requestBody"]["content"] = xml;
    let kinds = word(LogKind::ALL.iter().map(|it| it.word()));
    let mut item = of_drive(json!({"get": get, "put": put}));
    if let Some(parameters) = item["parameters"].as_array_mut() {
        parameters
            .push(json!({"name": "kind", "in": "path", "required": true, "schema": kinds, "description": "Which log"}));
    }
    item
}

/// Adds what names the drive.
fn of_drive(item: Value) -> Value {
    let mut item = of_job(item);
    if let Some(parameters) = item["parameters"].as_array_mut() {
        let what = "The drive's serial number";
        parameters
            .push(json!({"name": "serial", "in": "path", "required": true, "schema": string(), "description": what}));
    }
    item
}

pub(super) fn drive_log() -> Value {
    object(
        json!({
            "drive": string(), "files": array(&refer("LogFile")),
            "from": word(LogKind::ALL.iter().map(|it| it.word())), "version": string(),
            "status": usual(DriveStatus::ALL.iter().map(|it| it.word())),
            "blobs": count(), "failed": count(), "noticed": count(),
            "groups": array(&object(json!({"word": string(), "count": count()}), &["word", "count"])),
            "matching": count(), "value": array(&refer("LogRow")), "next": count(),
        }),
        &["drive", "files", "failed", "noticed", "groups", "matching", "value"],
    )
}

pub(super) fn log_file() -> Value {
    object(
        json!({
            "kind": word(LogKind::ALL.iter().map(|it| it.word())), "uri": string(),
            "held": {"type": "boolean", "description": "Whether the URI is this service's own"},
            "bytes": count(), "received": time(),
        }),
        &["kind", "uri", "held"],
    )
}

pub(super) fn log_row() -> Value {
    let part = object(
        json!({
            "part": word(Part::ALL.iter().map(|it| it.word())),
            "status": usual(PartStatus::ALL.iter().map(|it| it.word())), "count": count(),
        }),
        &["part", "status", "count"],
    );
    object(
        json!({
            "number": count(), "status": usual(BlobStatus::ALL.iter().map(|it| it.word())), "blobPath": string(),
            "filePath": string(), "length": count(), "snapshot": text("As the log writes it"),
            "disposition": usual(Disposition::ALL.iter().map(|it| it.word())), "parts": array(&part),
        }),
        &["number", "status", "blobPath"],
    )
}

/// Words that the contract lists; a log may bring others.
fn usual(words: impl Iterator<Item = &'static str>) -> Value {
    json!({"type": "string", "examples": words.collect::<Vec<_>>()})
}
