//! What a mail says: what happened, who acts next and by when, and the way to the job's page. No key, no address, no
//! tracking number: mail is read by others on its way.

use std::fmt::Write as _;

use waybill_domain::happening::Happening;
use waybill_domain::job::{JobId, Time};
use waybill_domain::job_state::JobState;
use waybill_domain::lang::Lang;
use waybill_domain::next_step::{By, NextStep, Turn};

use crate::secret::Secret;
use crate::store::Decision;

/// A mail as it is put into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) subject: String,
    pub(crate) body: String,
    /// What its Message-ID ends with.
    pub(crate) domain: String,
}

/// The mail about something that happened to a job.
pub(crate) fn letter(what: &Happening, by: &Decision, public_url: &str) -> Letter {
    let job = &by.applied.job;
    let name = job.id.name.as_str();
    let mut body = format!("{}\n\n", happened(what, name));
    if !by.applied.gone {
        let _ = writeln!(body, "{}\n", next(&job.next_step(by.at)));
    }
    let _ = writeln!(body, "Open the job:\n{public_url}{}\n", path(&job.id));
    let _ = writeln!(body, "Resource group: {}", job.id.group.as_str());
    let _ = writeln!(body, "Time: {}", by.at.format("%-d %B %Y, %H:%M UTC"));
    Letter {
        subject: format!("{name}: {}", subject(what)),
        body: body + &signed(public_url),
        domain: domain(public_url),
    }
}

/// The mail that asks whether an address is its owner's.
pub(crate) fn code_letter(name: &str, code: &Secret, public_url: &str) -> Letter {
    let body = format!(
        "{name} wants mail from Waybill at this address.\n\nIf that is you, open {public_url}/settings and enter this code \
         within a day:\n\n{}\n\nIf it is not, do nothing: no other mail will come.\n",
        code.expose()
    );
    Letter { subject: "Confirm your address".to_owned(), body, domain: domain(public_url) }
}

/// The mail with a sign-in link, for somebody who asked for it.
pub(crate) fn link_letter(code: &Secret, until: Time, public_url: &str, lang: Lang) -> Letter {
    let (link, until) = (format!("{public_url}/sign-in#{}", code.expose()), until.format("%H:%M UTC"));
    let body = match lang {
        Lang::English => format!(
            "Open this link to sign in to Waybill. It works once, until {until}:\n\n{link}\n\n\
             If you did not ask for it, do nothing: without the link nobody gets in.\n"
        ),
        Lang::Swedish => format!(
            "Öppna länken för att logga in i Waybill. Den fungerar en gång, fram till {until}:\n\n{link}\n\n\
             Om du inte har bett om den behöver du inte göra något: utan länken kommer ingen in.\n"
        ),
    };
    let subject = lang.pick("Your sign-in link", "Din inloggningslänk");
    Letter { subject: subject.to_owned(), body, domain: domain(public_url) }
}

fn signed(public_url: &str) -> String {
    format!("\n-- \nYou chose this mail in Waybill. Change or stop it: {public_url}/settings\n")
}

fn subject(what: &Happening) -> String {
    match what {
        Happening::Job { to, .. } => state(*to).to_owned(),
        Happening::ExpiresSoon { .. } => "the job is deleted soon".to_owned(),
        Happening::OverdueSoon { .. } => "the package is overdue soon".to_owned(),
        Happening::Overdue => "the package is overdue".to_owned(),
        Happening::DriveFault { serial, .. } => format!("drive {serial} stands still"),
        Happening::DrivesWait { .. } => "drives came that were not expected".to_owned(),
        Happening::AddressWrong { .. } => "the return address is wrong".to_owned(),
        Happening::DestructionDue => "drives may now be destroyed".to_owned(),
        Happening::ToBeDestroyed { serial } => format!("drive {serial} is to be destroyed"),
        Happening::Contact { .. } => "the data center has contacted you".to_owned(),
        _ => "the data center needs you".to_owned(),
    }
}

fn state(state: JobState) -> &'static str {
    match state {
        JobState::Creating => "created",
        JobState::Shipping => "on its way to the data center",
        JobState::Received => "received at the data center",
        JobState::Transferring => "the copy has begun",
        JobState::Packaging => "the drives are being packed",
        JobState::Completed => "completed",
        JobState::Closed => "closed",
        JobState::Faulted => "the job stands still",
    }
}

fn happened(what: &Happening, name: &str) -> String {
    match what {
        Happening::Job { from, to } => {
            format!("The job {name} went from {from} to {to}: {}.", state(*to))
        }
        Happening::ExpiresSoon { .. } => {
            format!(
                "The job {name} is not marked as shipped, and is deleted soon. Any change of it starts the 14 days again."
            )
        }
        Happening::OverdueSoon { .. } => format!("The package of the job {name} has not come to the data center yet."),
        Happening::Overdue => format!("The package of the job {name} was not seen at the data center in time."),
        Happening::JobFault { reason } => format!("The job {name} stands still. The data center says: {reason}"),
        Happening::DriveFault { serial, reason } => {
            format!("Drive {serial} of the job {name} stands still. The data center says: {reason}")
        }
        Happening::DrivesWait { drives } => {
            let drives: Vec<&str> = drives.iter().map(|serial| serial.as_str()).collect();
            format!("Drives of the job {name} came before they were announced, and are kept: {}.", drives.join(", "))
        }
        Happening::AddressWrong { reason } => {
            format!("The drives of the job {name} cannot go back to the address given. The data center says: {reason}")
        }
        Happening::DestructionDue => {
            format!("Nobody answered for the return address of the job {name}: its drives may now be destroyed.")
        }
        Happening::ToBeDestroyed { serial } => format!("Drive {serial} of the job {name} is to be destroyed."),
        Happening::Contact { how, said, .. } => {
            format!("The data center has contacted you about the job {name} ({how}): {said}")
        }
        _ => format!("Something happened to the job {name} that needs you."),
    }
}

/// Who acts next, and by when.
fn next(step: &NextStep) -> String {
    let who = match step.turn {
        Turn::Customer => "Now it is your turn: the job's page says what to do",
        Turn::Carrier => "Now the carrier brings the package",
        Turn::DataCenter => "Now the data center acts; you need do nothing",
        Turn::Nobody => "Nobody needs to act any more",
    };
    let day = step.at.format("%-d %B %Y");
    match step.by {
        By::Deleted => format!("{who}. The job is deleted on {day}."),
        By::Overdue => format!("{who}. It is overdue after {day}."),
        By::Closable => format!("{who}. Without an answer the job may be closed from {day} on."),
        By::CopyFinished => format!("{who}. The copy is likely to be finished on {day}."),
        By::Answered => format!("{who}. The data center waits for your answer until {day}."),
        By::Destroyed => format!("{who}. Without an answer drives may be destroyed after {day}."),
        By::Since => format!("{who}."),
    }
}

pub(super) fn domain(public_url: &str) -> String {
    let host = public_url.split("://").nth(1).unwrap_or(public_url).split(['/', ':']).next().unwrap_or_default();
    if host.is_empty() { "waybill.invalid".to_owned() } else { host.to_owned() }
}

/// The job's page in the portal.
pub(super) fn path(id: &JobId) -> String {
    let segments = [id.subscription.as_str(), id.group.as_str(), id.name.as_str()];
    segments.iter().fold("/jobs".to_owned(), |path, segment| path + "/" + &encoded(segment))
}

/// A text as one segment of a path, as browsers write it.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
