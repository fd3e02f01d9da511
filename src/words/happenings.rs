//! What the timeline says happened.

use waybill_domain::arrival::ArrivalState;
use waybill_domain::drive::Outcome;
use waybill_domain::happening::Happening;

use super::machines::{drive_state, job_state};
use super::{catalogue, steps};

catalogue! {
    created = "Job created", "Jobbet skapades";
    replaced = "Job replaced by a new description", "Jobbet ersattes med en ny beskrivning";
    changed(parts) = "Changed: {parts}", "Ändrat: {parts}";
    cancelled = "Job cancelled", "Jobbet avbröts";
    drive_is(serial, state) = "Drive {serial}: {state}", "Disk {serial}: {state}";
    drive_goes(serial, from, to) = "Drive {serial}: {from} → {to}", "Disk {serial}: {from} → {to}";
    decided(serial) = "Drive {serial} confirmed as this job’s", "Disk {serial} bekräftades som jobbets";
    extra_came(serial) = "Drive {serial} came, and is not on the job’s list",
        "Disk {serial} kom fram, men finns inte på jobbets lista";
    extra_sent_back(serial) = "Drive {serial}, which was not on the list, sent back",
        "Disk {serial}, som inte fanns på listan, skickades tillbaka";
    package_follows = "A further package follows", "Ytterligare ett paket är anmält";
    finished(serial) = "Drive {serial} finished", "Disk {serial} är klar";
    finished_notices(serial) = "Drive {serial} finished, with notices", "Disk {serial} är klar, med meddelanden";
    finished_warnings(serial) = "Drive {serial} finished, with warnings", "Disk {serial} är klar, med varningar";
    finished_errors(serial) = "Drive {serial} finished, with errors", "Disk {serial} är klar, med fel";
    copy_restarts(serial) = "Copy of drive {serial} starts again", "Kopieringen av disk {serial} börjar om";
    job_stands_still = "Job stands still", "Jobbet stoppades";
    drive_stands_still(serial) = "Drive {serial} stands still", "Disk {serial} stoppades";
    given_up(serial) = "Drive {serial} given up: it goes back as it is",
        "Disk {serial} avskrevs: den skickas tillbaka som den är";
    one_sent_back = "1 drive sent back", "1 disk skickades tillbaka";
    some_sent_back(count) = "{count} drives sent back", "{count} diskar skickades tillbaka";
    drives_wait = "Drives came, and the job does not wait for any", "Diskar kom fram som jobbet inte väntar på";
    drives_wait_no_more = "The drives that were kept for the job are no longer kept",
        "Diskarna som sparades för jobbet sparas inte längre";
    kept_sent_back = "The drives that were kept for the job were sent back",
        "Diskarna som sparades för jobbet skickades tillbaka";
    kept_destroyed = "The drives that were kept for the job were destroyed",
        "Diskarna som sparades för jobbet förstördes";
    address_wrong = "The return address does not work", "Returadressen fungerar inte";
    destruction_due = "No answer for 90 days: the drives may be destroyed",
        "Inget svar på 90 dagar: diskarna får förstöras";
    to_be_destroyed(serial) = "Drive {serial} is to be destroyed", "Disk {serial} ska förstöras";
    destroyed(serial) = "Drive {serial} destroyed", "Disk {serial} förstördes";
    expires_soon = "Job soon deleted, unless it is changed", "Jobbet tas snart bort om det inte ändras";
    overdue_soon = "Package soon overdue", "Paketet är snart försenat";
    overdue = "Package overdue", "Paketet är försenat";
    extended = "Shipping window extended", "Tiden för att skicka förlängdes";
    contact(whom) = "Contact with {whom}", "Kontakt med {whom}";
    answer = "Answer to the data center", "Svar till datacentret";
    key_replaced(serial) = "New BitLocker key for drive {serial}", "Ny BitLocker-nyckel till disk {serial}";
    keys_read = "BitLocker keys shown", "BitLocker-nycklar visades";
    share_made = "Share link made", "Delningslänk skapad";
    share_revoked = "Share link revoked", "Delningslänk återkallad";
    expired = "Job expired", "Jobbet gick ut";
    purged = "Job deleted after 90 days", "Jobbet togs bort efter 90 dagar";
    deleted = "Job deleted", "Jobbet togs bort";
}

