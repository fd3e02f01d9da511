//! The names of states and of a job's type, as people read them. What JSON, SQL and URLs call them is `word()`, in every
//! language. Swedish: *ett jobb* is "mottaget", *en disk* "mottagen"; which words are ours stands in `docs/swedish.md`.

use crate::arrival::ArrivalState;
use crate::drive_state::DriveState;
use crate::job::JobType;
use crate::job_state::JobState;
use crate::lang::Lang;

/// A job's state, as its name is said.
pub const fn job_state(lang: Lang, state: JobState) -> &'static str {
    match state {
        JobState::Creating => lang.pick("Creating", "Förbereds"),
        JobState::Shipping => lang.pick("Shipping", "På väg"),
        JobState::Received => lang.pick("Received", "Mottaget"),
        JobState::Transferring => lang.pick("Transferring", "Kopieras"),
        JobState::Packaging => lang.pick("Packaging", "Packas"),
        JobState::Completed => lang.pick("Completed", "Klart"),
        JobState::Closed => lang.pick("Closed", "Stängt"),
        JobState::Faulted => lang.pick("Faulted", "Stoppat"),
    }
}

/// A drive's state, as its name is said.
pub const fn drive_state(lang: Lang, state: DriveState) -> &'static str {
    match state {
        DriveState::Specified => lang.pick("Specified", "Anmäld"),
        DriveState::Received => lang.pick("Received", "Mottagen"),
        DriveState::NeverReceived => lang.pick("Never received", "Aldrig mottagen"),
        DriveState::Transferring => lang.pick("Transferring", "Kopieras"),
        DriveState::Completed => lang.pick("Completed", "Klar"),
        DriveState::CompletedMoreInfo => lang.pick("Completed, with notes", "Klar med anmärkning"),
        DriveState::ShippedBack => lang.pick("Shipped back", "Återsänd"),
        DriveState::Faulted => lang.pick("Faulted", "Stoppad"),
    }
}

/// Which way the data goes.
pub const fn job_type(lang: Lang, kind: JobType) -> &'static str {
    match kind {
        JobType::Import => lang.pick("Import", "Import"),
        JobType::Export => lang.pick("Export", "Export"),
    }
}

/// A job's state within a sentence that cannot bend its name: in quotes. English needs none; programs read it there as
/// the contract has it.
pub fn quoted_state(lang: Lang, state: JobState) -> String {
    match lang.spoken() {
        Lang::English => state.word().to_owned(),
        Lang::Swedish => ["”", job_state(lang, state), "”"].concat(),
    }
}

/// The same of a drive's state.
pub fn quoted_drive_state(lang: Lang, state: DriveState) -> String {
    match lang.spoken() {
        Lang::English => state.word().to_owned(),
        Lang::Swedish => ["”", drive_state(lang, state), "”"].concat(),
    }
}

/// The same of a package that came for no job.
pub fn quoted_arrival_state(lang: Lang, state: ArrivalState) -> String {
    let swedish = match state {
        ArrivalState::Waiting => "”Väntar”",
        ArrivalState::ReturnDue => "”Ska skickas tillbaka”",
        ArrivalState::DestructionDue => "”Ska förstöras”",
        ArrivalState::Matched => "”Kopplat”",
        ArrivalState::SentBack => "”Återsänt”",
        ArrivalState::Destroyed => "”Förstört”",
    };
    lang.pick(state.word(), swedish).to_owned()
}
