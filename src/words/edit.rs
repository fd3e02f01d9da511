//! Words of changing what a job has.

use super::catalogue;

catalogue! {
    title_address = "Change the return address", "Ändra returadressen";
    title_carrier = "Change the return carrier", "Ändra fraktbolaget för returen";
    title_logs = "Change the logs", "Ändra loggarna";
    title_delivery = "Change the delivery", "Ändra leveransen";
    parts = "What you can change", "Det här kan du ändra";
    address = "Return address", "Returadress";
    carrier = "Return carrier", "Fraktbolag för returen";
    logs = "Logs", "Loggar";
    delivery = "Delivery", "Leverans";
    lead_address = "Where we send the drives back. You can change this until packing begins.",
        "Hit skickar vi tillbaka diskarna. Du kan ändra det tills de packas.";
    lead_carrier = "Which carrier takes the drives back, and whose account pays. You can change this until packing begins.",
        "Vilket fraktbolag som tar tillbaka diskarna, och vem som betalar. Du kan ändra det tills de packas.";
    lead_logs = "What the copy writes down. It counts for drives whose copy has not begun.",
        "Vad som loggas under kopieringen. Gäller diskar som inte har börjat kopieras.";
    lead_delivery = "The package to the data center. You can change this until it has arrived.",
        "Paketet till datacentret. Du kan ändra det tills paketet har kommit fram.";
    save = "Save", "Spara";
    saved_address = "The return address is changed", "Returadressen är ändrad";
    saved_carrier = "The return carrier is changed", "Fraktbolaget för returen är ändrat";
    saved_logs = "The logs are changed", "Loggarna är ändrade";
    saved_delivery = "The delivery is changed", "Leveransen är ändrad";
    not_now = "This cannot be changed now", "Det här går inte att ändra nu";
    changed(state) = "This job changed meanwhile: it is now in {state}.",
        "Jobbet har ändrats under tiden. Dess status är nu {state}.";
    gone = "This job was deleted meanwhile. What you typed is still here.",
        "Jobbet har tagits bort under tiden. Det du har skrivit finns kvar här.";
    look = "Look at the job", "Visa jobbet";
}
