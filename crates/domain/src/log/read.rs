//! Reading a log: one pass over the text, in memory for one file at a time.

use super::encoding::text;
use super::problem::short;
use super::{Code, DriveStatus, LOG_MAX_BYTES, LogBlob, LogPart, LogProblem, Part, PartStatus};
use crate::fields::xml::{Piece, Pieces, attribute};

/// How deep elements may lie; a log's own lie five deep.
const DEPTH_MAX: usize = 32;
/// The longest path or other text that is kept, in bytes: Windows allows 32,767 characters.
const TEXT_MAX: usize = 32 << 10;
/// The most kinds of trouble that are kept of one blob; more than the contract has words.
const PARTS_MAX: usize = 64;

/// What a log says of its drive, and how many files it tells of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogSummary {
    /// As it is written; empty if it is not.
    pub version: String,
    pub drive: String,
    /// Absent where the log says nothing.
    pub status: Option<Code<DriveStatus>>,
    pub blobs: u64,
    pub failed: u64,
    pub noticed: u64,
}

/// Reads a log. `each` gets every blob that failed or has something to tell, in the log's order, with its number: the
/// log's first is 1.
///
/// # Errors
/// It is no log, or one that was cut off; `each` may have been called already.
pub fn read_log(bytes: &[u8], each: impl FnMut(u64, LogBlob)) -> Result<LogSummary, LogProblem> {
    let nothing =
        LogSummary { version: String::new(), drive: String::new(), status: None, blobs: 0, failed: 0, noticed: 0 };
    let mut reader = Reader { summary: nothing, blob: None, text: String::new(), each };
    walk(bytes, "DriveLog", |path, step| reader.take(path, step))?;
    if reader.summary.drive.is_empty() { Err(LogProblem::NoDrive) } else { Ok(reader.summary) }
}

/// Whether a file is the copy of a drive's manifest, as far as its shape tells.
///
/// # Errors
/// It is not, or it was cut off.
pub fn check_manifest(bytes: &[u8]) -> Result<(), LogProblem> {
    walk(bytes, "DriveManifest", |_, _| {})
}

