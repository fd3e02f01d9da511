//! The words that stories are told in: what a customer puts, and what an operator does with drives.

use chrono::TimeDelta;
use serde_json::{Value, json};
use waybill_domain::drive::Outcome;
use waybill_domain::fields::KnownCarrier;
use waybill_domain::job::Time;

use super::people::Company;
use super::story::{STILL, Story, TAG};
use super::{logs, made_up};

/// Bytes a second of a copy that goes well.
const RATE: u64 = 184_000_000;

/// Makes stories that end now.
#[derive(Clone, Copy)]
pub(super) struct ScenarioBuilder {
    pub(super) now: Time,
}

impl ScenarioBuilder {
    /// An import job put this many days ago.
    pub(super) fn import(self, whose: Company, name: &str, drives: usize, days_ago: i64) -> Story {
        self.import_with(whose, name, drives, days_ago, json!({}))
    }

    /// An import job with more in its properties than an ordinary one.
    pub(super) fn import_with(self, whose: Company, name: &str, drives: usize, days_ago: i64, more: Value) -> Story {
        let list: Vec<Value> = (0..drives).map(|at| drive(&made_up::serial(name, at))).collect();
        let body = body(whose, json!({"jobType": "Import", "driveList": list}), more);
        self.begin(whose, name, body, days_ago)
    }

    /// An export job of these blobs.
    pub(super) fn export(self, whose: Company, name: &str, blobs: Value, days_ago: i64) -> Story {
        let body = body(whose, json!({"jobType": "Export", "export": {"blobList": blobs}}), json!({}));
        self.begin(whose, name, body, days_ago)
    }

    fn begin(self, whose: Company, name: &str, body: Value, days_ago: i64) -> Story {
        // Not all at the same time of day.
        let minutes = TimeDelta::minutes(i64::try_from(made_up::Dice::of(name).below(170)).unwrap_or(0));
        Story::begin(whose, name, body, self.now - TimeDelta::days(days_ago) - minutes, self.now)
    }
}

fn drive(serial: &str) -> Value {
    json!({
        "driveId": serial, "bitLockerKey": made_up::key(serial), "manifestFile": "\\DriveManifest.xml",
        "manifestHash": made_up::hash(serial), "driveHeaderHash": made_up::header_hash(serial),
    })
}

/// `location` and `tags` in `more` stand beside the properties, as in the contract.
fn body(whose: Company, properties: Value, mut more: Value) -> Value {
    let mut whole = json!({
        "storageAccountId": whose.storage_account(), "backupDriveManifest": true, "diagnosticsPath": "waimportexport",
        "returnAddress": whose.address(), "returnShipping": {"carrierName": "DHL", "carrierAccountNumber": "960441207"},
    });
    let mut take = |name: &str| more.as_object_mut().and_then(|more| more.remove(name));
    let location = take("location").unwrap_or_else(|| whose.location.into());
    let tags = take("tags").unwrap_or_else(|| json!({TAG: STILL}));
    for part in [properties, more] {
        if let (Some(whole), Value::Object(part)) = (whole.as_object_mut(), part) {
            whole.extend(part);
        }
    }
    json!({"location": location, "tags": tags, "properties": whole})
}

impl Story {
    /// These drives of the list came; more may come.
    pub(super) fn book_in(self, which: &[usize]) -> Self {
        let drives: Vec<String> = which.iter().map(|at| self.serial(*at)).collect();
        self.operator(json!({"act": "bookIn", "drives": drives}))
    }

    /// These drives of the list came, and no more will.
    pub(super) fn book_in_complete(self, which: &[usize]) -> Self {
        let drives: Vec<String> = which.iter().map(|at| self.serial(*at)).collect();
        self.operator(json!({"act": "bookIn", "drives": drives, "complete": true}))
    }

    pub(super) fn start(self, at: usize) -> Self {
        let serial = self.serial(at);
        let size = made_up::size(&serial);
        self.operator(json!({"act": "start", "drive": serial, "bytesTotal": size}))
    }

    /// A drive whose copy has come this far, with a report a few seconds earlier so that its rate is known.
    pub(super) fn copied(self, at: usize, percent: u8) -> Self {
        let serial = self.serial(at);
        let bytes = made_up::size(&serial) / 100 * u64::from(percent);
        let report = |bytes| json!({"act": "report", "drive": serial, "percent": percent, "bytes": bytes});
        let (first, second) = (report(bytes.saturating_sub(30 * RATE)), report(bytes));
        self.operator(first).seconds(30).operator(second)
    }

    pub(super) fn finish(self, at: usize, outcome: Outcome) -> Self {
        let serial = self.serial(at);
        let time = self.now_told();
        let mut event = json!({"act": "finish", "drive": serial, "outcome": outcome});
        let logs = self.job().map(|job| logs::of_finished(job, &serial, time, outcome != Outcome::Clean));
        if let (Some(event), Some(Value::Object(logs))) = (event.as_object_mut(), logs) {
            event.extend(logs);
        }
        self.operator(event)
    }

    /// Starts and finishes these drives one after the other, each in a few hours.
    pub(super) fn copy(mut self, which: &[usize], outcome: Outcome) -> Self {
        for at in which {
            self = self.start(*at).hours(5).finish(*at, outcome);
        }
        self
    }

    pub(super) fn ship_back(self, carrier: KnownCarrier) -> Self {
        let package = self.way_back(carrier);
        self.operator(json!({"act": "shipBack", "package": package}))
    }

    /// A package of the way back, with a number of its own.
    pub(super) fn way_back(&self, carrier: KnownCarrier) -> Value {
        let number = made_up::tracking(carrier, &format!("back {}", self.serial(0)));
        json!({"carrierName": carrier.name(), "trackingNumber": number})
    }
}
