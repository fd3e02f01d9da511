//! What the simulated data center does next for a job: a function of the job and the time, so that a restart goes on
//! where it stood. How fast a drive copies follows from its serial number.

use chrono::TimeDelta;
use serde_json::{Value, json};
use waybill_domain::drive::{Drive, Outcome};
use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::{CarrierAccount, KnownCarrier};
use waybill_domain::job::{Job, JobType, ReturnShipping, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::log::LogKind;

use super::pace::Pace;
use crate::demo::logs;
use crate::demo::made_up::{self, Dice};
use crate::demo::story::{SLOW, STILL, TAG};

/// Drives that are copied at once.
const BENCHES: usize = 2;

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PlannedStep {
    Do(Work),
    /// One of the reports of `POST /v1/operations/progress`.
    Report(Value),
}

/// What is done one by one, in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Work {
    /// The body of `POST …/actions`.
    Act(Value),
    /// A log of a drive that is about to be finished.
    Log { serial: String, kind: LogKind, xml: String },
}

impl PlannedStep {
    const fn act(body: Value) -> Self {
        Self::Do(Work::Act(body))
    }
}

/// Whether there may be work in a state. A faulted job stands still until a person resolves it.
pub(super) const fn has_work(state: JobState) -> bool {
    match state {
        JobState::Shipping | JobState::Received | JobState::Transferring | JobState::Packaging => true,
        JobState::Creating | JobState::Completed | JobState::Closed | JobState::Faulted => false,
    }
}

/// Whether the job is shown as it is and nobody works on it: as the demo was filled, until somebody touches it.
pub(super) fn is_still(job: &Job, filled: Option<Time>) -> bool {
    let untouched = filled.is_none_or(|at| job.changed <= at);
    untouched && job.tags.get(TAG).is_some_and(|tag| tag == STILL)
}

/// All that is to be done for a job now.
pub(super) fn steps(job: &Job, now: Time, pace: &Pace) -> Vec<PlannedStep> {
    let slow = job.tags.get(TAG).is_some_and(|tag| tag == SLOW);
    let pace = if slow { pace.slowed() } else { *pace };
    let waited = |since: Time, long: TimeDelta| now - since >= long;
    match *job.state {
        JobState::Shipping if waited(job.since(), pace.arrive) => arrival(job).into_iter().collect(),
        JobState::Received if !waited(job.since(), pace.begin) => Vec::new(),
        JobState::Received | JobState::Transferring => {
            let mut steps = copies(job, now, &pace);
            steps.extend(
                job.answered.filter(|at| waited(*at, pace.arrive)).map(|_| after_answer(job)).unwrap_or_default(),
            );
            steps
        }
        JobState::Packaging if waited(job.since(), pace.pack) => ship_back(job).into_iter().collect(),
        JobState::Shipping | JobState::Packaging => Vec::new(),
        JobState::Creating | JobState::Completed | JobState::Closed | JobState::Faulted => Vec::new(),
    }
}

/// The package is opened. A job with "missing" in its name finds one drive fewer than it sent.
/// That of an overdue job is found after all, once its customer has answered.
fn arrival(job: &Job) -> Option<PlannedStep> {
    let on_its_way = |drive: &&Drive| matches!(*drive.state, DriveState::Specified | DriveState::NeverReceived);
    let expected = job.drives.iter().filter(on_its_way);
    let mut drives: Vec<String> = expected.map(|drive| drive.serial.to_string()).collect();
    if job.job_type == JobType::Export {
        let count = job.delivery_package.as_ref().and_then(|package| package.drive_count).unwrap_or(1).clamp(1, 10);
        drives = (0..count as usize).map(|at| made_up::serial(job.id.name.as_str(), at)).collect();
    }
    if drives.len() > 1 && asks_for(job, "missing") {
        drives.pop();
    }
    (!drives.is_empty()).then(|| PlannedStep::act(json!({"act": "bookIn", "drives": drives, "complete": true})))
}

/// Two drives at a time, the next as soon as a bench is free.
fn copies(job: &Job, now: Time, pace: &Pace) -> Vec<PlannedStep> {
    let under_way: Vec<&Drive> = job.drives.iter().filter(|drive| drive.state == DriveState::Transferring).collect();
    let mut steps: Vec<PlannedStep> = under_way.iter().flat_map(|drive| advance(job, drive, now, pace)).collect();
    let waiting = job.drives.iter().filter(|drive| drive.state == DriveState::Received && !job.cancel_requested);
    let next = waiting.take(BENCHES.saturating_sub(under_way.len()));
    steps.extend(next.map(|drive| {
        let serial = drive.serial.as_str();
        PlannedStep::act(json!({"act": "start", "drive": serial, "bytesTotal": made_up::size(serial)}))
    }));
    steps
}

