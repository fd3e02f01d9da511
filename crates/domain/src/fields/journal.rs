//! The journal file of the drive preparation tool: which drives it prepared, and how to open them.
//! Read in slices, so that a browser need not hold a file of 256 MB; only what is found is kept.

use crate::spoken;
mod drives;
mod encoding;
mod records;

use super::bitlocker_key::BitLockerKey;
use drives::Drives;
use encoding::Decoder;
pub use encoding::FileKind;
use records::Records;

/// The most bytes of a journal file.
pub const JOURNAL_MAX_BYTES: u64 = 256 * MEGABYTE;

/// The most bytes of what a journal says of one drive; the tool writes less than one thousand.
const VALUE_MAX: usize = MEGABYTE as usize;

const MEGABYTE: u64 = 1 << 20;

/// What a journal says of a drive; texts as they stand there, unchecked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalDrive {
    pub serial: String,
    pub key: JournalKey,
    pub manifest_file: String,
    pub manifest_hash: String,
    pub drive_header_hash: String,
}

/// The BitLocker key in a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalKey {
    /// It stands there and is whole.
    Read(BitLockerKey),
    /// The tool wrote stars in its place.
    Masked,
    /// It is absent, or no key.
    Missing,
}

/// Reads a whole journal file: the drives in the order of their first record, each as its last record has it.
///
/// Takes the tool's records ([`JournalReader`] says how) and the newer XML document of `<Drive>` elements; in UTF-8, or
/// in UTF-16 with a byte order mark.
pub fn read_journal(bytes: &[u8]) -> Result<Vec<JournalDrive>, JournalProblem> {
    let mut reader = JournalReader::new(bytes.len() as u64);
    reader.feed(bytes)?;
    reader.finish()
}

/// Reads a journal file slice by slice. Any slicing gives the same drives.
///
/// A journal is a sequence of records. Those of `ActivityId: DriveInfo` hold a `<Drive>` between `[BeginValue]` and
/// `[EndValue]`; the tool appends such a record each time it runs or resumes. A record cut off by the next is dropped.
///
/// Not `Debug`: what it holds may be a part of a key.
pub struct JournalReader {
    total: u64,
    fed: u64,
    /// The first bytes, until there are enough to tell what the file is.
    head: Vec<u8>,
    decoder: Option<Decoder>,
    text: Text,
}

impl JournalReader {
    /// For a file of `total` bytes.
    pub fn new(total: u64) -> Self {
        Self { total, fed: 0, head: Vec::new(), decoder: None, text: Text::default() }
    }

    /// Takes the next bytes of the file. After a problem there is nothing more to do with the file.
    pub fn feed(&mut self, chunk: &[u8]) -> Result<(), JournalProblem> {
        self.fed = self.fed.saturating_add(chunk.len() as u64);
        let have = self.total.max(self.fed);
        if have > JOURNAL_MAX_BYTES {
            return Err(JournalProblem::TooLarge { have });
        }
        if let Some(decoder) = &mut self.decoder {
            return decoder.decode(chunk, |it| self.text.feed(it));
        }
        let (head, rest) = chunk.split_at(chunk.len().min(encoding::HEAD - self.head.len()));
        self.head.extend_from_slice(head);
        if self.head.len() == encoding::HEAD {
            self.begin(rest)?;
        }
        Ok(())
    }

    /// The drives, once all bytes were fed.
    pub fn finish(mut self) -> Result<Vec<JournalDrive>, JournalProblem> {
        if self.fed == 0 {
            return Err(JournalProblem::Empty);
        }
        if self.decoder.is_none() {
            self.begin(&[])?;
        }
        self.text.finish()
    }

    fn begin(&mut self, rest: &[u8]) -> Result<(), JournalProblem> {
        let (decoder, mark) = encoding::recognise(&self.head)?;
        let decoder = self.decoder.insert(decoder);
        let head = self.head.get(mark..).unwrap_or_default();
        decoder.decode(head, |it| self.text.feed(it))?;
        decoder.decode(rest, |it| self.text.feed(it))
    }
}

