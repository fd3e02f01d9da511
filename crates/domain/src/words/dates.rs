//! Dates as text, for those who have no browser that knows how its reader writes them: mail, and pages without script.

use chrono::Datelike;

use crate::job::Time;
use crate::lang::Lang;

type Months = [&'static str; 12];

const ENGLISH: Months = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const ENGLISH_SHORT: Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SWEDISH: Months = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const SWEDISH_SHORT: Months =
    ["jan.", "feb.", "mars", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."];

fn month(at: Time, months: &Months) -> &'static str {
    usize::try_from(at.month0()).ok().and_then(|month| months.get(month)).unwrap_or(&"")
}

/// "18 November 2026", "18 november 2026": the day in UTC.
pub fn day(lang: Lang, at: Time) -> String {
    let months = match lang.spoken() {
        Lang::English => &ENGLISH,
        Lang::Swedish => &SWEDISH,
    };
    format!("{} {} {}", at.day(), month(at, months), at.year())
}

/// "18 Nov 2026, 06:15 UTC", "18 nov. 2026 06:15 UTC".
pub fn moment(lang: Lang, at: Time) -> String {
    let (months, comma) = match lang.spoken() {
        Lang::English => (&ENGLISH_SHORT, ","),
        Lang::Swedish => (&SWEDISH_SHORT, ""),
    };
    format!("{} {} {}{comma} {} UTC", at.day(), month(at, months), at.year(), at.format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_way_with_dates() {
        let at: Time = "2026-03-08T06:05:00Z".parse().unwrap();
        assert_eq!([day(Lang::English, at), day(Lang::Swedish, at)], ["8 March 2026", "8 mars 2026"]);
        assert_eq!(moment(Lang::English, at), "8 Mar 2026, 06:05 UTC");
        assert_eq!(moment(Lang::Swedish, at), "8 mars 2026 06:05 UTC");
    }
}
