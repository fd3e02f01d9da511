//! What goes over the wire, as JSON Schema. Words of lists are the domain's own.

use serde_json::{Map, Value, json};
use waybill_domain::drive::Outcome;
use waybill_domain::drive_state::DriveState;
use waybill_domain::job::{Act, JobType, LogLevel};
use waybill_domain::job_state::JobState;
use waybill_domain::next_step::{By, Step, Turn};
use waybill_domain::role::Role;

use super::acts;

pub(super) fn all() -> Value {
    let mut schemas = Map::new();
    let mut schema = |name: &str, it: Value| schemas.insert(name.to_owned(), it);
    schema("Job", job());
    schema("Drive", drive());
    schema("JobRow", job_row());
    schema("NextStep", object(json!({
        "turn": word(Turn::ALL.iter().map(|it| it.word())), "step": word(Step::ALL.iter().map(|it| it.word())),
        "by": word(By::ALL.iter().map(|it| it.word())), "at": time(),
    }), &["turn", "step", "by", "at"]));
    schema("JobPage", object(json!({
        "value": array(&refer("JobRow")), "next": text("Goes into `after`; absent on the last page"), "total": count(), "needsYou": count(),
    }), &["value", "total", "needsYou"]));
    schema("Timeline", object(json!({"value": array(&refer("Entry")), "next": {"type": "integer"}}), &["value"]));
    schema("Entry", entry());
    schema("Offer", object(json!({
        "act": word(Act::ALL.iter().map(|it| it.word())), "allowed": {"type": "boolean"}, "whyNot": text("A sentence; absent when allowed"),
    }), &["act", "allowed"]));
    schema("Event", acts::event());
    schema("Package", object(json!({
        "carrierName": string(), "trackingNumber": string(), "driveCount": count(), "shipDate": string(),
    }), &["carrierName", "trackingNumber"]));
    schema("Address", address());
    schema("Location", location());
    schema("Session", object(json!({
        "name": string(), "roles": array(&word(Role::ALL.iter().map(|it| it.word()))), "subscriptions": array(&refer("Subscription")),
        "demo": {"type": "boolean"}, "expires": time(), "now": time(),
    }), &["name", "roles", "subscriptions", "demo", "expires", "now"]));
    schema("Subscription", object(json!({
        "id": string(), "company": string(), "storageAccounts": array(&string()), "groups": array(&string()),
    }), &["id", "company", "storageAccounts", "groups"]));
    schema("SignIn", object(json!({"code": text("What stands behind the # of a sign-in link")}), &["code"]));
    schema("Reports", object(json!({"reports": {"type": "array", "maxItems": 1000, "items": refer("Report")}}), &["reports"]));
    schema("Report", acts::report());
    schema("ReportResult", object(json!({
        "accepted": {"type": "boolean"}, "percentComplete": percent(), "error": refer("ErrorDetail"),
    }), &["accepted"]));
    schema("Error", object(json!({"error": refer("ErrorDetail")}), &["error"]));
    schema("ErrorDetail", object(json!({
        "code": string(), "message": text("A sentence for the person who asked"), "target": text("The path of the field"),
        "details": array(&refer("ErrorDetail")),
    }), &["code", "message"]));
    Value::Object(schemas)
}

fn job() -> Value {
    let visit = object(json!({"state": job_state(), "at": time()}), &["state", "at"]);
    object(json!({
        "subscription": string(), "group": string(), "name": string(), "jobType": word(JobType::ALL.iter().map(|it| it.word())),
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
        "packageComplete": {"type": "boolean"}, "drivesWait": {"type": "boolean"},
    }), &["subscription", "group", "name", "jobType", "state", "revision", "location", "storageAccountId", "drives", "created", "changed", "updated", "visits"])
}

