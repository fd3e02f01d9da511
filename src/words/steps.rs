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
        Act::PutAgain => LANG.pick("Replace the job", "Ersätt jobbet"),
        Act::Ship => LANG.pick("I have shipped the drives", "Jag har skickat diskarna"),
        Act::Cancel => LANG.pick("Cancel the job", "Avbryt jobbet"),
        Act::ChangeReturnAddress => LANG.pick("Change the return address", "Ändra returadressen"),
        Act::ChangeReturnShipping => LANG.pick("Change the return carrier", "Ändra fraktbolaget för returen"),
        Act::ChangeLogs => LANG.pick("Change the logs", "Ändra loggarna"),
        Act::ChangeDelivery => LANG.pick("Change the delivery package", "Ändra leveransen"),
        Act::ChangeDrives => LANG.pick("Change the drives", "Ändra diskarna"),
        Act::ChangeTags => LANG.pick("Change the tags", "Ändra taggarna"),
        Act::SendFurtherPackage => LANG.pick("Announce a further package", "Anmäl ytterligare ett paket"),
        Act::ReplaceKey => LANG.pick("Send a new BitLocker key", "Skicka en ny BitLocker-nyckel"),
        Act::Answer => LANG.pick("Answer the data center", "Svara datacentret"),
        Act::Share => LANG.pick("Share the status", "Dela statusen"),
        Act::RevokeShare => LANG.pick("Revoke a share link", "Återkalla en delningslänk"),
        Act::ReadKeys => LANG.pick("Show BitLocker keys", "Visa BitLocker-nycklar"),
        Act::Delete => LANG.pick("Delete the job", "Ta bort jobbet"),
        Act::BookIn => LANG.pick("Book drives in", "Registrera diskar"),
        Act::Start => LANG.pick("Start a copy", "Starta en kopiering"),
        Act::Report => LANG.pick("Report progress", "Rapportera förlopp"),
        Act::Finish => LANG.pick("Finish a drive", "Avsluta en disk"),
        Act::KeepLog => LANG.pick("Send a drive’s log", "Skicka en disks logg"),
        Act::ShipBack => LANG.pick("Ship drives back", "Skicka tillbaka diskar"),
        Act::FaultDrive => LANG.pick("Stop a drive", "Stoppa en disk"),
        Act::ResolveDrive => LANG.pick("Resolve a drive’s fault", "Häv en disks stopp"),
        Act::FaultJob => LANG.pick("Stop the job", "Stoppa jobbet"),
        Act::ResolveJob => LANG.pick("Resolve the job’s fault", "Häv jobbets stopp"),
        Act::Extend => LANG.pick("Extend the shipping window", "Förläng tiden för att skicka"),
        Act::Close => LANG.pick("Close the job", "Stäng jobbet"),
        Act::HoldDrives => LANG.pick("Keep drives", "Spara diskar"),
        Act::ReleaseDrives => LANG.pick("Release kept drives", "Släpp sparade diskar"),
        Act::ReportAddress => LANG.pick("Report a wrong return address", "Anmäl en felaktig returadress"),
        Act::MarkForDestruction => LANG.pick("Mark a drive to be destroyed", "Märk en disk för förstöring"),
        Act::Destroy => LANG.pick("Mark a drive as destroyed", "Märk en disk som förstörd"),
        Act::NoteContact => LANG.pick("Note a contact", "Anteckna en kontakt"),
        Act::WarnOfEnd => LANG.pick("Time nearly up", "Tiden är snart ute"),
        Act::Expire => LANG.pick("Expires", "Går ut"),
        Act::FallDue => LANG.pick("May be destroyed", "Får förstöras"),
        Act::BecomeOverdue => LANG.pick("Becomes overdue", "Blir försenat"),
        Act::Purge => LANG.pick("Is deleted", "Tas bort"),
    }
}

/// An act as the timeline says it, when something was changed.
pub fn changed(act: Act) -> &'static str {
    match act {
        Act::ChangeReturnAddress => LANG.pick("return address", "returadress"),
        Act::ChangeReturnShipping => LANG.pick("return carrier", "fraktbolag för returen"),
        Act::ChangeLogs => LANG.pick("logs", "loggar"),
        Act::ChangeDelivery => LANG.pick("delivery package", "leverans"),
        Act::ChangeDrives => LANG.pick("drives", "diskar"),
        Act::ChangeTags => LANG.pick("tags", "taggar"),
        Act::PutAgain
        | Act::Ship
        | Act::Cancel
        | Act::SendFurtherPackage
        | Act::ReplaceKey
        | Act::Answer
        | Act::Share
        | Act::RevokeShare
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
        | Act::WarnOfEnd
        | Act::Expire
        | Act::BecomeOverdue
        | Act::FallDue
        | Act::Purge => act_lower(act),
    }
}

fn act_lower(act: Act) -> &'static str {
    act.verb(LANG)
}
