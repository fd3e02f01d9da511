//! Jobs, drives and rows of lists, as JSON Schema.

use serde_json::{Value, json};
use waybill_domain::drive::Outcome;
use waybill_domain::job::{JobType, LogLevel};

use super::words::{array, count, drive_state, job_state, object, percent, refer, string, time, word};

pub(super) fn job() -> Value {
    let visit = object(json!({"state": job_state(), "at": time()}), &["state", "at"]);
    object(
        json!({
            "id": job_id(), "jobType": word(JobType::ALL.iter().map(|it| it.word())),
            "state": job_state(), "revision": count(), "location": string(), "storageAccountId": string(),
            "tags": {"type": "object", "additionalProperties": string()}, "returnAddress": refer("Address"),
            "returnShipping": object(json!({"carrierName": string(), "carrierAccountNumber": string()}), &["carrierName", "carrierAccountNumber"]),
            "deliveryPackage": refer("Package"), "furtherPackages": array(&refer("Package")), "returnPackage": refer("Package"),
            "diagnosticsPath": string(), "logLevel": word(LogLevel::ALL.iter().map(|it| it.word())), "backupDriveManifest": {"type": "boolean"},
            "cancelRequested": {"type": "boolean"}, "incompleteBlobListUri": string(), "drives": array(&refer("Drive")),
            "extraDrives": array(&object(json!({"serial": string(), "received": time(), "shippedBack": time()}), &["serial", "received"])),
            "export": object(json!({"blobPath": array(&string()), "blobPathPrefix": array(&string()), "blobListBlobPath": string()}), &[]),
            "encryptionKey": object(json!({"kekType": string(), "kekUrl": string(), "kekVaultResourceID": string()}), &["kekType"]),
            "fault": object(json!({"from": job_state(), "reason": string(), "since": time()}), &["from", "reason", "since"]),
            "created": time(), "createdBy": string(), "changed": time(), "changedBy": string(), "updated": time(),
            "visits": array(&visit), "expectedUntil": time(), "overdueSince": time(), "answered": time(),
            "packageComplete": {"type": "boolean"}, "drivesWait": {"type": "boolean"}, "drivesWaitSince": time(),
            "question": object(json!({"asked": string(), "since": time(), "until": time()}), &["asked", "since", "until"]),
            "addressFault": object(json!({"reason": string(), "since": time()}), &["reason", "since"]), "destructionDue": time(),
        }),
        &[
            "id",
            "jobType",
            "state",
            "revision",
            "location",
            "storageAccountId",
            "drives",
            "created",
            "changed",
            "updated",
            "visits",
        ],
    )
}

fn job_id() -> Value {
    object(json!({"subscription": string(), "group": string(), "name": string()}), &["subscription", "group", "name"])
}

pub(super) fn drive() -> Value {
    let copied = object(
        json!({
            "percent": percent(), "bytes": count(), "bytesTotal": count(), "rate": {"type": "integer", "description": "Bytes a second"}, "reported": time(),
        }),
        &["percent", "bytes"],
    );
    let visit = object(json!({"state": drive_state(), "at": time()}), &["state", "at"]);
    object(
        json!({
            "serial": string(), "state": drive_state(), "manifestFile": string(), "manifestHash": string(), "driveHeaderHash": string(),
            "hasKey": {"type": "boolean"}, "copied": copied, "copyStatus": string(), "outcome": word(Outcome::ALL.iter().map(|it| it.word())),
            "logs": object(json!({"errorLogUri": string(), "verboseLogUri": string(), "manifestUri": string()}), &[]), "fault": string(), "givenUp": {"type": "boolean"},
            "destroyed": time(), "toDestroy": time(), "visits": array(&visit),
        }),
        &["serial", "state", "hasKey", "visits"],
    )
}

pub(super) fn job_row() -> Value {
    object(
        json!({
            "id": job_id(), "jobType": word(JobType::ALL.iter().map(|it| it.word())),
            "state": job_state(), "revision": count(), "location": string(), "percentComplete": percent(),
            "cancelRequested": {"type": "boolean"}, "overdue": {"type": "boolean"}, "drives": count(), "missing": count(),
            "next": refer("NextStep"), "changed": time(),
        }),
        &[
            "id",
            "jobType",
            "state",
            "revision",
            "location",
            "cancelRequested",
            "overdue",
            "drives",
            "missing",
            "next",
            "changed",
        ],
    )
}
