//! The sentences of a mail, in every language.

use waybill_domain::happening::Happening;
use waybill_domain::job_state::JobState;
use waybill_domain::lang::{Lang, Said};
use waybill_domain::next_step::{By, NextStep, Turn};
use waybill_domain::said;
use waybill_domain::words::{dates, states};

/// What stands behind the job's name in the subject.
pub(super) fn subject(what: &Happening) -> Said {
    match what {
        Happening::Job { to, .. } => Said::each(|lang| state(lang, *to).to_owned()),
        Happening::ExpiresSoon { .. } => said!("the job is deleted soon", "jobbet tas snart bort"),
        Happening::OverdueSoon { .. } => said!("the package is overdue soon", "paketet är snart försenat"),
        Happening::Overdue => said!("the package is overdue", "paketet är försenat"),
        Happening::DriveFault { serial, .. } => said!("drive {serial} stands still", "disken {serial} är stoppad"),
        Happening::DrivesWait { .. } => said!("drives came that were not expected", "oväntade diskar har kommit fram"),
        Happening::AddressWrong { .. } => said!("the return address is wrong", "returadressen är fel"),
        Happening::DestructionDue => said!("drives may now be destroyed", "diskar får nu förstöras"),
        Happening::ToBeDestroyed { serial } => {
            said!("drive {serial} is to be destroyed", "disken {serial} ska förstöras")
        }
        Happening::Contact { .. } => said!("the data center has contacted you", "datacentret har kontaktat dig"),
        _ => said!("the data center needs you", "datacentret behöver dig"),
    }
}

const fn state(lang: Lang, state: JobState) -> &'static str {
    match state {
        JobState::Creating => lang.pick("created", "skapat"),
        JobState::Shipping => lang.pick("on its way to the data center", "på väg till datacentret"),
        JobState::Received => lang.pick("received at the data center", "mottaget i datacentret"),
        JobState::Transferring => lang.pick("the copy has begun", "kopieringen har börjat"),
        JobState::Packaging => lang.pick("the drives are being packed", "diskarna packas"),
        JobState::Completed => lang.pick("completed", "klart"),
        JobState::Closed => lang.pick("closed", "stängt"),
        JobState::Faulted => lang.pick("the job stands still", "jobbet är stoppat"),
    }
}

/// What happened, in a sentence.
pub(super) fn happened(what: &Happening, name: &str) -> Said {
    match what {
        Happening::Job { from, to } => said!(lang;
            "The job {name} went from {from} to {to}: {state}.",
            "Jobbet {name} gick från ”{from}” till ”{to}”: {state}.",
            from = states::job_state(lang, *from), to = states::job_state(lang, *to), state = state(lang, *to)
        ),
        Happening::ExpiresSoon { .. } => said!(
            "The job {name} is not marked as shipped, and is deleted soon. Any change of it starts the 14 days again.",
            "Jobbet {name} är inte markerat som skickat och tas snart bort. Varje ändring av det startar om de 14 dagarna."
        ),
        Happening::OverdueSoon { .. } => said!(
            "The package of the job {name} has not come to the data center yet.",
            "Paketet för jobbet {name} har ännu inte kommit till datacentret."
        ),
        Happening::Overdue => said!(
            "The package of the job {name} was not seen at the data center in time.",
            "Paketet för jobbet {name} kom inte till datacentret i tid."
        ),
        Happening::JobFault { reason } => said!(
            "The job {name} stands still. The data center says: {reason}",
            "Jobbet {name} är stoppat. Datacentret säger: {reason}"
        ),
        Happening::DriveFault { serial, reason } => said!(
            "Drive {serial} of the job {name} stands still. The data center says: {reason}",
            "Disken {serial} i jobbet {name} är stoppad. Datacentret säger: {reason}"
        ),
        Happening::DrivesWait { drives } => {
            let drives = drives.iter().map(|serial| serial.as_str()).collect::<Vec<_>>().join(", ");
            said!(
                "Drives of the job {name} came before they were announced, and are kept: {drives}.",
                "Diskar till jobbet {name} kom innan de hade anmälts och sparas: {drives}."
            )
        }
        Happening::AddressWrong { reason } => said!(
            "The drives of the job {name} cannot go back to the address given. The data center says: {reason}",
            "Diskarna i jobbet {name} kan inte skickas till den angivna adressen. Datacentret säger: {reason}"
        ),
        Happening::DestructionDue => said!(
            "Nobody answered for the return address of the job {name}: its drives may now be destroyed.",
            "Ingen har svarat om returadressen för jobbet {name}: diskarna får nu förstöras."
        ),
        Happening::ToBeDestroyed { serial } => said!(
            "Drive {serial} of the job {name} is to be destroyed.",
            "Disken {serial} i jobbet {name} ska förstöras."
        ),
        Happening::Contact { how, said, .. } => said!(
            "The data center has contacted you about the job {name} ({how}): {said}",
            "Datacentret har kontaktat dig om jobbet {name} ({how}): {said}"
        ),
        _ => said!(
            "Something happened to the job {name} that needs you.",
            "Något har hänt med jobbet {name} som kräver din insats."
        ),
    }
}