/// The decoded text, of whichever shape it turns out to be.
#[derive(Default)]
struct Text {
    shape: Shape,
    drives: Drives,
}

#[derive(Default)]
enum Shape {
    /// Nothing but space so far.
    #[default]
    Unknown,
    Document,
    Records(Records),
}

impl Text {
    fn feed(&mut self, text: &[u8]) -> Result<(), JournalProblem> {
        if text.contains(&0) {
            return Err(JournalProblem::Kind(FileKind::Binary));
        }
        if matches!(self.shape, Shape::Unknown) {
            match text.trim_ascii_start().first() {
                None => return Ok(()),
                Some(b'<') => self.shape = Shape::Document,
                Some(_) => self.shape = Shape::Records(Records::default()),
            }
        }
        match &mut self.shape {
            Shape::Unknown => Ok(()),
            Shape::Document => self.drives.feed(text),
            Shape::Records(records) => records.feed(text, &mut self.drives),
        }
    }

    fn finish(mut self) -> Result<Vec<JournalDrive>, JournalProblem> {
        let is_journal = match &mut self.shape {
            Shape::Unknown => return Err(JournalProblem::Empty),
            Shape::Document => self.drives.has_tags,
            Shape::Records(records) => {
                records.finish(&mut self.drives)?;
                records.has_records
            }
        };
        match self.drives.found.is_empty() {
            false => Ok(self.drives.found),
            true if self.drives.is_inside() => Err(JournalProblem::CutOff),
            true if is_journal => Err(JournalProblem::NoDrive),
            true => Err(JournalProblem::NotJournal),
        }
    }
}

/// Why a file gives no drives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalProblem {
    TooLarge { have: u64 },
    Empty,
    Kind(FileKind),
    NotJournal,
    NoDrive,
    CutOff,
    Encoding,
    ValueTooLong,
    TooManyDrives,
}

spoken! { JournalProblem, lang;
    Self::TooLarge { have } => "The file is {mb} MB, the most is {max} MB", "Filen är {mb} MB, högst {max} MB går", mb = have.div_ceil(MEGABYTE), max = JOURNAL_MAX_BYTES / MEGABYTE;
    Self::Empty => "The file is empty. Choose the .jrn or .xml file that your preparation tool wrote", "Filen är tom. Välj den .jrn- eller .xml-fil som ditt förberedelseverktyg skrev";
    Self::Kind(it) => "This is {it}, not a journal file. Choose the .jrn or .xml file that your preparation tool wrote", "Det här är {it}, inte en journalfil. Välj den .jrn- eller .xml-fil som ditt förberedelseverktyg skrev", it = it.within(lang);
    Self::NotJournal => "This is not a journal file. Choose the .jrn or .xml file that your preparation tool wrote", "Det här är ingen journalfil. Välj den .jrn- eller .xml-fil som ditt förberedelseverktyg skrev";
    Self::NoDrive => "This journal names no drive yet. Let the preparation tool finish, then choose the file again", "Journalen nämner ingen disk än. Låt förberedelseverktyget bli klart och välj sedan filen igen";
    Self::CutOff => "The file ends in the middle of a drive. Copy it again from where the preparation tool wrote it", "Filen slutar mitt i en disk. Kopiera den igen därifrån förberedelseverktyget skrev den";
    Self::Encoding => "The file is neither UTF-8 nor UTF-16. Choose it as the preparation tool wrote it", "Filen är varken UTF-8 eller UTF-16. Välj den så som förberedelseverktyget skrev den";
    Self::ValueTooLong => "The file says more than 1 MB of one drive. Choose it as the preparation tool wrote it", "Filen säger mer än 1 MB om en disk. Välj den så som förberedelseverktyget skrev den";
    Self::TooManyDrives => "The file names more than {max} drives, a job has at most 10", "Filen nämner fler än {max} diskar, ett jobb har högst 10", max = drives::FOUND_MAX;
}

#[cfg(test)]
mod tests;
