//! What happens now, who acts, by when: short for a row of a list, whole sentences for the top of a job's page.

use waybill_domain::job::Act;
use waybill_domain::next_step::{By, Step, Turn};
use waybill_domain::words::steps::{self, Short};

use super::LANG;

/// A step as a row says it.
pub fn short(step: Step, turn: Turn) -> Short {
    steps::short(LANG, step, turn)
}

/// A step as the top of the job's page says it: what happens now.
pub fn now(step: Step, turn: Turn) -> &'static str {
    steps::now(LANG, step, turn)
}

/// Who acts, in bold beside what happens.
pub fn turn(turn: Turn) -> &'static str {
    steps::turn(LANG, turn)
}

/// The small label over a step's moment.
pub fn by(by: By) -> &'static str {
    steps::by(LANG, by)
}

/// A step's moment in a row. `relative` is "in 3 days", `exact` is "Tue 24 Nov 14:00".
pub fn by_short(by: By, step: Step, is_past: bool, relative: &str, exact: &str) -> String {
    steps::by_short(LANG, by, step, is_past, relative, exact)
}

/// An act as a button says it.
pub fn act(act: Act) -> &'static str {
    match act {
        Act::PutAgain => "Replace the job",
        Act::Ship => "I have shipped the drives",
        Act::Cancel => "Cancel the job",
        Act::ChangeReturnAddress => "Change the return address",
        Act::ChangeReturnShipping => "Change the return carrier",
        Act::ChangeLogs => "Change the logs",
        Act::ChangeDelivery => "Change the delivery package",
        Act::ChangeDrives => "Change the drives",
        Act::ChangeTags => "Change the tags",
        Act::SendFurtherPackage => "Announce a further package",
        Act::ReplaceKey => "Send a new BitLocker key",
        Act::Answer => "Answer the data center",
        Act::ReadKeys => "Show BitLocker keys",
        Act::Delete => "Delete the job",
        Act::BookIn => "Book drives in",
        Act::Start => "Start a copy",
        Act::Report => "Report progress",
        Act::Finish => "Finish a drive",
        Act::KeepLog => "Send a drive’s log",
        Act::ShipBack => "Ship drives back",
        Act::FaultDrive => "Stop a drive",
        Act::ResolveDrive => "Resolve a drive’s fault",
        Act::FaultJob => "Stop the job",
        Act::ResolveJob => "Resolve the job’s fault",
        Act::Extend => "Extend the shipping window",
        Act::Close => "Close the job",
        Act::HoldDrives => "Keep drives",
        Act::ReleaseDrives => "Release kept drives",
        Act::ReportAddress => "Report a wrong return address",
        Act::MarkForDestruction => "Mark a drive to be destroyed",
        Act::Destroy => "Mark a drive as destroyed",
        Act::NoteContact => "Note a contact",
        Act::Expire => "Expires",
        Act::FallDue => "May be destroyed",
        Act::BecomeOverdue => "Becomes overdue",
        Act::Purge => "Is deleted",
    }
}

/// An act as the timeline says it, when something was changed.
pub fn changed(act: Act) -> &'static str {
    match act {
        Act::ChangeReturnAddress => "return address",
        Act::ChangeReturnShipping => "return carrier",
        Act::ChangeLogs => "logs",
        Act::ChangeDelivery => "delivery package",
        Act::ChangeDrives => "drives",
        Act::ChangeTags => "tags",
        Act::PutAgain
        | Act::Ship
        | Act::Cancel
        | Act::SendFurtherPackage
        | Act::ReplaceKey
        | Act::Answer
        | Act::ReadKeys
        | Act::Delete
        | Act::BookIn
        | Act::Start
        | Act::Report
        | Act::Finish
        | Act::KeepLog
        | Act::ShipBack
        | Act::FaultDrive
        | Act::ResolveDrive
        | Act::FaultJob
        | Act::ResolveJob
        | Act::Extend
        | Act::Close
        | Act::HoldDrives
        | Act::ReleaseDrives
        | Act::ReportAddress
        | Act::MarkForDestruction
        | Act::Destroy
        | Act::NoteContact
        | Act::Expire
        | Act::BecomeOverdue
        | Act::FallDue
        | Act::Purge => act_lower(act),
    }
}

fn act_lower(act: Act) -> &'static str {
    act.verb(LANG)
}
