//! Words of the packing slip.

use super::catalogue;

catalogue! {
    title_of(job) = "Packing slip of {job}", "Följesedel för {job}";
    print = "Print", "Skriv ut";
    heading = "Waybill packing slip", "Följesedel, Waybill";
    inside = "Put inside, on top", "Läggs överst i paketet";
    one_of_one = "1 of 1", "1 av 1";
    job = "1 Job", "1 Jobb";
    import = "Import into storage account", "Import till lagringskontot";
    export = "Export from storage account", "Export från lagringskontot";
    code_of(text) = "Bar code of {text}", "Streckkod för {text}";
    no_code = "This name does not fit into a bar code: receiving types it in.",
        "Namnet går inte att skriva som streckkod: godsmottagningen skriver in det.";
    send_to = "2 Send to", "2 Skickas till";
    send_back_to = "3 Send back to", "3 Skickas tillbaka till";
    no_address_yet = "You give this address when you ship.", "Du anger adressen när du skickar diskarna.";
    drives = "4 Drives in this box", "4 Diskar i paketet";
    no_drives = "Write the serial number of each drive here.", "Skriv varje disks serienummer här.";
    carrier = "5 Carrier and tracking number", "5 Fraktbolag och spårningsnummer";
    counted = "For receiving: drives counted", "För godsmottagningen: antal diskar";
    date = "Date", "Datum";
    initials = "Initials", "Signatur";
    group(group) = "Resource group {group}", "Resursgrupp {group}";
}
