//! Words of the list of jobs.

use waybill_domain::wire::JobRow;

use super::catalogue;
use super::machines::job_state;

catalogue! {
    title = "Jobs";
    new = "New job";
    loading = "Reading your jobs…";
    filter = "Filter jobs";
    search = "Search";
    search_hint = "Name, serial or tracking number";
    state = "State";
    any_state = "Any state";
    kind = "Type";
    any_kind = "Both types";
    location = "Location";
    any_location = "All locations";
    sort = "Sort";
    sort_need = "Needs you first";
    sort_changed = "Newest change";
    sort_name = "Name";
    shown(some, all) = "{some} of {all} jobs";
    all_one = "1 job";
    all(all) = "{all} jobs";
    none = "No job fits";
    caption_need = "Jobs, those that need you first";
    caption = "Jobs";
    job = "Job";
    copied = "Copied";
    next = "What is next, by when";
    next_short = "Next";
    updated = "Updated";
    needs_you = "Needs you";
    under_way = "Under way";
    ended = "Ended";
    needs_customer = "Waits for the customer";
    /// "Import, Contoso Ltd"
    kind_of(kind, company) = "{kind}, {company}";
    overdue(state) = "{state}, overdue";
    cancelled(state) = "{state}, cancelled";
    missing_one = "; one drive never arrived";
    missing(count) = "; {count} drives never arrived";
    turn = "Pages of the list";
    range(first, last, all) = "{first} to {last} of {all}";
    previous_page = "Previous";
    next_page = "Next";
    first_page = "First page";
    quoted(text) = "“{text}”";
    clear = "Clear the filters";
    nothing_fits = "No job fits these filters";
    nothing_has(text) = "No job here has “{text}” in it";
    nothing_hint = "The search looks at names, drive serial numbers and tracking numbers.";
    empty_heading = "You have no jobs yet";
    empty_lead = "A job is one box of drives to a data center, or one box back.";
    empty_name = "Name the drives";
    empty_name_text = "Drop the journal files your preparation tool wrote, or type the serial numbers.";
    empty_ship = "Ship them";
    empty_ship_text = "Print the slip, hand the box to a carrier, enter the tracking number.";
    empty_watch = "Watch the copy";
    empty_watch_text = "Every drive, every state, every date. The drives come back to you.";
    empty_first = "Create your first job";
    empty_states = "See a job’s road";
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