/// Who acts next, and by when.
pub(super) fn next(step: &NextStep) -> Said {
    let (turn, by, at) = (turn(step.turn), step.by, step.at);
    Said::each(|lang| [turn.text(lang), until(by, &dates::day(lang, at)).text(lang)].concat())
}

fn turn(turn: Turn) -> Said {
    match turn {
        Turn::Customer => said!(
            "Now it is your turn: the job's page says what to do.",
            "Nu är det din tur: på jobbets sida står vad du ska göra."
        ),
        Turn::Carrier => said!("Now the carrier brings the package.", "Nu är paketet hos fraktbolaget."),
        Turn::DataCenter => said!(
            "Now the data center acts; you need do nothing.",
            "Nu är det datacentrets tur; du behöver inte göra något."
        ),
        Turn::Nobody => said!("Nobody needs to act any more.", "Ingen behöver göra något mer."),
    }
}

fn until(by: By, day: &str) -> Said {
    match by {
        By::Deleted => said!(" The job is deleted on {day}.", " Jobbet tas bort {day}."),
        By::Overdue => said!(" It is overdue after {day}.", " Det är försenat efter {day}."),
        By::Closable => said!(
            " Without an answer the job may be closed from {day} on.",
            " Utan svar kan jobbet stängas från och med {day}."
        ),
        By::CopyFinished => {
            said!(" The copy is likely to be finished on {day}.", " Kopieringen beräknas vara klar {day}.")
        }
        By::Returned => {
            said!(" The drives that came go back after {day}.", " De diskar som kom skickas tillbaka efter {day}.")
        }
        By::Answered => {
            said!(" The data center waits for your answer until {day}.", " Datacentret väntar på ditt svar till {day}.")
        }
        By::Destroyed => said!(
            " Without an answer drives may be destroyed after {day}.",
            " Utan svar kan diskar förstöras efter {day}."
        ),
        By::Since => Said::default(),
    }
}

/// Below every mail about a job.
pub(super) fn signed(public_url: &str) -> Said {
    said!(
        "\n-- \nYou chose this mail in Waybill. Change or stop it: {public_url}/settings\n",
        "\n-- \nDu har valt att få det här mejlet från Waybill. Ändra eller stoppa: {public_url}/settings\n"
    )
}

/// Asks for the code that proves an address. It says nothing that the person who asked has chosen: the address may be anybody's.
pub(super) fn asks(public_url: &str, code: &str) -> Said {
    said!(
        "Somebody who is signed in at {public_url} asked for mail from Waybill at this address.\n\nIf that was you, open {public_url}/settings and enter this code \
         within a day:\n\n{code}\n\nIf it was not, do nothing: no other mail will come.\n",
        "Någon som är inloggad på {public_url} har bett om e-post från Waybill till den här adressen.\n\nOm det var du: öppna {public_url}/settings och ange \
         den här koden inom ett dygn:\n\n{code}\n\nOm det inte var du behöver du inte göra något: inga fler mejl kommer.\n"
    )
}

/// Brings a link to sign in with.
pub(super) fn link(link: &str, until: &str) -> Said {
    said!(
        "Open this link to sign in to Waybill. It works once, until {until}:\n\n{link}\n\n\
         If you did not ask for it, do nothing: without the link nobody gets in.\n",
        "Öppna länken för att logga in i Waybill. Den fungerar en gång, fram till {until}:\n\n{link}\n\n\
         Om du inte har bett om den behöver du inte göra något: utan länken kommer ingen in.\n"
    )
}
