//! How much of everything a request may bring to be stored. Asked at the door only: what an earlier version has stored
//! is read as it is, however long.

use std::collections::BTreeMap;

use crate::drive::LogUris;
use crate::job::Package;
use crate::problem::Problems;
use crate::role::Role;
use crate::said;

/// The most tags of a job, as Azure has it.
pub const TAGS_MAX: usize = 50;
/// The longest name of a tag, in characters.
pub const TAG_NAME_MAX: usize = 512;
/// The longest value of a tag, in characters.
pub const TAG_VALUE_MAX: usize = 256;
/// The longest path in a storage account, in characters.
pub const PATH_MAX: usize = 1024;
/// The longest URI, or resource id, in characters.
pub const URI_MAX: usize = 2048;
/// The longest text for which nothing else is said: a ship date, the status of a copy.
pub const WORDS_MAX: usize = 100;
/// The most drives of one package.
pub const SCANNED_MAX: usize = 100;
/// The most drives that came with a job's packages and are not on its list.
pub const EXTRA_DRIVES_MAX: usize = 200;
/// The most packages that may follow the first.
pub const FURTHER_PACKAGES_MAX: usize = 50;

/// The most subscriptions of one person.
pub const SUBSCRIPTIONS_MAX: usize = 1000;
/// The most notes of a package of no job.
pub const NOTES_MAX: usize = 1000;

/// Whether another entry may be written into a timeline of so many. Customers and support stop first, so that operators
/// can bring any job to its end; the clock always may.
pub const fn timeline_has_room(entries: i64, by: Role) -> bool {
    match by {
        Role::Customer | Role::Support | Role::Administrator => entries < 5000,
        Role::Operator => entries < 20_000,
        Role::Clock => true,
    }
}

impl Problems {
    /// Notes a text that has more characters than it may. The problem does not quote it.
    pub fn text(&mut self, target: &str, text: Option<&str>, most: usize) {
        // No character is longer than four bytes: most texts need no counting.
        if text.is_some_and(|text| text.len() > most && text.chars().count() > most) {
            self.add(target, said!("Shorten this to {most} characters", "Korta det här till {most} tecken"));
        }
    }

    /// Notes tags that are too many, or too long.
    pub fn tags(&mut self, tags: &BTreeMap<String, String>) {
        if tags.len() > TAGS_MAX {
            let message = said!("Use at most {TAGS_MAX} tags", "Använd högst {TAGS_MAX} taggar");
            return self.add("tags", message);
        }
        for (name, value) in tags {
            if name.chars().count() > TAG_NAME_MAX {
                self.text("tags", Some(name), TAG_NAME_MAX);
            } else {
                self.text(&["tags.", name].concat(), Some(value), TAG_VALUE_MAX);
            }
        }
    }

    pub(crate) fn package(&mut self, target: &str, package: &Package) {
        self.text(&[target, ".shipDate"].concat(), package.ship_date.as_deref(), WORDS_MAX);
    }

    pub(crate) fn logs(&mut self, logs: &LogUris) {
        self.text("errorLogUri", logs.error_log_uri.as_deref(), URI_MAX);
        self.text("verboseLogUri", logs.verbose_log_uri.as_deref(), URI_MAX);
        self.text("manifestUri", logs.manifest_uri.as_deref(), URI_MAX);
    }
}
