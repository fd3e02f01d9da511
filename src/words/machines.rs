//! Words of both machines: their states, what moves them, and what must hold. Total, so that a new state or edge does not
//! compile before it has its words.

use waybill_domain::drive_state::{DriveNeed, DriveState, DriveTrigger};
use waybill_domain::job::JobType;
use waybill_domain::job_state::{JobNeed, JobState, JobTrigger};
use waybill_domain::role::Role;
use waybill_domain::set::Set;
use waybill_domain::words::states;

use super::LANG;

/// A job's state, as its name is said.
pub fn job_state(state: JobState) -> &'static str {
    states::job_state(LANG, state)
}

/// What a job's state means.
pub fn job_state_meaning(state: JobState) -> &'static str {
    match state {
        JobState::Creating => LANG.pick(
            "The job is described, its drives are named. Nothing has been shipped yet.",
            "Jobbet är beskrivet och dess diskar angivna. Inget har skickats än.",
        ),
        JobState::Shipping => {
            LANG.pick("The drives are on their way to the data center.", "Diskarna är på väg till datacentret.")
        }
        JobState::Received => LANG.pick(
            "The drives have arrived and are booked in. They wait for a copy station.",
            "Diskarna har kommit fram och är registrerade. De väntar på en kopieringsstation.",
        ),
        JobState::Transferring => {
            LANG.pick("The data center is copying, drive by drive.", "Datacentret kopierar, disk för disk.")
        }
        JobState::Packaging => LANG.pick(
            "Every drive is finished. The data center packs them to be sent back.",
            "Alla diskar är klara. Datacentret packar dem för att skickas tillbaka.",
        ),
        JobState::Completed => LANG.pick(
            "The drives are on their way back, and nothing went wrong.",
            "Diskarna är på väg tillbaka, och inget gick fel.",
        ),
        JobState::Closed => LANG.pick(
            "The job has ended otherwise: with errors, with drives that never came, or because no package came.",
            "Jobbet slutade på annat sätt: med fel, med diskar som aldrig kom fram, eller för att inget paket kom.",
        ),
        JobState::Faulted => LANG.pick(
            "Something stands in the way that people must solve. Nothing moves until it is solved.",
            "Något är i vägen som människor måste lösa. Inget händer förrän det är löst.",
        ),
    }
}

/// Who is to act while a job is in a state.
pub fn job_state_actor(state: JobState) -> &'static str {
    match state {
        JobState::Creating => LANG.pick(
            "You: pack the drives, hand them to a carrier, enter the tracking number.",
            "Du: packa diskarna, lämna in dem hos ett fraktbolag, ange spårningsnumret.",
        ),
        JobState::Shipping => LANG.pick(
            "The carrier. If nothing arrives in time, you are asked.",
            "Fraktbolaget. Kommer inget fram i tid frågar vi dig.",
        ),
        JobState::Received | JobState::Transferring | JobState::Packaging => {
            LANG.pick("The data center.", "Datacentret.")
        }
        JobState::Completed | JobState::Closed => LANG.pick(
            "Nobody. The job can be read for 90 days, then it is deleted.",
            "Ingen. Jobbet går att läsa i 90 dagar, sedan tas det bort.",
        ),
        JobState::Faulted => LANG.pick(
            "You and the data center: one asks, the other answers.",
            "Du och datacentret: den ena frågar, den andra svarar.",
        ),
    }
}

/// A drive's state, as its name is said.
pub fn drive_state(state: DriveState) -> &'static str {
    states::drive_state(LANG, state)
}

/// What a drive's state means.
pub fn drive_state_meaning(state: DriveState) -> &'static str {
    match state {
        DriveState::Specified => LANG.pick(
            "The drive is on the job’s list and has not been seen yet.",
            "Disken finns på jobbets lista men har inte setts till än.",
        ),
        DriveState::Received => LANG
            .pick("The drive has been taken out of the box and booked in.", "Disken har packats upp och registrerats."),
        DriveState::NeverReceived => {
            LANG.pick("The package came, and the drive was not in it.", "Paketet kom fram, men disken låg inte i det.")
        }
        DriveState::Transferring => LANG.pick("The drive is at a copy station.", "Disken är vid en kopieringsstation."),
        DriveState::Completed => LANG.pick(
            "The copy is finished, and nothing is to be told.",
            "Kopieringen är klar, och det finns inget att anmärka.",
        ),
        DriveState::CompletedMoreInfo => LANG.pick(
            "The copy is finished, and its log says more: notices, warnings or errors.",
            "Kopieringen är klar, och loggen säger mer: meddelanden, varningar eller fel.",
        ),
        DriveState::ShippedBack => LANG.pick(
            "The drive has been handed to the carrier that brings it back.",
            "Disken har lämnats till fraktbolaget som tar den tillbaka.",
        ),
        DriveState::Faulted => LANG.pick(
            "The copy stands still until people have solved what is in the way.",
            "Kopieringen är stoppad tills människor har löst det som är i vägen.",
        ),
    }
}

