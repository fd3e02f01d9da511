//! How much an event may bring.

use super::Event;
use crate::arrival::ArrivalEvent;
use crate::bounds::{SCANNED_MAX, URI_MAX, WORDS_MAX};
use crate::fields::DriveSerial;
use crate::parcel::ParcelDoubt;
use crate::problem::Problems;
use crate::said;

impl Event {
    /// Notes the lists and free texts of the event that are too long, before anything of them is looked at. Fields have
    /// bounds of their own; `PutJobParameters` and `UpdateJobParameters` are read with theirs.
    pub(crate) fn check_bounds(&self, all: &mut Problems) {
        match self {
            Self::BookIn { drives, decided, .. } => {
                serials(all, "drives", drives);
                serials(all, "decided", decided);
            }
            Self::HoldDrives { drives } => serials(all, "drives", drives),
            Self::ShipBack { package, drives, confirmed, .. } => {
                all.package("package", package);
                serials(all, "drives", drives.as_deref().unwrap_or_default());
                let most = ParcelDoubt::ALL.len();
                all.list("confirmed", confirmed, most, || {
                    said!("Confirm each doubt once", "Bekräfta varje tvivel en gång")
                });
            }
            Self::SendFurtherPackage { package } => all.package("package", package),
            Self::Report { copy_status, logs, .. } => {
                all.text("copyStatus", copy_status.as_deref(), WORDS_MAX);
                all.logs(logs);
            }
            Self::Finish { copy_status, incomplete_blob_list_uri, logs, .. } => {
                all.text("copyStatus", copy_status.as_deref(), WORDS_MAX);
                all.text("incompleteBlobListUri", incomplete_blob_list_uri.as_deref(), URI_MAX);
                all.logs(logs);
            }
            Self::Update(_)
            | Self::Replace(_)
            | Self::Delete
            | Self::ReadKeys
            | Self::Share { .. }
            | Self::RevokeShare(_)
            | Self::ReplaceKey { .. }
            | Self::Answer { .. }
            | Self::Start { .. }
            | Self::KeepLog { .. }
            | Self::FaultDrive { .. }
            | Self::ResolveDrive { .. }
            | Self::FaultJob { .. }
            | Self::ResolveJob
            | Self::Extend { .. }
            | Self::Close
            | Self::CorrectAddress { .. }
            | Self::Cancel
            | Self::ReleaseDrives { .. }
            | Self::ReportAddress { .. }
            | Self::MarkForDestruction { .. }
            | Self::Destroy { .. }
            | Self::NoteContact { .. }
            | Self::WarnOfEnd
            | Self::Expire
            | Self::BecomeOverdue
            | Self::FallDue
            | Self::Purge => {}
        }
    }
}

impl ArrivalEvent {
    /// As for an event of a job.
    pub(crate) fn check_bounds(&self, all: &mut Problems) {
        match self {
            Self::Match { decided, .. } => serials(all, "decided", decided),
            Self::SendBack { package } => all.package("package", package),
            Self::Destroy | Self::NoteContact { .. } | Self::Answered { .. } | Self::FallDue => {}
        }
    }
}

fn serials(all: &mut Problems, target: &str, drives: &[DriveSerial]) {
    all.list(target, drives, SCANNED_MAX, || {
        said!("Name at most {SCANNED_MAX} drives at once", "Ange högst {SCANNED_MAX} diskar på en gång")
    });
}
