//! Words around times and lengths of time; the dates themselves come from the browser.

use super::catalogue;

catalogue! {
    /// "in 3 days, Tue 24 Nov 14:00"
    both(relative, exact) = "{relative}, {exact}";
    since(moment) = "since {moment}";
    ago(length) = "{length} ago";
    just_now = "just now";
    pair(greater, lesser) = "{greater} {lesser}";
    days(count) = "{count} d";
    hours(count) = "{count} h";
    minutes(count) = "{count} min";
    seconds(count) = "{count} s";
    passed = "the time has passed";
    zone(place) = "Times are shown for {place}.";
    percent(number) = "{number} %";
    /// "9.12 of 22.00 TB"
    bytes_of(some, all, unit) = "{some} of {all} {unit}";
    bytes(number, unit) = "{number} {unit}";
    rate(bytes) = "{bytes}/s";
}
