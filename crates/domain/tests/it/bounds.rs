//! A bound is a gate: of a list that is too long nothing is looked at, and no answer grows with what was sent. Guards
//! against work that is done before its bound is checked, or in spite of it.

use serde_json::{Value, json};
use waybill_domain::bounds::{EXTRA_DRIVES_MAX, FURTHER_PACKAGES_MAX, SCANNED_MAX};
use waybill_domain::event::Event;
use waybill_domain::job::Job;
use waybill_domain::problem::{PROBLEMS_MAX, Problem};
use waybill_domain::refusal::Refusal;
use waybill_domain::role::Role;
use waybill_domain::wire::{PutJobParameters, ShareInput, UpdateJobParameters};

use crate::world::*;

fn problems(body: Value) -> Vec<Problem> {
    let body: PutJobParameters = serde_json::from_value(body).unwrap();
    body.read(id("job")).unwrap_err().told()
}

fn targets(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|it| it.target.as_str()).collect()
}

/// Each entry would be a problem of its own: that there is one only shows that none was read.
#[test]
fn of_a_drive_list_that_is_too_long_no_drive_is_read() {
    let drives = vec![json!({"driveId": ""}); 24_000];
    let mut body = import_body(&["A"]);
    body["properties"]["driveList"] = json!(drives);
    let told = problems(body);
    assert_eq!(targets(&told), ["properties.driveList"]);
    assert!(told[0].to_string().contains("at most 10 drives; this list has 24000"), "{}", told[0]);
    let update: UpdateJobParameters = serde_json::from_value(json!({"properties": {"driveList": drives}})).unwrap();
    assert_eq!(targets(&update.read().unwrap_err().told()), ["properties.driveList"]);
}

#[test]
fn of_a_blob_list_that_is_too_long_no_path_is_read() {
    for field in ["blobPath", "blobPathPrefix"] {
        let mut body = import_body(&[]);
        body["properties"]["jobType"] = json!("Export");
        body["properties"]["export"] = json!({"blobList": {field: vec![""; 300_000]}});
        assert_eq!(targets(&problems(body)), ["properties.export.blobList"], "{field}");
    }
}

#[test]
fn of_too_many_sites_none_is_read() {
    let sites = vec![String::new(); 8000];
    let input = ShareInput { tells: Some("state".to_owned()), sites: Some(sites), ..ShareInput::default() };
    assert_eq!(targets(&input.read(day(0)).unwrap_err().told()), ["sites"]);
}

/// 10,000 empty paths are within the 32 KB, and each is wrong.
#[test]
fn no_more_than_fifty_problems_are_told_and_the_rest_is_counted() {
    let mut body = import_body(&[]);
    body["properties"]["jobType"] = json!("Export");
    body["properties"]["export"] = json!({"blobList": {"blobPath": vec![""; 10_000]}});
    let told = problems(body);
    assert_eq!(told.len(), PROBLEMS_MAX + 1);
    assert_eq!(told[PROBLEMS_MAX].to_string(), "And 9950 more problems");
}

/// Longer than any field may be: each is refused at its own path, and quoted nowhere.
#[test]
fn no_text_is_stored_that_has_no_bound() {
    let long = "x".repeat(100_000);
    let fields = [
        "/location",
        "/properties/storageAccountId",
        "/properties/diagnosticsPath",
        "/properties/encryptionKey/kekUrl",
        "/properties/encryptionKey/kekVaultResourceID",
        "/properties/returnShipping/carrierName",
        "/properties/returnShipping/carrierAccountNumber",
        "/properties/deliveryPackage/carrierName",
        "/properties/deliveryPackage/trackingNumber",
        "/properties/deliveryPackage/shipDate",
        "/properties/returnAddress/recipientName",
        "/properties/returnAddress/streetAddress1",
        "/properties/returnAddress/streetAddress2",
        "/properties/returnAddress/city",
        "/properties/returnAddress/stateOrProvince",
        "/properties/returnAddress/postalCode",
        "/properties/returnAddress/countryOrRegion",
        "/properties/returnAddress/phone",
        "/properties/returnAddress/email",
        "/properties/driveList/0/driveId",
        "/properties/driveList/0/bitLockerKey",
        "/properties/driveList/0/manifestFile",
        "/properties/driveList/0/manifestHash",
        "/properties/driveList/0/driveHeaderHash",
        "/tags/a",
    ];
    for field in fields {
        let mut body = import_body(&["A"]);
        body["tags"] = json!({"a": ""});
        body["properties"]["encryptionKey"] = json!({});
        body["properties"]["returnShipping"] = json!({"carrierName": "UPS", "carrierAccountNumber": "1"});
        body["properties"]["deliveryPackage"] = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784"});
        let (parent, name) = field.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = json!(long);
        let told = problems(body);
        assert!(targets(&told).iter().all(|it| it.ends_with(name)), "{field}: {told:?}");
        assert!(told.iter().all(|it| it.to_string().len() < 500), "{field} is quoted");
    }
}

