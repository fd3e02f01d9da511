use std::collections::BTreeMap;

use serde::Serialize;
use waybill_domain::arrival::ArrivalState;
use waybill_domain::drive::{Copied, Drive, DriveVisit, ExtraDrive, LogUris, Outcome};
use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::AddressInput;
use waybill_domain::happening::Happening;
use waybill_domain::job::{
    Act, AddressFault, EncryptionKey, Export, Job, JobFault, JobId, JobType, LogLevel, Package, Question,
    ReturnShipping, Time, Visit,
};
use waybill_domain::job_state::JobState;
use waybill_domain::log::{BlobStatus, Code, Disposition, DriveStatus, LogBlob, LogKind, LogPart, Part};
use waybill_domain::moment;
use waybill_domain::role::Role;
use waybill_domain::share::{Shared, Tells};
use waybill_domain::wire::{
    DriveLog, Entry, ErrorBody, ErrorDetail, JobPage, JobRow, Location, LocationProperties, LogFile, LogGroup, LogRow,
    Session, Subscription, Timeline,
};

use super::{Json, Unreadable, read, value};

#[test]
fn what_is_no_json_is_refused() {
    for text in
        ["", "{", "[1,]", "{\"a\":1,}", "nul", "\"\\x\"", "\"a", "1 2", "[1 2]", "{\"a\" 1}", "\"\\ud83d\"", "-"]
    {
        assert_eq!(value(text).map(|_| ()), Err(Unreadable), "{text}");
    }
    assert_eq!(value(&"[".repeat(100_000)).map(|_| ()), Err(Unreadable));
}

