//! What the timeline says happened.

use waybill_domain::drive::Outcome;
use waybill_domain::happening::Happening;

use super::machines::{drive_state, job_state};
use super::steps;

/// The bold line of an entry. A drive's serial stands in it as it is.
pub fn title(what: &Happening) -> String {
    match what {
        Happening::Created => "Job created".to_owned(),
        Happening::Replaced => "Job replaced by a new description".to_owned(),
        Happening::Changed { what } => {
            let parts: Vec<&str> = what.iter().map(|act| steps::changed(*act)).collect();
            format!("Changed: {}", parts.join(", "))
        }
        Happening::CancelRequested => "Job cancelled".to_owned(),
        Happening::Job { from, to } => format!("{} → {}", job_state(*from), job_state(*to)),
        Happening::Drive { serial, from: None, to } => format!("Drive {serial}: {}", drive_state(*to)),
        Happening::Drive { serial, from: Some(from), to } => {
            format!("Drive {serial}: {} → {}", drive_state(*from), drive_state(*to))
        }
        Happening::ExtraDrive { serial } => format!("Drive {serial} came, and is not on the job’s list"),
        Happening::ExtraDriveReturned { serial } => format!("Drive {serial}, which was not on the list, sent back"),
        Happening::PackageFollows { .. } => "A further package follows".to_owned(),
        Happening::Finished { serial, outcome, .. } => format!("Drive {serial} {}", finished(*outcome)),
        Happening::CopyRestarts { serial } => format!("Copy of drive {serial} starts again"),
        Happening::JobFault { .. } => "Job stands still".to_owned(),
        Happening::DriveFault { serial, .. } => format!("Drive {serial} stands still"),
        Happening::GivenUp { serial } => format!("Drive {serial} given up: it goes back as it is"),
        Happening::SentBack { drives, .. } if drives.len() == 1 => "1 drive sent back".to_owned(),
        Happening::SentBack { drives, .. } => format!("{} drives sent back", drives.len()),
        Happening::DrivesWait { .. } => "Drives came, and the job does not wait for any".to_owned(),
        Happening::DrivesWaitNoMore => "The drives that were kept for the job are no longer kept".to_owned(),
        Happening::AddressWrong { .. } => "The return address does not work".to_owned(),
        Happening::DestructionDue => "No answer for 90 days: the drives may be destroyed".to_owned(),
        Happening::ToBeDestroyed { serial } => format!("Drive {serial} is to be destroyed"),
        Happening::Destroyed { serial } => format!("Drive {serial} destroyed"),
        Happening::Overdue => "Package overdue".to_owned(),
        Happening::Extended { .. } => "Shipping window extended".to_owned(),
        Happening::Contact { whom, .. } => format!("Contact with {whom}"),
        Happening::Answer { .. } => "Answer to the data center".to_owned(),
        Happening::KeyReplaced { serial } => format!("New BitLocker key for drive {serial}"),
        Happening::KeysRead => "BitLocker keys shown".to_owned(),
        Happening::ShareMade(_) => "Share link made".to_owned(),
        Happening::ShareRevoked(_) => "Share link revoked".to_owned(),
        Happening::Expired => "Job expired".to_owned(),
        Happening::Purged => "Job deleted after 90 days".to_owned(),
        Happening::Deleted => "Job deleted".to_owned(),
    }
}

/// What else is to be told of it; empty if nothing is.
pub fn detail(what: &Happening) -> String {
    match what {
        Happening::AddressWrong { reason } | Happening::JobFault { reason } | Happening::DriveFault { reason, .. } => {
            reason.clone()
        }
        Happening::Contact { how, said, .. } => format!("{how}: {said}"),
        Happening::DrivesWait { drives } => drives.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Happening::Answer { text } => text.clone(),
        Happening::ShareMade(it) | Happening::ShareRevoked(it) => it.note.clone(),
        Happening::PackageFollows { package } | Happening::SentBack { package, .. } => {
            format!("{} {}", package.carrier_name, package.tracking_number)
        }
        Happening::Created
        | Happening::Replaced
        | Happening::Changed { .. }
        | Happening::CancelRequested
        | Happening::Job { .. }
        | Happening::Drive { .. }
        | Happening::ExtraDrive { .. }
        | Happening::ExtraDriveReturned { .. }
        | Happening::Finished { .. }
        | Happening::CopyRestarts { .. }
        | Happening::GivenUp { .. }
        | Happening::DrivesWaitNoMore
        | Happening::DestructionDue
        | Happening::ToBeDestroyed { .. }
        | Happening::Destroyed { .. }
        | Happening::Overdue
        | Happening::Extended { .. }
        | Happening::KeyReplaced { .. }
        | Happening::KeysRead
        | Happening::Expired
        | Happening::Purged
        | Happening::Deleted => String::new(),
    }
}

fn finished(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Clean => "finished",
        Outcome::Notices => "finished, with notices",
        Outcome::Warnings => "finished, with warnings",
        Outcome::Errors => "finished, with errors",
    }
}
