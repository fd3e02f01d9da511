//! The demo's jobs whose drives are at the data center: Received, Transferring and Packaging.

use serde_json::json;
use waybill_domain::drive::Outcome::{Clean, Notices, Warnings};
use waybill_domain::fields::KnownCarrier::{Dhl, PostNord, Ups};

use super::people::{CONTOSO, FABRIKAM, NORTHWIND};
use super::scenario_builder::ScenarioBuilder;
use super::story::{SLOW, Story, TAG};
use super::{logs, made_up};

pub(super) fn received(tell: ScenarioBuilder) -> Vec<Story> {
    let further = json!({"act": "sendFurtherPackage", "package": {
        "carrierName": "PostNord", "trackingNumber": made_up::tracking(PostNord, "the forgotten drive"), "driveCount": 1,
    }});
    let two_of_three = tell.import(FABRIKAM, "fältmätningar-2026", 3, 9).days(1).ship(PostNord).days(5);
    vec![
        tell.import(CONTOSO, "tailspin-dailies-07", 3, 6).days(1).ship(Ups).days(4).book_in_complete(&[0, 1, 2]),
        two_of_three.book_in_complete(&[0, 2]).days(1).customer(further),
    ]
}

pub(super) fn transferring(tell: ScenarioBuilder) -> Vec<Story> {
    let slow = json!({"tags": {TAG: SLOW}});
    let verbose = json!({"logLevel": "Verbose"});
    let press = json!({"blobPath": ["$root/readme.txt"], "blobPathPrefix": ["/press/", "/press-raw/2025"]});
    let stray = json!({"act": "bookIn", "drives": ["WD-NOT0NTHELIST"]});
    let footage = tell.import_with(CONTOSO, "tailspin-footage-4k", 6, 6, slow.clone()).arrived(&[0, 1, 2, 3, 4, 5]);
    let genomics = tell.import_with(FABRIKAM, "genomics-batch-12", 4, 6, slow).arrived(&[0, 1, 2, 3]);
    let sonar = tell.import_with(FABRIKAM, "östersjön-sonar", 3, 7, verbose).arrived(&[0, 1, 2]);
    let wedding = tell.import(CONTOSO, "wedding-films-east", 2, 8).arrived(&[0]).hours_before_now(6);
    let seismic = tell.import(NORTHWIND, "seismic-line-88", 3, 8).arrived(&[0, 1, 2]);
    let payroll = tell.import(CONTOSO, "payroll-archive", 2, 9).arrived(&[0, 1]);
    let museum = tell.import(CONTOSO, "museum-scans", 2, 7).arrived(&[0, 1]);
    let called_off = tell.import(FABRIKAM, "inställd-flytt", 3, 7).arrived(&[0, 1, 2]);
    let harbour = tell.import(NORTHWIND, "harbour-cameras", 2, 7).arrived(&[0, 1]);
    let export = tell.export(CONTOSO, "press-photos-out", press, 8).arrived(&[0, 1]);
    let asked = tell.import(CONTOSO, "two-labels", 2, 6).arrived(&[0, 1]);
    let question = json!({
        "act": "noteContact", "how": "phone", "whom": "Ann Lindqvist",
        "said": "The second drive has two labels with different numbers. Which one is right?",
        "awaitsUntil": tell.now + chrono::TimeDelta::days(4),
    });
    let copied_one = footage.copy(&[0], Clean).hours_before_now(3).start(1).start(2);
    vec![
        // Two that the simulated data center goes on with, slowly, so that something always moves.
        copied_one.moments_ago().copied(1, 41).copied(2, 17),
        genomics.hours_before_now(4).start(0).start(1).moments_ago().copied(0, 63).copied(1, 58),
        sonar.hours(9).copy(&[0], Warnings).hours_before_now(5).start(1).moments_ago().copied(1, 63),
        // The second drive came after the first had begun: the percentage fell.
        wedding.start(0).hours(4).copied(0, 51).hours(1).book_in(&[1]).moments_ago().copied(0, 72),
        seismic.with_bad_key().moments_ago().copied(0, 58),
        payroll.with_bad_key().hours(1).with_new_key().moments_ago().copied(0, 83),
        museum.operator(stray).hours_before_now(2).start(0).moments_ago().copied(0, 30),
        // What had begun is finished; what had not goes back as it came.
        called_off.hours_before_now(5).start(0).hours(2).copied(0, 25).cancel().moments_ago().copied(0, 55),
        harbour.restarted(),
        asked.hours_before_now(7).start(0).hours(1).operator(question).moments_ago().copied(0, 47),
        export.hours_before_now(6).start(0).moments_ago().copied(0, 88),
    ]
}

pub(super) fn packaging(tell: ScenarioBuilder) -> Vec<Story> {
    let cancelled = tell.import(FABRIKAM, "felskickade-diskar", 2, 7).days(1).ship(PostNord).days(1).cancel();
    let everything = json!({"blobPathPrefix": ["/"]});
    let moved = |name: &str| {
        let story = tell.import(CONTOSO, name, 1, 12).arrived(&[0]).copy(&[0], Clean).hours(9);
        story.operator(json!({
            "act": "reportAddress", "reason": "The carrier brought the parcel back: nobody of that name at the address.",
        }))
    };
    vec![
        moved("moved-office"),
        moved("moved-studio").hours(30).customer(
            json!({"act": "answer", "text": "We moved to Hamngatan 4, 3rd floor. I change the address today."}),
        ),
        tell.import(CONTOSO, "x-ray-collection", 2, 8).arrived(&[0, 1]).copy(&[0], Clean).copy(&[1], Notices),
        // Cancelled on its way: nothing was copied.
        cancelled.days(2).book_in_complete(&[0, 1]),
        // One drive has left already, the other waits for its box.
        tell.import(NORTHWIND, "drone-orthophotos", 2, 9)
            .arrived(&[0, 1])
            .copy(&[0, 1], Clean)
            .hours(6)
            .first_goes_back(),
        tell.export(FABRIKAM, "bildbank-export", everything, 9).arrived(&[0, 1]).exported_in_part(),
    ]
}

impl Story {
    /// Sent the next day, and opened four days later.
    fn arrived(self, which: &[usize]) -> Self {
        self.hours(20).ship(Dhl).days(4).book_in_complete(which).hours(3)
    }

    /// Not all blobs fit.
    fn exported_in_part(self) -> Self {
        let keyed = |serial: &str, outcome: &str| json!({"act": "finish", "drive": serial, "outcome": outcome, "key": made_up::key(serial)});
        let (first, second) = (self.serial(0), self.serial(1));
        let begun = self.start(0).hours(5).operator(keyed(&first, "clean")).start(1).hours(6);
        let mut last = keyed(&second, "warnings");
        last["incompleteBlobListUri"] = begun.job().map(|job| logs::incomplete_blobs(job, begun.now_told())).into();
        begun.operator(last)
    }

    fn first_goes_back(self) -> Self {
        let (serial, package) = (self.serial(0), self.way_back(Ups));
        self.operator(json!({"act": "shipBack", "package": package, "drives": [serial]}))
    }
}
