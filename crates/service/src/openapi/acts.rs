//! The events that `POST …/actions` takes, told apart by `act`.

use serde_json::{Map, Value, json};
use waybill_domain::bounds::SCANNED_MAX;
use waybill_domain::drive::Outcome;
use waybill_domain::parcel::ParcelDoubt;

use super::words::{at_most, count, object, percent, refer, string, time, word};

/// One of all events.
pub(super) fn event() -> Value {
    let all: Vec<Value> = each().into_iter().map(|(act, fields, required)| one(act, fields, required)).collect();
    json!({"oneOf": all, "discriminator": {"propertyName": "act"}})
}

fn ship_back() -> Value {
    let confirmed = at_most(ParcelDoubt::ALL.len(), &word(ParcelDoubt::ALL.iter().map(|it| it.word())));
    json!({"package": refer("Package"), "drives": at_most(SCANNED_MAX, &string()), "confirmed": confirmed})
}

/// Act, fields, and which of them must be there.
pub(super) fn each() -> Vec<(&'static str, Value, &'static [&'static str])> {
    let on_drive = || json!({"drive": string()});
    vec![
        (
            "bookIn",
            json!({"drives": at_most(SCANNED_MAX, &string()), "complete": {"type": "boolean", "default": false}, "decided": at_most(SCANNED_MAX, &string())}),
            &["drives"],
        ),
        ("start", json!({"drive": string(), "bytesTotal": count()}), &["drive"]),
        ("report", progress(), &["drive", "percent", "bytes"]),
        ("finish", finish(), &["drive", "outcome"]),
        ("shipBack", ship_back(), &["package"]),
        ("faultDrive", json!({"drive": string(), "reason": string()}), &["drive", "reason"]),
        (
            "resolveDrive",
            json!({"drive": string(), "how": word(["goOn", "restart", "giveUp"].into_iter())}),
            &["drive", "how"],
        ),
        ("faultJob", json!({"reason": string()}), &["reason"]),
        ("resolveJob", json!({}), &[]),
        ("extend", json!({"until": time()}), &["until"]),
        ("close", json!({}), &[]),
        ("changeReturnAddress", json!({"address": refer("Address")}), &["address"]),
        ("cancel", json!({}), &[]),
        ("reportAddress", json!({"reason": string()}), &["reason"]),
        ("markForDestruction", on_drive(), &["drive"]),
        ("destroy", on_drive(), &["drive"]),
        (
            "noteContact",
            json!({"how": string(), "whom": string(), "said": string(), "awaitsUntil": time()}),
            &["how", "whom", "said"],
        ),
        ("sendFurtherPackage", json!({"package": refer("Package")}), &["package"]),
        ("replaceKey", json!({"drive": string(), "key": string()}), &["drive", "key"]),
        ("answer", json!({"text": string()}), &["text"]),
    ]
}

/// A report of `POST /v1/operations/progress`: that of one drive, and whose it is.
pub(super) fn report() -> Value {
    let whose = json!({"subscription": string(), "group": string(), "name": string()});
    object(joined(whose, progress()), &["subscription", "group", "name", "drive", "percent", "bytes"])
}

fn progress() -> Value {
    joined(
        json!({"drive": string(), "percent": percent(), "bytes": count(), "bytesTotal": count(), "copyStatus": string()}),
        logs(),
    )
}

fn finish() -> Value {
    let outcome = word(Outcome::ALL.iter().map(|it| it.word()));
    let fields = json!({
        "drive": string(), "outcome": outcome, "bytes": count(), "copyStatus": string(), "key": string(), "incompleteBlobListUri": string(),
    });
    joined(fields, logs())
}

fn logs() -> Value {
    json!({"errorLogUri": string(), "verboseLogUri": string(), "manifestUri": string()})
}

fn one(act: &str, fields: Value, required: &[&str]) -> Value {
    object(joined(json!({"act": {"const": act}}), fields), &[&["act"], required].concat())
}

fn joined(one: Value, other: Value) -> Value {
    let parts = [one, other].into_iter().filter_map(|part| match part {
        Value::Object(fields) => Some(fields),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => None,
    });
    Value::Object(parts.flatten().collect::<Map<String, Value>>())
}
