//! Jobs to begin with, and short ways to put events to them.

use chrono::{DateTime, TimeDelta, Utc};
use waybill_domain::drive::Outcome;
use waybill_domain::event::Event;
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Applied, Job, JobId, Package, WhyNot};
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;
use waybill_domain::wire::{PutJobParameters, UpdateJobParameters};

pub(crate) const KEY: &str = "238810-662376-448998-450120-652806-203390-606320-483076";

/// Day zero of every test, plus days.
pub(crate) fn day(days: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap() + TimeDelta::days(days)
}

pub(crate) fn id(name: &str) -> JobId {
    JobId { subscription: "contoso".parse().unwrap(), group: "archive".parse().unwrap(), name: name.parse().unwrap() }
}

pub(crate) fn serial(text: &str) -> DriveSerial {
    text.parse().unwrap()
}

pub(crate) fn package(tracking: &str) -> Package {
    Package {
        carrier_name: "UPS".parse().unwrap(),
        tracking_number: tracking.parse().unwrap(),
        drive_count: None,
        ship_date: None,
    }
}

pub(crate) fn put(body: serde_json::Value) -> Result<Job, String> {
    let body: PutJobParameters = serde_json::from_value(body).map_err(|error| error.to_string())?;
    let new = body.read(id("job")).map_err(|problems| {
        let lines: Vec<String> = problems.0.iter().map(|it| format!("{}: {}", it.target, it.message)).collect();
        lines.join("\n")
    })?;
    Job::create(new, "Ann", day(0)).map(|applied| applied.job).map_err(|refusal| refusal.to_string())
}

pub(crate) fn address() -> serde_json::Value {
    serde_json::json!({
        "recipientName": "Ann Lindqvist", "streetAddress1": "Skeppsbron 22", "city": "Stockholm",
        "postalCode": "111 30", "countryOrRegion": "Sweden", "phone": "+46 8 555 01 19", "email": "ann@contoso.example",
    })
}

pub(crate) fn import_body(drives: &[&str]) -> serde_json::Value {
    let list: Vec<_> = drives
        .iter()
        .map(|serial| {
            serde_json::json!({
                "driveId": serial, "bitLockerKey": KEY, "manifestFile": "\\DriveManifest.xml",
                "manifestHash": "109B21108597EF36D5785F08303F3638",
            })
        })
        .collect();
    serde_json::json!({"location": "West Europe", "properties": {
        "storageAccountId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/contosoarchive",
        "jobType": "Import", "returnAddress": address(), "driveList": list,
    }})
}

pub(crate) fn import(drives: &[&str]) -> Job {
    put(import_body(drives)).unwrap()
}

pub(crate) fn export() -> Job {
    put(serde_json::json!({"location": "West Europe", "properties": {
        "storageAccountId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/contosoarchive",
        "jobType": "Export", "returnAddress": address(), "export": {"blobList": {"blobPathPrefix": ["/"]}},
    }}))
    .unwrap()
}

pub(crate) fn update(body: serde_json::Value) -> Event {
    let body: UpdateJobParameters = serde_json::from_value(body).unwrap();
    Event::Update(Box::new(body.read().unwrap()))
}

pub(crate) fn ship() -> Event {
    update(serde_json::json!({"properties": {
        "state": "Shipping", "deliveryPackage": {"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"},
    }}))
}

pub(crate) fn cancel() -> Event {
    update(serde_json::json!({"properties": {"cancelRequested": true}}))
}

pub(crate) fn book_in(drives: &[&str], complete: bool) -> Event {
    let drives = drives.iter().map(|it| serial(it)).collect();
    Event::BookIn { drives, complete, decided: Vec::new(), also_claimed: Vec::new() }
}

pub(crate) fn start(drive: &str) -> Event {
    Event::Start { drive: serial(drive), bytes_total: Some(4_000_000_000_000) }
}

pub(crate) fn finish(drive: &str, outcome: Outcome) -> Event {
    Event::Finish {
        drive: serial(drive),
        outcome,
        bytes: None,
        copy_status: None,
        key: None,
        incomplete_blob_list_uri: None,
        logs: Default::default(),
    }
}

pub(crate) fn ship_back() -> Event {
    Event::ShipBack { package: package("3318810025"), drives: None, confirmed: Vec::new(), uses: Vec::new() }
}

/// Puts an event in the first role that the table lets do it.
pub(crate) fn try_put(job: &Job, event: Event, at: i64) -> Result<Applied, Refusal> {
    let mut refused = None;
    for role in Role::ALL {
        match job.apply(event.clone(), *role, day(at)) {
            Ok(applied) => return Ok(applied),
            Err(Refusal::NotAllowed { why: WhyNot::NotYours { .. }, .. }) => {}
            Err(refusal) => refused = Some(refused.unwrap_or(refusal)),
        }
    }
    Err(refused.expect("every act is somebody's"))
}

/// The job after events, each on its day.
#[track_caller]
pub(crate) fn after(job: Job, events: Vec<(i64, Event)>) -> Job {
    events.into_iter().fold(job, |job, (at, event)| match try_put(&job, event.clone(), at) {
        Ok(applied) => applied.job,
        Err(refusal) => panic!("{event:?}: {refusal}"),
    })
}

/// "Transferring: A Completed, B Transferring; extra X".
pub(crate) fn told(job: &Job) -> String {
    let drives: Vec<String> = job.drives.iter().map(|drive| format!("{} {}", drive.serial, drive.state)).collect();
    let extra: Vec<String> = job.extra_drives.iter().map(|extra| format!("; extra {}", extra.serial)).collect();
    format!("{}: {}{}", job.state, drives.join(", "), extra.concat())
}