#[test]
fn texts_numbers_and_lists_are_read() {
    assert_eq!(read(r#" "å \"\u00e5\ud83d\ude00\n\/" "#), Ok("å \"å😀\n/".to_owned()));
    assert_eq!(read("[ 1 , -2,3.5e1 ]"), Ok(vec![1_i64, -2, 3]));
    assert_eq!(read("{}"), Ok(BTreeMap::new()));
    assert_eq!(read("null"), Ok(None::<bool>));
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_eq!(read::<u8>("256"), Err(Unreadable));
    assert_eq!(read::<u8>("-1"), Err(Unreadable));
    assert_eq!(read::<String>("1"), Err(Unreadable));
    assert_eq!(read::<JobState>("\"Done\""), Err(Unreadable));
    assert_eq!(
        read::<JobId>(r#"{"subscription": "b7e2a0d4-6f7f-4a55-9d0e-0c5a5d6441c9", "group": "a"}"#),
        Err(Unreadable)
    );
    assert_eq!(read::<Visit>("[]"), Err(Unreadable));
}

#[test]
fn whatever_else_stands_there_is_passed_over() {
    let text = r#"{"state": "Creating", "more": [{}, null, true, "x"], "at": "2026-11-22T14:20:00Z"}"#;
    assert_eq!(read(text), Ok(Visit { state: JobState::Creating, at: at(0) }));
}

#[test]
fn a_log_is_read_as_it_is_written() {
    let blob = LogBlob {
        status: Code::Known(BlobStatus::LeasePresent),
        blob_path: "films/å.mov".to_owned(),
        file_path: Some("\\films\\å.mov".to_owned()),
        length: Some(12),
        snapshot: Some("s".to_owned()),
        disposition: Some(Code::Known(Disposition::Renamed)),
        parts: vec![LogPart { part: Part::Pages, status: Code::Other("Melted".to_owned()), count: 2 }],
    };
    let bare =
        LogBlob { file_path: None, length: None, snapshot: None, disposition: None, parts: vec![], ..blob.clone() };
    let file = LogFile { kind: LogKind::Error, uri: "u".to_owned(), held: true, bytes: Some(3), received: Some(at(0)) };
    let full = DriveLog {
        drive: "9CA995BB".parse().unwrap(),
        files: vec![file],
        from: Some(LogKind::Error),
        version: Some("2014-11-01".to_owned()),
        status: Some(Code::Known(DriveStatus::CompletedWithErrors)),
        blobs: Some(9),
        failed: 2,
        noticed: 1,
        groups: vec![LogGroup { word: "LeasePresent".to_owned(), count: 2 }],
        matching: 3,
        value: vec![LogRow { number: 4, blob }, LogRow { number: 5, blob: bare }],
        next: Some(5),
    };
    let none = DriveLog { from: None, version: None, status: None, blobs: None, next: None, ..full.clone() };
    there_and_back(full);
    there_and_back(none);
}

/// Written by serde, as the service writes, and read by us: the same, and so a field that is called otherwise shows.
#[track_caller]
fn there_and_back<T: Serialize + Json + PartialEq + core::fmt::Debug>(it: T) {
    let text = serde_json::to_string(&it).unwrap();
    assert_eq!(read(&text).as_ref(), Ok(&it), "{text}");
}

fn at(hours: i64) -> Time {
    moment::parse("2026-11-22T14:20:00Z").unwrap() + chrono::TimeDelta::hours(hours)
}

fn package() -> Package {
    Package {
        carrier_name: "UPS".parse().unwrap(),
        tracking_number: "1Z999AA10123456784".parse().unwrap(),
        drive_count: Some(2),
        ship_date: Some("2026-11-22".to_owned()),
    }
}

/// Every field is there, and none is what it would be if it were absent.
fn job() -> Job {
    let address = AddressInput {
        recipient_name: "Ann \\ 荷物".to_owned(),
        street_address1: "Skeppsbron 22".to_owned(),
        street_address2: "2 tr".to_owned(),
        city: "Stockholm".to_owned(),
        state_or_province: "S".to_owned(),
        postal_code: "111 30".to_owned(),
        country_or_region: "Sweden".to_owned(),
        phone: "+46 8 555 01 19".to_owned(),
        email: "ann@contoso.example".to_owned(),
    };
    let mut drive = Drive::new("9CA995BB".parse().unwrap(), "CompletedMoreInfo".parse().unwrap(), at(1));
    drive.manifest_file = Some("\\DriveManifest.xml".parse().unwrap());
    drive.manifest_hash = Some("109B21108597EF36D5785F08303F3638".parse().unwrap());
    drive.drive_header_hash = Some(["0:1048576:", &"FB6B6ED5".repeat(16)].concat().parse().unwrap());
    drive.has_key = true;
    drive.copied = Some(Copied { percent: 41, bytes: 9, bytes_total: Some(22), rate: Some(3), reported: Some(at(2)) });
    drive.copy_status = Some("InProgress".to_owned());
    drive.outcome = Some(Outcome::Warnings);
    let uri = |name: &str| Some(["https://logs.example/", name].concat());
    drive.logs = LogUris { error_log_uri: uri("e"), verbose_log_uri: uri("v"), manifest_uri: uri("m") };
    drive.fault = Some("key refused".to_owned());
    drive.given_up = true;
    drive.destroyed = Some(at(3));
    drive.to_destroy = Some(at(2));
    drive.visits.push(DriveVisit { state: DriveState::Received, at: at(4) });
    Job {
        id: JobId {
            subscription: "b7e2a0d4-6f7f-4a55-9d0e-0c5a5d6441c9".parse().unwrap(),
            group: "archive-rg".parse().unwrap(),
            name: "årsarkiv".parse().unwrap(),
        },
        job_type: JobType::Export,
        state: "Transferring".parse().unwrap(),
        revision: 7,
        location: "West Europe".to_owned(),
        storage_account_id: "/subscriptions/b7e2a0d4-6f7f-4a55-9d0e-0c5a5d6441c9/resourceGroups/a/providers/Microsoft.Storage/storageAccounts/contosoarchive".parse().unwrap(),
        tags: BTreeMap::from([("a b".to_owned(), "c".to_owned())]),
        return_address: Some(address.try_into().unwrap()),
        return_shipping: Some(ReturnShipping {
            carrier_name: "DHL".parse().unwrap(),
            carrier_account_number: "954120417".parse().unwrap(),
        }),
        delivery_package: Some(package()),
        further_packages: vec![package()],
        return_package: Some(Package { drive_count: None, ship_date: None, ..package() }),
        diagnostics_path: "waimportexport".to_owned(),
        log_level: LogLevel::Verbose,
        backup_drive_manifest: true,
        cancel_requested: true,
        incomplete_blob_list_uri: uri("list"),
        drives: vec![drive],
        extra_drives: vec![ExtraDrive { serial: "X1".parse().unwrap(), received: at(5), shipped_back: Some(at(6)) }],
        export: Some(Export {
            blob_path: vec!["/a/b".to_owned()],
            blob_path_prefix: vec!["/c".to_owned()],
            blob_list_blob_path: Some("/d".to_owned()),
        }),
        encryption_key: EncryptionKey {
            kek_type: "CustomerManaged".to_owned(),
            kek_url: uri("kek"),
            kek_vault_resource_id: Some("/vault".to_owned()),
        },
        fault: Some(JobFault { from: JobState::Received, reason: "why".to_owned(), since: at(7) }),
        created: at(8),
        created_by: "Ann".to_owned(),
        changed: at(9),
        changed_by: "Bo".to_owned(),
        updated: at(10),
        visits: vec![Visit { state: JobState::Creating, at: at(11) }],
        expected_until: Some(at(12)),
        overdue_since: Some(at(13)),
        warned_of: Some(at(18)),
        answered: Some(at(14)),
        question: Some(Question { asked: "q".to_owned(), since: at(14), until: at(15) }),
        address_fault: Some(AddressFault { reason: "r".to_owned(), since: at(14) }),
        destruction_due: Some(at(16)),
        package_complete: true,
        drives_wait: true,
        drives_wait_since: Some(at(17)),
    }
}

#[test]
fn a_job_is_read_as_it_is_written() {
    there_and_back(job());
    let bare = Drive::new("X".parse().unwrap(), "Specified".parse().unwrap(), at(0));
    there_and_back(Job { drives: vec![bare], return_address: None, fault: None, export: None, ..job() });
}

#[test]
fn rows_and_pages_are_read_as_they_are_written() {
    let row = JobRow { missing: 2, overdue: true, ..JobRow::of(&job(), at(20)) };
    there_and_back(JobPage { value: vec![row], next: Some("abc".to_owned()), total: 3, needs_you: 1, more: false });
    there_and_back(JobPage { value: Vec::new(), next: None, total: 0, needs_you: 0, more: false });
}

#[test]
fn sessions_locations_and_errors_are_read_as_they_are_written() {
    let words = |word: &str| vec![word.to_owned()];
    there_and_back(Session {
        id: "1f3a".to_owned(),
        name: "Ann \u{1}".to_owned(),
        roles: vec![Role::Customer, Role::Operator],
        subscriptions: vec![Subscription {
            id: "b7e2".to_owned(),
            company: "Contoso".to_owned(),
            storage_accounts: words("/a"),
            groups: words("b"),
        }],
        demo: true,
        expires: at(1),
        now: at(2),
    });
    there_and_back(Location {
        id: "/l/westeurope".to_owned(),
        name: "West Europe".to_owned(),
        kind: "locations".to_owned(),
        properties: LocationProperties {
            recipient_name: "a".to_owned(),
            street_address1: "b".to_owned(),
            street_address2: "c".to_owned(),
            city: "d".to_owned(),
            state_or_province: "e".to_owned(),
            postal_code: "f".to_owned(),
            country_or_region: "g".to_owned(),
            phone: "h".to_owned(),
            additional_shipping_information: "i".to_owned(),
            supported_carriers: words("DHL"),
            alternate_locations: words("/l/x"),
        },
    });
    let detail = ErrorDetail {
        code: "A".to_owned(),
        message: "B".to_owned(),
        target: Some("c".to_owned()),
        details: Vec::new(),
    };
    there_and_back(ErrorBody { error: ErrorDetail { details: vec![detail.clone()], target: None, ..detail } });
}

#[test]
fn every_happening_is_read_as_it_is_written() {
    let serial = || "9CA995BB".parse().unwrap();
    let reason = || "why".to_owned();
    let shared = |drive| Shared { drive, tells: Tells::Drives, note: reason() };
    let all = [
        Happening::Created,
        Happening::Replaced,
        Happening::Changed { what: vec![Act::ChangeLogs] },
        Happening::CancelRequested,
        Happening::Job { from: JobState::Creating, to: JobState::Shipping },
        Happening::Drive { serial: serial(), from: None, to: DriveState::Specified },
        Happening::Drive { serial: serial(), from: Some(DriveState::Specified), to: DriveState::Received },
        Happening::ExtraDrive { serial: serial() },
        Happening::ExtraDriveReturned { serial: serial() },
        Happening::PackageFollows { package: package() },
        Happening::Finished { serial: serial(), outcome: Outcome::Clean, percent: 100, bytes: 9 },
        Happening::CopyRestarts { serial: serial() },
        Happening::JobFault { reason: reason() },
        Happening::DriveFault { serial: serial(), reason: reason() },
        Happening::GivenUp { serial: serial() },
        Happening::SentBack { package: package(), drives: vec![serial()] },
        Happening::DrivesWait { drives: vec![serial()] },
        Happening::DrivesWaitNoMore { to: None, package: None },
        Happening::DrivesWaitNoMore { to: Some(ArrivalState::SentBack), package: Some(package()) },
        Happening::AddressWrong { reason: reason() },
        Happening::DestructionDue,
        Happening::ToBeDestroyed { serial: serial() },
        Happening::Destroyed { serial: serial() },
        Happening::DriveDecided { serial: serial() },
        Happening::ExpiresSoon { at: at(1) },
        Happening::OverdueSoon { at: at(1) },
        Happening::Overdue,
        Happening::Extended { until: at(1) },
        Happening::Contact { how: reason(), whom: reason(), said: reason(), awaits_until: Some(at(1)) },
        Happening::Answer { text: reason() },
        Happening::KeyReplaced { serial: serial() },
        Happening::KeysRead,
        Happening::ShareMade(shared(Some(serial()))),
        Happening::ShareRevoked(shared(None)),
        Happening::Expired,
        Happening::Purged,
        Happening::Deleted,
    ];
    for what in all {
        // A new happening stops the build here, and then stands in the list above.
        match &what {
            Happening::Created | Happening::Replaced | Happening::Changed { .. } | Happening::CancelRequested => {}
            Happening::Job { .. } | Happening::Drive { .. } | Happening::ExtraDrive { .. } => {}
            Happening::DriveDecided { .. } => {}
            Happening::ExtraDriveReturned { .. } | Happening::PackageFollows { .. } | Happening::Finished { .. } => {}
            Happening::CopyRestarts { .. } | Happening::JobFault { .. } | Happening::DriveFault { .. } => {}
            Happening::GivenUp { .. }
            | Happening::SentBack { .. }
            | Happening::Destroyed { .. }
            | Happening::Overdue => {}
            Happening::DrivesWait { .. } | Happening::DrivesWaitNoMore { .. } | Happening::AddressWrong { .. } => {}
            Happening::DestructionDue | Happening::ToBeDestroyed { .. } => {}
            Happening::Extended { .. } | Happening::Contact { .. } | Happening::Answer { .. } => {}
            // Stands in no timeline.
            Happening::AlsoNamed { .. } | Happening::ArrivalDue { .. } => {}
            Happening::ExpiresSoon { .. } | Happening::OverdueSoon { .. } => {}
            Happening::KeyReplaced { .. } | Happening::KeysRead | Happening::Expired => {}
            Happening::ShareMade(_) | Happening::ShareRevoked(_) => {}
            Happening::Purged | Happening::Deleted => {}
        }
        there_and_back(Timeline {
            value: vec![Entry { seq: 4, at: at(1), role: Role::Clock, who: "x".to_owned(), what }],
            next: Some(3),
        });
    }
}
