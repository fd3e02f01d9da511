//! The drives on the list, and their keys, which are kept apart: they are secret.

use crate::view::prelude::*;
use waybill_domain::fields::{BitLockerKey, JournalDrive, JournalKey};
use waybill_domain::job::JobId;
use waybill_domain::wire::{DRIVES_MAX, DriveInput, JobDetails, PutJobParameters};

use crate::draft::Draft;

/// Where the list stands in the draft, as JSON without keys.
const LIST: &str = "drives";
/// What a tool writes in place of a key.
pub(super) const MASK: &str = "*";

/// A handle.
#[derive(Clone, Copy)]
pub(super) struct DriveList {
    list: RwSignal<Vec<DriveInput>>,
    draft: Draft,
    secrets: Draft,
}

/// What became of a drive that was to be added.
pub(super) enum Added {
    New,
    /// It was there; what is said last counts.
    Replaced,
    Full,
    /// The service would not take it, and why.
    Bad(String),
}

/// What is known of a drive's key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyState {
    Known,
    Masked,
    Missing,
}

impl DriveList {
    pub(super) fn open(draft: Draft, secrets: Draft) -> Self {
        let kept = draft.field(LIST).get_untracked();
        let list = serde_json::from_str::<Vec<DriveInput>>(&kept).unwrap_or_default();
        Self { list: RwSignal::new(list), draft, secrets }
    }

    /// The drives, without their keys; followed.
    pub(super) fn drives(self) -> Vec<DriveInput> {
        self.list.get()
    }

    pub(super) fn add(self, mut drive: DriveInput) -> Added {
        let serial = serial(&drive);
        let key = drive.bit_locker_key.take().unwrap_or_default();
        let masked = key == MASK;
        let mut checked = drive.clone();
        checked.bit_locker_key = (!masked).then(|| key.clone());
        if let Some(problem) = problem_of(checked) {
            return Added::Bad(problem);
        }
        drive.bit_locker_key = masked.then(|| key.clone());
        let at = self.list.with_untracked(|list| list.iter().position(|it| same(it, &serial)));
        if at.is_none() && self.list.with_untracked(Vec::len) >= DRIVES_MAX {
            return Added::Full;
        }
        self.key_of(&serial).set(if masked { String::new() } else { key });
        self.list.update(|list| match at.and_then(|at| list.get_mut(at)) {
            Some(known) => *known = drive,
            None => list.push(drive),
        });
        self.keep();
        if at.is_some() { Added::Replaced } else { Added::New }
    }

    pub(super) fn remove(self, serial: &str) {
        self.list.update(|list| list.retain(|it| !same(it, serial)));
        self.key_of(serial).set(String::new());
        self.keep();
    }

    pub(super) fn forget(self) {
        self.list.set(Vec::new());
    }

    /// A drive's key, to bind an input to.
    pub(super) fn key_of(self, serial: &str) -> RwSignal<String> {
        self.secrets.field(&serial.to_ascii_uppercase())
    }

    /// As it is now, not followed: a field must not go away while it is typed into.
    pub(super) fn key_state(self, drive: &DriveInput) -> KeyState {
        let is_known = self.key_of(&serial(drive)).with_untracked(|key| BitLockerKey::parse(key).is_ok());
        match drive.bit_locker_key {
            _ if is_known => KeyState::Known,
            Some(_) => KeyState::Masked,
            None => KeyState::Missing,
        }
    }

    /// The drives with their keys, to be sent.
    pub(super) fn inputs(self) -> Vec<DriveInput> {
        let mut list = self.list.get_untracked();
        for drive in &mut list {
            let key = self.key_of(&serial(drive)).get_untracked();
            drive.bit_locker_key = Some(key).filter(|key| !key.trim().is_empty());
        }
        list
    }

    fn keep(self) {
        let json = self.list.with_untracked(|list| serde_json::to_string(list).unwrap_or_default());
        self.draft.field(LIST).set(if json == "[]" { String::new() } else { json });
    }
}

pub(super) fn serial(drive: &DriveInput) -> String {
    drive.drive_id.clone().unwrap_or_default()
}

fn same(drive: &DriveInput, serial: &str) -> bool {
    drive.drive_id.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(serial))
}

/// A drive as a journal has it. A key that is masked there is masked here.
pub(super) fn of_journal(drive: JournalDrive) -> DriveInput {
    DriveInput {
        drive_id: Some(drive.serial),
        bit_locker_key: match drive.key {
            JournalKey::Read(key) => Some(key.expose().to_owned()),
            JournalKey::Masked => Some(MASK.to_owned()),
            JournalKey::Missing => None,
        },
        manifest_file: Some(drive.manifest_file),
        manifest_hash: Some(drive.manifest_hash),
        drive_header_hash: Some(drive.drive_header_hash),
    }
}

/// What the service would say to this drive, key apart.
fn problem_of(drive: DriveInput) -> Option<String> {
    let problems = problems_of(drive);
    problems.into_iter().next().map(|(_, message)| message)
}

/// All that the service would say to a drive: the field's name, and the words.
pub(super) fn problems_of(drive: DriveInput) -> Vec<(String, String)> {
    let details =
        JobDetails { job_type: Some("Import".to_owned()), drive_list: Some(vec![drive]), ..JobDetails::default() };
    let body = PutJobParameters { properties: details, ..PutJobParameters::default() };
    let Some(id) = any_id() else { return Vec::new() };
    let problems = body.read(id).err().map(|it| it.0).unwrap_or_default();
    let of_drive = problems.into_iter().filter_map(|problem| {
        let field = problem.target.strip_prefix("properties.driveList[0].")?.to_owned();
        Some((field, problem.to_string()))
    });
    of_drive.collect()
}

/// A stand-in: reading a body asks for an id, and what is wrong with it is told whatever the id is.
pub(super) fn any_id() -> Option<JobId> {
    Some(JobId { subscription: "x".parse().ok()?, group: "x".parse().ok()?, name: "x".parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drive_is_checked_as_the_service_will() {
        let drive = |serial: &str, hash: &str| DriveInput {
            drive_id: Some(serial.to_owned()),
            manifest_hash: Some(hash.to_owned()),
            ..DriveInput::default()
        };
        assert!(problems_of(drive("S4Z9NF0K811204", "109B21108597EF36D5785F08303F3638")).is_empty());
        let problems = problems_of(drive("S4Z9 NF0K", "109B"));
        let fields: Vec<&str> = problems.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(fields, ["driveId", "manifestHash"]);
    }
}
