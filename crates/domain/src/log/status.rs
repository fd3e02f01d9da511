//! The words of the contract's logs.

use crate::listed;

listed! {
    /// How a drive's copy ended.
    pub enum DriveStatus {
        Completed = "Completed",
        CompletedWithWarnings = "CompletedWithWarnings",
        CompletedWithErrors = "CompletedWithErrors",
        DiskNotFound = "DiskNotFound",
        VolumeNotNtfs = "VolumeNotNtfs",
        DiskOperationFailed = "DiskOperationFailed",
        BitLockerVolumeNotFound = "BitLockerVolumeNotFound",
        BitLockerNotActivated = "BitLockerNotActivated",
        BitLockerProtectorNotFound = "BitLockerProtectorNotFound",
        BitLockerKeyInvalid = "BitLockerKeyInvalid",
        BitLockerUnlockVolumeFailed = "BitLockerUnlockVolumeFailed",
        BitLockerFailed = "BitLockerFailed",
        ManifestNameInvalid = "ManifestNameInvalid",
        ManifestNameTooLong = "ManifestNameTooLong",
        ManifestNotFound = "ManifestNotFound",
        ManifestAccessDenied = "ManifestAccessDenied",
        ManifestCorrupted = "ManifestCorrupted",
        ManifestFormatInvalid = "ManifestFormatInvalid",
        ManifestDriveIdMismatch = "ManifestDriveIdMismatch",
        ReadManifestFailed = "ReadManifestFailed",
        BlobListFormatInvalid = "BlobListFormatInvalid",
        BlobRequestForbidden = "BlobRequestForbidden",
        InternalError = "InternalError",
    }
}

listed! {
    /// What became of one file.
    pub enum BlobStatus {
        Completed = "Completed",
        CompletedWithErrors = "CompletedWithErrors",
        FileNameInvalid = "FileNameInvalid",
        FileNameTooLong = "FileNameTooLong",
        FileNotFound = "FileNotFound",
        FileAccessDenied = "FileAccessDenied",
        BlobRequestFailed = "BlobRequestFailed",
        BlobRequestForbidden = "BlobRequestForbidden",
        RenameFailed = "RenameFailed",
        BlobUnexpectedChange = "BlobUnexpectedChange",
        LeasePresent = "LeasePresent",
        IoFailed = "IOFailed",
        Failed = "Failed",
    }
}

listed! {
    /// What was done where the name was taken, or was to be.
    pub enum Disposition {
        Created = "Created",
        Renamed = "Renamed",
        Skipped = "Skipped",
        Overwritten = "Overwritten",
        Cancelled = "Cancelled",
    }
}

listed! {
    /// What became of a block, a range of pages, the metadata or the properties: the words of all four in one list.
    pub enum PartStatus {
        Completed = "Completed",
        Committed = "Committed",
        Uncommitted = "Uncommitted",
        Corrupted = "Corrupted",
        FileUnexpectedEnd = "FileUnexpectedEnd",
        BlobUnexpectedEnd = "BlobUnexpectedEnd",
        FileNameInvalid = "FileNameInvalid",
        FileNameTooLong = "FileNameTooLong",
        FileNotFound = "FileNotFound",
        FileAccessDenied = "FileAccessDenied",
        XmlReadFailed = "XmlReadFailed",
        XmlWriteFailed = "XmlWriteFailed",
        BlobRequestFailed = "BlobRequestFailed",
        IoFailed = "IOFailed",
        Failed = "Failed",
        Cancelled = "Cancelled",
    }
}

impl PartStatus {
    /// Whether there is nothing to tell.
    pub const fn is_fine(self) -> bool {
        matches!(self, Self::Completed | Self::Committed)
    }
}
