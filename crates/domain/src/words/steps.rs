//! What happens now, who acts, by when: short for a row of a list, whole sentences for the top of a job's page.

use crate::lang::Lang;
use crate::next_step::{By, Step, Turn};

/// A step in a row: what the customer can press, and the words after it. What nobody has to press is all words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    pub link: &'static str,
    pub rest: &'static str,
}

const fn press(link: &'static str, rest: &'static str) -> Short {
    Short { link, rest }
}

const fn read(rest: &'static str) -> Short {
    Short { link: "", rest }
}

/// A step as a row says it.
pub fn short(lang: Lang, step: Step, turn: Turn) -> Short {
    let yours = turn == Turn::Customer;
    let answer = lang.pick("Answer the data center", "Svara datacentret");
    match step {
        Step::EnterShipping => press(lang.pick("Enter shipping details", "Fyll i fraktuppgifter"), ""),
        Step::CancelledInCreating => press(
            lang.pick("Delete the job", "Ta bort jobbet"),
            lang.pick(" or ship drives that are under way", " eller anmäl diskar som är på väg"),
        ),
        Step::PackageUnderWay => read(lang.pick("On its way", "På väg")),
        Step::FindPackage => press(
            lang.pick("Find your package", "Leta efter ditt paket"),
            lang.pick(" or ask for more time", " eller be om mer tid"),
        ),
        Step::AnswerRead => read(lang.pick("Overdue; your answer is being read", "Försenat; ditt svar läses")),
        Step::OverdueCancelled => {
            read(lang.pick("Overdue and cancelled; will be closed", "Försenat och avbrutet; kommer att stängas"))
        }
        Step::WaitForCopy => read(lang.pick("Waits for a copy station", "Väntar på en kopieringsstation")),
        Step::Copying => read(lang.pick("Copying", "Kopieras")),
        Step::DrivesCame => press(
            lang.pick(
                "Your drives have arrived: enter shipping details",
                "Dina diskar har kommit fram: fyll i fraktuppgifter",
            ),
            "",
        ),
        Step::DrivesCameLate => press(
            lang.pick("Create a job for the drives that came", "Skapa ett jobb för diskarna som kom"),
            lang.pick(" or answer the data center", " eller svara datacentret"),
        ),
        Step::SendMissing => press(lang.pick("Send the missing drives", "Skicka diskarna som saknas"), ""),
        Step::AnswerQuestion => press(answer, ""),
        Step::CorrectAddress => {
            press(lang.pick("Tell us where your drives go", "Tala om vart dina diskar ska skickas"), "")
        }
        Step::AddressBeingCorrected => {
            read(lang.pick("The return address is being corrected", "Returadressen håller på att rättas"))
        }
        Step::DriveFaulted if yours => press(answer, lang.pick(": a drive stands still", ": en disk är stoppad")),
        Step::DriveFaulted => {
            read(lang.pick("A drive stands still; your answer is being read", "En disk är stoppad; ditt svar läses"))
        }
        Step::Packing => read(lang.pick("Being packed for you", "Packas för att skickas till dig")),
        Step::PackingUncopied => {
            read(lang.pick("Cancelled; being packed for you", "Avbrutet; packas för att skickas till dig"))
        }
        Step::AnswerDataCenter if yours => press(answer, lang.pick(": the job stands still", ": jobbet är stoppat")),
        Step::AnswerDataCenter => {
            read(lang.pick("Stands still; your answer is being read", "Stoppat; ditt svar läses"))
        }
        Step::Done => read(lang.pick("Drives sent back", "Diskarna har skickats tillbaka")),
        Step::DoneCancelled => {
            read(lang.pick("Cancelled; drives sent back", "Avbrutet; diskarna har skickats tillbaka"))
        }
        Step::EndedWithErrors => {
            read(lang.pick("Ended with errors; see the drives’ logs", "Avslutades med fel; se diskarnas loggar"))
        }
        Step::ClosedOverdue => read(lang.pick("Closed: no package came", "Stängt: inget paket kom fram")),
    }
}

