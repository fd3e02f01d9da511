//! Words of the groups of fields that several forms have.

use waybill_domain::fields::AddressField;

use super::{LANG, catalogue};

catalogue! {
    choose = "Choose", "Välj";
    go_back = "Back to the job", "Tillbaka till jobbet";
    kept_from_now = "Kept in this browser as you type.", "Sparas i webbläsaren medan du skriver.";
    kept_at(clock) = "Kept in this browser as you type, last at {clock}.",
        "Sparas i webbläsaren medan du skriver, senast {clock}.";

    // Delivery package
    tracking = "Tracking number", "Spårningsnummer";
    tracking_hint = "On the carrier’s receipt. Spaces and dashes do not matter.",
        "Står på fraktbolagets kvitto. Mellanslag och bindestreck spelar ingen roll.";
    looks_like(carrier) = "Looks like {carrier}", "Ser ut som {carrier}";
    because(reason) = "because {reason}", "eftersom {reason}";
    carrier = "Carrier", "Fraktbolag";
    choose_carrier = "Choose the carrier", "Välj fraktbolaget";
    carrier_other = "Another carrier", "Ett annat fraktbolag";
    carrier_other_name = "Name of the carrier", "Fraktbolagets namn";
    count = "Number of drives", "Antal diskar";
    count_hint = "As in the box.", "Så många som ligger i paketet.";
    date = "Date handed over", "Inlämningsdatum";
    date_hint = "When the carrier took the box.", "När fraktbolaget tog emot paketet.";
    not_listed(carrier) = "{carrier} is not on the list of carriers that this data center takes parcels from. Ask whether they deliver there",
        "{carrier} finns inte på listan över fraktbolag som datacentret tar emot paket från. Fråga om de levererar dit";
    before_created(moment) = "The job was created later than this, on {moment}. Check the date",
        "Jobbet skapades senare, den {moment}. Kontrollera datumet";
    in_future = "This date is still to come. Check the date", "Datumet har inte varit än. Kontrollera datumet";
    other_count(typed, listed) = "The job lists {listed} drives, but the box has {typed}. Check the number",
        "Jobbet har {listed} diskar på listan, men paketet har {typed}. Kontrollera antalet";

    // Return address
    address_of(job) = "Use the address of job {job}", "Använd adressen från jobbet {job}";
    address_taken(job) = "The address of job {job} is filled in. Check it",
        "Adressen från jobbet {job} är ifylld. Kontrollera den";

    // Return shipping
    pay = "Who pays for the way back", "Vem betalar returen?";
    pay_account = "My account with a carrier", "Mitt kundkonto hos ett fraktbolag";
    pay_account_hint = "We book the return in your name.", "Vi bokar returen i ditt namn.";
    pay_courier = "I send a courier to fetch them", "Jag skickar ett bud som hämtar dem";
    pay_courier_hint = "We tell you when they are packed.", "Vi meddelar dig när de är packade.";
    way_back = "The way back", "Returen";
    return_carrier = "Carrier of the way back", "Fraktbolag för returen";
    account = "Your account number with the carrier", "Ditt kundnummer hos fraktbolaget";

    // Logs
    level = "How much the copy writes into its log", "Hur mycket som skrivs i kopieringens logg";
    level_error = "Errors only", "Bara fel";
    level_error_hint = "Which files were not copied, and why.", "Vilka filer som inte kopierades, och varför.";
    level_verbose = "Every file", "Varje fil";
    level_verbose_hint = "Also what was copied and when. Takes longer, and more room.",
        "Även vad som kopierades och när. Tar längre tid och mer plats.";
    backup = "Keep a copy of each drive’s manifest in the storage account",
        "Spara en kopia av varje disks manifest i lagringskontot";
    backup_hint = "As a blob beside the logs.", "Som en blob bredvid loggarna.";
    container = "Container for the logs", "Container för loggarna";
    container_hint = "In your storage account. It is made if it is not there.",
        "I ditt lagringskonto. Den skapas om den inte finns.";

    // Where to send
    send_to = "Send to", "Skicka till";
    ships_to(from, to) = "{from} takes in no parcels. Send your drives to {to}.",
        "{from} tar inte emot paket. Skicka dina diskar till {to}.";
    no_address(location) = "{location} gives no address before you have asked",
        "{location} lämnar bara ut sin adress om du frågar";
    location_unknown(location) = "There is no address on record for {location}.",
        "Det finns ingen adress registrerad för {location}.";
}

/// A field's label and hint.
pub fn address(field: AddressField) -> (&'static str, &'static str) {
    match field {
        AddressField::RecipientName => {
            (LANG.pick("Full name of the person who receives them", "Mottagarens för- och efternamn"), "")
        }
        AddressField::StreetAddress1 => (LANG.pick("Street and number", "Gatuadress"), ""),
        AddressField::StreetAddress2 => {
            (LANG.pick("Building, floor or department", "Byggnad, våning eller avdelning"), "")
        }
        AddressField::City => (LANG.pick("Town or city", "Ort"), ""),
        AddressField::StateOrProvince => (LANG.pick("State or province", "Delstat eller provins"), ""),
        AddressField::PostalCode => (LANG.pick("Postal code", "Postnummer"), ""),
        AddressField::CountryOrRegion => (LANG.pick("Country or region", "Land eller region"), ""),
        AddressField::Phone => {
            (LANG.pick("Phone", "Telefon"), LANG.pick("The courier may call.", "Budet kan behöva ringa."))
        }
        AddressField::Email => (
            LANG.pick("E-mail", "E-post"),
            LANG.pick("We write if a drive is missing.", "Vi skriver om en disk saknas."),
        ),
    }
}
