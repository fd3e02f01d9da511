//! What the desk knows: what was scanned, and what the service says about it.

use crate::view::prelude::*;
use leptos::task::spawn_local;
use waybill_domain::fields::{DriveSerial, TrackingNumber};
use waybill_domain::job::JobId;
use waybill_domain::next_step::Mood;
use waybill_domain::wire::{PackageBooked, PackageLook, PackageScan, Scanned};

use super::decide;
use crate::api::operations as api;
use crate::browser;
use crate::draft::{Draft, Keep, YES};
use crate::words::operations as w;

/// The answer to the last scan.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    pub(super) mood: Mood,
    pub(super) word: String,
    pub(super) text: String,
}

/// A handle: copies are the same desk.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    draft: Draft,
    pub(super) typed: RwSignal<String>,
    pub(super) look: RwSignal<Option<PackageLook>>,
    pub(super) said: RwSignal<Option<Said>>,
    /// Why the scans could not be checked. They are kept.
    pub(super) trouble: RwSignal<Option<String>>,
    pub(super) reviewing: RwSignal<bool>,
    /// More of this package is still to come: nothing is marked as missing.
    pub(super) more: RwSignal<bool>,
    pub(super) busy: RwSignal<bool>,
    pub(super) refusal: RwSignal<Option<String>>,
    /// What was booked in, and what became of each drive.
    pub(super) booked: RwSignal<Option<(PackageBooked, Vec<String>)>>,
    /// Counts questions: only the answer to the last one counts.
    asked: StoredValue<u32>,
}

impl Desk {
    /// With what an earlier visit left unbooked.
    pub(super) fn open() -> Self {
        let desk = Self {
            draft: Draft::open("operations/desk", Keep::Browser),
            typed: RwSignal::new(String::new()),
            look: RwSignal::new(None),
            said: RwSignal::new(None),
            trouble: RwSignal::new(None),
            reviewing: RwSignal::new(false),
            more: RwSignal::new(false),
            busy: RwSignal::new(false),
            refusal: RwSignal::new(None),
            booked: RwSignal::new(None),
            asked: StoredValue::new(0),
        };
        if untrack(|| desk.is_open()) {
            desk.ask(None);
        }
        desk
    }

    /// Whether a package lies on the desk; followed.
    pub(super) fn is_open(self) -> bool {
        self.draft.text("open") == YES
    }

    /// Its tracking number, empty where the label cannot be read; followed.
    pub(super) fn tracking(self) -> String {
        self.draft.text("tracking")
    }

    /// The serials, in the order of the scan; followed.
    pub(super) fn drives(self) -> Vec<DriveSerial> {
        self.draft.text("drives").lines().filter_map(|it| it.parse().ok()).collect()
    }

    /// The job that drives on no list go to, where several share the package.
    pub(super) fn choice(self) -> RwSignal<String> {
        self.draft.field("job")
    }

    /// Something that is asked about the package, to choose in.
    pub(super) fn field(self, id: &str) -> RwSignal<String> {
        self.draft.field(id)
    }

    /// What was chosen; followed.
    pub(super) fn text(self, id: &str) -> String {
        self.draft.text(id)
    }

    /// What the service said about a drive; followed.
    pub(super) fn verdict(self, serial: &DriveSerial) -> Option<Scanned> {
        let look = self.look.read();
        look.as_ref()?.scanned.iter().find(|it| it.serial.key() == serial.key()).cloned()
    }

    /// Enter in the scan field. Empty, it says that the package is complete.
    pub(super) fn enter(self) {
        let text = self.typed.get_untracked().trim().to_owned();
        self.typed.set(String::new());
        let (open, drives) = untrack(|| (self.is_open(), self.drives()));
        if text.is_empty() {
            if open && !drives.is_empty() {
                self.complete();
            }
        } else if open {
            self.scan_drive(&text, drives);
        } else {
            self.scan_label(&text);
        }
    }

    /// Opens a package; without a number where the label cannot be read.
    pub(super) fn begin(self, tracking: &str) {
        self.booked.set(None);
        self.look.set(None);
        self.said.set(None);
        self.draft.field("tracking").set(tracking.to_owned());
        self.draft.field("open").set(YES.to_owned());
        self.ask(None);
    }

    fn scan_label(self, text: &str) {
        match TrackingNumber::parse(text) {
            Ok(_) => self.begin(text),
            Err(why) => self.say(Mood::Stopped, w::not_taken(), w::not_a_label(text, &why.to_string())),
        }
    }

