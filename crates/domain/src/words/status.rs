//! What badge and card of a share link say, to people who may never have heard of Waybill.

use chrono::TimeDelta;

use super::states;
use crate::diagram::Standing;
use crate::lang::Lang;
use crate::share::{Stand, Status};

/// The state, with what else colours it: "Shipping, overdue".
pub fn state(lang: Lang, at: &Stand) -> String {
    match at {
        Stand::Job { state, overdue: true, .. } => job(lang, *state, lang.pick("overdue", "försenat")),
        Stand::Job { state, cancelled: true, .. } => job(lang, *state, lang.pick("cancelled", "avbrutet")),
        Stand::Job { state, .. } => states::job_state(lang, *state).to_owned(),
        Stand::Drive { state, .. } => states::drive_state(lang, *state).to_owned(),
    }
}

fn job(lang: Lang, state: crate::job_state::JobState, what: &str) -> String {
    [states::job_state(lang, state), ", ", what].concat()
}

/// "41 %". The space does not break; both languages write it.
pub fn percent(percent: u8) -> String {
    format!("{percent}\u{a0}%")
}

/// All of a badge: state and percent.
pub fn badge(lang: Lang, status: &Status) -> String {
    let state = state(lang, &status.at);
    match status.percent.filter(|_| status.is_copying()) {
        Some(done) => [state.as_str(), " ", percent(done).as_str()].concat(),
        None => state,
    }
}

/// "41 % copied, about 15 hours left".
pub fn copied(lang: Lang, done: u8, left: Option<TimeDelta>) -> String {
    let done = [percent(done).as_str(), lang.pick(" copied", " kopierat")].concat();
    match left {
        Some(left) => {
            let left = about(lang, left);
            match lang {
                Lang::English => format!("{done}, about {left} left"),
                Lang::Swedish => format!("{done}, ungefär {left} kvar"),
            }
        }
        None => done,
    }
}

/// A length in one unit, as people say it: never "0".
fn about(lang: Lang, length: TimeDelta) -> String {
    let minutes = length.num_minutes().max(1);
    let (count, one, many) = match minutes {
        0..90 => (minutes, lang.pick("minute", "minut"), lang.pick("minutes", "minuter")),
        90..2880 => (minutes.saturating_add(30) / 60, lang.pick("hour", "timme"), lang.pick("hours", "timmar")),
        _ => (minutes.saturating_add(720) / 1440, lang.pick("day", "dag"), lang.pick("days", "dagar")),
    };
    format!("{count}\u{a0}{}", if count == 1 { one } else { many })
}

/// Before the moment at which the state began.
pub const fn since(lang: Lang) -> &'static str {
    lang.pick("Since", "Sedan")
}

/// How a state of the diagram stands, after its name.
pub const fn standing(lang: Lang, standing: Standing) -> &'static str {
    match standing {
        Standing::Passed => lang.pick("passed", "passerat"),
        Standing::Now => lang.pick("now", "nu"),
        Standing::Open => lang.pick("still possible", "möjligt"),
        Standing::Gone => lang.pick("no longer possible", "inte längre möjligt"),
    }
}

/// What the ruler measures.
pub const fn ruler(lang: Lang) -> &'static str {
    lang.pick("Copied", "Kopierat")
}

/// Before the list of drives.
pub const fn drives(lang: Lang) -> &'static str {
    lang.pick("Drives", "Diskar")
}

/// Before a link's one drive.
pub const fn one_drive(lang: Lang) -> &'static str {
    lang.pick("One drive", "En disk")
}

/// Before the diagram.
pub const fn road(lang: Lang) -> &'static str {
    lang.pick("The way", "Vägen")
}

/// Where a link tells nothing: unknown, expired and revoked alike.
pub const fn nothing(lang: Lang) -> &'static str {
    lang.pick("No status here", "Ingen status här")
}

/// What to do about that.
pub const fn nothing_hint(lang: Lang) -> &'static str {
    lang.pick(
        "This link is wrong, has run out or was taken back. Ask whoever gave it to you for a new one.",
        "Länken är fel, har gått ut eller har tagits tillbaka. Be den som gav dig den om en ny.",
    )
}

/// What the page says when it cannot be brought up to date.
pub const fn stale(lang: Lang) -> &'static str {
    lang.pick("No connection: this may be old", "Ingen kontakt: detta kan vara gammalt")
}
