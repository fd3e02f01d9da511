//! Words of both machines: their states, what moves them, and what must hold. Total, so that a new state or edge does not
//! compile before it has its words.

use waybill_domain::drive_state::{DriveNeed, DriveState, DriveTrigger};
use waybill_domain::job::JobType;
use waybill_domain::job_state::{JobNeed, JobState, JobTrigger};
use waybill_domain::role::Role;
use waybill_domain::words::states;

use super::LANG;

/// A job's state, as its name is said.
pub fn job_state(state: JobState) -> &'static str {
    states::job_state(LANG, state)
}

/// What a job's state means.
pub fn job_state_meaning(state: JobState) -> &'static str {
    match state {
        JobState::Creating => "The job is described, its drives are named. Nothing has been shipped yet.",
        JobState::Shipping => "The drives are on their way to the data center.",
        JobState::Received => "The drives have arrived and are booked in. They wait for a copy station.",
        JobState::Transferring => "The data center is copying, drive by drive.",
        JobState::Packaging => "Every drive is finished. The data center packs them to be sent back.",
        JobState::Completed => "The drives are on their way back, and nothing went wrong.",
        JobState::Closed => {
            "The job has ended otherwise: with errors, with drives that never came, or because no package came."
        }
        JobState::Faulted => "Something stands in the way that people must solve. Nothing moves until it is solved.",
    }
}

/// Who is to act while a job is in a state.
pub fn job_state_actor(state: JobState) -> &'static str {
    match state {
        JobState::Creating => "You: pack the drives, hand them to a carrier, enter the tracking number.",
        JobState::Shipping => "The carrier. If nothing arrives in time, you are asked.",
        JobState::Received | JobState::Transferring | JobState::Packaging => "The data center.",
        JobState::Completed | JobState::Closed => "Nobody. The job can be read for 90 days, then it is deleted.",
        JobState::Faulted => "You and the data center: one asks, the other answers.",
    }
}

/// A drive's state, as its name is said.
pub fn drive_state(state: DriveState) -> &'static str {
    states::drive_state(LANG, state)
}

/// What a drive's state means.
pub fn drive_state_meaning(state: DriveState) -> &'static str {
    match state {
        DriveState::Specified => "The drive is on the job’s list and has not been seen yet.",
        DriveState::Received => "The drive has been taken out of the box and booked in.",
        DriveState::NeverReceived => "The package came, and the drive was not in it.",
        DriveState::Transferring => "The drive is at a copy station.",
        DriveState::Completed => "The copy is finished, and nothing is to be told.",
        DriveState::CompletedMoreInfo => "The copy is finished, and its log says more: notices, warnings or errors.",
        DriveState::ShippedBack => "The drive has been handed to the carrier that brings it back.",
        DriveState::Faulted => "The copy stands still until people have solved what is in the way.",
    }
}

/// Who is to act while a drive is in a state.
pub fn drive_state_actor(state: DriveState) -> &'static str {
    match state {
        DriveState::Specified => "You ship it, the carrier brings it.",
        DriveState::NeverReceived => "You: find the drive, and send it in a further package if it still matters.",
        DriveState::Received | DriveState::Transferring | DriveState::Completed | DriveState::CompletedMoreInfo => {
            "The data center."
        }
        DriveState::ShippedBack => "The carrier, then nobody.",
        DriveState::Faulted => "You and the data center.",
    }
}

/// What moves a job along an edge, as a diagram says it.
pub fn job_trigger(on: JobTrigger) -> &'static str {
    match on {
        JobTrigger::Put => "you create it",
        JobTrigger::Update => "you change it",
        JobTrigger::Ship => "you ship it",
        JobTrigger::Expire => "14 days untouched: deleted",
        JobTrigger::Delete => "you delete it",
        JobTrigger::AllBookedIn => "all drives booked in",
        JobTrigger::CloseOverdue => "overdue, no answer for 30 days: an operator closes it",
        JobTrigger::SkipCopy => "cancelled: copy skipped",
        JobTrigger::FirstDriveBegins => "first drive begins",
        JobTrigger::AllFinished => "all drives finished",
        JobTrigger::SentBack => "sent back",
        JobTrigger::Fault => "stops progressing",
        JobTrigger::Resolve => "resolved: goes on where it fits",
        JobTrigger::Purge => "90 days after the end: deleted",
    }
}

