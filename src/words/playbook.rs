//! The playbook: for each word of a drive's log what it is called here, what it means, and what to do next. Total, so that
//! a new word does not compile before it has its entry. Used by the page of a drive's log only.

mod blob;
mod drive;

use waybill_domain::log::{BlobStatus, Code, Disposition, DriveStatus, LogPart, Part, PartStatus};

use crate::numbers;
use crate::words::log as w;

/// What the playbook says to one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    pub name: String,
    pub cause: String,
    pub next: &'static str,
}

/// An entry of the playbook: name, cause, what to do next.
type Entry = (&'static str, &'static str, &'static str);

/// How a drive's copy ended.
pub fn drive(status: &Code<DriveStatus>) -> Advice {
    advice(status.known().map(drive::entry), &status.to_string())
}

/// What became of files: the word is a status, or what was done with their names.
pub fn files(word: &str) -> Advice {
    let status = word.parse::<BlobStatus>().ok().map(blob::entry);
    advice(status.or_else(|| word.parse::<Disposition>().ok().map(blob::disposition)), word)
}

fn advice(entry: Option<Entry>, word: &str) -> Advice {
    match entry {
        Some((name, cause, next)) => Advice { name: name.to_owned(), cause: cause.to_owned(), next },
        None if word.is_empty() => {
            Advice { name: w::no_word().to_owned(), cause: w::no_word_cause().to_owned(), next: w::unknown_next() }
        }
        None => Advice { name: word.to_owned(), cause: w::unknown_cause(word), next: w::unknown_next() },
    }
}

/// "3 blocks do not match their checksum"
pub fn part(it: &LogPart) -> String {
    let what = match (it.part, it.count) {
        (Part::Blocks, 1) => w::one_block().to_owned(),
        (Part::Blocks, many) => w::blocks(&numbers::number(many)),
        (Part::Pages, 1) => w::one_range().to_owned(),
        (Part::Pages, many) => w::ranges(&numbers::number(many)),
        (Part::Metadata, _) => w::metadata().to_owned(),
        (Part::Properties, _) => w::properties().to_owned(),
    };
    let how = it.status.known().map_or_else(|| it.status.to_string(), |it| part_status(it).to_owned());
    w::part(&what, &how)
}

const fn part_status(status: PartStatus) -> &'static str {
    match status {
        PartStatus::Completed => "complete",
        PartStatus::Committed => "committed",
        PartStatus::Uncommitted => "sent, but not put together into the blob",
        PartStatus::Corrupted => "the checksum does not match",
        PartStatus::FileUnexpectedEnd => "the file ended too early",
        PartStatus::BlobUnexpectedEnd => "the blob ended too early",
        PartStatus::FileNameInvalid => "a file name is not allowed",
        PartStatus::FileNameTooLong => "a file name is too long",
        PartStatus::FileNotFound => "the file for it is not on the drive",
        PartStatus::FileAccessDenied => "the file for it may not be read",
        PartStatus::XmlReadFailed => "the file for it is not readable XML",
        PartStatus::XmlWriteFailed => "the file for it could not be written",
        PartStatus::BlobRequestFailed => "the storage refused or did not answer",
        PartStatus::IoFailed => "the drive or the network failed",
        PartStatus::Failed => "failed for an unknown reason",
        PartStatus::Cancelled => "not done, as something before it failed",
    }
}

#[cfg(test)]
mod tests;
