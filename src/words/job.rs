//! Words of the job page.

use super::catalogue;

catalogue! {
    // Diagrams
    name_percent(state, percent) = "{state}, {percent} %";
    so_far(length) = "{length} so far";
    dot(one, two) = "{one} · {two}";
    next = "next";
    possible = "possible";
    then_kept = "then kept 90 days";
    is_passed = "passed";
    is_now = "now";
    is_open = "still possible";
    is_gone = "can no longer happen";
    sent_back_clean = "sent back, no errors";
    sent_back_errors = "sent back, with errors";
    errors_or_overdue = "with errors, or overdue:";
    untouched = "14 days untouched, or deleted";
    no_drives_here(state) = "{state}, no drives";
    one_drive_here(state) = "1 {state}, one drive";
    drives_here(count, state) = "{count} {state}, drives";
    job_diagram = "Diagram of the job’s states";
    drives_diagram = "Diagram of the drives’ states, with how many drives are in each";
    key_label = "Key to the diagram";

    // The frame
    crumb_jobs = "Jobs";
    crumb_label = "Where you are";
    parts = "Parts of this page";
    road = "Road";
    drives = "Drives";
    shipping = "Shipping";
    timeline = "Timeline";
    title(name, state) = "{name}, {state}";
    loading = "Reading the job…";
    gone_heading = "This job is no longer here";
    gone_text = "It was deleted, or it expired. Its drives, if any arrive, belong to no job.";
    not_found_heading = "There is no such job";
    not_found_text = "It may have been deleted, or it belongs to a subscription that is not yours.";
    to_jobs = "Back to your jobs";
    cancelled_tag = "Cancelled";
    overdue_tag(state) = "{state}, overdue";
    canceled = "Canceled";

    // Facts
    fact_type = "Type";
    fact_location = "Location";
    fact_account = "Storage account";
    fact_drives = "Drives";
    fact_copied = "Copied";
    fact_created = "Created";
    fact_subscription = "Subscription";
    drives_missing(count, missing) = "{count}, {missing} missing";
    drives_expected(count) = "{count} expected";
    drives_unknown = "known when they arrive";
    nothing_copied = "nothing yet";

    // Stub
    your_deadline = "Your deadline";
    expected_by = "Expected by";
    closable_from = "May be closed from";
    copy_finished = "Copy finished by, estimated";
    deleted_on = "Kept until";
    since_label = "Since";
    calendar = "Add to calendar";
    calendar_file(name) = "waybill-{name}.ics";
    calendar_expires(name) = "Waybill: enter shipping details of {name}";
    calendar_overdue(name) = "Waybill: package of {name} expected";
    calendar_closable(name) = "Waybill: answer about {name}";
    calendar_deleted(name) = "Waybill: job {name} is deleted";
    calendar_copied(name) = "Waybill: copy of {name} finished, estimated";
    then_deleted = "Then the job is deleted, and drives that arrive after that belong to no job.";
    then_overdue = "Then we ask you where it is.";
    then_closed = "Then an operator may close the job.";
    then_packaging = "then packaging";
    then_gone = "Then the job, its logs’ addresses and its keys are deleted.";
    why_14 = "14 days after the last change of the job. Any change starts them anew.";

    // Detail
    now_percent(percent) = "Now, {percent} %";
    now = "Now";
    passed = "Passed";
    still_possible = "Still possible";
    no_longer = "Can no longer happen";
    since(moment, length) = "Since {moment}, {length}.";
    was(moment, length) = "From {moment}, {length}.";
    may_come = "What may come next";
    you_may = "What you may do";
    not_now(count) = "Not possible now ({count})";
    who_acts = "Who acts";
    type_updated = "updated";
    nothing_next = "Nothing more. The job can be read until it is deleted.";
    deleted_word = "Deleted";
    states_link = "All states explained";
    same_as_list = "The same as a list";
    off(why) = "off: {why}";
    road_heading = "Where the job is";
    took(moment, length) = "{moment}, took {length}.";
    reached(moment) = "{moment}.";
    if_all(needs) = "if {needs}";
    running(moment, length) = "Since {moment}, {length} so far.";
    on_list_next = "Next.";

    // Acts
    act_cancel = "Cancel job…";
    act_delete = "Delete job…";
    act_ship = "Enter shipping details";
    act_answer = "Answer the data center";
    act_more_time = "Ask for more time";
    act_again = "Create a job like this";
    act_new_key = "Enter a new key";
    act_further = "Announce a further package";
    act_slip_first = "Print the packing slip first";
    keep_going = "Keep it going";
    keep_job = "Keep the job";
    send = "Send";

    cancel_heading = "Cancel this job?";
    cancel_creating = "Nothing has been shipped. If drives are under way already, you can still enter their shipping details: they are sent back uncopied. Otherwise delete the job, or let it expire.";
    cancel_shipping = "The drives are on their way. When they arrive, nothing is copied: they are packed and sent to your return address.";
    cancel_received = "Nothing is copied. The drives are packed and sent to your return address.";
    cancel_transferring = "Drives being copied finish their copy. Nothing that is copied is removed. All drives that are here are then packed and sent to your return address.";
    cannot_take_back = "This cannot be taken back.";
    cancel_do = "Cancel the job";
    cancel_done = "The job is cancelled";
    delete_heading = "Delete this job?";
    delete_text = "The job, its drive list and its BitLocker keys are removed. Drives that arrive later belong to no job.";
    delete_do = "Delete the job";
    delete_done(name) = "{name} is deleted";
    answer_heading = "Answer the data center";
    answer_label = "What do you want to say?";
    answer_hint = "For example where the package is, or until when you need more time.";
    answer_done = "Your answer is with the data center";
    key_heading_any = "A new BitLocker key";
    key_of(serial) = "Key of drive {serial}";
    key_hint = "48 digits in eight groups; paste it whole.";
    key_done = "The new key is with the data center";
    keys_heading = "BitLocker keys";
    keys_text = "Each look is recorded in the timeline. Keep them where only those who unlock the drives can read them.";
    keys_none = "There are no keys yet. An export drive gets its key when its copy is finished.";
    keys_show = "Show the keys";
    further_heading = "A further package";
    further_text = "For drives that were not in the first. Send it to the same address.";
    further_done = "The further package is announced";
    carrier_label = "Carrier";
    tracking_label = "Tracking number";
    tracking_hint = "On the carrier’s receipt. Spaces and dashes do not matter.";

    // Drives
    drives_heading = "Drives";
    copied_bytes_of(some_of_all) = "{some_of_all} copied";
    copied_some(some) = "{some} copied";
    table_caption = "The drives of this job";
    col_serial = "Serial number";
    col_state = "State";
    col_copied = "Copied";
    col_bytes = "Bytes";
    col_time = "Rate and time left";
    col_logs = "Logs";
    label_time = "Time";
    no_drives_export = "The drives of an export job become known when they arrive at the data center.";
    never_here = "nothing to copy";
    not_in_box = "was not in the box";
    waits = "waits for a copy station";
    skipped = "goes back uncopied";
    finished(moment) = "finished {moment}";
    left(rate, length) = "{rate}, about {length} left";
    left_only(length) = "about {length} left";
    begun = "begun";
    sent(moment) = "sent back {moment}";
    destroyed(moment) = "destroyed {moment}";
    log_error = "Error log";
    log_verbose = "Full log";
    log_manifest = "Manifest";
    extra_heading = "Extra drives";
    extra_text = "They came in your package but are not on this job’s list. They are not processed, and go back with the job.";
    extra_since(moment) = "here since {moment}";
    missing_one_before = "Drive";
    missing_one_after = "was not in the box.";
    missing_help = "Look whether it is still with you. You can send it in another package to the same address; it joins this job when it arrives. The others go on without it.";
    missing_late = "It came too late for this job’s copy. Make another job for it.";
    faulted_after(reason) = "stands still: {reason}";
    faulted_help = "The others go on. Tell the data center what you know, or enter a new key if the key is the cause.";
    given_up_short = "Given up";
    with_errors = "Completed, with errors";
    with_warnings = "Completed, with warnings";
    given_up(reason) = "given up: {reason}";
    incomplete_list = "Some blobs were not exported";
    incomplete_text = "There was no room for them. The list of blobs that are missing:";
    pick_none = "Show no drive’s road";
    drive_history = "Where this drive has been";
    manifest_file = "Manifest";
    manifest_hash = "Manifest hash";
    copy_status = "Copy status";
    key_held = "BitLocker key";
    key_held_yes = "held, encrypted";
    key_held_no = "none";

    // Shipping
    shipping_heading = "Shipping";
    to_us = "Your package to us";
    to_you = "Our package to you";
    carrier_tracking = "Carrier and tracking number";
    not_yet_shipped = "not entered yet";
    sent_to = "Send to";
    drives_in_box = "Drives in the package";
    ship_date = "Handed over";
    packing_slip = "Packing slip";
    return_address = "Return address";
    no_return_address = "not entered yet: needed before the job can be shipped";
    return_carrier = "Return carrier";
    no_return_carrier = "not entered";
    account_of(carrier) = "{carrier}, account";
    return_package = "Return package";
    no_return_package = "none yet: it gets a tracking number when it is sent";
    further_package = "Further package";
    carriers_taken(list) = "Carriers this data center takes: {list}.";
    ship_elsewhere(here, there) = "{here} takes no drives now. Send them to {there}.";
    no_address = "This data center gives its address on request:";
    return_help = "Have the drives not come, or come damaged? Ask the carrier with the number above. For an export, you can make another job or download what is missing.";

    // Timeline
    download = "Download";
    show_more = "Show older events";
    filter_label = "By whom";
    filter_all = "Everybody";
    timeline_empty = "Nothing by them yet";
}