/// Who is to act while a drive is in a state.
pub fn drive_state_actor(state: DriveState) -> &'static str {
    match state {
        DriveState::Specified => {
            LANG.pick("You ship it, the carrier brings it.", "Du skickar den, fraktbolaget levererar den.")
        }
        DriveState::NeverReceived => LANG.pick(
            "You: find the drive, and send it in a further package if it still matters.",
            "Du: leta upp disken, och skicka den i ett ytterligare paket om den fortfarande behövs.",
        ),
        DriveState::Received | DriveState::Transferring | DriveState::Completed | DriveState::CompletedMoreInfo => {
            LANG.pick("The data center.", "Datacentret.")
        }
        DriveState::ShippedBack => LANG.pick("The carrier, then nobody.", "Fraktbolaget, sedan ingen."),
        DriveState::Faulted => LANG.pick("You and the data center.", "Du och datacentret."),
    }
}

/// What moves a job along an edge, as a diagram says it.
pub fn job_trigger(on: JobTrigger) -> &'static str {
    match on {
        JobTrigger::Put => LANG.pick("you create it", "du skapar det"),
        JobTrigger::Update => LANG.pick("you change it", "du ändrar det"),
        JobTrigger::Ship => LANG.pick("you ship it", "du skickar"),
        JobTrigger::Expire => LANG.pick("14 days untouched: deleted", "14 dagar orört: tas bort"),
        JobTrigger::Delete => LANG.pick("you delete it", "du tar bort det"),
        JobTrigger::AllBookedIn => LANG.pick("all drives booked in", "alla diskar registrerade"),
        JobTrigger::CloseOverdue => LANG.pick(
            "overdue, no answer for 30 days: an operator closes it",
            "försenat, inget svar på 30 dagar: en operatör stänger det",
        ),
        JobTrigger::SkipCopy => LANG.pick("cancelled: copy skipped", "avbrutet: inget kopieras"),
        JobTrigger::FirstDriveBegins => LANG.pick("first drive begins", "första disken börjar"),
        JobTrigger::AllFinished => LANG.pick("all drives finished", "alla diskar klara"),
        JobTrigger::SentBack => LANG.pick("sent back", "återsänt"),
        JobTrigger::Fault => LANG.pick("stops progressing", "stannar av"),
        JobTrigger::Resolve => LANG.pick("resolved: goes on where it fits", "stoppet hävs: fortsätter där det passar"),
        JobTrigger::Purge => LANG.pick("90 days after the end: deleted", "90 dagar efter slutet: tas bort"),
    }
}

/// What moves a drive along an edge, as a diagram says it.
pub fn drive_trigger(on: DriveTrigger) -> &'static str {
    match on {
        DriveTrigger::Named => LANG.pick("named in an import job", "anges i ett importjobb"),
        DriveTrigger::Arrived => LANG.pick("arrives for an export job", "kommer fram för ett exportjobb"),
        DriveTrigger::BookIn => LANG.pick("booked in", "registreras"),
        DriveTrigger::NotSeen => LANG.pick("not in the package", "låg inte i paketet"),
        DriveTrigger::Start => LANG.pick("copy begins", "börjar kopieras"),
        DriveTrigger::FinishClean => LANG.pick("finished", "klar"),
        DriveTrigger::FinishIssues => LANG.pick("finished, with notes", "med anmärkning"),
        DriveTrigger::ShipBack => LANG.pick("shipped back", "återsänds"),
        DriveTrigger::Fault => LANG.pick("stops progressing", "stannar av"),
        DriveTrigger::Resolve => LANG.pick("resolved: goes on", "hävs: fortsätter"),
        DriveTrigger::GiveUp => LANG.pick("given up", "avskrivs"),
    }
}

