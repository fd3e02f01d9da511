//! The mail to those who work at the data center, or help customers: what a customer did, and what is late.

use std::fmt::Write as _;

use waybill_domain::arrival::ArrivalState;
use waybill_domain::happening::Happening;
use waybill_domain::job::{JobId, Time};
use waybill_domain::lang::Lang;

use super::letter::{Letter, domain, path};

/// About a job, or about a package of none.
pub(crate) fn staff_letter(lang: Lang, what: &Happening, job: Option<&JobId>, at: Time, public_url: &str) -> Letter {
    let said = sentence(lang, what);
    let (subject, link) = match job {
        Some(id) => (format!("{}: {said}", id.name.as_str()), ["/support", &path(id)].concat()),
        None => (said.clone(), "/operations/arrivals".to_owned()),
    };
    let mut body = format!("{subject}.\n\n{public_url}{link}\n\n");
    let _ = writeln!(body, "{}", at.format("%Y-%m-%d %H:%M UTC"));
    let why = lang.pick(
        "You chose this mail in Waybill. Change or stop it:",
        "Du har valt det här brevet i Waybill. Ändra eller avsluta:",
    );
    let _ = write!(body, "\n-- \n{why} {public_url}/settings\n");
    Letter { subject, body, domain: domain(public_url) }
}

/// No tracking number and no text of a customer's: mail is read by others on its way.
fn sentence(lang: Lang, what: &Happening) -> String {
    let words = match what {
        Happening::ArrivalDue { to: ArrivalState::DestructionDue, .. } => {
            lang.pick("A package of no job may be destroyed", "Ett paket utan jobb får förstöras")
        }
        Happening::ArrivalDue { .. } => {
            lang.pick("A package of no job is to be sent back", "Ett paket utan jobb ska skickas tillbaka")
        }
        Happening::AlsoNamed { .. } => lang.pick(
            "another job names a drive or the package of this one too",
            "ett annat jobb anger också en disk eller paketet i det här",
        ),
        Happening::Overdue => lang.pick("the package is overdue", "paketet är försenat"),
        Happening::DestructionDue => lang.pick("its drives may be destroyed", "diskarna får förstöras"),
        Happening::Answer { .. } => lang.pick("the customer has answered", "kunden har svarat"),
        Happening::PackageFollows { .. } => lang.pick("a further package follows", "ytterligare ett paket är anmält"),
        Happening::KeyReplaced { .. } => lang.pick("a new BitLocker key has come", "en ny BitLocker-nyckel har kommit"),
        Happening::CancelRequested => lang.pick("the customer cancels it", "kunden avbryter det"),
        _ => lang.pick("something needs you", "något väntar på dig"),
    };
    words.to_owned()
}
