//! What happens now, who acts, by when: short for a row of a list, whole sentences for the top of a job's page.

use waybill_domain::job::Act;
use waybill_domain::next_step::{By, Step, Turn};

/// A step in a row: what the customer can press, and the words after it. What nobody has to press is all words.
pub struct Short {
    pub link: &'static str,
    pub rest: &'static str,
}

const fn press(link: &'static str, rest: &'static str) -> Short {
    Short { link, rest }
}

const fn read(rest: &'static str) -> Short {
    Short { link: "", rest }
}

/// A step as a row says it.
pub fn short(step: Step, turn: Turn) -> Short {
    let yours = turn == Turn::Customer;
    match step {
        Step::EnterShipping => press("Enter shipping details", ""),
        Step::CancelledInCreating => press("Delete the job", " or ship drives that are under way"),
        Step::PackageUnderWay => read("On its way"),
        Step::FindPackage => press("Find your package", " or ask for more time"),
        Step::AnswerRead => read("Overdue; your answer is being read"),
        Step::OverdueCancelled => read("Overdue and cancelled; will be closed"),
        Step::WaitForCopy => read("Waits for a copy station"),
        Step::Copying => read("Copying"),
        Step::DrivesCame => press("Your drives have arrived: enter shipping details", ""),
        Step::SendMissing => press("Send the missing drives", ""),
        Step::AnswerQuestion => press("Answer the data center", ""),
        Step::CorrectAddress => press("Tell us where your drives go", ""),
        Step::AddressBeingCorrected => read("The return address is being corrected"),
        Step::DriveFaulted if yours => press("Answer the data center", ": a drive stands still"),
        Step::DriveFaulted => read("A drive stands still; your answer is being read"),
        Step::Packing => read("Being packed for you"),
        Step::PackingUncopied => read("Cancelled; being packed for you"),
        Step::AnswerDataCenter if yours => press("Answer the data center", ": the job stands still"),
        Step::AnswerDataCenter => read("Stands still; your answer is being read"),
        Step::Done => read("Drives sent back"),
        Step::DoneCancelled => read("Cancelled; drives sent back"),
        Step::EndedWithErrors => read("Ended with errors; see the drives’ logs"),
        Step::ClosedOverdue => read("Closed: no package came"),
    }
}

/// A step as the top of the job's page says it: what happens now.
pub fn now(step: Step, turn: Turn) -> &'static str {
    let yours = turn == Turn::Customer;
    match step {
        Step::EnterShipping => "Pack the drives, hand them to a carrier, and enter the tracking number.",
        Step::CancelledInCreating => {
            "You cancelled this job before anything was shipped. Delete it, or ship the drives if they are under way already."
        }
        Step::PackageUnderWay => "Your package is on its way to the data center.",
        Step::FindPackage => {
            "Your package has not been seen in time. Ask the carrier where it is, and tell us; or ask for more time."
        }
        Step::AnswerRead => "Your package has not been seen in time. The data center reads your answer.",
        Step::OverdueCancelled => {
            "The job is cancelled and the package was not seen. The data center will close the job."
        }
        Step::WaitForCopy => "Your drives have arrived and are booked in. They wait for a copy station.",
        Step::DrivesCame => {
            "Your drives have arrived at the data center. Enter the shipping details, or they cannot be booked in and go back."
        }
        Step::SendMissing => {
            "The package came without your drives. Look for them, and tell us in which package they follow."
        }
        Step::AnswerQuestion => "The data center has asked you something, and waits for your answer:",
        Step::CorrectAddress => {
            "Your drives cannot be sent to the return address. Tell us where they go; without an answer they are destroyed."
        }
        Step::AddressBeingCorrected => "The return address did not work. The data center reads your answer.",
        Step::Copying => "The data center is copying your drives.",
        Step::DriveFaulted if yours => {
            "A drive stands still, and the data center needs your answer. The other drives go on."
        }
        Step::DriveFaulted => "A drive stands still. The data center reads your answer; the other drives go on.",
        Step::Packing => "Every drive is finished. The data center packs them for the way back.",
        Step::PackingUncopied => "The job is cancelled. The data center packs your drives for the way back.",
        Step::AnswerDataCenter if yours => "The job stands still, and the data center needs your answer.",
        Step::AnswerDataCenter => "The job stands still. The data center reads your answer.",
        Step::Done => "Everything is copied, and your drives have been sent back.",
        Step::DoneCancelled => "The job was cancelled, and your drives have been sent back.",
        Step::EndedWithErrors => {
            "The job has ended, and not everything went well. The drives’ logs say what was not copied."
        }
        Step::ClosedOverdue => "The job was closed because no package came.",
    }
}

/// Who acts, in bold beside what happens.
pub fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Customer => "You act.",
        Turn::Carrier => "You need to do nothing now: the carrier acts.",
        Turn::DataCenter => "You need to do nothing now: the data center acts.",
        Turn::Nobody => "Nobody needs to do anything.",
    }
}

/// The small label over a step's moment.
pub fn by(by: By) -> &'static str {
    match by {
        By::Deleted => "Deleted after",
        By::Overdue => "Expected before",
        By::Closable => "May be closed after",
        By::Answered => "Answer before",
        By::Destroyed => "May be destroyed after",
        By::CopyFinished => "Copy finished by, estimated",
        By::Since => "Since",
    }
}

/// A step's moment in a row. `relative` is "in 3 days", `exact` is "Tue 24 Nov 14:00".
pub fn by_short(by: By, step: Step, is_past: bool, relative: &str, exact: &str) -> String {
    match by {
        // Not a threat but a date to keep.
        By::Deleted if step == Step::EnterShipping => format!("{relative}, {exact}"),
        By::Deleted => format!("deleted {relative}"),
        By::Overdue => format!("expected before {exact}"),
        By::Closable if is_past => format!("may be closed since {exact}"),
        By::Closable => format!("may be closed {relative}, {exact}"),
        By::Answered => format!("answer before {exact}"),
        By::Destroyed => format!("may be destroyed after {exact}"),
        By::CopyFinished => format!("about {exact}"),
        By::Since => format!("since {exact}"),
    }
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

const fn act_lower(act: Act) -> &'static str {
    act.verb()
}
