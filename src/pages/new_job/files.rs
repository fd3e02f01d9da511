//! Journal files, dropped or chosen: read here in slices, so that 256 MB neither fill the memory nor stop the page.

use crate::view::prelude::*;
use wasm_bindgen::prelude::*;
use waybill_domain::fields::{JournalDrive, JournalProblem, JournalReader};
use waybill_domain::next_step::Mood;

use super::drive_list::{Added, DriveList, MASK, of_journal, serial};
use crate::browser;
use crate::numbers;
use crate::ui::badge::badge;
use crate::ui::page::announce;
use crate::words as w;

/// A file, and what became of it.
#[derive(Clone)]
struct File {
    name: String,
    mood: Mood,
    /// What was found in it, or what is wrong with it.
    said: String,
    notes: Vec<String>,
}

/// The files that were read since the page was opened.
#[derive(Clone, Copy)]
pub(super) struct Files {
    read: RwSignal<Vec<File>>,
    drives: DriveList,
}

impl Files {
    pub(super) fn new(drives: DriveList) -> Self {
        Self { read: RwSignal::new(Vec::new()), drives }
    }

    /// Reads the files of an event, or what lies at a URL.
    pub(super) fn take(self, from: &JsValue) {
        let mut reader = None;
        let tell = move |name: String, size: f64, slice: Vec<u8>| self.slice(&mut reader, name, size, &slice);
        let tell = Closure::<dyn FnMut(String, f64, Vec<u8>) -> bool>::new(tell);
        browser::read_files(from, &tell.into_js_value());
    }

    /// Takes the next slice of a file; whether to go on with it.
    fn slice(self, reader: &mut Option<(JournalReader, u64)>, name: String, size: f64, slice: &[u8]) -> bool {
        if self.read.is_disposed() {
            return false;
        }
        if size < 0.0 {
            *reader = None;
            self.say(name, Mood::Stopped, w::new_job::file_unreadable().to_owned(), Vec::new());
            return false;
        }
        let size = whole(size);
        let (journal, fed) = reader.get_or_insert_with(|| (JournalReader::new(size), 0));
        *fed = fed.saturating_add(u64::try_from(slice.len()).unwrap_or_default());
        let fed = *fed;
        let problem = journal.feed(slice).err();
        if problem.is_none() && fed < size {
            let said = w::new_job::reading(&numbers::bytes_of(fed, size));
            self.put(File { name, mood: Mood::Waiting, said, notes: Vec::new() });
            return true;
        }
        let result = match (problem, reader.take()) {
            (Some(problem), _) => Err(problem),
            (None, Some((journal, _))) => journal.finish(),
            (None, None) => Err(JournalProblem::Empty),
        };
        match result {
            Ok(drives) => self.add(name, drives),
            Err(problem) => self.say(name, Mood::Stopped, problem.to_string(), Vec::new()),
        }
        false
    }

    fn add(self, name: String, drives: Vec<JournalDrive>) {
        let said = match drives.len() {
            1 => w::new_job::file_one().to_owned(),
            many => w::new_job::file_many(&many.to_string()),
        };
        let mut mood = Mood::Done;
        let mut notes = Vec::new();
        for drive in drives.into_iter().map(of_journal) {
            let serial = serial(&drive);
            let is_masked = drive.bit_locker_key.as_deref() == Some(MASK);
            let note = match self.drives.add(drive) {
                Added::New if is_masked => w::new_job::file_masked(&serial),
                Added::New => continue,
                Added::Replaced => w::new_job::file_replaced(&serial),
                Added::Full => w::new_job::file_full(&serial),
                Added::Bad(problem) => w::new_job::file_bad(&serial, &problem),
            };
            mood = Mood::Waiting;
            notes.push(note);
        }
        self.say(name, mood, said, notes);
    }

    /// The last word on a file.
    fn say(self, name: String, mood: Mood, said: String, notes: Vec<String>) {
        announce(&[&name, ": ", &said, " ", &notes.join(" ")].concat());
        self.put(File { name, mood, said, notes });
    }

    fn put(self, file: File) {
        self.read.update(|files| match files.iter_mut().find(|it| it.name == file.name) {
            Some(known) => *known = file,
            None => files.push(file),
        });
    }

    /// What was read so far; nothing before the first file.
    pub(super) fn view(self) -> AnyView {
        let one = |file: File| {
            let notes = file.notes.into_iter().map(|note| view! { <p class="small">{note}</p> }).collect_view();
            view! {
                <div>
                    <dt><span class="serial">{file.name}</span></dt>
                    <dd>{badge_long(file.mood, file.said)}{notes}</dd>
                </div>
            }
        };
        let list = move || {
            let files = self.read.get();
            (!files.is_empty()).then(|| {
                view! {
                    <div class="stack">
                        <h2>{w::new_job::files()}</h2>
                        <dl class="manifest manifest--stack">{files.into_iter().map(one).collect_view()}</dl>
                    </div>
                }
            })
        };
        view! { {list} }.into_any()
    }
}

/// A badge whose words may take several lines.
fn badge_long(mood: Mood, words: String) -> AnyView {
    match mood {
        Mood::Done => badge(mood, &words),
        Mood::Waiting | Mood::Moving | Mood::Stopped => {
            view! { <span class="field__doubt" data-role=mood.word()>{crate::ui::icon::icon(mood.into())}{words}</span> }.into_any()
        }
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the size of a file is whole, positive and far below 2^53"
)]
fn whole(size: f64) -> u64 {
    size as u64
}