    fn scan_drive(self, text: &str, mut drives: Vec<DriveSerial>) {
        // As labels have it, however it is typed.
        let serial = match DriveSerial::parse(&text.to_ascii_uppercase()) {
            Ok(serial) if serial.is_likely() => serial,
            // A label that was read wrong, or a scanner's own sign.
            Ok(_) => return self.say(Mood::Stopped, w::not_taken(), w::not_a_label(text, w::no_serial())),
            Err(why) => return self.say(Mood::Stopped, w::not_taken(), w::not_a_label(text, &why.to_string())),
        };
        if drives.iter().any(|it| it.key() == serial.key()) {
            return self.say(Mood::Waiting, w::twice(), w::twice_text(serial.as_str()));
        }
        drives.push(serial.clone());
        self.put(&drives);
        self.ask(Some(serial));
    }

    /// Takes a drive out again that was scanned by mistake.
    pub(super) fn take_out(self, serial: &DriveSerial) {
        let mut drives = untrack(|| self.drives());
        drives.retain(|it| it != serial);
        self.put(&drives);
        self.say(Mood::Done, w::taken_out(), serial.to_string());
        self.ask(None);
        browser::focus_field(super::scan::FIELD);
    }

    fn put(self, drives: &[DriveSerial]) {
        self.reviewing.set(false);
        let lines: Vec<&str> = drives.iter().map(DriveSerial::as_str).collect();
        self.draft.field("drives").set(lines.join("\n"));
    }

    fn say(self, mood: Mood, word: &str, text: String) {
        self.said.try_set(Some(Said { mood, word: word.to_owned(), text }));
    }

    fn scan(self) -> PackageScan {
        untrack(|| PackageScan {
            tracking_number: self.tracking().parse().ok(),
            carrier_name: None,
            drives: self.drives(),
            complete: !self.more.get(),
            job: self.chosen_job(),
            decisions: self.look.read().as_ref().map(|look| decide::decisions(self, look)).unwrap_or_default(),
        })
    }

    fn chosen_job(self) -> Option<JobId> {
        let chosen = self.choice().get();
        let look = self.look.read();
        look.as_ref()?.jobs.iter().map(|job| &job.id).find(|id| id.resource_id() == chosen).cloned()
    }

    /// Asks what the package means by now, and says what the last scan is.
    pub(super) fn ask(self, last: Option<DriveSerial>) {
        if !untrack(|| self.is_open()) {
            return;
        }
        let this = self.asked.with_value(|asked| asked.wrapping_add(1));
        self.asked.set_value(this);
        let scan = self.scan();
        spawn_local(async move {
            let answer = api::look(&scan).await;
            if self.asked.try_get_value() != Some(this) {
                return;
            }
            match answer {
                Ok(look) => {
                    self.trouble.set(None);
                    self.look.set(Some(look));
                    self.tell(last);
                }
                Err(error) => {
                    self.trouble.set(Some(w::unchecked(&error.message)));
                    if let Some(serial) = last {
                        self.say(Mood::Waiting, w::kept(), w::kept_text(serial.as_str()));
                    }
                }
            }
        });
    }

    fn tell(self, last: Option<DriveSerial>) {
        if let Some(found) = last.and_then(|serial| untrack(|| self.verdict(&serial))) {
            let job = found.job.as_ref().map(|id| id.name.to_string()).unwrap_or_default();
            let text = w::said_of(found.serial.as_str(), &w::verdict_text(found.verdict, &job));
            self.say(w::verdict_mood(found.verdict), w::verdict(found.verdict), text);
        }
    }

    /// All drives of the package are scanned: shows what confirming does.
    pub(super) fn complete(self) {
        self.reviewing.set(true);
        let focus = || {
            browser::focus_field(super::review::HEADING);
        };
        set_timeout(focus, core::time::Duration::ZERO);
    }

    /// Books everything in. What is on the desk stays until the service has it.
    pub(super) fn confirm(self) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refusal.set(None);
        let scan = self.scan();
        spawn_local(async move {
            let answer = api::book(&scan).await;
            self.busy.try_set(false);
            match answer {
                Ok(booked) => {
                    let lines = super::review::consequences(&booked.look, !scan.complete);
                    self.clear();
                    self.booked.try_set(Some((booked, lines)));
                    browser::focus_field(super::scan::FIELD);
                }
                Err(error) => drop(self.refusal.try_set(Some(w::not_booked(&error.message)))),
            }
        });
    }

    /// Clears the desk for the next package.
    pub(super) fn clear(self) {
        self.asked.update_value(|asked| *asked = asked.wrapping_add(1));
        self.draft.forget();
        self.look.set(None);
        self.said.set(None);
        self.trouble.set(None);
        self.refusal.set(None);
        self.reviewing.set(false);
        self.more.set(false);
    }
}