/// A step as the top of the job's page says it: what happens now.
pub fn now(lang: Lang, step: Step, turn: Turn) -> &'static str {
    let yours = turn == Turn::Customer;
    match step {
        Step::EnterShipping => lang.pick(
            "Pack the drives, hand them to a carrier, and enter the tracking number.",
            "Packa diskarna, lämna in paketet hos ett fraktbolag och fyll i spårningsnumret.",
        ),
        Step::CancelledInCreating => lang.pick(
            "You cancelled this job before anything was shipped. Delete it, or ship the drives if they are under way already.",
            "Du avbröt jobbet innan något hade skickats. Ta bort det, eller anmäl frakten om diskarna redan är på väg.",
        ),
        Step::PackageUnderWay => lang.pick(
            "Your package is on its way to the data center.",
            "Ditt paket är på väg till datacentret.",
        ),
        Step::FindPackage => lang.pick(
            "Your package has not been seen in time. Ask the carrier where it is, and tell us; or ask for more time.",
            "Ditt paket har inte kommit i tid. Fråga fraktbolaget var det är och meddela oss, eller be om mer tid.",
        ),
        Step::AnswerRead => lang.pick(
            "Your package has not been seen in time. The data center reads your answer.",
            "Ditt paket har inte kommit i tid. Datacentret läser ditt svar.",
        ),
        Step::OverdueCancelled => lang.pick(
            "The job is cancelled and the package was not seen. The data center will close the job.",
            "Jobbet är avbrutet och paketet har inte kommit. Datacentret kommer att stänga jobbet.",
        ),
        Step::WaitForCopy => lang.pick(
            "Your drives have arrived and are booked in. They wait for a copy station.",
            "Dina diskar har kommit fram och är registrerade. De väntar på en kopieringsstation.",
        ),
        Step::DrivesCame => lang.pick(
            "Your drives have arrived at the data center. Enter the shipping details, or they cannot be booked in and go back.",
            "Dina diskar har kommit till datacentret. Fyll i fraktuppgifterna, annars kan de inte registreras och går tillbaka.",
        ),
        Step::DrivesCameLate => lang.pick(
            "Drives came for this job after its end, and the data center keeps them. Create another job for them, or tell us what is to become of them; otherwise they go back.",
            "Diskar kom till det här jobbet efter att det avslutats, och datacentret sparar dem. Skapa ett nytt jobb för dem eller tala om vad som ska hända med dem, annars går de tillbaka.",
        ),
        Step::SendMissing => lang.pick(
            "The package came without your drives. Look for them, and tell us in which package they follow.",
            "Paketet kom utan dina diskar. Leta efter dem och tala om i vilket paket de kommer.",
        ),
        Step::AnswerQuestion => lang.pick(
            "The data center has asked you something, and waits for your answer:",
            "Datacentret har frågat dig något och väntar på ditt svar:",
        ),
        Step::CorrectAddress => lang.pick(
            "Your drives cannot be sent to the return address. Tell us where they go; without an answer they are destroyed.",
            "Dina diskar kan inte skickas till returadressen. Tala om vart de ska; utan svar förstörs de.",
        ),
        Step::AddressBeingCorrected => lang.pick(
            "The return address did not work. The data center reads your answer.",
            "Returadressen fungerade inte. Datacentret läser ditt svar.",
        ),
        Step::Copying => lang.pick("The data center is copying your drives.", "Datacentret kopierar dina diskar."),
        Step::DriveFaulted if yours => lang.pick(
            "A drive stands still, and the data center needs your answer. The other drives go on.",
            "En disk är stoppad och datacentret behöver ditt svar. Övriga diskar fortsätter.",
        ),
        Step::DriveFaulted => lang.pick(
            "A drive stands still. The data center reads your answer; the other drives go on.",
            "En disk är stoppad. Datacentret läser ditt svar; övriga diskar fortsätter.",
        ),
        Step::Packing => lang.pick(
            "Every drive is finished. The data center packs them for the way back.",
            "Alla diskar är klara. Datacentret packar dem för återresan.",
        ),
        Step::PackingUncopied => lang.pick(
            "The job is cancelled. The data center packs your drives for the way back.",
            "Jobbet är avbrutet. Datacentret packar dina diskar för återresan.",
        ),
        Step::AnswerDataCenter if yours => lang.pick(
            "The job stands still, and the data center needs your answer.",
            "Jobbet är stoppat och datacentret behöver ditt svar.",
        ),
        Step::AnswerDataCenter => lang.pick(
            "The job stands still. The data center reads your answer.",
            "Jobbet är stoppat. Datacentret läser ditt svar.",
        ),
        Step::Done => lang.pick(
            "Everything is copied, and your drives have been sent back.",
            "Allt är kopierat och dina diskar har skickats tillbaka.",
        ),
        Step::DoneCancelled => lang.pick(
            "The job was cancelled, and your drives have been sent back.",
            "Jobbet avbröts och dina diskar har skickats tillbaka.",
        ),
        Step::EndedWithErrors => lang.pick(
            "The job has ended, and not everything went well. The drives’ logs say what was not copied.",
            "Jobbet är avslutat, men allt gick inte bra. Diskarnas loggar visar vad som inte kopierades.",
        ),
        Step::ClosedOverdue => lang.pick(
            "The job was closed because no package came.",
            "Jobbet stängdes eftersom inget paket kom fram.",
        ),
    }
}

