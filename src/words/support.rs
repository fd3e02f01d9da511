//! Words of support's page: looking jobs up, and the queues.

use waybill_domain::next_step::Turn;
use waybill_domain::queue::Queue;
use waybill_domain::search::FoundIn;

use super::catalogue;

catalogue! {
    title = "Support";
    title_of(words) = "{words}, Support";
    loading = "Loading the jobs…";
    look_up = "Look up a job";
    hint = "Any part of a job’s name, a tracking number, a drive’s serial, a company, a person, an e-mail or a phone number. O and 0, I and 1 are taken for each other. Enter on a whole id opens the job.";
    too_short = "Three letters or digits are enough to look for.";
    queues = "Queues";
    filters = "Filters and order";
    waits_for = "Waits for";
    anybody = "Anybody";
    age = "In its state";
    any_age = "Any time";
    days(count) = "{count} days or longer";
    one_day = "1 day or longer";
    subscription = "Subscription";
    any_subscription = "Any, or its id";
    sort_newest = "Newest first";
    sort_name = "Name";
    sort_state = "State";
    sort_since = "Longest in its state";
    sort_company = "Company";
    sort_changed = "Newest change";
    caption = "Jobs that fit";
    found = "Found in";
    since = "In it since";
    company = "Company";
    next = "Waits for, by when";
    changed = "Changed";
    only_company = "Only this company’s jobs";
    /// "Import, West Europe"
    kind_at(kind, location) = "{kind}, {location}";
    more_places(count) = "and {count} more";
    one_has(words) = "1 job has “{words}” in it";
    some_have(count, words) = "{count} jobs have “{words}” in them";
    many(count) = "{count} jobs or more";
    many_have(count, words) = "{count} jobs or more have “{words}” in them";
    partial = "So many fit that only the newest 4,000 of them are in this order. Narrow the search to see the rest.";
    csv = "CSV of these";
    copy_link = "Copy link";
    link_copied = "Link copied";
    none_yet = "None so far: there is more to look through";
    range_of_more(first, last, all) = "{first} to {last} of {all} or more";
    no_jobs = "There are no jobs yet";
    no_jobs_lead = "Jobs appear here as soon as a customer creates one.";
    nothing_in(queue) = "Nothing here: {queue}";
    nothing_hint = "Try a shorter part, or another scrap: the other tracking number, the serial on a drive’s label, the phone number that the call came from.";
    everywhere = "Look in all jobs";
}

/// A queue, as a person calls it.
pub fn queue(queue: Queue) -> &'static str {
    match queue {
        Queue::Overdue => "Overdue",
        Queue::Unmatched => "Unmatched arrivals",
        Queue::Faulted => "Faulted",
        Queue::BadAddress => "Bad address",
        Queue::AnswerDue => "Answer due",
        Queue::Answered => "Answered",
        Queue::Expiring => "Expiring soon",
    }
}

/// Whom a job waits for.
pub fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Customer => "Customer",
        Turn::Carrier => "Carrier",
        Turn::DataCenter => "Data center",
        Turn::Nobody => "Nobody",
    }
}

/// Where a fragment stood.
pub fn found_in(at: FoundIn) -> &'static str {
    match at {
        FoundIn::Name => "Name",
        FoundIn::Delivery => "Tracking number",
        FoundIn::FurtherPackage => "Further package",
        FoundIn::ReturnPackage => "Way back",
        FoundIn::Drive => "Drive",
        FoundIn::ExtraDrive => "Extra drive",
        FoundIn::Company => "Company",
        FoundIn::Contact => "Contact",
        FoundIn::Recipient => "Recipient",
        FoundIn::Email => "E-mail",
        FoundIn::Phone => "Phone",
    }
}

/// An age as the URL has it, `7d`, for people.
pub fn age_of(age: &str) -> String {
    match age.trim_end_matches('d') {
        "1" => one_day().to_owned(),
        days_of if days_of.len() < age.len() => days(days_of),
        other => other.to_owned(),
    }
}