/// What was copied since the last report; the end, once all was.
fn advance(job: &Job, drive: &Drive, now: Time, pace: &Pace) -> Vec<PlannedStep> {
    let serial = drive.serial.as_str();
    let copied = drive.copied.unwrap_or_default();
    let size = copied.bytes_total.unwrap_or_else(|| made_up::size(serial)).max(1);
    // While the service was down, nothing was copied.
    let passed = (now - copied.reported.unwrap_or(now)).min(pace.between_reports() * 4);
    if passed < pace.between_reports() && copied.bytes < size {
        return Vec::new();
    }
    let whole = pace.copy.num_milliseconds()
        + i64::try_from(Dice::of(serial).below(50)).unwrap_or(0) * pace.copy.num_milliseconds() / 100;
    let share = passed.num_milliseconds().max(0) as u128 * u128::from(size) / whole.max(1) as u128;
    let bytes = copied.bytes.saturating_add(u64::try_from(share).unwrap_or(u64::MAX)).min(size);
    if bytes >= size {
        return finish(job, serial, size, now);
    }
    let percent = u8::try_from(u128::from(bytes) * 100 / u128::from(size)).unwrap_or(99).min(99);
    let faulted_before = drive.visits.iter().any(|visit| visit.state == DriveState::Faulted);
    if percent >= 40 && asks_for(job, "fault") && !faulted_before && is_first(job, drive) {
        let reason = "BitLockerKeyInvalid: the key does not unlock the drive any more. Send the right one.";
        return vec![PlannedStep::act(json!({"act": "faultDrive", "drive": serial, "reason": reason}))];
    }
    let id = &job.id;
    vec![PlannedStep::Report(json!({
        "subscription": id.subscription, "group": id.group, "name": id.name,
        "drive": serial, "percent": percent, "bytes": bytes,
    }))]
}

/// Mostly clean; now and then a blob was overwritten. The logs come first: with the drive, the job may be finished.
fn finish(job: &Job, serial: &str, bytes: u64, now: Time) -> Vec<PlannedStep> {
    let notices = Dice::of(&format!("notices {serial}")).below(12) == 0;
    let outcome = if notices { Outcome::Notices } else { Outcome::Clean };
    let mut act = json!({"act": "finish", "drive": serial, "outcome": outcome, "bytes": bytes});
    act["manifestUri"] = logs::of_finished(job, serial, now, notices)["manifestUri"].take();
    if job.job_type == JobType::Export {
        act["key"] = made_up::key(serial).into();
    }
    let log = |(kind, xml)| PlannedStep::Do(Work::Log { serial: serial.to_owned(), kind, xml });
    let mut steps: Vec<PlannedStep> = logs::of_copy(job, serial, outcome).into_iter().map(log).collect();
    steps.push(PlannedStep::act(act));
    steps
}

/// A further package arrives; a drive whose key was sent again goes on.
fn after_answer(job: &Job) -> Vec<PlannedStep> {
    let in_state = |state| job.drives.iter().filter(move |drive: &&Drive| drive.state == state);
    let missing: Vec<&str> = in_state(DriveState::NeverReceived).map(|drive| drive.serial.as_str()).collect();
    let mut steps = Vec::new();
    if !missing.is_empty() && !job.further_packages.is_empty() {
        steps.push(PlannedStep::act(json!({"act": "bookIn", "drives": missing})));
    }
    let since = |drive: &Drive| drive.since().zip(job.answered).is_some_and(|(since, answered)| answered >= since);
    let resolved = in_state(DriveState::Faulted).filter(|drive| since(drive));
    steps.extend(
        resolved.map(|drive| PlannedStep::act(json!({"act": "resolveDrive", "drive": drive.serial, "how": "goOn"}))),
    );
    steps
}

/// By the carrier whom the customer pays, if Waybill knows how its numbers look.
fn ship_back(job: &Job) -> Option<PlannedStep> {
    let here = job.drives.iter().find(|drive| !drive.is_gone())?;
    let theirs = |shipping: &ReturnShipping| {
        let ReturnShipping { carrier_name, carrier_account_number } = shipping;
        carrier_name.known().filter(|_| !CarrierAccount::as_str(carrier_account_number).is_empty())
    };
    let carrier = job.return_shipping.as_ref().and_then(theirs).unwrap_or(KnownCarrier::Dhl);
    let number = made_up::tracking(carrier, &format!("back {} {}", job.id.name, here.serial));
    let package = json!({"carrierName": carrier.name(), "trackingNumber": number});
    Some(PlannedStep::act(json!({"act": "shipBack", "package": package})))
}

fn is_first(job: &Job, drive: &Drive) -> bool {
    job.drives.first().is_some_and(|first| first.serial == drive.serial)
}

/// Whether a job asks for a mishap by its name.
fn asks_for(job: &Job, word: &str) -> bool {
    job.id.name.as_str().to_lowercase().contains(word)
}
