//! Words of the groups of fields that several forms have.

use waybill_domain::fields::AddressField;

use super::catalogue;

catalogue! {
    choose = "Choose";
    go_back = "Back to the job";
    kept_from_now = "Kept in this browser as you type.";
    kept_at(clock) = "Kept in this browser as you type, last at {clock}.";

    // Delivery package
    tracking = "Tracking number";
    tracking_hint = "On the carrier’s receipt. Spaces and dashes do not matter.";
    looks_like(carrier) = "Looks like {carrier}";
    because(reason) = "because {reason}";
    carrier = "Carrier";
    carrier_other = "Another carrier";
    carrier_other_name = "Name of the carrier";
    count = "Number of drives";
    count_hint = "As in the box.";
    date = "Date handed over";
    date_hint = "When the carrier took the box.";
    not_listed(carrier) = "{carrier} is not on the list of carriers that this data center takes parcels from. Ask whether they deliver there";
    before_created(moment) = "The job was created later than this, on {moment}. Check the date";
    in_future = "This date is still to come. Check the date";
    other_count(typed, listed) = "The job lists {listed} drives, but the box has {typed}. Check the number";

    // Return address
    address_of(job) = "Use the address of job {job}";
    address_taken(job) = "The address of job {job} is filled in. Check it";

    // Return shipping
    pay = "Who pays for the way back";
    pay_account = "My account with a carrier";
    pay_account_hint = "We book the return in your name.";
    pay_courier = "I send a courier to fetch them";
    pay_courier_hint = "We tell you when they are packed.";
    way_back = "The way back";
    return_carrier = "Carrier of the way back";
    account = "Your account number with the carrier";

    // Logs
    level = "How much the copy writes into its log";
    level_error = "Errors only";
    level_error_hint = "Which files were not copied, and why.";
    level_verbose = "Every file";
    level_verbose_hint = "Also what was copied and when. Takes longer, and more room.";
    backup = "Keep a copy of each drive’s manifest in the storage account";
    backup_hint = "As a blob beside the logs.";
    container = "Container for the logs";
    container_hint = "In your storage account. It is made if it is not there.";

    // Where to send
    send_to = "Send to";
    ships_to(from, to) = "{from} takes in no parcels. Send your drives to {to}.";
    no_address(location) = "{location} gives no address before you have asked";
    location_unknown(location) = "There is no address on record for {location}.";
}

/// A field's label and hint.
pub fn address(field: AddressField) -> (&'static str, &'static str) {
    match field {
        AddressField::RecipientName => ("Full name of the person who receives them", ""),
        AddressField::StreetAddress1 => ("Street and number", ""),
        AddressField::StreetAddress2 => ("Building, floor or department", ""),
        AddressField::City => ("Town or city", ""),
        AddressField::StateOrProvince => ("State or province", ""),
        AddressField::PostalCode => ("Postal code", ""),
        AddressField::CountryOrRegion => ("Country or region", ""),
        AddressField::Phone => ("Phone", "The courier may call."),
        AddressField::Email => ("E-mail", "We write if a drive is missing."),
    }
}
