//! Words of a job's page for staff.

use super::catalogue;

catalogue! {
    way = "Way back to support";
    seen_as = "Seen as staff";
    job_of = "Job of";
    same_page = "The customer sees this page without parts A to C.";
    to_search = "Back to the search";

    acts = "What you may do";
    contact = "Contact";
    package = "Package";
    drives = "Drives";
    job = "Job";
    done = "Done. The customer’s page shows it.";
    go_further = "Continue";
    back = "Go back";
    choose = "Choose…";

    contacts = "Contact notes";
    contacts_loading = "Loading the notes…";
    contacts_none = "Nobody has noted a contact yet, and the customer has not written.";
    awaited = "Answer awaited";
    awaited_until = "until";
    looks = "Who looked";
    looks_loading = "Loading who looked…";
    looks_none = "Nobody of staff has looked at this job yet.";
    looks_text = "Each look of staff is recorded, yours too.";

    contact_what = "The note stands in the job’s timeline, where the customer can read it.";
    contact_yes = "Note the contact";
    how = "How";
    how_hint = "By phone, e-mail or letter.";
    whom = "With whom";
    said = "What was said";
    said_hint = "The customer reads this too.";
    awaits = "Answer awaited until";
    awaits_hint = "To the end of that day, UTC.";

    answer_what = "Writes down an answer that the customer gave you. It stops the 30 days, like their own.";
    answer_yes = "Answer on their behalf";
    answer_text = "What the customer answered";
    answer_hint = "Their words, and how they reached you.";

    book_in_what = "The drives that you tick become Received, and the customer is told.";
    book_in_yes = "Book in";
    in_the_box = "Drives in the package";
    more_drives = "Further serial numbers";
    more_drives_hint = "One a line. A drive that is not on the job’s list becomes an extra drive.";
    complete = "The package is complete";
    complete_hint = "Drives of the list that you did not tick become Never received.";

    extend_what = "The customer gets until this day to bring the package in. They are told the date.";
    extend_yes = "Extend";
    until = "New last day";
    until_hint = "To the end of that day, UTC.";

    close_what = "The overdue job ends Closed: no package came. Drives that come later are unmatched arrivals.";
    close_yes = "Close the job";

    ship_back_what = "The drives leave the data center. The customer is told the carrier and the tracking number.";
    ship_back_yes = "Ship back";
    carrier = "Carrier";
    tracking = "Tracking number";
    in_the_parcel = "Drives in the parcel";
    in_the_parcel_hint = "Extra drives of the job go with the last of them.";

    drive = "Drive";
    start_what = "The copy of this drive begins, and the job is Transferring.";
    start_yes = "Start the copy";
    bytes_total = "Bytes to copy";
    bytes_total_hint = "Without it, the percentage comes from the copy station alone.";
    finish_what = "The copy of this drive has ended. When all have, the job is packed.";
    finish_yes = "Finish the drive";
    outcome = "Outcome";
    clean = "Clean";
    notices = "With notices";
    notices_hint = "Blobs were overwritten.";
    warnings = "With warnings";
    warnings_hint = "The job may still end Completed.";
    errors = "With errors";
    errors_hint = "The job ends Closed.";
    bytes = "Bytes copied";
    export_key = "BitLocker key of the export drive";
    export_key_hint = "48 digits, or as the copy tool writes it. Only the customer can read it afterwards.";

    fault_drive_what = "The drive stands still, and the customer is asked to act. They read your reason.";
    fault_drive_yes = "Stop the drive";
    reason = "Reason";
    reason_hint = "In plain words: what happened, and what the customer can do.";
    resolve_drive_what = "The drive goes on.";
    resolve_drive_yes = "Resolve the fault";
    goes_on = "How it goes on";
    go_on = "From where it stood";
    go_on_hint = "What is copied stays.";
    restart = "From the start";
    restart_hint = "The copy begins again; the percentage falls.";
    give_up = "Give the drive up";
    give_up_hint = "It goes back as it is, and the job ends Closed.";

    mark_what = "Nobody answered about the wrong address for 90 days. The drive is put aside to be destroyed.";
    mark_yes = "Mark to be destroyed";
    destroy_what = "Records that this drive was destroyed securely. The job ends Closed.";
    destroy_yes = "Record as destroyed";

    fault_job_what = "The whole job stands still, and the customer is asked to act. They read your reason.";
    fault_job_yes = "Stop the job";
    resolve_job_what = "The job goes on in the state that its drives fit.";
    resolve_job_yes = "Resolve the fault";
    address_what = "The drives go back to this address. The customer is told that it was changed.";
    address_yes = "Save the address";
    report_what = "Tells the customer that the drives cannot go back where they said. A new address clears it.";
    report_yes = "Report the address";
    cancel_what = "The job is cancelled on the customer’s behalf. Drives that come are sent back uncopied.";
    cancel_yes = "Cancel the job";
}