/// Who acts, in bold beside what happens.
pub const fn turn(lang: Lang, turn: Turn) -> &'static str {
    match turn {
        Turn::Customer => lang.pick("You act.", "Det är din tur."),
        Turn::Carrier => lang.pick(
            "You need to do nothing now: the carrier acts.",
            "Du behöver inte göra något nu: det är fraktbolagets tur.",
        ),
        Turn::DataCenter => lang.pick(
            "You need to do nothing now: the data center acts.",
            "Du behöver inte göra något nu: det är datacentrets tur.",
        ),
        Turn::Nobody => lang.pick("Nobody needs to do anything.", "Ingen behöver göra något."),
    }
}

/// The small label over a step's moment.
pub const fn by(lang: Lang, by: By) -> &'static str {
    match by {
        By::Deleted => lang.pick("Deleted after", "Tas bort efter"),
        By::Overdue => lang.pick("Expected before", "Väntas före"),
        By::Closable => lang.pick("May be closed after", "Kan stängas efter"),
        By::Returned => lang.pick("Sent back after", "Går tillbaka efter"),
        By::Answered => lang.pick("Answer before", "Svara före"),
        By::Destroyed => lang.pick("May be destroyed after", "Kan förstöras efter"),
        By::CopyFinished => lang.pick("Copy finished by, estimated", "Kopian beräknas vara klar"),
        By::Since => lang.pick("Since", "Sedan"),
    }
}

/// A step's moment in a row. `relative` is "in 3 days", `exact` is "Tue 24 Nov 14:00".
pub fn by_short(lang: Lang, by: By, step: Step, is_past: bool, relative: &str, exact: &str) -> String {
    match by {
        // Not a threat but a date to keep.
        By::Deleted if step == Step::EnterShipping => [relative, ", ", exact].concat(),
        By::Deleted => [lang.pick("deleted ", "tas bort "), relative].concat(),
        By::Overdue => [lang.pick("expected before ", "väntas före "), exact].concat(),
        By::Closable if is_past => [lang.pick("may be closed since ", "kan stängas sedan "), exact].concat(),
        By::Closable => [lang.pick("may be closed ", "kan stängas "), relative, ", ", exact].concat(),
        By::Returned => [lang.pick("sent back after ", "går tillbaka efter "), exact].concat(),
        By::Answered => [lang.pick("answer before ", "svara före "), exact].concat(),
        By::Destroyed => [lang.pick("may be destroyed after ", "kan förstöras efter "), exact].concat(),
        By::CopyFinished => [lang.pick("about ", "omkring "), exact].concat(),
        By::Since => [lang.pick("since ", "sedan "), exact].concat(),
    }
}
