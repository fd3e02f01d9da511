//! The demo's jobs whose drives are at the data center: Received, Transferring, Packaging and Faulted.

use serde_json::json;
use waybill_domain::drive::Outcome::{Clean, Notices, Warnings};
use waybill_domain::fields::KnownCarrier::{Dhl, FedEx, PostNord, Ups};
use waybill_domain::role::Role;

use super::people::{CONTOSO, FABRIKAM, NORTHWIND, SUPPORT};
use super::story::{SLOW, Story, TAG};
use super::telling::Teller;
use super::{logs, made_up};

pub(super) fn received(tell: Teller) -> Vec<Story> {
    vec![
        tell.import(CONTOSO, "tailspin-dailies-07", 3, 6).days(1).ship(Ups).days(4).book_in_complete(&[0, 1, 2]),
        tell.import(FABRIKAM, "fältmätningar-2026", 3, 9).days(1).ship(PostNord).days(5).book_in_complete(&[0, 2]).days(1).customer(
            json!({"act": "sendFurtherPackage", "package": {
                "carrierName": "PostNord", "trackingNumber": made_up::tracking(PostNord, "the forgotten drive"), "driveCount": 1,
            }}),
        ),
    ]
}

pub(super) fn transferring(tell: Teller) -> Vec<Story> {
    let arrived = |story: Story, which: &[usize]| story.hours(20).ship(Dhl).days(4).book_in_complete(which);
    let slow = json!({"tags": {TAG: SLOW}});
    let verbose = json!({"logLevel": "Verbose"});
    vec![
        // Two that the simulated data center goes on with, slowly, so that something always moves.
        arrived(tell.import_with(CONTOSO, "tailspin-footage-4k", 6, 6, slow.clone()), &[0, 1, 2, 3, 4, 5])
            .hours(3)
            .copy(&[0], Clean)
            .hours_before_now(3)
            .start(1)
            .start(2)
            .moments_ago()
            .copied(1, 41)
            .copied(2, 17),
        arrived(tell.import_with(FABRIKAM, "genomics-batch-12", 4, 6, slow), &[0, 1, 2, 3])
            .hours_before_now(4)
            .start(0)
            .start(1)
            .moments_ago()
            .copied(0, 63)
            .copied(1, 58),
        arrived(tell.import_with(FABRIKAM, "östersjön-sonar", 3, 7, verbose), &[0, 1, 2])
            .hours(9)
            .copy(&[0], Warnings)
            .hours_before_now(5)
            .start(1)
            .moments_ago()
            .copied(1, 63),
        // The second drive came after the first had begun: the percentage fell.
        arrived(tell.import(CONTOSO, "wedding-films-east", 2, 8), &[0])
            .hours_before_now(6)
            .start(0)
            .hours(4)
            .copied(0, 51)
            .hours(1)
            .book_in(&[1])
            .moments_ago()
            .copied(0, 72),
        bad_key(arrived(tell.import(NORTHWIND, "seismic-line-88", 3, 8), &[0, 1, 2])).moments_ago().copied(0, 58),
        bad_key(arrived(tell.import(CONTOSO, "payroll-archive", 2, 9), &[0, 1]))
            .hours(1)
            .with_new_key(1)
            .moments_ago()
            .copied(0, 83),
        arrived(tell.import(CONTOSO, "museum-scans", 2, 7), &[0, 1])
            .operator(json!({
                "act": "bookIn", "drives": ["WD-NOT0NTHELIST"],
            }))
            .hours_before_now(2)
            .start(0)
            .moments_ago()
            .copied(0, 30),
        // What had begun is finished; what had not goes back as it came.
        arrived(tell.import(FABRIKAM, "inställd-flytt", 3, 7), &[0, 1, 2])
            .hours_before_now(5)
            .start(0)
            .hours(2)
            .copied(0, 25)
            .cancel()
            .moments_ago()
            .copied(0, 55),
        restarted(arrived(tell.import(NORTHWIND, "harbour-cameras", 2, 7), &[0, 1])),
        tell.export(
            CONTOSO,
            "press-photos-out",
            json!({"blobPath": ["$root/readme.txt"], "blobPathPrefix": ["/press/", "/press-raw/2025"]}),
            8,
        )
        .days(1)
        .ship(Ups)
        .days(4)
        .book_in_complete(&[0, 1])
        .hours_before_now(6)
        .start(0)
        .moments_ago()
        .copied(0, 88),
    ]
}

