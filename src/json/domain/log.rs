//! A drive's log.

use core::str::FromStr;

use waybill_domain::log::{Code, LogBlob, LogKind, LogPart, Part};
use waybill_domain::wire::{DriveLog, LogFile, LogGroup, LogRow};

use crate::json::Unreadable;
use crate::json::value::{Fields, Json, Value, parsed};

words!(LogKind, Part);

records! {
    DriveLog {
        drive, files, from, version, status, blobs, failed, noticed, groups, matching, value, next,
    }
    LogFile { kind, uri, held, bytes, received }
    LogGroup { word, count }
    LogPart { part, status, count }
}

impl<T: FromStr> Json for Code<T> {
    fn read(value: Value) -> Result<Self, Unreadable> {
        parsed(value, |word| Some(Self::from(word)))
    }
}

/// The blob's fields stand beside the row's own.
impl Json for LogRow {
    fn read(value: Value) -> Result<Self, Unreadable> {
        let mut fields = Fields::of(value)?;
        let number = fields.get("number")?;
        let blob = LogBlob {
            status: fields.get("status")?,
            blob_path: fields.get("blob_path")?,
            file_path: fields.get("file_path")?,
            length: fields.get("length")?,
            snapshot: fields.get("snapshot")?,
            disposition: fields.get("disposition")?,
            parts: fields.get("parts")?,
        };
        Ok(Self { number, blob })
    }
}