/// What moves a drive along an edge, as a diagram says it.
pub fn drive_trigger(on: DriveTrigger) -> &'static str {
    match on {
        DriveTrigger::Named => "named in an import job",
        DriveTrigger::Arrived => "arrives for an export job",
        DriveTrigger::BookIn => "booked in",
        DriveTrigger::NotSeen => "not in the package",
        DriveTrigger::Start => "copy begins",
        DriveTrigger::FinishClean => "finished",
        DriveTrigger::FinishIssues => "finished, with notes",
        DriveTrigger::ShipBack => "shipped back",
        DriveTrigger::Fault => "stops progressing",
        DriveTrigger::Resolve => "resolved: goes on",
        DriveTrigger::GiveUp => "given up",
    }
}

/// A need of the job's table, as a condition.
pub fn job_need(need: JobNeed) -> &'static str {
    match need {
        JobNeed::ReturnAddress => "the return address is there",
        JobNeed::DeliveryPackage => "carrier and tracking number are there",
        JobNeed::FourteenDaysUntouched => "nobody changed it for 14 days",
        JobNeed::NoDriveWaits => "none of its drives waits at the data center",
        JobNeed::EveryDriveAccountedFor => "every drive is booked in or known to be missing",
        JobNeed::OneBookedIn => "at least one drive is booked in",
        JobNeed::WindowPassed => "the shipping window has passed",
        JobNeed::Overdue => "the package is overdue",
        JobNeed::NoAnswerOrCancelled => "nobody answered for 30 days, or the job is cancelled",
        JobNeed::CancelRequested => "the job is cancelled",
        JobNeed::OneBegun => "the copy of a drive has begun",
        JobNeed::EveryDriveFinished => "every drive is finished",
        JobNeed::EveryDriveGone => "every drive has left, or never came",
        JobNeed::NothingWrong => "nothing went wrong",
        JobNeed::SomethingWrong => "something went wrong",
        JobNeed::NinetyDaysEnded => "it ended 90 days ago",
        JobNeed::DriveNeverReceived => "a drive never came",
        JobNeed::NoDriveHere => "no drive is at the data center",
        JobNeed::DriveFaulted => "a drive is faulted",
        JobNeed::DrivesWait => "drives wait at the data center",
        JobNeed::AddressUnanswered => "nobody answers for a wrong address for 90 days",
        JobNeed::DriveToDestroy => "a drive is to be destroyed",
    }
}

/// A need of the drive's table, as a condition.
pub fn drive_need(need: DriveNeed) -> &'static str {
    match need {
        DriveNeed::ImportJob => "the job is an import",
        DriveNeed::ExportJob => "the job is an export",
        DriveNeed::JobCancelled => "the job is cancelled",
        DriveNeed::JobNotCancelled => "the job is not cancelled",
        DriveNeed::HadBegun => "its copy had begun",
        DriveNeed::HadNotBegun => "its copy had not begun",
    }
}

/// Who acts, at the head of a sentence or in a column.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Customer => "You",
        Role::Support => "Support",
        Role::Operator => "Data center",
        // No act on a job is theirs.
        Role::Administrator => "Administrator",
        Role::Clock => "The clock",
    }
}

/// Several of them, each of whom may act: "Data center or the clock".
pub fn any_of(roles: &[Role]) -> String {
    let later = |role: &Role| match role {
        Role::Customer => "you",
        Role::Support => "support",
        Role::Operator => "the data center",
        Role::Administrator => "an administrator",
        Role::Clock => "the clock",
    };
    let first = roles.first().map_or("", |first| role(*first));
    roles.iter().skip(1).fold(first.to_owned(), |words, next| words + " or " + later(next))
}

/// Which way the data goes.
pub fn job_type(kind: JobType) -> &'static str {
    states::job_type(LANG, kind)
}
