//! The contract's JSON, in and out.

use expect_test::{Expect, expect};
use waybill_domain::wire::{JobResource, UpdateJobParameters};

use crate::world::*;

#[track_caller]
fn put_refused(change: impl FnOnce(&mut serde_json::Value), expected: Expect) {
    let mut body = import_body(&["A"]);
    change(&mut body);
    expected.assert_eq(&put(body).expect_err("should be refused"));
}

#[test]
fn all_problems_are_told_at_once() {
    put_refused(
        |body| {
            body["location"] = "".into();
            body["properties"]["jobType"] = "Imprt".into();
            body["properties"]["driveList"][0]["manifestHash"] = "12".into();
            body["properties"]["returnAddress"]["city"] = " ".into();
        },
        expect![[r#"
            location: Choose the data center’s location
            properties.jobType: Use Import or Export
            properties.returnAddress.city: Enter the town or city
            properties.driveList[0].manifestHash: The manifest hash has 2 characters, it needs 32 or 64"#]],
    );
}

#[test]
fn an_eleventh_drive_is_refused() {
    put_refused(
        |body| {
            let drive = body["properties"]["driveList"][0].clone();
            let drives = (0..11).map(|at| {
                let mut drive = drive.clone();
                drive["driveId"] = format!("S{at}").into();
                drive
            });
            body["properties"]["driveList"] = drives.collect();
        },
        expect!["properties.driveList: Name at most 10 drives; this list has 11. Make another job for the rest"],
    );
}

#[test]
fn the_same_drive_twice_is_refused() {
    put_refused(
        |body| {
            let mut twin = body["properties"]["driveList"][0].clone();
            twin["driveId"] = "a".into();
            body["properties"]["driveList"].as_array_mut().unwrap().push(twin);
        },
        expect!["properties.driveList[1].driveId: Drive a is on the list twice"],
    );
}

#[test]
fn a_drive_without_key_is_refused() {
    put_refused(
        |body| _ = body["properties"]["driveList"][0].as_object_mut().unwrap().remove("bitLockerKey"),
        expect!["Enter the BitLocker key of drive A"],
    );
}

#[test]
fn the_contracts_own_examples_are_read() {
    let create = include_str!("../examples/create_import.json");
    let export = include_str!("../examples/create_export.json");
    for example in [create, export] {
        put(serde_json::from_str(example).unwrap()).unwrap();
    }
    let update: UpdateJobParameters = serde_json::from_str(include_str!("../examples/update.json")).unwrap();
    assert!(!update.read().unwrap().ship, "an empty state means absent");
}

#[test]
fn a_customer_cannot_ask_for_completed() {
    let body = serde_json::json!({"properties": {"state": "Completed", "cancelRequested": false}});
    let body: UpdateJobParameters = serde_json::from_value(body).unwrap();
    let problems = body.read().unwrap_err().0;
    let targets: Vec<&str> = problems.iter().map(|it| it.target.as_str()).collect();
    assert_eq!(targets, ["properties.cancelRequested", "properties.state"]);
}

#[test]
fn a_new_job_as_the_contract_tells_it() {
    let job = import(&["A"]);
    let json = serde_json::to_string_pretty(&JobResource::whole(&job, None)).unwrap();
    assert!(!json.contains(KEY) && !json.contains("bitLockerKey"));
    expect![[r#"
        {
          "systemData": {
            "createdBy": "Ann",
            "createdByType": "User",
            "createdAt": "2026-09-21T14:13:20Z",
            "lastModifiedBy": "Ann",
            "lastModifiedByType": "User",
            "lastModifiedAt": "2026-09-21T14:13:20Z"
          },
          "id": "/subscriptions/contoso/resourceGroups/archive/providers/Microsoft.ImportExport/jobs/job",
          "name": "job",
          "type": "Microsoft.ImportExport/jobs",
          "location": "West Europe",
          "tags": {},
          "properties": {
            "storageAccountId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/contosoarchive",
            "jobType": "Import",
            "returnAddress": {
              "recipientName": "Ann Lindqvist",
              "streetAddress1": "Skeppsbron 22",
              "streetAddress2": "",
              "city": "Stockholm",
              "postalCode": "111 30",
              "countryOrRegion": "Sweden",
              "phone": "+46 8 555 01 19",
              "email": "ann@contoso.example"
            },
            "diagnosticsPath": "waimportexport",
            "logLevel": "Error",
            "backupDriveManifest": false,
            "state": "Creating",
            "cancelRequested": false,
            "driveList": [
              {
                "driveId": "A",
                "manifestFile": "\\DriveManifest.xml",
                "manifestHash": "109B21108597EF36D5785F08303F3638",
                "driveHeaderHash": "",
                "state": "Specified"
              }
            ],
            "provisioningState": "Succeeded",
            "encryptionKey": {
              "kekType": "MicrosoftManaged"
            }
          },
          "identity": {
            "type": "None"
          }
        }"#]].assert_eq(&json);
}
