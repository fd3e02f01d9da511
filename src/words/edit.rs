//! Words of changing what a job has.

use super::catalogue;

catalogue! {
    title_address = "Change the return address";
    title_carrier = "Change the return carrier";
    title_logs = "Change the logs";
    title_delivery = "Change the delivery";
    parts = "What you can change";
    address = "Return address";
    carrier = "Return carrier";
    logs = "Logs";
    delivery = "Delivery";
    lead_address = "Where we send the drives back. You can change this until packing begins.";
    lead_carrier = "Which carrier takes the drives back, and whose account pays. You can change this until packing begins.";
    lead_logs = "What the copy writes down. It counts for drives whose copy has not begun.";
    lead_delivery = "The package to the data center. You can change this until it has arrived.";
    save = "Save";
    saved_address = "The return address is changed";
    saved_carrier = "The return carrier is changed";
    saved_logs = "The logs are changed";
    saved_delivery = "The delivery is changed";
    not_now = "This cannot be changed now";
    changed(state) = "This job changed meanwhile: it is now in {state}.";
    gone = "This job was deleted meanwhile. What you typed is still here.";
    look = "Look at the job";
}
