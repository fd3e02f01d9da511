//! Words of the data center's pages.

use waybill_domain::arrival::{ArrivalState, ArrivalTrigger};
use waybill_domain::next_step::Mood;
use waybill_domain::wire::Verdict;

use super::catalogue;

catalogue! {
    parts = "The data center’s pages";
    title = "Receiving desk";
    no_label = "Package without a readable label";
    package(tracking) = "Package {tracking}";

    // The desk
    scan_label = "Tracking number";
    scan_label_hint = "Scan the label of the package, or type its number and press Enter.";
    scan_drive = "Serial number of a drive";
    scan_drive_hint = "Scan each drive, or type its serial number and press Enter. Enter in the empty field when all are scanned.";
    put_aside = "Start over without booking in";
    complete = "Package complete";
    unreadable = "The label cannot be read";
    not_taken = "Not taken";
    not_a_label(text, why) = "“{text}”: {why}.";
    twice = "Scanned twice";
    twice_text(serial) = "{serial} is on the list already. Nothing is counted twice.";
    taken_out = "Taken out";
    take_out = "Take out";
    kept = "Kept";
    kept_text(serial) = "{serial} is on the list, and is checked as soon as the service answers.";
    unchecked(why) = "{why}. What you scanned is kept in this browser; go on scanning.";
    said_of(serial, text) = "{serial} {text}";
    missing_heading = "Still missing";
    nothing_open = "What a package should hold appears here once its label is scanned.";
    no_answer_yet = "Asking what the package should hold…";
    of_no_job = "This package belongs to no job. Scan its drives all the same: it becomes an unmatched arrival, and support asks the customer.";
    by_drives_alone = "The label belongs to no job. The drives say whose they are.";
    takes_none = "Takes no drives now";
    cancelled = "Cancelled: its drives go back uncopied.";
    job_facts(company, kind, state) = "{company}, {kind}, {state}";
    export_of(here, all) = "{here} of {all} announced drives scanned";
    export_any(here) = "{here} drives scanned; the customer did not say how many there are";
    never_came = "never received so far";
    none_missing = "Nothing is missing";
    scanned_heading(count) = "Scanned ({count})";
    checking = "not checked yet";
    review_heading = "What confirming does";
    review_unchecked = "The service has not answered yet what these drives are. You can confirm all the same; the result says what became of each.";
    more = "More of this package is still to come";
    more_hint = "Then no drive is marked as never received.";
    confirm = "Confirm and book in";
    scan_on = "Scan on";
    choice = "Drives on no list go to";
    choose_job = "The first of these jobs";
    not_booked(why) = "Nothing was booked in. {why} Everything you scanned is still here.";
    will_book_one(job) = "One drive is booked in for {job}.";
    will_book(count, job) = "{count} drives are booked in for {job}.";
    will_miss(serial, job) = "{serial} of {job} is marked as never received, and the customer is told.";
    will_extra(serial, job) = "{serial} is kept unprocessed and goes back with {job}.";
    will_other(serial, job) = "{serial} is booked in for {job}, whose drive it is.";
    will_hold(serial, job) = "{serial} is held: {job} does not wait for drives. Its customer is asked.";
    will_not_again(serial) = "{serial} was booked in before; nothing changes.";
    will_record = "An unmatched arrival is recorded. Support asks whose it is.";
    will_nothing = "Nothing is booked in.";
    booked = "Booked in";
    recorded = "An unmatched arrival is recorded.";
    to_arrivals = "See the arrivals";
    correct_heading = "What can still be corrected";
    correct_late = "A drive that is found later: scan the same label and the drive again. It goes from never received to received.";
    correct_wrong = "A drive that was booked in by mistake: fault it on the copy board and say why. The timeline keeps both.";
    correct_arrival = "A package of no job: match it to a job among the arrivals.";
    verdict_expected = "Expected, and here";
    verdict_late = "Comes late";
    verdict_other = "Another job’s";
    verdict_held = "Held";
    verdict_extra = "Extra";
    verdict_unknown = "Unknown";
    verdict_already = "Booked in before";
    text_expected(job) = "on the list of {job}.";
    text_late(job) = "was never received; {job} gets it now.";
    text_other(job) = "belongs to {job}. Put it with that job’s drives.";
    text_held(job) = "belongs to {job}, which does not wait for drives. Put it on the shelf for arrivals.";
    text_extra(job) = "is on no list. Put it aside; it goes back with {job}.";
    text_unknown = "is on no job’s list. Put it on the shelf for arrivals.";
    text_already(job) = "was booked in before for {job}.";

    // Arrivals
    arrivals_title = "Arrivals";
    arrivals_loading = "Reading the arrivals…";
    which_arrivals = "Which arrivals";
    open_arrivals = "Open";
    ended_arrivals = "Ended";
    none_open = "No package waits for a job";
    none_open_text = "A package that belongs to no job appears here as soon as the receiving desk books it in.";
    none_ended = "None has ended yet";
    none_ended_text = "Packages that were matched, sent back or destroyed are kept here.";
    matched_to = "Matched to";
    meant_for = "Seems to be meant for";
    sent_with = "Sent back with";
    return_due = "Sent back, if nobody answers";
    destruction_due = "May be destroyed from";
    arrived = "Arrived";
    drives = "Drives";
    not_scanned = "none scanned";
    act_match = "Match to a job…";
    act_contact = "Note a contact…";
    act_answered = "Note an answer…";
    act_send_back = "Send back…";
    act_destroy = "Destroy…";
    by_clock = "by itself";
    notes_heading(count) = "What happened ({count})";
    match_heading(package) = "Match {package} to a job";
    send_back_heading(package) = "Send {package} back";
    destroy_heading(package) = "Destroy the drives of {package}?";
    contact_heading(package) = "A contact about {package}";
    answered_heading(package) = "An answer about {package}";
    destroy_text = "The drives are destroyed securely. This cannot be taken back.";
    destroy_do = "Destroy the drives";
    destroyed = "The drives are marked as destroyed";
    send_back_do = "Send back";
    sent_back = "The package is on its way back";
    answer = "What was answered?";
    answer_hint = "The 14 days begin again with an answer.";
    note_do = "Write it down";
    noted = "Written down";
    whom = "Whom did you contact?";
    whom_hint = "Name, and the company if it is known.";
    how_contacted = "How?";
    how_hint = "For example by e-mail, or a phone number.";
    what_said = "What was said?";
    job_label = "Job";
    job_hint = "Its name, or paste its id or the address of its page.";
    find = "Find the job";
    match_do = "Match to this job";
    matched = "The package is matched, its drives are booked in";
    no_such_job = "No job has this name. Ask the customer to create it, then match.";
    may_match = "May be matched now";
    may_not_match(why) = "Not now: {why}.";
    arrival_waiting = "Waits for an answer";
    arrival_return = "To be sent back";
    arrival_destruction = "May be destroyed";
    arrival_matched = "Matched";
    arrival_sent = "Sent back";
    arrival_destroyed = "Destroyed";
    note_contact = "Contact:";
    note_record = "Arrived.";
    note_return_due = "14 days without an answer: to be sent back.";
    note_answered = "Answer:";
    note_destruction_due = "90 days: may be destroyed.";
    note_match = "Matched to a job.";
    note_sent = "Sent back:";
    note_destroyed = "Destroyed.";

    // Copy board
    copy_title = "Copy board";
    copy_loading = "Reading the drives…";
    lane_faulted = "Standing still";
    lane_copying = "Being copied";
    lane_waiting = "Waiting for a copy station";
    none_faulted = "No drive stands still.";
    none_copying = "No drive is being copied.";
    none_waiting = "No drive waits. Drives appear here when they are booked in.";
    at_least(count) = "{count}+";
    more_drives = "There are more. These have waited longest.";
    col_drive = "Drive";
    col_job = "Job";
    col_copied = "Copied";
    col_since = "Since";
    col_acts = "What to do";
    kind_at(kind, location) = "{kind}, {location}";
    waits = "Waits";
    stands_still = "Stands still";
    begun = "begun";
    pace(rate, left) = "{rate}, about {left} left";
    start = "Start…";
    finish = "Finish…";
    fault = "Fault…";
    resolve = "Resolve…";
    start_of(serial) = "Start the copy of {serial}";
    finish_of(serial) = "Finish the copy of {serial}";
    fault_of(serial) = "Drive {serial} stands still";
    resolve_of(serial) = "How does {serial} go on?";
    bytes_total = "Bytes on the drive";
    bytes_copied = "Bytes copied";
    bytes_hint = "Digits; spaces and commas do not matter.";
    start_do = "Start the copy";
    started(serial) = "{serial} is being copied";
    outcome = "How did it end?";
    clean = "Everything copied";
    notices = "Copied, with notices";
    notices_hint = "Blobs were overwritten.";
    warnings = "Copied, with warnings";
    warnings_hint = "The log says what to look at.";
    errors = "Finished with errors";
    errors_hint = "Some files were not copied. The job ends closed, not completed.";
    export_key = "BitLocker key";
    export_key_hint = "Of this export drive: 48 digits, or as the copy tool writes it. Only the customer can read it again.";
    finish_do = "Finish the copy";
    finished(serial) = "The copy of {serial} is finished";
    reason = "Why?";
    reason_hint = "The customer reads this. Say what they can do about it.";
    fault_do = "It stands still";
    faulted(serial) = "{serial} is marked as standing still";
    how = "The drive goes on";
    go_on = "Where it stood";
    go_on_hint = "The copy continues.";
    restart = "From the start";
    restart_hint = "What was copied is copied again.";
    give_up = "Not at all: it is given up";
    give_up_hint = "It goes back as it is, and the job ends closed.";
    resolve_do = "Go on";
    resolved(serial) = "{serial} goes on";

    // Packing
    packing_title = "Packing";
    packing_loading = "Reading the jobs to pack…";
    packing_lead = "Oldest first. Choose one job, or several that go in a row, and enter the carrier and tracking number below.";
    packing_none = "Nothing is to be packed";
    packing_none_text = "A job appears here when all its drives are finished.";
    packed_since(relative) = "ready {relative}";
    extra_goes_back = "Extra drives, which go back in the same box:";
    no_address = "There is no return address. Contact the customer, or correct it on the job’s page.";
    address_wrong(reason) = "Do not ship: this address was reported as wrong. {reason}";
    by_account(carrier, account) = "By {carrier}, the customer’s account {account}";
    in_the_box = "In the box";
    choose_same(count) = "Choose all {count} that go to this address";
    ship_one(job) = "Ship {job} back";
    ship_several(count) = "Ship {count} jobs back";
    carrier = "Carrier";
    tracking = "Tracking number";
    tracking_of(job) = "Tracking number of {job}";
    numbers = "Tracking numbers";
    one_number = "One package, one number for all";
    each_number = "A package and number for each job";
    ship_back = "Ship back";
    ship_needs = "Enter the carrier, and the tracking number of each package. Nothing was shipped.";
    not_shipped(job, why) = "{job} was not shipped. {why} It is still chosen.";
    shipped(count) = "Shipped back: {count}";
}

