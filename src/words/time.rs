//! Words around times and lengths of time; the dates themselves come from the browser.

use super::catalogue;

catalogue! {
    /// "in 3 days, Tue 24 Nov 14:00"
    both(relative, exact) = "{relative}, {exact}", "{relative}, {exact}";
    since(moment) = "since {moment}", "sedan {moment}";
    ago(length) = "{length} ago", "för {length} sedan";
    just_now = "just now", "alldeles nyss";
    pair(greater, lesser) = "{greater} {lesser}", "{greater} {lesser}";
    days(count) = "{count} d", "{count} d";
    hours(count) = "{count} h", "{count} tim";
    minutes(count) = "{count} min", "{count} min";
    seconds(count) = "{count} s", "{count} s";
    passed = "the time has passed", "tiden har gått ut";
    zone(place) = "Times are shown for {place}.", "Tiderna visas för {place}.";
    percent(number) = "{number} %", "{number} %";
    /// "9.12 of 22.00 TB"
    bytes_of(some, all, unit) = "{some} of {all} {unit}", "{some} av {all} {unit}";
    bytes(number, unit) = "{number} {unit}", "{number} {unit}";
    rate(bytes) = "{bytes}/s", "{bytes}/s";
}
