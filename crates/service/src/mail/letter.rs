//! What a mail says: what happened, who acts next and by when, and the way to the job's page. No key, no address, no
//! tracking number: mail is read by others on its way.

mod words;

use std::fmt::Write as _;

use waybill_domain::happening::Happening;
use waybill_domain::job::{JobId, Time};
use waybill_domain::lang::Lang;
use waybill_domain::words::dates;

use crate::percent::encoded;
use crate::secret::Secret;
use crate::store::{Decision, Opens};

/// A mail as it is put into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Letter {
    pub(crate) subject: String,
    pub(crate) body: String,
    /// What its Message-ID ends with.
    pub(crate) domain: String,
}

/// The mail about something that happened to a job, in its reader's language.
pub(crate) fn letter(lang: Lang, what: &Happening, by: &Decision, public_url: &str) -> Letter {
    let job = &by.applied.job;
    let name = job.id.name.as_str();
    let mut body = format!("{}\n\n", words::happened(what, name).text(lang));
    if !by.applied.gone {
        let _ = writeln!(body, "{}\n", words::next(&job.next_step(by.at)).text(lang));
    }
    let _ = writeln!(body, "{}\n{public_url}{}\n", lang.pick("Open the job:", "Öppna jobbet:"), path(&job.id));
    let _ = writeln!(body, "{} {}", lang.pick("Resource group:", "Resursgrupp:"), job.id.group.as_str());
    let _ = writeln!(body, "{} {}", lang.pick("Time:", "Tid:"), dates::moment(lang, by.at));
    Letter {
        subject: format!("{name}: {}", words::subject(what).text(lang)),
        body: body + words::signed(public_url).text(lang),
        domain: domain(public_url),
    }
}

/// The subject of a mail that opens something.
pub(crate) const fn subject(opens: Opens, lang: Lang) -> &'static str {
    match opens {
        Opens::SignInLink => lang.pick("Your sign-in link", "Din inloggningslänk"),
        Opens::AddressCode => lang.pick("Confirm your address", "Bekräfta din adress"),
    }
}

/// The text of the mail that asks whether an address is its owner's.
pub(crate) fn code_letter(lang: Lang, code: &Secret, public_url: &str) -> String {
    words::asks(public_url, code.expose()).text(lang).to_owned()
}

/// The text of the mail with a sign-in link, for somebody who asked for it.
pub(crate) fn link_letter(code: &Secret, until: Time, public_url: &str, lang: Lang) -> String {
    let (link, until) = (format!("{public_url}/sign-in#{}", code.expose()), until.format("%H:%M UTC").to_string());
    words::link(&link, &until).text(lang).to_owned()
}

/// What the Message-ID of a mail ends with.
pub(crate) fn domain(public_url: &str) -> String {
    let host = url::Url::parse(public_url).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| "waybill.invalid".to_owned())
}

/// The job's page in the portal.
pub(super) fn path(id: &JobId) -> String {
    let segments = [id.subscription.as_str(), id.group.as_str(), id.name.as_str()];
    segments.iter().fold("/jobs".to_owned(), |path, segment| path + "/" + &encoded(segment))
}
