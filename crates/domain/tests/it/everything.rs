//! A job in every state with a drive in every state, and everything that can be asked of it. Made as stored jobs are
//! read, so that also those are there that no walk reaches.

use serde_json::{Value, json};
use waybill_domain::arrival::ArrivalState;
use waybill_domain::event::{Event, NewJob};
use waybill_domain::job::Job;
use waybill_domain::log::LogKind;
use waybill_domain::share::{NewShare, Shared, Tells};
use waybill_domain::wire::PutJobParameters;

use crate::world::*;

/// What else is so: nothing; everything that has to do with time that ran out and an address that is wrong; the job is
/// cancelled; it is an export.
pub(crate) const fn worlds() -> [&'static str; 4] {
    ["plain", "late", "cancelled", "export"]
}

/// The states of a job, a faulted one by the state it left; and those of its drive, with the marks that count.
pub(crate) const fn cells() -> ([&'static str; 11], [&'static str; 10]) {
    (
        [
            "Creating",
            "Shipping",
            "Received",
            "Transferring",
            "Packaging",
            "Completed",
            "Closed",
            "Faulted(Shipping)",
            "Faulted(Received)",
            "Faulted(Transferring)",
            "Faulted(Packaging)",
        ],
        [
            "Specified",
            "Received",
            "NeverReceived",
            "Transferring",
            "Completed",
            "CompletedMoreInfo",
            "ShippedBack",
            "Faulted",
            "Faulted(begun)",
            "Transferring(destroyed)",
        ],
    )
}

/// A word and what stands behind it in parentheses.
fn split(word: &str) -> (&str, &str) {
    let (before, after) = word.split_once('(').unwrap_or((word, ""));
    (before, after.trim_end_matches(')'))
}

/// The job, and the day on which it is asked.
pub(crate) fn cell(world: &str, state: &str, drive: &str) -> (Job, i64) {
    let mut job = serde_json::to_value(if world == "export" { export() } else { import(&["A"]) }).unwrap();
    let ((state, left), (drive, mark)) = (split(state), split(drive));
    job["state"] = json!(state);
    job["visits"] = json!([{"state": state, "at": day(0)}]);
    job["deliveryPackage"] = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"});
    if !left.is_empty() {
        job["fault"] = json!({"from": left, "reason": "stuck", "since": day(0)});
    }
    let begun = mark == "begun" || matches!(drive, "Transferring" | "Completed" | "CompletedMoreInfo" | "ShippedBack");
    let mut one =
        json!({"serial": "A", "state": drive, "hasKey": true, "logs": {}, "visits": [{"state": drive, "at": day(0)}]});
    if begun {
        one["copied"] = json!({"percent": 1, "bytes": 1});
    }
    if mark == "destroyed" {
        one["destroyed"] = json!(day(0));
    }
    job["expectedUntil"] = json!(day(14));
    if world == "late" {
        late(&mut job, &mut one, state);
    }
    job["drives"] = json!([one]);
    job["cancelRequested"] = json!(world == "cancelled");
    (serde_json::from_value(job).unwrap(), if world == "late" { 300 } else { 1 })
}

fn late(job: &mut Value, drive: &mut Value, state: &str) {
    let since = match state {
        "Shipping" => "overdueSince",
        _ => "drivesWaitSince",
    };
    job[since] = json!(day(14));
    job["drivesWait"] = json!(state != "Creating");
    job["addressFault"] = json!({"reason": "moved", "since": day(1)});
    drive["toDestroy"] = json!(day(100));
}

/// A word, and the event; done to drive A where it is done to a drive.
pub(crate) fn asked() -> Vec<(&'static str, Event)> {
    let mut all = by_update();
    all.extend(by_act());
    all.extend(untold());
    all
}

