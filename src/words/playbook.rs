//! The playbook: for each word of a drive's log what it is called here, what it means, and what to do next. Total, so that
//! a new word does not compile before it has its entry. Used by the page of a drive's log only.

mod blob;
mod blob_swedish;
mod drive;
mod drive_swedish;

use waybill_domain::lang::Lang;
use waybill_domain::log::{BlobStatus, Code, Disposition, DriveStatus, LogPart, Part, PartStatus};

use crate::numbers;
use crate::words::{LANG, log as w};

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
    advice(status.known().map(|it| drive_entry(LANG, it)), &status.to_string())
}

/// What became of files: the word is a status, or what was done with their names.
pub fn files(word: &str) -> Advice {
    let status = word.parse::<BlobStatus>().ok().map(|it| blob_entry(LANG, it));
    advice(status.or_else(|| word.parse::<Disposition>().ok().map(|it| disposition_entry(LANG, it))), word)
}

const fn drive_entry(lang: Lang, status: DriveStatus) -> Entry {
    match lang {
        Lang::English => drive::entry(status),
        Lang::Swedish => drive_swedish::entry(status),
    }
}

const fn blob_entry(lang: Lang, status: BlobStatus) -> Entry {
    match lang {
        Lang::English => blob::entry(status),
        Lang::Swedish => blob_swedish::entry(status),
    }
}

const fn disposition_entry(lang: Lang, done: Disposition) -> Entry {
    match lang {
        Lang::English => blob::disposition(done),
        Lang::Swedish => blob_swedish::disposition(done),
    }
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
        PartStatus::Completed => LANG.pick("complete", "komplett"),
        PartStatus::Committed => LANG.pick("committed", "sammanfogade"),
        PartStatus::Uncommitted => {
            LANG.pick("sent, but not put together into the blob", "skickade, men inte sammanfogade till bloben")
        }
        PartStatus::Corrupted => LANG.pick("the checksum does not match", "kontrollsumman stämmer inte"),
        PartStatus::FileUnexpectedEnd => LANG.pick("the file ended too early", "filen slutade för tidigt"),
        PartStatus::BlobUnexpectedEnd => LANG.pick("the blob ended too early", "bloben slutade för tidigt"),
        PartStatus::FileNameInvalid => LANG.pick("a file name is not allowed", "ett filnamn är inte tillåtet"),
        PartStatus::FileNameTooLong => LANG.pick("a file name is too long", "ett filnamn är för långt"),
        PartStatus::FileNotFound => {
            LANG.pick("the file for it is not on the drive", "filen för dem finns inte på disken")
        }
        PartStatus::FileAccessDenied => LANG.pick("the file for it may not be read", "filen för dem får inte läsas"),
        PartStatus::XmlReadFailed => {
            LANG.pick("the file for it is not readable XML", "filen för dem är inte läsbar XML")
        }
        PartStatus::XmlWriteFailed => {
            LANG.pick("the file for it could not be written", "filen för dem kunde inte skrivas")
        }
        PartStatus::BlobRequestFailed => {
            LANG.pick("the storage refused or did not answer", "lagringen nekade eller svarade inte")
        }
        PartStatus::IoFailed => LANG.pick("the drive or the network failed", "disken eller nätverket slutade fungera"),
        PartStatus::Failed => LANG.pick("failed for an unknown reason", "misslyckades av okänd orsak"),
        PartStatus::Cancelled => {
            LANG.pick("not done, as something before it failed", "inte gjort, eftersom något dessförinnan misslyckades")
        }
    }
}

#[cfg(test)]
mod tests;
