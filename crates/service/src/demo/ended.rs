//! The demo's jobs that have ended: Completed and Closed.

use serde_json::json;
use waybill_domain::drive::Outcome::{Clean, Errors, Notices, Warnings};
use waybill_domain::event::Event;
use waybill_domain::fields::KnownCarrier::{Dhl, FedEx, PostNord, Ups};

use super::made_up;
use super::people::{CONTOSO, FABRIKAM, NORTHWIND, tokyo};
use super::scenario_builder::ScenarioBuilder;
use super::story::Story;

pub(super) fn completed(tell: ScenarioBuilder) -> Vec<Story> {
    let arrived = |story: Story, which: &[usize]| story.hours(20).ship(Ups).days(4).book_in_complete(which).hours(3);
    let japanese = json!({"returnAddress": tokyo(), "location": "Southeast Asia"});
    let verbose = json!({"logLevel": "Verbose"});
    vec![
        arrived(tell.import(CONTOSO, "marketing-assets", 2, 12), &[0, 1]).copy(&[0, 1], Clean).hours(8).ship_back(Ups),
        arrived(tell.import_with(CONTOSO, "写真アーカイブ-東京-03", 3, 15, japanese), &[0, 1, 2])
            .copy(&[0, 1, 2], Clean)
            .hours(8)
            .ship_back(Dhl),
        // Blobs were overwritten, and some names changed: worth reading the logs, but nothing failed.
        arrived(tell.import_with(FABRIKAM, "protokoll-1950-1989", 2, 14, verbose), &[0, 1])
            .copy(&[0], Notices)
            .copy(&[1], Warnings)
            .hours(8)
            .ship_back(PostNord),
        tell.import(FABRIKAM, "dubbelbeställning", 1, 13)
            .days(1)
            .ship(PostNord)
            .days(2)
            .cancel()
            .days(2)
            .book_in_complete(&[0])
            .hours(20)
            .ship_back(PostNord),
        // Deleted in a few days.
        arrived(tell.import(CONTOSO, "spring-campaign", 1, 93), &[0]).copy(&[0], Clean).hours(8).ship_back(FedEx),
        // Its drive came once more: somebody sent it again by mistake.
        arrived(tell.import(CONTOSO, "sent-once-more", 1, 21), &[0])
            .copy(&[0], Clean)
            .hours(8)
            .ship_back(Ups)
            .days(9)
            .held(),
        exported(tell.export(
            CONTOSO,
            "court-request-export",
            json!({"blobPath": ["evidence/2024/case-117.zip", "evidence/2024/case-118.zip"]}),
            16,
        )),
    ]
}

pub(super) fn closed(tell: ScenarioBuilder) -> Vec<Story> {
    let arrived = |story: Story, which: &[usize]| story.hours(20).ship(FedEx).days(4).book_in_complete(which).hours(3);
    vec![
        arrived(tell.import(CONTOSO, "old-nas-volumes", 2, 17), &[0, 1])
            .copy(&[0], Clean)
            .copy(&[1], Errors)
            .hours(8)
            .ship_back(FedEx),
        given_up(arrived(tell.import(FABRIKAM, "kraschad-disk", 2, 18), &[0, 1])),
        destroyed(arrived(tell.import(NORTHWIND, "returned-to-nobody", 2, 112), &[0, 1]).copy(&[0, 1], Clean)),
        // One drive of three never came.
        arrived(tell.import(CONTOSO, "field-recorders", 3, 16), &[0, 1]).copy(&[0, 1], Clean).hours(8).ship_back(Ups),
        tell.import(NORTHWIND, "lighthouse-logbooks", 2, 60)
            .days(1)
            .ship(FedEx)
            .days(14)
            .clock(Event::BecomeOverdue)
            .days(31)
            .operator(json!({"act": "close"})),
        with_extra(arrived(tell.import(NORTHWIND, "tide-gauges", 1, 20), &[0])),
    ]
}

fn exported(story: Story) -> Story {
    let mut story = story.days(1).ship(Ups).days(4).book_in_complete(&[0, 1]).hours(3);
    for at in [0, 1] {
        let serial = story.serial(at);
        let finish = json!({"act": "finish", "drive": serial, "outcome": "clean", "key": made_up::key(&serial)});
        story = story.start(at).hours(5).operator(finish);
    }
    story.hours(8).ship_back(Ups)
}

fn given_up(story: Story) -> Story {
    let serial = story.serial(1);
    story
        .copy(&[0], Clean)
        .start(1).hours(1).copied(1, 4)
        .operator(json!({"act": "faultDrive", "drive": serial, "reason": "DiskOperationFailed: the drive clicks and does not spin up."}))
        .days(2).operator(json!({"act": "resolveDrive", "drive": serial, "how": "giveUp"}))
        .hours(6).ship_back(Dhl)
}

fn destroyed(story: Story) -> Story {
    let drives = [story.serial(0), story.serial(1)];
    let story = story
        .days(1)
        .operator(json!({
            "act": "noteContact", "how": "phone", "whom": "Ravi Menon", "said": "The number is no longer his, and letters come back.",
        }))
        .operator(json!({"act": "reportAddress", "reason": "Northwind has moved, and nobody knows where to."}))
        .days(90)
        .clock(waybill_domain::event::Event::FallDue)
        .days(1);
    drives.into_iter().fold(story, |story, serial| {
        story
            .operator(json!({"act": "markForDestruction", "drive": serial}))
            .hours(4)
            .operator(json!({"act": "destroy", "drive": serial}))
    })
}

/// A box with a drive of nobody's, which goes back with the one that failed.
fn with_extra(story: Story) -> Story {
    story.operator(json!({"act": "bookIn", "drives": ["S0MEBODYELSES"]})).copy(&[0], Errors).hours(9).ship_back(FedEx)
}
