//! Words of the packing slip.

use super::catalogue;

catalogue! {
    title_of(job) = "Packing slip of {job}";
    print = "Print";
    heading = "Waybill packing slip";
    inside = "Put inside, on top";
    one_of_one = "1 of 1";
    job = "1 Job";
    import = "Import into storage account";
    export = "Export from storage account";
    code_of(text) = "Bar code of {text}";
    no_code = "This name does not fit into a bar code: receiving types it in.";
    send_to = "2 Send to";
    send_back_to = "3 Send back to";
    no_address_yet = "You give this address when you ship.";
    drives = "4 Drives in this box";
    no_drives = "Write the serial number of each drive here.";
    carrier = "5 Carrier and tracking number";
    counted = "For receiving: drives counted";
    date = "Date";
    initials = "Initials";
    group(group) = "Resource group {group}";
}
