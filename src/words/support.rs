//! Words of support's page: looking jobs up, and the queues.

use waybill_domain::next_step::Turn;
use waybill_domain::queue::Queue;
use waybill_domain::search::FoundIn;

use super::{LANG, catalogue};

catalogue! {
    title = "Support", "Support";
    title_of(words) = "{words}, Support", "{words}, support";
    loading = "Loading the jobs…", "Hämtar jobben…";
    look_up = "Look up a job", "Slå upp ett jobb";
    hint = "Any part of a job’s name, a tracking number, a drive’s serial, a company, a person, an e-mail or a phone number. O and 0, I and 1 are taken for each other. Enter on a whole id opens the job.",
        "En del av ett jobbs namn, ett spårningsnummer, en disks serienummer, ett företag, en person, en e-postadress eller ett telefonnummer. O och 0, I och 1 räknas som samma tecken. Enter på ett helt id öppnar jobbet.";
    too_short = "Nothing is looked up yet: that takes three letters or digits. The list below stays as it is.",
        "Inget söks upp än: det krävs tre bokstäver eller siffror. Listan nedan ändras inte.";
    queues = "Queues", "Köer";
    filters = "Filters and order", "Filter och ordning";
    waits_for = "Waits for", "Väntar på";
    anybody = "Anybody", "Vem som helst";
    age = "In its state", "Tid i samma status";
    any_age = "Any time", "Alla tider";
    days(count) = "{count} days or longer", "{count} dagar eller längre";
    one_day = "1 day or longer", "1 dag eller längre";
    subscription = "Subscription", "Prenumeration";
    any_subscription = "Any, or its id", "Alla, eller ett id";
    sort_newest = "Newest first", "Nyaste först";
    sort_name = "Name", "Namn";
    sort_state = "State", "Status";
    sort_since = "Longest in its state", "Längst i samma status";
    sort_company = "Company", "Företag";
    sort_changed = "Newest change", "Senast ändrade";
    caption = "Jobs that fit", "Jobb som passar";
    found = "Found in", "Hittat i";
    since = "In it since", "Status sedan";
    company = "Company", "Företag";
    next = "Waits for, by when", "Väntar på, senast";
    changed = "Changed", "Ändrat";
    only_company = "Only this company’s jobs", "Bara det här företagets jobb";
    /// "Import, West Europe"
    kind_at(kind, location) = "{kind}, {location}", "{kind}, {location}";
    more_places(count) = "and {count} more", "och {count} till";
    one_has(words) = "1 job has “{words}” in it", "1 jobb innehåller ”{words}”";
    some_have(count, words) = "{count} jobs have “{words}” in them", "{count} jobb innehåller ”{words}”";
    many(count) = "{count} jobs or more", "{count} jobb eller fler";
    many_have(count, words) = "{count} jobs or more have “{words}” in them",
        "{count} jobb eller fler innehåller ”{words}”";
    partial = "So many fit that only the newest 2,000 of them are in this order. Narrow the search to see the rest.",
        "Så många passar att bara de 2 000 nyaste av dem är i den här ordningen. Begränsa sökningen för att se resten.";
    csv = "CSV of these", "De här som CSV";
    copy_link = "Copy link", "Kopiera länken";
    link_copied = "Link copied", "Länken är kopierad";
    none_yet = "None so far: there is more to look through", "Inga hittills: det finns mer att leta igenom";
    range_of_more(first, last, all) = "{first} to {last} of {all} or more", "{first} till {last} av {all} eller fler";
    no_jobs = "There are no jobs yet", "Det finns inga jobb än";
    no_jobs_lead = "Jobs appear here as soon as a customer creates one.", "Jobb visas här så snart en kund skapar ett.";
    nothing_in(queue) = "Nothing here: {queue}", "Inget här: {queue}";
    nothing_hint = "Try a shorter part, or another scrap: the other tracking number, the serial on a drive’s label, the phone number that the call came from.",
        "Prova en kortare del, eller något annat: det andra spårningsnumret, serienumret på en disks etikett, telefonnumret som samtalet kom från.";
    everywhere = "Look in all jobs", "Sök bland alla jobb";
}

/// A queue, as a person calls it.
pub fn queue(queue: Queue) -> &'static str {
    match queue {
        Queue::Overdue => LANG.pick("Overdue", "Försenade"),
        Queue::Unmatched => LANG.pick("Unmatched arrivals", "Paket utan jobb"),
        Queue::Faulted => LANG.pick("Faulted", "Stoppade"),
        Queue::BadAddress => LANG.pick("Bad address", "Felaktig adress"),
        Queue::AnswerDue => LANG.pick("Answer due", "Svar väntas"),
        Queue::Answered => LANG.pick("Answered", "Besvarade"),
        Queue::Expiring => LANG.pick("Expiring soon", "Går snart ut"),
    }
}

/// Whom a job waits for.
pub fn turn(turn: Turn) -> &'static str {
    match turn {
        Turn::Customer => LANG.pick("Customer", "Kunden"),
        Turn::Carrier => LANG.pick("Carrier", "Fraktbolaget"),
        Turn::DataCenter => LANG.pick("Data center", "Datacentret"),
        Turn::Nobody => LANG.pick("Nobody", "Ingen"),
    }
}

/// Where a fragment stood.
pub fn found_in(at: FoundIn) -> &'static str {
    match at {
        FoundIn::Name => LANG.pick("Name", "Namn"),
        FoundIn::Delivery => LANG.pick("Tracking number", "Spårningsnummer"),
        FoundIn::FurtherPackage => LANG.pick("Further package", "Ytterligare paket"),
        FoundIn::ReturnPackage => LANG.pick("Way back", "Retur"),
        FoundIn::Drive => LANG.pick("Drive", "Disk"),
        FoundIn::ExtraDrive => LANG.pick("Extra drive", "Extra disk"),
        FoundIn::Company => LANG.pick("Company", "Företag"),
        FoundIn::Contact => LANG.pick("Contact", "Kontakt"),
        FoundIn::Recipient => LANG.pick("Recipient", "Mottagare"),
        FoundIn::Email => LANG.pick("E-mail", "E-post"),
        FoundIn::Phone => LANG.pick("Phone", "Telefon"),
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