/// Space and zeros that a value's own reader passes over are stored as they came.
#[test]
fn what_a_reader_passes_over_counts_too() {
    let space = " ".repeat(100_000);
    let account =
        format!("/subscriptions/{space}s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/contosoarchive");
    let zeros = format!("{}1:2:{}", "0".repeat(100_000), "a".repeat(128));
    for (at, text) in [("/properties/storageAccountId", account), ("/properties/driveList/0/driveHeaderHash", zeros)] {
        let mut body = import_body(&["A"]);
        let (parent, name) = at.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[name] = json!(text);
        assert_eq!(targets(&problems(body)).len(), 1, "{at}");
    }
    let site = format!("https://a.example:{}443", "0".repeat(100_000));
    let input = ShareInput { tells: Some("state".to_owned()), sites: Some(vec![site]), ..ShareInput::default() };
    assert_eq!(targets(&input.read(day(0)).unwrap_err().told()), ["sites[0]"]);
}

#[test]
fn tags_are_as_many_and_as_long_as_azures() {
    let tags = |count: usize, name: usize, value: usize| -> Value {
        (0..count).map(|at| (format!("{at:0>name$}"), json!("ö".repeat(value)))).collect()
    };
    let read = |tags: Value| {
        let body: UpdateJobParameters = serde_json::from_value(json!({"tags": tags})).unwrap();
        body.read().map(|_| ()).map_err(|problems| problems.told().len())
    };
    assert_eq!(read(tags(50, 512, 256)), Ok(()));
    for (too_much, count) in [(tags(51, 3, 1), 1), (tags(1, 513, 1), 1), (tags(2, 1, 257), 2), (tags(5000, 5, 257), 1)]
    {
        assert_eq!(read(too_much), Err(count));
    }
}

#[track_caller]
fn refused(job: &Job, event: Event) -> Vec<String> {
    match try_put(job, event, 2) {
        Err(Refusal::Problems(all)) => all.into_iter().map(|it| it.target).collect(),
        other => panic!("{:?}", other.map(|applied| told(&applied.job))),
    }
}

#[test]
fn events_have_bounds_too() {
    let shipping = after(import(&["A"]), vec![(1, ship())]);
    let copying = after(shipping.clone(), vec![(1, book_in(&["A"], true)), (1, start("A"))]);
    let serials: Vec<String> = (0..=SCANNED_MAX).map(|at| format!("S{at}")).collect();
    let long = "x".repeat(3000);
    let parcel = json!({"carrierName": "UPS", "trackingNumber": "1Z999AA10123456784", "shipDate": long});
    for (job, json, at) in [
        (&shipping, json!({"act": "bookIn", "drives": serials}), "drives"),
        (&copying, json!({"act": "report", "drive": "A", "percent": 1, "bytes": 1, "copyStatus": long}), "copyStatus"),
        (
            &copying,
            json!({"act": "report", "drive": "A", "percent": 1, "bytes": 1, "errorLogUri": long}),
            "errorLogUri",
        ),
        (&copying, json!({"act": "finish", "drive": "A", "outcome": "clean", "verboseLogUri": long}), "verboseLogUri"),
        (
            &copying,
            json!({"act": "finish", "drive": "A", "outcome": "clean", "incompleteBlobListUri": long}),
            "incompleteBlobListUri",
        ),
        (&copying, json!({"act": "shipBack", "package": parcel}), "package.shipDate"),
        (&copying, json!({"act": "shipBack", "package": package("1Z999AA10123456784"), "drives": serials}), "drives"),
        (&copying, json!({"act": "sendFurtherPackage", "package": parcel}), "package.shipDate"),
        (&copying, json!({"act": "faultDrive", "drive": "A", "reason": long}), "reason"),
    ] {
        match serde_json::from_value::<Event>(json.clone()) {
            Ok(event) => assert_eq!(refused(job, event), [at], "{json}"),
            // A URI has a reader of its own, which knows its bound.
            Err(problem) => assert!(at.ends_with("Uri") && problem.to_string().contains("2048"), "{json}: {problem}"),
        }
    }
}

/// A job does not grow for ever by what is put to it again and again.
#[test]
fn what_gathers_in_a_job_has_a_bound() {
    let mut job = after(import(&["A"]), vec![(1, ship())]);
    for at in 0..EXTRA_DRIVES_MAX {
        job = after(job, vec![(1, book_in(&[&format!("X{at}")], false))]);
    }
    assert_eq!(refused(&job, book_in(&["ONE-MORE"], false)), ["drives"]);
    let mut job = after(import(&["A"]), vec![(1, ship()), (1, book_in(&[], true))]);
    let more = |at: usize| Event::SendFurtherPackage { package: package(&format!("79464479{at:04}")) };
    for at in 0..FURTHER_PACKAGES_MAX {
        job = after(job, vec![(1, more(at))]);
    }
    assert_eq!(refused(&job, more(9999)), ["package"]);
}

/// What an earlier version stored is over a bound of today: it is read, and may be changed in all else.
#[test]
fn a_job_from_before_a_bound_is_read_and_goes_on() {
    let mut job = import(&["A"]);
    job.tags = (0..60).map(|at| (format!("tag {at}"), "x".repeat(5000))).collect();
    job.diagnostics_path = "x".repeat(5000);
    let stored = serde_json::to_string(&job).unwrap();
    let job: Job = serde_json::from_str(&stored).unwrap();
    let shipped = job.apply(ship(), Role::Customer, day(1)).unwrap().job;
    assert_eq!(shipped.tags.len(), 60);
}