/// A need of the job's table, as a condition.
pub fn job_need(need: JobNeed) -> &'static str {
    match need {
        JobNeed::ReturnAddress => LANG.pick("the return address is there", "returadressen finns"),
        JobNeed::DeliveryPackage => {
            LANG.pick("carrier and tracking number are there", "fraktbolag och spårningsnummer finns")
        }
        JobNeed::FourteenDaysUntouched => {
            LANG.pick("nobody changed it for 14 days", "ingen har ändrat det på 14 dagar")
        }
        JobNeed::NoDriveWaits => {
            LANG.pick("none of its drives waits at the data center", "ingen av dess diskar väntar på datacentret")
        }
        JobNeed::EveryDriveAccountedFor => LANG.pick(
            "every drive is booked in or known to be missing",
            "varje disk är registrerad eller saknas bevisligen",
        ),
        JobNeed::OneBookedIn => LANG.pick("at least one drive is booked in", "minst en disk är registrerad"),
        JobNeed::WindowPassed => LANG.pick("the shipping window has passed", "tiden för att skicka har gått ut"),
        JobNeed::NearlyUp => LANG.pick("its time is nearly up", "tiden är snart ute"),
        JobNeed::Overdue => LANG.pick("the package is overdue", "paketet är försenat"),
        JobNeed::NoAnswerOrCancelled => LANG.pick(
            "nobody answered for 30 days, or the job is cancelled",
            "ingen har svarat på 30 dagar, eller jobbet är avbrutet",
        ),
        JobNeed::CancelRequested => LANG.pick("the job is cancelled", "jobbet är avbrutet"),
        JobNeed::OneBegun => LANG.pick("the copy of a drive has begun", "en disk har börjat kopieras"),
        JobNeed::EveryDriveFinished => LANG.pick("every drive is finished", "varje disk är klar"),
        JobNeed::EveryDriveGone => {
            LANG.pick("every drive has left, or never came", "varje disk har skickats tillbaka eller kom aldrig")
        }
        JobNeed::NothingWrong => LANG.pick("nothing went wrong", "inget gick fel"),
        JobNeed::SomethingWrong => LANG.pick("something went wrong", "något gick fel"),
        JobNeed::NinetyDaysEnded => LANG.pick("it ended 90 days ago", "det avslutades för 90 dagar sedan"),
        JobNeed::DriveNeverReceived => LANG.pick("a drive never came", "en disk kom aldrig fram"),
        JobNeed::NoDriveHere => LANG.pick("no drive is at the data center", "ingen disk är på datacentret"),
        JobNeed::DriveFaulted => LANG.pick("a drive is faulted", "en disk är stoppad"),
        JobNeed::DrivesWait => LANG.pick("drives wait at the data center", "diskar väntar på datacentret"),
        JobNeed::AddressUnanswered => LANG
            .pick("nobody answers for a wrong address for 90 days", "ingen svarar om en felaktig adress på 90 dagar"),
        JobNeed::DriveToDestroy => LANG.pick("a drive is to be destroyed", "en disk ska förstöras"),
        JobNeed::AddressRight => LANG.pick("the return address is right", "returadressen stämmer"),
    }
}

/// A need of the drive's table, as a condition.
pub fn drive_need(need: DriveNeed) -> &'static str {
    match need {
        DriveNeed::ImportJob => LANG.pick("the job is an import", "jobbet är en import"),
        DriveNeed::ExportJob => LANG.pick("the job is an export", "jobbet är en export"),
        DriveNeed::JobCancelled => LANG.pick("the job is cancelled", "jobbet är avbrutet"),
        DriveNeed::JobNotCancelled => LANG.pick("the job is not cancelled", "jobbet är inte avbrutet"),
        DriveNeed::HadBegun => LANG.pick("its copy had begun", "den hade börjat kopieras"),
        DriveNeed::HadNotBegun => LANG.pick("its copy had not begun", "den hade inte börjat kopieras"),
    }
}

/// Who acts, at the head of a sentence or in a column.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Customer => LANG.pick("You", "Du"),
        Role::Support => LANG.pick("Support", "Supporten"),
        Role::Operator => LANG.pick("Data center", "Datacentret"),
        // No act on a job is theirs.
        Role::Administrator => LANG.pick("Administrator", "Administratören"),
        Role::Clock => LANG.pick("The clock", "Klockan"),
    }
}

/// Several of them, each of whom may act: "Data center or the clock".
pub fn any_of(roles: Set<Role>) -> String {
    let later = |role| match role {
        Role::Customer => LANG.pick("you", "du"),
        Role::Support => LANG.pick("support", "supporten"),
        Role::Operator => LANG.pick("the data center", "datacentret"),
        Role::Administrator => LANG.pick("an administrator", "administratören"),
        Role::Clock => LANG.pick("the clock", "klockan"),
    };
    let mut roles = roles.iter();
    let first = roles.next().map_or("", role);
    roles.fold(first.to_owned(), |words, next| words + LANG.pick(" or ", " eller ") + later(next))
}

/// Which way the data goes.
pub fn job_type(kind: JobType) -> &'static str {
    states::job_type(LANG, kind)
}