/// The bold line of an entry. A drive's serial stands in it as it is.
pub fn title(what: &Happening) -> String {
    match what {
        Happening::Created => created().to_owned(),
        Happening::Replaced => replaced().to_owned(),
        Happening::Changed { what } => {
            let parts: Vec<&str> = what.iter().map(|act| steps::changed(*act)).collect();
            changed(&parts.join(", "))
        }
        Happening::CancelRequested => cancelled().to_owned(),
        Happening::Job { from, to } => format!("{} → {}", job_state(*from), job_state(*to)),
        Happening::Drive { serial, from: None, to } => drive_is(serial.as_str(), drive_state(*to)),
        Happening::Drive { serial, from: Some(from), to } => {
            drive_goes(serial.as_str(), drive_state(*from), drive_state(*to))
        }
        Happening::DriveDecided { serial } => decided(serial.as_str()),
        Happening::ExtraDrive { serial } => extra_came(serial.as_str()),
        Happening::ExtraDriveReturned { serial } => extra_sent_back(serial.as_str()),
        Happening::PackageFollows { .. } => package_follows().to_owned(),
        Happening::Finished { serial, outcome, .. } => finished_as(serial.as_str(), *outcome),
        Happening::CopyRestarts { serial } => copy_restarts(serial.as_str()),
        Happening::JobFault { .. } => job_stands_still().to_owned(),
        Happening::DriveFault { serial, .. } => drive_stands_still(serial.as_str()),
        Happening::GivenUp { serial } => given_up(serial.as_str()),
        Happening::SentBack { drives, .. } if drives.len() == 1 => one_sent_back().to_owned(),
        Happening::SentBack { drives, .. } => some_sent_back(&drives.len().to_string()),
        Happening::DrivesWait { .. } => drives_wait().to_owned(),
        Happening::DrivesWaitNoMore { to: Some(ArrivalState::SentBack), .. } => kept_sent_back().to_owned(),
        Happening::DrivesWaitNoMore { to: Some(ArrivalState::Destroyed), .. } => kept_destroyed().to_owned(),
        Happening::DrivesWaitNoMore { .. } => drives_wait_no_more().to_owned(),
        Happening::AddressWrong { .. } => address_wrong().to_owned(),
        Happening::DestructionDue => destruction_due().to_owned(),
        Happening::ToBeDestroyed { serial } => to_be_destroyed(serial.as_str()),
        Happening::Destroyed { serial } => destroyed(serial.as_str()),
        Happening::ExpiresSoon { .. } => expires_soon().to_owned(),
        Happening::OverdueSoon { .. } => overdue_soon().to_owned(),
        Happening::Overdue => overdue().to_owned(),
        Happening::Extended { .. } => extended().to_owned(),
        Happening::Contact { whom, .. } => contact(whom),
        Happening::Answer { .. } => answer().to_owned(),
        Happening::KeyReplaced { serial } => key_replaced(serial.as_str()),
        Happening::KeysRead => keys_read().to_owned(),
        Happening::ShareMade(_) => share_made().to_owned(),
        Happening::ShareRevoked(_) => share_revoked().to_owned(),
        Happening::Expired => expired().to_owned(),
        Happening::Purged => purged().to_owned(),
        Happening::Deleted => deleted().to_owned(),
        // Only a notice tells of one, in its own words.
        Happening::AlsoNamed { .. } | Happening::ArrivalDue { .. } => String::new(),
    }
}

/// What else is to be told of it; empty if nothing is.
pub fn detail(what: &Happening) -> String {
    match what {
        Happening::AddressWrong { reason } | Happening::JobFault { reason } | Happening::DriveFault { reason, .. } => {
            reason.clone()
        }
        Happening::Contact { how, said, .. } => format!("{how}: {said}"),
        Happening::DrivesWait { drives } => drives.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        Happening::Answer { text } => text.clone(),
        Happening::ShareMade(it) | Happening::ShareRevoked(it) => it.note.clone(),
        Happening::PackageFollows { package }
        | Happening::SentBack { package, .. }
        | Happening::DrivesWaitNoMore { package: Some(package), .. } => {
            format!("{} {}", package.carrier_name, package.tracking_number)
        }
        Happening::Created
        | Happening::Replaced
        | Happening::Changed { .. }
        | Happening::CancelRequested
        | Happening::Job { .. }
        | Happening::Drive { .. }
        | Happening::DriveDecided { .. }
        | Happening::ExtraDrive { .. }
        | Happening::ExtraDriveReturned { .. }
        | Happening::Finished { .. }
        | Happening::CopyRestarts { .. }
        | Happening::GivenUp { .. }
        | Happening::DrivesWaitNoMore { .. }
        | Happening::DestructionDue
        | Happening::ToBeDestroyed { .. }
        | Happening::Destroyed { .. }
        | Happening::ExpiresSoon { .. }
        | Happening::OverdueSoon { .. }
        | Happening::AlsoNamed { .. }
        | Happening::ArrivalDue { .. }
        | Happening::Overdue
        | Happening::Extended { .. }
        | Happening::KeyReplaced { .. }
        | Happening::KeysRead
        | Happening::Expired
        | Happening::Purged
        | Happening::Deleted => String::new(),
    }
}

fn finished_as(serial: &str, outcome: Outcome) -> String {
    match outcome {
        Outcome::Clean => finished(serial),
        Outcome::Notices => finished_notices(serial),
        Outcome::Warnings => finished_warnings(serial),
        Outcome::Errors => finished_errors(serial),
    }
}