/// What a scanned drive is, in two words.
pub fn verdict(it: Verdict) -> &'static str {
    match it {
        Verdict::Expected => verdict_expected(),
        Verdict::Late => verdict_late(),
        Verdict::OtherJob => verdict_other(),
        Verdict::Held => verdict_held(),
        Verdict::Extra => verdict_extra(),
        Verdict::Unknown => verdict_unknown(),
        Verdict::Already => verdict_already(),
    }
}

/// What it means, and where to put the drive.
pub fn verdict_text(it: Verdict, job: &str) -> String {
    match it {
        Verdict::Expected => text_expected(job),
        Verdict::Late => text_late(job),
        Verdict::OtherJob => text_other(job),
        Verdict::Held => text_held(job),
        Verdict::Extra => text_extra(job),
        Verdict::Unknown => text_unknown().to_owned(),
        Verdict::Already => text_already(job),
    }
}

pub fn verdict_mood(it: Verdict) -> Mood {
    match it {
        Verdict::Expected | Verdict::Late => Mood::Done,
        Verdict::OtherJob | Verdict::Already => Mood::Moving,
        Verdict::Held | Verdict::Extra => Mood::Waiting,
        Verdict::Unknown => Mood::Stopped,
    }
}

/// What confirming does with a drive beyond booking it in for the package's own job.
pub fn will_do(it: Verdict, serial: &str, job: &str) -> Option<String> {
    match it {
        Verdict::Expected | Verdict::Late | Verdict::Unknown => None,
        Verdict::OtherJob => Some(will_other(serial, job)),
        Verdict::Held => Some(will_hold(serial, job)),
        Verdict::Extra => Some(will_extra(serial, job)),
        Verdict::Already => Some(will_not_again(serial)),
    }
}