fn by_update() -> Vec<(&'static str, Event)> {
    let properties = |json: Value| update(json!({"properties": json}));
    let parcel = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"});
    let drives =
        json!([{"driveId": "N", "bitLockerKey": KEY, "manifestFile": "\\m.xml", "manifestHash": "0".repeat(32)}]);
    vec![
        ("an empty update", update(json!({}))),
        ("ship", properties(json!({"state": "Shipping"}))),
        ("cancel", cancel()),
        ("changeReturnAddress", properties(json!({"returnAddress": address()}))),
        (
            "changeReturnShipping",
            properties(json!({"returnShipping": {"carrierName": "UPS", "carrierAccountNumber": "1"}})),
        ),
        ("changeLogs", properties(json!({"logLevel": "Verbose"}))),
        ("changeDelivery", properties(json!({"deliveryPackage": parcel}))),
        ("changeDrives", properties(json!({"driveList": drives}))),
        ("changeTags", update(json!({"tags": {"a": "b"}}))),
        ("putAgain", Event::Replace(Box::new(put_again()))),
    ]
}

fn put_again() -> NewJob {
    let body: PutJobParameters = serde_json::from_value(import_body(&["N"])).unwrap();
    body.read(id("job")).unwrap()
}

fn by_act() -> Vec<(&'static str, Event)> {
    let parcel = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"});
    let drive = |act: &str| json!({"act": act, "drive": "A"});
    let with = |mut act: Value, more: Value| {
        act.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        act
    };
    let acts = [
        ("cancel act", json!({"act": "cancel"})),
        ("changeReturnAddress act", json!({"act": "changeReturnAddress", "address": address()})),
        ("sendFurtherPackage", json!({"act": "sendFurtherPackage", "package": parcel})),
        ("replaceKey", with(drive("replaceKey"), json!({"key": KEY}))),
        ("answer", json!({"act": "answer", "text": "soon"})),
        ("bookIn", json!({"act": "bookIn", "drives": ["A"]})),
        ("bookIn complete", json!({"act": "bookIn", "drives": [], "complete": true})),
        ("bookIn of a stranger", json!({"act": "bookIn", "drives": ["X"]})),
        ("start", drive("start")),
        ("report", with(drive("report"), json!({"percent": 2, "bytes": 2}))),
        ("finish clean", with(drive("finish"), json!({"outcome": "clean"}))),
        ("finish errors", with(drive("finish"), json!({"outcome": "errors"}))),
        ("shipBack", json!({"act": "shipBack", "package": parcel, "drives": ["A"]})),
        ("shipBack all", json!({"act": "shipBack", "package": parcel})),
        ("faultDrive", with(drive("faultDrive"), json!({"reason": "stuck"}))),
        ("resolveDrive goOn", with(drive("resolveDrive"), json!({"how": "goOn"}))),
        ("resolveDrive restart", with(drive("resolveDrive"), json!({"how": "restart"}))),
        ("resolveDrive giveUp", with(drive("resolveDrive"), json!({"how": "giveUp"}))),
        ("faultJob", json!({"act": "faultJob", "reason": "stuck"})),
        ("resolveJob", json!({"act": "resolveJob"})),
        ("extend", json!({"act": "extend", "until": day(400)})),
        ("close", json!({"act": "close"})),
        ("reportAddress", json!({"act": "reportAddress", "reason": "moved"})),
        ("markForDestruction", drive("markForDestruction")),
        ("destroy", drive("destroy")),
        ("noteContact", json!({"act": "noteContact", "how": "mail", "whom": "Ann", "said": "soon"})),
    ];
    acts.into_iter().map(|(name, json)| (name, serde_json::from_value(json).unwrap())).collect()
}

/// Those that have no JSON.
fn untold() -> Vec<(&'static str, Event)> {
    let shared = Shared { drive: None, tells: Tells::State, note: String::new() };
    let share = NewShare { drive: None, tells: Tells::State, expires: None, sites: Vec::new(), note: String::new() };
    let uri = "https://logs.example/a".to_owned();
    vec![
        ("share", Event::Share { share, open: 0 }),
        ("revokeShare", Event::RevokeShare(shared)),
        ("readKeys", Event::ReadKeys),
        ("delete", Event::Delete),
        ("keepLog", Event::KeepLog { drive: serial("A"), kind: LogKind::Error, uri }),
        ("holdDrives", Event::HoldDrives { drives: vec![serial("X")] }),
        ("releaseDrives", Event::ReleaseDrives { to: ArrivalState::Destroyed, package: None }),
        ("warnOfEnd", Event::WarnOfEnd),
        ("expire", Event::Expire),
        ("becomeOverdue", Event::BecomeOverdue),
        ("fallDue", Event::FallDue),
        ("purge", Event::Purge),
    ]
}
