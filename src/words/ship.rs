//! Words of the page on which a customer ships.

use super::catalogue;

catalogue! {
    title = "Shipping details";
    title_of(job) = "Shipping details of {job}";
    lead_before = "Fill this in when the carrier has your package. The job then moves to";
    lead_after = ", and your 14 days stop.";
    cancelled = "This job is cancelled: the drives are sent back to you uncopied.";
    package = "Your package to us";
    back = "Where we send the drives back";
    back_hint = "You can change this until packing begins.";
    change_address = "Change the address";
    submit = "I have shipped the drives";
    submit_all_the_same = "It is right, ship anyway";
    later = "Save and ship later";
    done = "The drives are on their way. We tell you when they arrive";
    saved = "Saved. The job waits until you have shipped the drives";
    nothing = "There is nothing to save yet. What you typed stays in this browser";
    doubts_heading = "Look at this once more";
    doubts_way_on = "If it is right all the same, press the button at the end of the form again.";
    closed_heading = "There is nothing to ship";
    change_delivery = "Change the delivery";
    deadline = "Deadline";
    expected = "Drives expected";
    expected_any = "Known when they arrive";
    slip = "Print the packing slip";
}
