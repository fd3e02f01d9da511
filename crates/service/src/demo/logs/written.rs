//! What stands in the demo's logs: files as a firm has them, and what commonly happens to them.

use waybill_domain::drive::{Drive, Outcome};
use waybill_domain::fields::DriveSerial;
use waybill_domain::job::{Job, LogLevel, Time};
use waybill_domain::log::BlobStatus::{
    BlobRequestFailed, BlobRequestForbidden, Completed, CompletedWithErrors, FileAccessDenied, FileNameTooLong,
    FileNotFound, IoFailed, LeasePresent,
};
use waybill_domain::log::{
    BlobStatus, Code, Disposition, DriveStatus, LogBlob, LogKind, LogPart, Part, PartStatus, write_log,
};

use crate::demo::made_up::Dice;

const FOLDERS: [&str; 8] = [
    "finance/2009/invoices",
    "projects/harbour bridge/drawings",
    "projects/harbour bridge/photos",
    "mail archive/2011",
    "scans/contracts",
    "personal/å. öberg",
    "measurements/station 7",
    "virtual machines",
];
const NAMES: [&str; 8] =
    ["report", "minutes of the board", "plan", "budget final", "site visit", "series", "protokoll", "backup"];
const ENDINGS: [&str; 6] = ["pdf", "docx", "tif", "xlsx", "csv", "jpg"];

/// All logs of a job's finished drives, each with the moment at which it came.
pub(crate) fn of_job(job: &Job) -> Vec<(DriveSerial, LogKind, Time, String)> {
    let finished = |drive: &&Drive| drive.outcome.is_some();
    let logs = job.drives.iter().filter(finished).flat_map(|drive| {
        let ended = drive.visits.iter().rfind(|visit| drive_ended(visit.state)).map_or(job.changed, |visit| visit.at);
        let outcome = drive.outcome.unwrap_or(Outcome::Clean);
        let logs = if drive.given_up { given_up(job, drive) } else { of_copy(job, drive.serial.as_str(), outcome) };
        logs.into_iter().map(move |(kind, xml)| (drive.serial.clone(), kind, ended, xml))
    });
    logs.collect()
}

const fn drive_ended(state: waybill_domain::drive_state::DriveState) -> bool {
    use waybill_domain::drive_state::DriveState;
    matches!(state, DriveState::Completed | DriveState::CompletedMoreInfo)
}

/// The logs that a copy with this outcome leaves: an error log if there is something to tell, a verbose one if the job
/// asks for it.
pub(crate) fn of_copy(job: &Job, serial: &str, outcome: Outcome) -> Vec<(LogKind, String)> {
    let mut dice = Dice::of(&format!("log {serial}"));
    let told = told(job, &mut dice, outcome);
    let status = Code::Known(match outcome {
        Outcome::Clean | Outcome::Notices => DriveStatus::Completed,
        Outcome::Warnings => DriveStatus::CompletedWithWarnings,
        Outcome::Errors => DriveStatus::CompletedWithErrors,
    });
    let error = (outcome != Outcome::Clean).then(|| (LogKind::Error, write_log(serial, &told, &status)));
    let verbose = (job.log_level == LogLevel::Verbose).then(|| {
        let good = (0..240).map(|at| blob(&mut dice, at, Completed));
        (LogKind::Verbose, write_log(serial, &told.iter().cloned().chain(good).collect::<Vec<_>>(), &status))
    });
    error.into_iter().chain(verbose).collect()
}

/// A drive that stopped answering in the middle.
fn given_up(job: &Job, drive: &Drive) -> Vec<(LogKind, String)> {
    let serial = drive.serial.as_str();
    let mut dice = Dice::of(&format!("log {serial} {}", job.id.name));
    let lost: Vec<LogBlob> = (0..7).map(|at| blob(&mut dice, at, IoFailed)).collect();
    vec![(LogKind::Error, write_log(serial, &lost, &Code::Known(DriveStatus::DiskOperationFailed)))]
}

fn told(job: &Job, dice: &mut Dice, outcome: Outcome) -> Vec<LogBlob> {
    // One job has a drive whose whole tree was locked away: a table of more than a page.
    let denied = if job.id.name.as_str() == "tide-gauges" { 1240 } else { 9 };
    let plan: &[(BlobStatus, u64)] = match outcome {
        Outcome::Clean => &[],
        Outcome::Notices => &[(Completed, 6)],
        Outcome::Warnings => &[(Completed, 9)],
        Outcome::Errors => &[
            (FileAccessDenied, denied),
            (FileNameTooLong, 3),
            (LeasePresent, 2),
            (CompletedWithErrors, 4),
            (FileNotFound, 5),
            (BlobRequestFailed, 2),
            (BlobRequestForbidden, 2),
            (Completed, 3),
        ],
    };
    let mut all = Vec::new();
    for (status, count) in plan {
        for at in 0..*count {
            all.push(LogBlob { disposition: disposition(outcome, *status, at), ..blob(dice, at, *status) });
        }
    }
    all
}

/// Of a file that arrived: what was done because its name was taken.
const fn disposition(outcome: Outcome, status: BlobStatus, at: u64) -> Option<Code<Disposition>> {
    match (outcome, status, at % 3) {
        (Outcome::Notices, Completed, _) | (_, Completed, 0) => Some(Code::Known(Disposition::Overwritten)),
        (_, Completed, 1) => Some(Code::Known(Disposition::Skipped)),
        (_, Completed, _) => Some(Code::Known(Disposition::Renamed)),
        _ => None,
    }
}

fn blob(dice: &mut Dice, at: u64, status: BlobStatus) -> LogBlob {
    let mut one = |of: &[&'static str]| {
        let at = usize::try_from(dice.below(of.len() as u64)).unwrap_or_default();
        of.get(at).copied().unwrap_or("file")
    };
    let (folder, name, ending) = (one(&FOLDERS), one(&NAMES), one(&ENDINGS));
    let path = match status {
        LeasePresent | CompletedWithErrors => {
            format!("virtual machines/server-{:02}.vhd", at + 1)
        }
        FileNameTooLong => {
            format!("{folder}/{}/{name} {:04}.{ending}", ["copy of copy of the old server"; 8].join("/"), at + 1)
        }
        _ => format!("{folder}/{name} {:04}.{ending}", at + 1),
    };
    let length = match status {
        LeasePresent | CompletedWithErrors => 21_474_836_480 + dice.below(90_000_000_000),
        _ => 12_000 + dice.below(48_000_000),
    };
    let parts = if status == CompletedWithErrors { parts(at) } else { Vec::new() };
    LogBlob {
        status: Code::Known(status),
        file_path: Some(format!("\\{}", path.replace('/', "\\"))),
        blob_path: format!("archive/{path}"),
        length: Some(length),
        snapshot: None,
        disposition: None,
        parts,
    }
}

fn parts(at: u64) -> Vec<LogPart> {
    let part = |part, status, count| LogPart { part, status: Code::Known(status), count };
    match at {
        0 => vec![part(Part::Pages, PartStatus::Corrupted, 3)],
        1 => vec![part(Part::Metadata, PartStatus::XmlReadFailed, 1)],
        2 => vec![part(Part::Blocks, PartStatus::Uncommitted, 12), part(Part::Properties, PartStatus::Failed, 1)],
        _ => vec![part(Part::Pages, PartStatus::FileUnexpectedEnd, 1)],
    }
}
