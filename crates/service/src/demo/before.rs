//! The demo's jobs whose drives have not come: in Creating and in Shipping.

use chrono::TimeDelta;
use serde_json::json;
use waybill_domain::event::Event;
use waybill_domain::fields::KnownCarrier::{Dhl, FedEx, PostNord, Ups};
use waybill_domain::job::Time;
use waybill_domain::role::Role;

use super::people::{CONTOSO, FABRIKAM, NORTHWIND, SUPPORT, very_long};
use super::scenario_builder::ScenarioBuilder;
use super::story::Story;

/// 200 characters, which a table, a title and a file name must all bear.
const LONG_NAME: &str = "complete-backup-of-the-regional-television-archive-including-all-unaired-material-outtakes-and-\
     production-documents-from-the-years-1964-to-1998-second-attempt-after-the-water-damage-in-storage-room-b-7-part-03";

pub(super) fn creating(tell: ScenarioBuilder) -> Vec<Story> {
    vec![
        tell.import_with(CONTOSO, "tailspin-backup-2026", 2, 0, json!({"returnAddress": null, "returnShipping": null})),
        // Deleted in a day and a half unless somebody does something.
        tell.import(FABRIKAM, "årsarkiv-göteborg-01", 4, 14)
            .hours_before_now(300)
            .update(json!({"logLevel": "Verbose"})),
        tell.export(NORTHWIND, "weekly-snapshots", json!({"blobPathPrefix": ["/snapshots/2026/"]}), 1),
        tell.import(CONTOSO, "lab-results-duplicate", 1, 4).hours(20).cancel(),
        // Its location has no address until one asks for an inbound ID.
        tell.import_with(FABRIKAM, "reef-survey-cairns", 3, 2, json!({"location": "Australia East"})),
        // The box was quicker than the customer's word of it.
        tell.import(CONTOSO, "ahead-of-its-papers", 1, 8).days(5).held(),
        // Its location is closed, and ships to another.
        tell.import_with(CONTOSO, "busan-dailies", 2, 3, json!({"location": "Korea South"})),
    ]
}

pub(super) fn shipping(tell: ScenarioBuilder) -> Vec<Story> {
    let shared = super::made_up::tracking(Ups, "one box for two jobs");
    vec![
        tell.import(CONTOSO, "media-archive-q3", 4, 4).days(2).ship(Ups),
        tell.import(CONTOSO, "media-archive-q4-a", 2, 3).days(1).ship_as("UPS", &shared),
        tell.import(CONTOSO, "media-archive-q4-b", 3, 3).days(1).hours(1).ship_as("UPS", &shared),
        // As somebody typed it from a receipt: spaces, and a letter O for a zero.
        tell.import(FABRIKAM, "skannade-ritningar", 1, 5).days(2).ship_as("ups", "1Z 999 AA1 O1 2345 6784"),
        tell.import(CONTOSO, LONG_NAME, 10, 6).days(4).ship(FedEx),
        tell.import(FABRIKAM, "studio-b-masters", 2, 5).days(3).ship(PostNord).hours(20).cancel(),
        // The box held another drive than the one it was sent for.
        tell.import(CONTOSO, "the-wrong-box", 1, 8).days(2).ship(Dhl).days(3).operator(json!({
            "act": "bookIn", "drives": ["WD-FR0M-THE-SHELF"], "complete": true,
        })),
        // Two of four have come so far.
        tell.import(CONTOSO, "newsroom-tapes", 4, 7).days(3).ship(Dhl).days(3).book_in(&[0, 2]),
        tell.export(FABRIKAM, "kundfoton-export", json!({"blobPathPrefix": ["/kundfoton/"]}), 4).days(2).ship(PostNord),
        tell.import_with(NORTHWIND, "arctic-buoys", 1, 3, json!({"returnAddress": very_long()})).days(1).ship(FedEx),
    ]
}

/// Packages that were not seen in time.
pub(super) fn overdue(tell: ScenarioBuilder) -> Vec<Story> {
    let late = |story: Story| story.days(1).ship(FedEx).days(14).clock(Event::BecomeOverdue);
    vec![
        late(tell.import(FABRIKAM, "mri-scans-2019", 2, 20)),
        late(tell.import(NORTHWIND, "river-survey-raw", 3, 22)).days(2).customer(json!({
            "act": "answer", "text": "The carrier found the parcel in Memphis; it should arrive on Thursday.",
        })),
        late(tell.import(FABRIKAM, "kommunarkiv-1987", 2, 21))
            .days(1)
            .by(
                Role::Support,
                SUPPORT,
                json!({
                    "act": "noteContact", "how": "phone", "whom": "Ann Lindqvist",
                    "said": "Parcel was returned to sender; she ships it again this week and asks for more time.",
                }),
            )
            .hours(2)
            .operator(json!({"act": "extend", "until": in_days(tell.now, 9)})),
        // Nobody answered for 30 days: an operator may close it.
        late(tell.import(CONTOSO, "lost-in-transit", 1, 47)).days(2).operator(json!({
            "act": "noteContact", "how": "e-mail", "whom": "ann.lindqvist@contoso.example",
            "said": "Asked where the parcel is. No answer.", "awaitsUntil": in_days(tell.now, -14),
        })),
        late(tell.import(NORTHWIND, "quarterly-tapes", 2, 19)).days(1).cancel(),
    ]
}

fn in_days(now: Time, days: i64) -> Time {
    now + TimeDelta::days(days)
}