/// What comes next within the elements of a path.
enum Step<'a> {
    /// The last of the path has begun, with these attributes.
    Begin(&'a str),
    Text(&'a str),
    /// The last of the path ends.
    End,
}

/// Goes through a document whose outermost element is `root`, and holds it to what an XML document must be.
fn walk(bytes: &[u8], root: &'static str, mut each: impl FnMut(&[&str], Step)) -> Result<(), LogProblem> {
    if bytes.len() > LOG_MAX_BYTES {
        return Err(LogProblem::TooLarge);
    }
    let document = text(bytes);
    let mut path: Vec<&str> = Vec::new();
    let mut began = false;
    for piece in Pieces::new(&document) {
        match piece {
            Piece::Declaration => return Err(LogProblem::Declaration),
            Piece::Open(name, attributes) => {
                let name = local(name);
                if path.is_empty() && (began || name != root) {
                    return Err(LogProblem::OtherRoot { wanted: root, found: short(name) });
                }
                if path.len() == DEPTH_MAX {
                    return Err(LogProblem::TooDeep { most: DEPTH_MAX });
                }
                began = true;
                path.push(name);
                each(&path, Step::Begin(attributes));
            }
            Piece::Text(text) => each(&path, Step::Text(&text)),
            Piece::Close(name) => {
                match path.last() {
                    Some(open) if *open == local(name) => each(&path, Step::End),
                    open => return Err(LogProblem::crossed(open.unwrap_or(&root), name)),
                }
                path.pop();
            }
        }
    }
    match path.last() {
        Some(inside) => Err(LogProblem::CutOff { inside: short(inside) }),
        None if began => Ok(()),
        None => Err(LogProblem::NotXml),
    }
}

/// The name without a namespace's prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

struct Reader<F> {
    summary: LogSummary,
    blob: Option<LogBlob>,
    /// Of the innermost element.
    text: String,
    each: F,
}

impl<F: FnMut(u64, LogBlob)> Reader<F> {
    fn take(&mut self, path: &[&str], step: Step) {
        match step {
            Step::Begin(attributes) => {
                self.text.clear();
                self.begin(path, attributes);
            }
            Step::Text(more) => {
                let room = TEXT_MAX.saturating_sub(self.text.len());
                self.text.push_str(more.get(..more.floor_char_boundary(room)).unwrap_or_default());
            }
            Step::End => self.end(path),
        }
    }

    fn begin(&mut self, path: &[&str], attributes: &str) {
        let status = || attribute(attributes, "Status").unwrap_or_default();
        match (path, &mut self.blob) {
            ([_], _) => self.summary.version = short(&attribute(attributes, "Version").unwrap_or_default()),
            // A log of file shares says File, and is otherwise the same.
            ([_, "Blob" | "File"], blob) => *blob = Some(begun(&status())),
            ([_, _, "ImportDisposition"], Some(blob)) => blob.disposition = Some(Code::from(status())),
            ([_, _, "Metadata"], Some(blob)) => note(blob, Part::Metadata, &status()),
            ([_, _, "Properties"], Some(blob)) => note(blob, Part::Properties, &status()),
            ([_, _, "BlockList", "Block"], Some(blob)) => note(blob, Part::Blocks, &status()),
            ([_, _, "PageRangeList", "PageRange"], Some(blob)) => note(blob, Part::Pages, &status()),
            _ => {}
        }
    }

    fn end(&mut self, path: &[&str]) {
        let text = self.text.trim();
        match (path, &mut self.blob) {
            ([_, "DriveId"], _) => self.summary.drive = text.to_owned(),
            ([_, "Status"], _) => self.summary.status = Some(Code::from(text)),
            ([_, "Blob" | "File"], blob) => {
                if let Some(blob) = blob.take() {
                    self.count(blob);
                }
            }
            ([_, _, "BlobPath"], Some(blob)) => text.clone_into(&mut blob.blob_path),
            ([_, _, "FilePath"], Some(blob)) => blob.file_path = Some(text.to_owned()),
            ([_, _, "Length"], Some(blob)) => blob.length = length(text),
            ([_, _, "Snapshot"], Some(blob)) => blob.snapshot = Some(text.to_owned()),
            _ => {}
        }
        self.text.clear();
    }

    fn count(&mut self, blob: LogBlob) {
        let (failed, noticed) = (blob.failed(), blob.noticed());
        self.summary.blobs = self.summary.blobs.saturating_add(1);
        self.summary.failed = self.summary.failed.saturating_add(failed.into());
        self.summary.noticed = self.summary.noticed.saturating_add(noticed.into());
        if failed || noticed {
            (self.each)(self.summary.blobs, blob);
        }
    }
}

/// No file is longer than what a signed number holds; such a length says nothing.
fn length(text: &str) -> Option<u64> {
    text.parse().ok().filter(|length| i64::try_from(*length).is_ok())
}

fn begun(status: &str) -> LogBlob {
    let (blob_path, parts) = (String::new(), Vec::new());
    let status = Code::from(status);
    LogBlob { status, blob_path, file_path: None, length: None, snapshot: None, disposition: None, parts }
}

/// Counts a part that went wrong. One without a word went as it should: the tool writes none then.
fn note(blob: &mut LogBlob, part: Part, status: &str) {
    let status: Code<PartStatus> = Code::from(status);
    let is_fine = match &status {
        Code::Known(it) => it.is_fine(),
        Code::Other(word) => word.is_empty(),
    };
    if is_fine {
        return;
    }
    let room = blob.parts.len() < PARTS_MAX;
    match blob.parts.iter_mut().find(|known| known.part == part && known.status == status) {
        Some(known) => known.count = known.count.saturating_add(1),
        None if room => blob.parts.push(LogPart { part, status, count: 1 }),
        None => {}
    }
}