fn drive() -> Value {
    let copied = object(json!({
        "percent": percent(), "bytes": count(), "bytesTotal": count(), "rate": {"type": "integer", "description": "Bytes a second"}, "reported": time(),
    }), &["percent", "bytes"]);
    let visit = object(json!({"state": drive_state(), "at": time()}), &["state", "at"]);
    object(json!({
        "serial": string(), "state": drive_state(), "manifestFile": string(), "manifestHash": string(), "driveHeaderHash": string(),
        "hasKey": {"type": "boolean"}, "copied": copied, "copyStatus": string(), "outcome": word(Outcome::ALL.iter().map(|it| it.word())),
        "errorLogUri": string(), "verboseLogUri": string(), "manifestUri": string(), "fault": string(), "givenUp": {"type": "boolean"},
        "destroyed": time(), "visits": array(&visit),
    }), &["serial", "state", "hasKey", "visits"])
}

fn job_row() -> Value {
    object(json!({
        "subscription": string(), "group": string(), "name": string(), "jobType": word(JobType::ALL.iter().map(|it| it.word())),
        "state": job_state(), "revision": count(), "location": string(), "percentComplete": percent(),
        "cancelRequested": {"type": "boolean"}, "overdue": {"type": "boolean"}, "drives": count(), "missing": count(),
        "next": refer("NextStep"), "changed": time(),
    }), &["subscription", "group", "name", "jobType", "state", "revision", "location", "cancelRequested", "overdue", "drives", "missing", "next", "changed"])
}

/// What follows `kind` depends on it; the portal's catalogue has a sentence for each.
fn entry() -> Value {
    let mut entry = object(json!({
        "seq": count(), "at": time(), "role": word(Role::ALL.iter().map(|it| it.word())), "who": string(), "kind": string(),
    }), &["seq", "at", "role", "who", "kind"]);
    entry["additionalProperties"] = true.into();
    entry
}

fn address() -> Value {
    let fields = ["recipientName", "streetAddress1", "streetAddress2", "city", "stateOrProvince", "postalCode", "countryOrRegion", "phone", "email"];
    let all: Map<String, Value> = fields.iter().map(|field| ((*field).to_owned(), string())).collect();
    object(Value::Object(all), &["recipientName", "streetAddress1", "city", "postalCode", "countryOrRegion", "phone", "email"])
}

fn location() -> Value {
    let texts = [
        "recipientName", "streetAddress1", "streetAddress2", "city", "stateOrProvince", "postalCode", "countryOrRegion", "phone",
        "additionalShippingInformation",
    ];
    let mut properties: Map<String, Value> = texts.iter().map(|field| ((*field).to_owned(), string())).collect();
    properties.insert("supportedCarriers".to_owned(), array(&string()));
    properties.insert("alternateLocations".to_owned(), array(&string()));
    object(json!({"id": string(), "name": string(), "type": string(), "properties": object(Value::Object(properties), &[])}), &["id", "name", "type", "properties"])
}

pub(super) fn object(properties: Value, required: &[&str]) -> Value {
    json!({"type": "object", "properties": properties, "required": required})
}

pub(super) fn refer(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// `{"value": […]}`.
pub(super) fn list(of: &Value) -> Value {
    object(json!({"value": array(of)}), &["value"])
}

pub(super) fn word(words: impl Iterator<Item = &'static str>) -> Value {
    json!({"type": "string", "enum": words.collect::<Vec<_>>()})
}

pub(super) fn array(of: &Value) -> Value {
    json!({"type": "array", "items": of})
}

pub(super) fn string() -> Value {
    json!({"type": "string"})
}

fn text(what: &str) -> Value {
    json!({"type": "string", "description": what})
}

pub(super) fn time() -> Value {
    json!({"type": "string", "format": "date-time"})
}

pub(super) fn count() -> Value {
    json!({"type": "integer", "minimum": 0})
}

pub(super) fn percent() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": 100})
}

fn job_state() -> Value {
    word(JobState::ALL.iter().map(|it| it.word()))
}

fn drive_state() -> Value {
    word(DriveState::ALL.iter().map(|it| it.word()))
}
