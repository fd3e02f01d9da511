//! Words of the page on which a customer ships.

use super::catalogue;

catalogue! {
    title = "Shipping details", "Fraktuppgifter";
    title_of(job) = "Shipping details of {job}", "Fraktuppgifter för {job}";
    lead_before = "Fill this in when the carrier has your package. The job then moves to",
        "Fyll i det här när fraktbolaget har ditt paket. Jobbet får då status";
    lead_after = ", and your 14 days stop.", ", och dina 14 dagar slutar räknas.";
    cancelled = "This job is cancelled: the drives are sent back to you uncopied.",
        "Jobbet är avbrutet: diskarna skickas tillbaka till dig utan att kopieras.";
    package = "Your package to us", "Ditt paket till oss";
    back = "Where we send the drives back", "Hit skickar vi tillbaka diskarna";
    back_hint = "You can change this until packing begins.", "Du kan ändra det här tills diskarna packas.";
    change_address = "Change the address", "Ändra adressen";
    submit = "I have shipped the drives", "Jag har skickat diskarna";
    submit_all_the_same = "It is right, ship anyway", "Det stämmer, skicka ändå";
    later = "Save and ship later", "Spara och skicka senare";
    done = "The drives are on their way. We tell you when they arrive",
        "Diskarna är på väg. Vi meddelar dig när de har kommit fram";
    saved = "Saved. The job waits until you have shipped the drives",
        "Sparat. Jobbet väntar tills du har skickat diskarna";
    nothing = "There is nothing to save yet. What you typed stays in this browser",
        "Det finns inget att spara än. Det du har skrivit finns kvar i webbläsaren";
    doubts_heading = "Look at this once more", "Titta på det här en gång till";
    doubts_way_on = "If it is right all the same, press the button at the end of the form again.",
        "Om det ändå stämmer trycker du på knappen längst ned i formuläret igen.";
    closed_heading = "There is nothing to ship", "Det finns inget att skicka";
    change_delivery = "Change the delivery", "Ändra leveransen";
    deadline = "Deadline", "Senast";
    expected = "Drives expected", "Antal diskar som väntas";
    expected_any = "Known when they arrive", "Blir känt när de kommer fram";
    slip = "Print the packing slip", "Skriv ut följesedeln";
}
