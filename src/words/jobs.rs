//! Words of the list of jobs.

use waybill_domain::wire::JobRow;

use super::catalogue;
use super::machines::job_state;

catalogue! {
    title = "Jobs", "Jobb";
    new = "New job", "Nytt jobb";
    loading = "Reading your jobs…", "Hämtar dina jobb…";
    filter = "Filter jobs", "Filtrera jobb";
    search = "Search", "Sök";
    search_hint = "Name, serial or tracking number", "Namn, serie- eller spårningsnummer";
    state = "State", "Status";
    any_state = "Any state", "Alla statusar";
    kind = "Type", "Typ";
    any_kind = "Both types", "Båda typerna";
    location = "Location", "Plats";
    any_location = "All locations", "Alla platser";
    sort = "Sort", "Ordning";
    sort_need = "Needs you first", "Din tur först";
    sort_changed = "Newest change", "Senast ändrade";
    sort_name = "Name", "Namn";
    shown(some, all) = "{some} of {all} jobs", "{some} av {all} jobb";
    all_one = "1 job", "1 jobb";
    all(all) = "{all} jobs", "{all} jobb";
    none = "No job fits", "Inget jobb passar";
    caption_need = "Jobs, those that need you first", "Jobb, de som väntar på dig först";
    caption = "Jobs", "Jobb";
    job = "Job", "Jobb";
    copied = "Copied", "Kopierat";
    next = "What is next, by when", "Vad som händer härnäst, och när";
    next_short = "Next", "Härnäst";
    updated = "Updated", "Ändrat";
    needs_you = "Needs you", "Väntar på dig";
    under_way = "Under way", "Pågår";
    ended = "Ended", "Avslutade";
    needs_customer = "Waits for the customer", "Väntar på kunden";
    /// "Import, Contoso Ltd"
    kind_of(kind, company) = "{kind}, {company}", "{kind}, {company}";
    overdue(state) = "{state}, overdue", "{state}, försenat";
    cancelled(state) = "{state}, cancelled", "{state}, avbrutet";
    missing_one = "; one drive never arrived", "; en disk kom aldrig fram";
    missing(count) = "; {count} drives never arrived", "; {count} diskar kom aldrig fram";
    turn = "Pages of the list", "Listans sidor";
    range(first, last, all) = "{first} to {last} of {all}", "{first} till {last} av {all}";
    previous_page = "Previous", "Föregående";
    next_page = "Next", "Nästa";
    first_page = "First page", "Första sidan";
    quoted(text) = "“{text}”", "”{text}”";
    clear = "Clear the filters", "Rensa filtren";
    nothing_fits = "No job fits these filters", "Inget jobb passar de här filtren";
    nothing_has(text) = "No job here has “{text}” in it", "Inget jobb här innehåller ”{text}”";
    nothing_hint = "The search looks at names, drive serial numbers and tracking numbers.",
        "Du kan söka på namn, diskarnas serienummer och spårningsnummer.";
    empty_heading = "You have no jobs yet", "Du har inga jobb än";
    empty_lead = "A job is one box of drives to a data center, or one box back.",
        "Ett jobb är ett paket med diskar till ett datacenter, eller ett därifrån.";
    empty_name = "Name the drives", "Ange diskarna";
    empty_name_text = "Drop the journal files your preparation tool wrote, or type the serial numbers.",
        "Dra in journalfilerna som förberedelseverktyget skrev, eller skriv in serienumren.";
    empty_ship = "Ship them", "Skicka dem";
    empty_ship_text = "Print the slip, hand the box to a carrier, enter the tracking number.",
        "Skriv ut följesedeln, lämna paketet till ett fraktbolag och ange spårningsnumret.";
    empty_watch = "Watch the copy", "Följ kopieringen";
    empty_watch_text = "Every drive, every state, every date. The drives come back to you.",
        "Varje disk, varje status, varje datum. Sedan får du tillbaka diskarna.";
    empty_first = "Create your first job", "Skapa ditt första jobb";
    empty_states = "See a job’s road", "Se ett jobbs väg";
}

/// A job's state in the list, with what else colours it.
pub fn row_state(row: &JobRow) -> String {
    let state = job_state(row.state);
    if row.overdue {
        overdue(state)
    } else if row.cancel_requested {
        cancelled(state)
    } else {
        state.to_owned()
    }
}