pub(super) fn packaging(tell: Teller) -> Vec<Story> {
    let arrived = |story: Story, which: &[usize]| story.hours(20).ship(Ups).days(4).book_in_complete(which).hours(3);
    vec![
        arrived(tell.import(CONTOSO, "x-ray-collection", 2, 8), &[0, 1]).copy(&[0], Clean).copy(&[1], Notices),
        // Cancelled on its way: nothing was copied.
        tell.import(FABRIKAM, "felskickade-diskar", 2, 7)
            .days(1)
            .ship(PostNord)
            .days(1)
            .cancel()
            .days(2)
            .book_in_complete(&[0, 1]),
        // One drive has left already, the other waits for its box.
        arrived(tell.import(NORTHWIND, "drone-orthophotos", 2, 9), &[0, 1])
            .copy(&[0, 1], Clean)
            .hours(6)
            .ship_one_back(0),
        incomplete(
            tell.export(FABRIKAM, "bildbank-export", json!({"blobPathPrefix": ["/"]}), 9)
                .days(1)
                .ship(Dhl)
                .days(4)
                .book_in_complete(&[0, 1])
                .hours(2),
        ),
    ]
}

/// One from each state that a fault can leave.
pub(super) fn faulted(tell: Teller) -> Vec<Story> {
    let fault = |story: Story, reason: &str| story.operator(json!({"act": "faultJob", "reason": reason}));
    let arrived = |story: Story, which: &[usize]| story.hours(20).ship(FedEx).days(4).book_in_complete(which).hours(3);
    vec![
        fault(tell.import(CONTOSO, "customs-hold", 2, 6).days(1).ship(Dhl).days(3), "Customs asks for the value of the drives. Send us a pro forma invoice."),
        fault(arrived(tell.import(FABRIKAM, "fuktskadade-band", 2, 8), &[0, 1]), "The parcel is wet. May we dry the drives for two days before we power them?")
            .hours(20).by(Role::Support, SUPPORT, json!({
                "act": "noteContact", "how": "e-mail", "whom": "ann.lindqvist@fabrikam.example", "said": "Asked for a decision; photographs attached.",
            })),
        fault(arrived(tell.import(NORTHWIND, "storage-account-gone", 2, 8), &[0, 1]).start(0).hours(2).copied(0, 12), "The storage account refuses writes since 14:10. Check its firewall and its keys."),
        fault(arrived(tell.import(CONTOSO, "no-such-street", 1, 9), &[0]).copy(&[0], Clean), "The carrier knows no such street. Tell us the right return address."),
    ]
}

/// A drive that cannot be unlocked; the others go on.
fn bad_key(story: Story) -> Story {
    let serial = story.serial(1);
    story.hours_before_now(4).start(0).hours(1).copied(0, 23).operator(json!({
        "act": "faultDrive", "drive": serial, "reason": "BitLockerKeyInvalid: the key does not unlock the drive. Send the right one.",
    }))
}

fn restarted(story: Story) -> Story {
    let serial = story.serial(0);
    story
        .hours(2)
        .start(0)
        .hours(3)
        .copied(0, 64)
        .operator(
            json!({"act": "faultDrive", "drive": serial, "reason": "DiskOperationFailed: read errors near the end."}),
        )
        .hours(5)
        .operator(json!({"act": "resolveDrive", "drive": serial, "how": "restart"}))
        .hours_before_now(1)
        .start(0)
        .moments_ago()
        .copied(0, 9)
}

/// An export whose blobs did not all fit.
fn incomplete(story: Story) -> Story {
    let (first, second) = (story.serial(0), story.serial(1));
    let done = story.start(0).hours(5);
    let keyed =
        |serial: &str| json!({"act": "finish", "drive": serial, "outcome": "clean", "key": made_up::key(serial)});
    let done = done.operator(keyed(&first)).start(1).hours(6);
    let list = done.job().map(|job| logs::incomplete_blobs(job, done.now_told()));
    let mut last = keyed(&second);
    if let Some(last) = last.as_object_mut() {
        last.insert("outcome".to_owned(), "warnings".into());
        last.insert("incompleteBlobListUri".to_owned(), list.into());
    }
    done.operator(last)
}

impl Story {
    fn with_new_key(self, at: usize) -> Self {
        let serial = self.serial(at);
        let key = made_up::key(&format!("{serial} again"));
        self.customer(json!({"act": "replaceKey", "drive": serial, "key": key}))
            .customer(json!({"act": "answer", "text": "Sorry, that was last year's key. The new one is in."}))
    }

    fn ship_one_back(self, at: usize) -> Self {
        let (serial, package) = (self.serial(at), self.way_back(Ups));
        self.operator(json!({"act": "shipBack", "package": package, "drives": [serial]}))
    }
}
