//! Why an event was not applied. The words go to the person who asked.

use crate::drive_state::{DriveNeed, DriveState};
use crate::fields::DriveSerial;
use crate::job::{Act, WhyNot};
use crate::job_state::JobState;
use crate::lang::{Lang, Said, Say};
use crate::parcel::DoubtAbout;
use crate::problem::Problem;
use crate::words::states::{quoted_drive_state, quoted_state};
use crate::words::{all_of, either};
use crate::{said, spoken};

/// A refused event: nothing of it was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The tables do not allow it now. `instead` is what the same role may do.
    NotAllowed {
        act: Act,
        state: JobState,
        why: WhyNot,
        instead: Vec<Act>,
    },
    DriveState {
        act: Act,
        serial: DriveSerial,
        state: DriveState,
        allowed_in: Vec<DriveState>,
    },
    /// The drive's state is right, but something else of the drive's table is missing.
    DriveNeed {
        act: Act,
        serial: DriveSerial,
        missing: DriveNeed,
    },
    NoSuchDrive {
        serial: DriveSerial,
        known: Vec<String>,
    },
    TooManyShares {
        open: u32,
    },
    /// Several jobs may claim these drives, and nobody has decided.
    AmbiguousDrives {
        drives: Vec<DriveSerial>,
    },
    /// Jobs of several companies name the package, and nobody has said which job it is for.
    AmbiguousPackage,
    /// The parcel's number is on its way to the address of another job.
    ParcelElsewhere {
        job: String,
        company: String,
    },
    /// Something speaks against the parcel's number, and was not confirmed.
    ParcelDoubts(Vec<DoubtAbout>),
    Problems(Vec<Problem>),
}

spoken! { Refusal, lang;
    Self::NotAllowed { act, state, why, instead } =>
        "The job is {state}: it is not possible to {verb} now. {why}. {instead}",
        "Jobbet är {state}: det går inte att {verb} nu. {why}. {instead}",
        state = quoted_state(lang, *state), verb = act.verb(lang), why = why.within(lang), instead = instead_words(lang, instead);
    Self::DriveState { act, serial, state, allowed_in } =>
        "Drive {serial} is {state}: it is not possible to {verb} now. Allowed for a drive that is {states}",
        "Disk {serial} är {state}: det går inte att {verb} nu. Tillåtet för en disk som är {states}",
        state = quoted_drive_state(lang, *state), verb = act.verb(lang), states = state_words(lang, allowed_in);
    Self::DriveNeed { act, serial, missing } =>
        "It is not possible to {verb} for drive {serial} now: this needs {missing}",
        "Det går inte att {verb} för disk {serial} nu: det kräver {missing}",
        verb = act.verb(lang), missing = missing.missing(lang);
    Self::NoSuchDrive { serial, known } =>
        "The job has no drive {serial}. Its drives are {known}",
        "Jobbet har ingen disk {serial}. Dess diskar är {known}",
        known = known_words(lang, known);
    Self::TooManyShares { open } =>
        "This job has {open} open share links, and may have no more. Revoke one that is no longer needed",
        "Jobbet har {open} öppna delningslänkar och kan inte ha fler. Återkalla en som inte behövs längre";
    Self::AmbiguousDrives { drives } =>
        "Several jobs may claim {drives}. Find out which job each drive belongs to, and decide. Nothing was booked in",
        "Flera jobb kan göra anspråk på {drives}. Ta reda på vilket jobb varje disk hör till, och bestäm. Inget registrerades",
        drives = all_of(lang, &drives.iter().map(DriveSerial::as_str).collect::<Vec<_>>());
    Self::AmbiguousPackage =>
        "Jobs of several companies name this package. Say which job it is for. Nothing was booked in",
        "Jobb från flera företag anger det här paketet. Ange vilket jobb det är till. Inget registrerades";
    Self::ParcelElsewhere { job, company } =>
        "This number is on a parcel to another address: drives of job {job} of {company} go there. Nothing was shipped. Pack for each address, and enter the number on this parcel’s own label",
        "Det här numret hör till ett paket till en annan adress: dit går diskar för jobbet {job} från {company}. Inget skickades. Packa för varje adress, och ange numret på det här paketets egen etikett";
    Self::ParcelDoubts(doubts) =>
        "{words}. Nothing was shipped. Check the label, and confirm if it is right", "{words}. Inget skickades. Kontrollera etiketten, och bekräfta om den stämmer",
        words = doubts.iter().map(|it| it.said().text(lang).to_owned()).collect::<Vec<_>>().join(". ");
    Self::Problems(problems) => "{words}", "{words}", words = problem_words(lang, problems);
}

fn instead_words(lang: Lang, acts: &[Act]) -> String {
    let verbs: Vec<&str> = acts.iter().map(|act| act.verb(lang)).collect();
    if verbs.is_empty() {
        lang.pick("Nothing else is possible now", "Inget annat går just nu").to_owned()
    } else {
        [lang.pick("Possible now: ", "Möjligt nu: "), &all_of(lang, &verbs)].concat()
    }
}

fn known_words(lang: Lang, serials: &[String]) -> String {
    if serials.is_empty() {
        return lang.pick("not known yet", "inte kända än").to_owned();
    }
    all_of(lang, &serials.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Several problems in a row.
pub(crate) fn problem_words(lang: Lang, problems: &[Problem]) -> String {
    problems.iter().map(|problem| problem.message.text(lang)).collect::<Vec<_>>().join(". ")
}

fn state_words(lang: Lang, states: &[DriveState]) -> String {
    let words: Vec<String> = states.iter().map(|state| quoted_drive_state(lang, *state)).collect();
    either(lang, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

impl Refusal {
    /// What somebody may confirm to do it all the same: the field of the event and the word that belongs into it, as
    /// `confirmed.inbound`, and what is then confirmed.
    pub fn confirmable(&self) -> Vec<Problem> {
        match self {
            Self::AmbiguousDrives { drives } => {
                let whose = |serial: &DriveSerial| {
                    said!("Several jobs may claim drive {serial}", "Flera jobb kan göra anspråk på disk {serial}")
                };
                drives
                    .iter()
                    .map(|it| Problem { target: ["decided.", it.as_str()].concat(), message: whose(it) })
                    .collect()
            }
            Self::ParcelDoubts(doubts) => {
                let confirm =
                    |it: &DoubtAbout| Problem { target: ["confirmed.", it.doubt.word()].concat(), message: it.said() };
                doubts.iter().map(confirm).collect()
            }
            _ => Vec::new(),
        }
    }

    /// A refusal for one field.
    pub fn problem(target: &str, message: impl Say) -> Self {
        Self::Problems(vec![Problem { target: target.to_owned(), message: Said::of(&message) }])
    }
}
