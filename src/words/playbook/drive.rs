//! How a drive's copy ended.

use waybill_domain::log::DriveStatus;

use super::Entry;

pub(super) const fn entry(status: DriveStatus) -> Entry {
    match status {
        DriveStatus::Completed => (
            "Copied",
            "Every file of the drive was copied.",
            "Compare some files with the originals before you delete those.",
        ),
        DriveStatus::CompletedWithWarnings => (
            "Copied, with warnings",
            "The copy is done. Some names were taken, and what the manifest says for that case was done: blobs were renamed, overwritten or left out.",
            "Go through the files below, and see whether each is where you want it.",
        ),
        DriveStatus::CompletedWithErrors => (
            "Copied, with errors",
            "The copy went to its end, but some files are not, or not wholly, where they should be. All others are.",
            "Put right what stands below at each group, then send these files again: over the network if they are few, else on a drive with a new job.",
        ),
        DriveStatus::DiskNotFound => (
            "Disk not found",
            "The drive was connected, but no disk answered: it has failed, or was damaged on the way.",
            "Prepare another drive from your originals and make a new job. If the package was damaged, tell your carrier.",
        ),
        DriveStatus::VolumeNotNtfs => (
            "Not an NTFS volume",
            "The first data volume of the drive is not formatted with NTFS, so nothing on it was read.",
            "Format the drive with NTFS, run the preparation tool on it again, and send it with a new job.",
        ),
        DriveStatus::DiskOperationFailed => (
            "Drive failed",
            "The drive stopped answering while it was read or written. Bad sectors and worn-out electronics are the usual reasons.",
            "Do not use this drive again. Send what is missing on another drive with a new job; your originals are the only copy of it.",
        ),
        DriveStatus::BitLockerVolumeNotFound => (
            "No BitLocker volume",
            "The drive has no volume that BitLocker could encrypt. It was partitioned or formatted anew after it had been prepared.",
            "Prepare the drive again with the preparation tool, change nothing on it afterwards, and make a new job.",
        ),
        DriveStatus::BitLockerNotActivated => (
            "BitLocker is off",
            "The volume on the drive is not encrypted with BitLocker. Drives are copied only if they are.",
            "Turn BitLocker on for the volume, or let the preparation tool do it, and send the drive with a new job.",
        ),
        DriveStatus::BitLockerProtectorNotFound => (
            "No recovery password",
            "BitLocker is on, but the volume has no numerical password: the 48 digits by which the data center unlocks it.",
            "Add one with manage-bde -protectors -add E: -RecoveryPassword (E: is the drive), and name it in the new job.",
        ),
        DriveStatus::BitLockerKeyInvalid => (
            "Wrong BitLocker key",
            "The 48 digits in the job do not unlock this drive. Keys of two drives were often swapped.",
            "Take the key from this drive’s journal file. Send it on the job’s page if that asks for it, else with a new job.",
        ),
        DriveStatus::BitLockerUnlockVolumeFailed => (
            "Could not be unlocked",
            "The volume could not be unlocked, though nothing is known to be wrong with the key. Its BitLocker metadata may be damaged.",
            "When the drive is back, unlock it on a computer of yours with the same key. If that fails too, prepare another drive.",
        ),
        DriveStatus::BitLockerFailed => (
            "BitLocker failed",
            "BitLocker failed on this drive for a reason that it did not give.",
            "When the drive is back, check it with manage-bde -status and chkdsk. If both find nothing, prepare it anew and send it with a new job.",
        ),
        DriveStatus::ManifestNameInvalid => (
            "Manifest name not allowed",
            "The job names a manifest file whose name is no valid path on the drive.",
            "Make a new job with the path as the preparation tool writes it, usually \\DriveManifest.xml.",
        ),
        DriveStatus::ManifestNameTooLong => (
            "Manifest name too long",
            "The path of the manifest file in the job is longer than Windows allows.",
            "Leave the manifest where the preparation tool puts it, at \\DriveManifest.xml, and make a new job.",
        ),
        DriveStatus::ManifestNotFound => (
            "Manifest not found",
            "The drive has no manifest at the path that the job names. Without it nobody knows which file becomes which blob.",
            "Look for DriveManifest.xml on the drive when it is back. If it is gone, run the preparation tool again; then make a new job.",
        ),
        DriveStatus::ManifestAccessDenied => (
            "Manifest may not be read",
            "The manifest is on the drive, but its permissions let nobody at the data center read it.",
            "Give the group Everyone the right to read DriveManifest.xml, or prepare the drive anew, and make a new job.",
        ),
        DriveStatus::ManifestCorrupted => (
            "Manifest was changed",
            "The manifest does not match the hash in the job: it was edited or damaged after the preparation tool wrote it, or the hash is another drive’s.",
            "Take hash and manifest from the same run of the preparation tool. If you changed files since, run it again.",
        ),
        DriveStatus::ManifestFormatInvalid => (
            "Manifest not readable",
            "The manifest is there, but it is not the XML that the preparation tool writes.",
            "Do not write or edit manifests by hand: run the preparation tool again and make a new job.",
        ),
        DriveStatus::ManifestDriveIdMismatch => (
            "Manifest of another drive",
            "The manifest names another drive’s serial number than the one in the data center’s hands.",
            "Check whether manifests were copied from drive to drive. Prepare each drive by itself, and make a new job.",
        ),
        DriveStatus::ReadManifestFailed => (
            "Manifest could not be read",
            "The drive failed while its manifest was being read: mostly a bad sector.",
            "Copy the data to another drive, prepare that one, and make a new job.",
        ),
        DriveStatus::BlobListFormatInvalid => (
            "Blob list not readable",
            "The list of blobs to export is not the XML that an export job needs.",
            "Check the list: blob paths in BlobPath elements within BlobList. Then make a new export job with it.",
        ),
        DriveStatus::BlobRequestForbidden => (
            "Storage refused",
            "The storage account did not let the data center in: its key or access signature was changed or has expired, or a firewall is in the way.",
            "Give the service access to the account again, and make a new job.",
        ),
        DriveStatus::InternalError => (
            "Error at the data center",
            "Something failed at the data center that is not your drive’s doing.",
            "Keep your originals, and ask the data center whether the drive will be copied again before you send another.",
        ),
    }
}
