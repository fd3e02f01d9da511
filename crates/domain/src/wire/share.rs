//! Share links, as they are asked for and listed.

use serde::{Deserialize, Serialize};

use crate::fields::{DriveSerial, Site};
use crate::job::Time;
use crate::lang::Said;
use crate::moment;
use crate::problem::Problems;
use crate::said;
use crate::share::{NOTE_MAX, NewShare, SITE_MAX, SITES_MAX, Tells};
use crate::wire::put::filled;

/// The body that makes a link.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ShareInput {
    /// The serial number of one drive; absent for the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drive: Option<String>,
    pub tells: Option<String>,
    /// RFC 3339; absent: until it is revoked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl ShareInput {
    /// Reads the whole body.
    ///
    /// # Errors
    /// All problems, each with the path of its field.
    pub fn read(&self, now: Time) -> Result<NewShare, Problems> {
        let mut problems = Problems::default();
        let all = &mut problems;
        let drive = filled(self.drive.as_deref()).and_then(|text| all.take("drive", text.parse::<DriveSerial>()));
        let tells = filled(self.tells.as_deref());
        if tells.is_none() {
            all.add("tells", said!("Choose how much the link tells", "Välj hur mycket länken visar"));
        }
        let tells = tells.and_then(|text| all.take("tells", text.parse::<Tells>()));
        let expires = filled(self.expires.as_deref()).and_then(|text| all.take("expires", read_expiry(text, now)));
        let too_long = || said!("Name at most {SITES_MAX} sites", "Ange högst {SITES_MAX} webbplatser");
        let listed = all.list("sites", self.sites.as_deref().unwrap_or_default(), SITES_MAX, too_long);
        let mut sites: Vec<Site> = Vec::new();
        for (at, text) in listed.iter().enumerate() {
            all.text(&format!("sites[{at}]"), Some(text), SITE_MAX);
            let site = all.take(format!("sites[{at}]"), text.parse::<Site>());
            sites.extend(site.filter(|site| !sites.contains(site)));
        }
        let note = self.note.as_deref().unwrap_or_default().trim().to_owned();
        if note.chars().count() > NOTE_MAX {
            all.add(
                "note",
                said!("Shorten the note to {NOTE_MAX} characters", "Korta anteckningen till {NOTE_MAX} tecken"),
            );
        } else if note.chars().any(char::is_control) {
            all.add("note", said!("Write the note on one line", "Skriv anteckningen på en rad"));
        }
        problems.or(tells.map(|tells| NewShare { drive, tells, expires, sites, note }))
    }
}

fn read_expiry(text: &str, now: Time) -> Result<Time, Said> {
    let expires = moment::parse_anywhere(text).ok_or_else(|| {
        said!(
            "Enter date and time with their zone: 2026-12-31T12:00:00Z",
            "Ange datum och tid med tidszon: 2026-12-31T12:00:00Z"
        )
    })?;
    let past = || said!("Choose a time that is still to come", "Välj en tid som inte har passerat");
    if expires > now { Ok(expires) } else { Err(past()) }
}

/// A link in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShareInfo {
    /// Names the link to those who may revoke it; it opens nothing.
    pub id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drive: Option<DriveSerial>,
    pub tells: Tells,
    #[serde(default, deserialize_with = "moment::read_some", skip_serializing_if = "Option::is_none")]
    pub expires: Option<Time>,
    pub sites: Vec<Site>,
    pub note: String,
    #[serde(deserialize_with = "moment::read")]
    pub created_at: Time,
    pub created_by: String,
    /// Some seconds late: uses are written down in batches.
    #[serde(default, deserialize_with = "moment::read_some", skip_serializing_if = "Option::is_none")]
    pub last_used: Option<Time>,
    /// How often badge or page were opened; a page that follows the status is one use.
    pub times_used: u64,
    #[serde(default, deserialize_with = "moment::read_some", skip_serializing_if = "Option::is_none")]
    pub revoked_at: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked_by: Option<String>,
}

impl ShareInfo {
    /// Whether its token still opens it.
    pub fn is_open(&self, now: Time) -> bool {
        self.revoked_at.is_none() && self.expires.is_none_or(|expires| expires > now)
    }
}

/// Where a link is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareUrls {
    /// For people to open, paste and send.
    pub page: String,
    /// For `<img>`.
    pub badge: String,
    /// For `<iframe>`; today the same page.
    pub embed: String,
    /// The script that knows `<waybill-status>`; the same for every link.
    pub script: String,
    pub oembed: String,
}

/// The answer to the making: the only one that holds the token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareMade {
    pub share: ShareInfo,
    pub token: String,
    pub urls: ShareUrls,
}

/// Says nothing of token and URLs: an answer that is logged by accident must not tell them.
impl core::fmt::Debug for ShareMade {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("ShareMade").field("share", &self.share).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Time {
        moment::parse("2026-11-25T12:00:00Z").unwrap()
    }

    #[test]
    fn all_problems_are_told_at_their_fields() {
        let input = ShareInput {
            drive: Some("two words".to_owned()),
            tells: Some("everything".to_owned()),
            expires: Some("2026-11-25T12:00:00Z".to_owned()),
            sites: Some(vec!["https://a.example".to_owned(), "b.example".to_owned()]),
            note: Some("x".repeat(NOTE_MAX + 1)),
        };
        let problems = input.read(now()).unwrap_err().0;
        let targets: Vec<&str> = problems.iter().map(|problem| problem.target.as_str()).collect();
        assert_eq!(targets, ["drive", "tells", "expires", "sites[1]", "note"]);
        assert_eq!(problems[1].to_string(), "Use state, progress or drives");
        let missing = ShareInput::default().read(now()).unwrap_err().0;
        assert_eq!((missing.len(), missing[0].target.as_str()), (1, "tells"));
    }

    #[test]
    fn what_was_asked_for_is_read() {
        let input = ShareInput {
            tells: Some("progress".to_owned()),
            expires: Some("2026-11-25T14:30:00+02:00".to_owned()),
            sites: Some(vec!["https://a.example/".to_owned(), "https://A.example".to_owned()]),
            note: Some(" Wiki ".to_owned()),
            ..ShareInput::default()
        };
        let share = input.read(now()).unwrap();
        assert_eq!(share.expires, moment::parse("2026-11-25T12:30:00Z"));
        assert_eq!((share.sites.len(), share.note.as_str()), (1, "Wiki"));
    }
}