/// An arrival's state, as its name is said.
pub fn arrival_state(it: ArrivalState) -> &'static str {
    match it {
        ArrivalState::Waiting => arrival_waiting(),
        ArrivalState::ReturnDue => arrival_return(),
        ArrivalState::DestructionDue => arrival_destruction(),
        ArrivalState::Matched => arrival_matched(),
        ArrivalState::SentBack => arrival_sent(),
        ArrivalState::Destroyed => arrival_destroyed(),
    }
}

pub fn arrival_mood(it: ArrivalState) -> Mood {
    match it {
        ArrivalState::Waiting | ArrivalState::ReturnDue => Mood::Waiting,
        ArrivalState::DestructionDue | ArrivalState::Destroyed => Mood::Stopped,
        ArrivalState::Matched | ArrivalState::SentBack => Mood::Done,
    }
}

/// What a note tells; its text follows.
pub fn note(what: Option<ArrivalTrigger>) -> &'static str {
    match what {
        None => note_contact(),
        Some(ArrivalTrigger::Record) => note_record(),
        Some(ArrivalTrigger::ReturnFallsDue) => note_return_due(),
        Some(ArrivalTrigger::Answered) => note_answered(),
        Some(ArrivalTrigger::DestructionFallsDue) => note_destruction_due(),
        Some(ArrivalTrigger::Match) => note_match(),
        Some(ArrivalTrigger::SendBack) => note_sent(),
        Some(ArrivalTrigger::Destroy) => note_destroyed(),
    }
}
