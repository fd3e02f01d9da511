//! What became of files, and what was done with their names.

use waybill_domain::log::{BlobStatus, Disposition};

use super::Entry;

pub(super) const fn entry(status: BlobStatus) -> Entry {
    match status {
        BlobStatus::Completed => (
            "Arrived, in part",
            "The file is where it should be, but not all that belongs to it is: see what is noted at each.",
            "Set what is missing by hand, or leave it if you do not need it.",
        ),
        BlobStatus::CompletedWithErrors => (
            "Incomplete",
            "Some blocks or pages of these files, their metadata or their properties failed; what is noted at each says which.",
            "Do not use what arrived of them. Send the files again whole: they take the place of these.",
        ),
        BlobStatus::FileNameInvalid => (
            "Name not allowed",
            "The name in the manifest cannot be a file on an NTFS drive: it has a forbidden character, or is a word kept for Windows such as AUX or CON.",
            "Rename the file or the blob, and send it again.",
        ),
        BlobStatus::FileNameTooLong => (
            "Path too long",
            "The path is longer than the 260 characters that Windows allows on the drive.",
            "Shorten folder names, or move the files nearer to the root of the drive, and send them again.",
        ),
        BlobStatus::FileNotFound => (
            "Not on the drive",
            "The manifest names these files, but they are not on the drive: moved, renamed or deleted after it had been prepared.",
            "Find them among your originals and send them again. Change nothing on a drive once it is prepared.",
        ),
        BlobStatus::FileAccessDenied => (
            "May not be read",
            "The permissions of these files, or encryption by Windows (EFS), let nobody at the data center read them.",
            "Give the group Everyone the right to read them, switch file encryption off, and send them again.",
        ),
        BlobStatus::BlobRequestFailed => (
            "Storage did not take them",
            "The storage account answered with an error again and again, or not at all.",
            "See whether the account was full, throttled or being moved at that time, then send the files again.",
        ),
        BlobStatus::BlobRequestForbidden => (
            "Storage refused",
            "The storage account did not let the data center reach these blobs: its key or access signature was changed or has expired, or the container is protected.",
            "Give the service access to the container again, then send the files again.",
        ),
        BlobStatus::RenameFailed => (
            "Could not be renamed",
            "The name was taken, and no free one could be given in its place.",
            "Clear up what lies under these names, or choose to overwrite, and send the files again.",
        ),
        BlobStatus::BlobUnexpectedChange => (
            "Changed meanwhile",
            "Somebody wrote to these blobs while they were being copied to the drive, so the copy may mix old and new.",
            "Stop what writes to them, or take a snapshot, and export them again.",
        ),
        BlobStatus::LeasePresent => (
            "Locked by a lease",
            "A program holds a lease on these blobs, as a virtual machine does on its disks; nobody else may write to them.",
            "Stop the machine or break the lease, then send the files again.",
        ),
        BlobStatus::IoFailed => (
            "Read or write failed",
            "The drive or the network failed in the middle of these files. On several files of one drive it is mostly a bad sector.",
            "Send the files again from your originals; if they fill many folders, on another drive.",
        ),
        BlobStatus::Failed => (
            "Failed",
            "These files failed for a reason that the copy tool did not give.",
            "Send them again. If the same ones fail once more, ask the data center, and send the raw log along.",
        ),
    }
}

pub(super) const fn disposition(done: Disposition) -> Entry {
    match done {
        Disposition::Created => ("Created", "These files arrived under their own names.", "Nothing is to be done."),
        Disposition::Renamed => (
            "Arrived under another name",
            "A blob of the name was there already, so these got a new one, as the manifest wants it.",
            "Decide which of the two you keep, and rename it if you need the old name.",
        ),
        Disposition::Skipped => (
            "Left out",
            "A blob of the name was there already and was kept, as the manifest wants it. These files were not copied.",
            "If those on the drive are the right ones, send them again and choose to overwrite.",
        ),
        Disposition::Overwritten => (
            "Overwrote an older blob",
            "A blob of the name was there already. It was replaced, as the manifest wants it.",
            "Nothing is to be done, if that is what you wanted. Else look for the old blob in snapshots or soft delete.",
        ),
        Disposition::Cancelled => {
            ("Not begun", "The copy was stopped before it came to these files.", "Send them again with a new job.")
        }
    }
}
