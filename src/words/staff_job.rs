//! Words of a job's page for staff.

use super::catalogue;

catalogue! {
    confirm_way_on = "This is not done yet. If it is right, tick it and press the button below again.",
        "Det här är inte gjort än. Om det stämmer markerar du det och trycker på knappen nedan igen.";
    send_anyway(what) = "Send it anyway: {what}", "Skicka ändå: {what}";
    send_job_anyway(job, what) = "Send {job} anyway: {what}", "Skicka {job} ändå: {what}";
    decide_this_job(what) = "{what}. It belongs to this job", "{what}. Den hör till det här jobbet";
    also_named = "Also named by", "Anges också av";
    also_named_text = "Another live job names the same. Its customer does not see this job, nor this one’s customer the other. At the receiving desk an operator decides.",
        "Ett annat pågående jobb anger detsamma. Kunderna ser inte varandras jobb. Vid godsmottagningen bestämmer en operatör.";
    way = "Way back to support", "Väg tillbaka till supporten";
    seen_as = "Seen as staff", "Ses som personal";
    job_of = "Job of", "Jobb för";
    same_page = "The customer sees this page without parts A to C.", "Kunden ser den här sidan utan delarna A till C.";
    as_read = "Below is what the customer reads; “you” is the customer.",
        "Nedan står det som kunden läser. ”Du” är kunden.";
    to_search = "Back to the search", "Tillbaka till sökningen";

    acts = "What you may do", "Vad du kan göra";
    contact = "Contact", "Kontakt";
    package = "Package", "Paket";
    drives = "Drives", "Diskar";
    job = "Job", "Jobb";
    done = "Done. The customer’s page shows it.", "Klart. Det syns på kundens sida.";
    go_further = "Continue", "Fortsätt";
    back = "Go back", "Gå tillbaka";
    choose = "Choose…", "Välj…";

    contacts = "Contact notes", "Kontaktanteckningar";
    contacts_loading = "Loading the notes…", "Hämtar anteckningarna…";
    contacts_none = "Nobody has noted a contact yet, and the customer has not written.",
        "Ingen har antecknat en kontakt än, och kunden har inte skrivit.";
    awaited = "Answer awaited", "Svar väntas";
    awaited_until = "until", "till";
    awaited_past = "was due", "skulle ha kommit";
    looks = "Who looked", "Vem som har tittat";
    looks_loading = "Loading who looked…", "Hämtar vem som har tittat…";
    looks_none = "Nobody of staff has looked at this job yet.", "Ingen i personalen har tittat på jobbet än.";
    looks_text = "Each look of staff is recorded, yours too.",
        "Varje gång någon i personalen tittar antecknas det, även när du gör det.";

    contact_what = "The note stands in the job’s timeline, where the customer can read it.",
        "Anteckningen står bland jobbets händelser, där kunden kan läsa den.";
    contact_yes = "Note the contact", "Anteckna kontakten";
    how = "How", "Hur";
    how_hint = "By phone, e-mail or letter.", "Per telefon, e-post eller brev.";
    whom = "With whom", "Med vem";
    said = "What was said", "Vad som sades";
    said_hint = "The customer reads this too: as a note, or as a question if you ask for an answer below.",
        "Kunden läser också det här: som en anteckning, eller som en fråga om du begär svar nedan.";
    awaits = "Ask for an answer until", "Begär svar senast";
    awaits_hint = "Only if what you wrote above asks the customer something: their page then shows it as a question, which they can answer to the end of that day, UTC. Without a day it stays a note.",
        "Bara om det du skrev ovan är en fråga till kunden: kundens sida visar den då som en fråga, som kan besvaras till slutet av den dagen, UTC. Utan datum förblir det en anteckning.";

    answer_what = "Writes down an answer that the customer gave you. It stops the 30 days, like their own.",
        "Antecknar ett svar som kunden har gett dig. Det stoppar de 30 dagarna, precis som kundens eget svar.";
    answer_yes = "Answer on their behalf", "Svara åt kunden";
    answer_text = "What the customer answered", "Vad kunden svarade";
    answer_hint = "Their words, and how they reached you.", "Kundens ord, och hur de nådde dig.";

    book_in_what = "The drives that you tick become Received, and the customer is told.",
        "Diskarna som du markerar blir ”Mottagen”, och kunden meddelas.";
    book_in_yes = "Book in", "Registrera";
    in_the_box = "Drives in the package", "Diskar i paketet";
    more_drives = "Further serial numbers", "Ytterligare serienummer";
    more_drives_hint = "One a line. A drive that is not on the job’s list becomes an extra drive.",
        "Ett per rad. En disk som inte finns på jobbets lista blir en extra disk.";
    complete = "The package is complete", "Paketet är komplett";
    complete_hint = "Drives of the list that you did not tick become Never received.",
        "Diskar på listan som du inte markerade blir ”Aldrig mottagen”.";

    extend_what = "The customer gets until this day to bring the package in. They are told the date.",
        "Kunden får till och med den här dagen på sig att få fram paketet, och meddelas datumet.";
    extend_yes = "Extend", "Förläng";
    until = "New last day", "Ny sista dag";
    until_hint = "To the end of that day, UTC.", "Till slutet av den dagen, UTC.";

    close_what = "The overdue job ends Closed: no package came. Drives that come later are unmatched arrivals.",
        "Det försenade jobbet får status ”Stängt”: inget paket kom. Diskar som kommer senare blir paket utan jobb.";
    close_yes = "Close the job", "Stäng jobbet";

    ship_back_what = "The drives leave the data center. The customer is told the carrier and the tracking number.",
        "Diskarna lämnar datacentret. Kunden får veta fraktbolag och spårningsnummer.";
    ship_back_yes = "Ship back", "Skicka tillbaka";
    carrier = "Carrier", "Fraktbolag";
    tracking = "Tracking number", "Spårningsnummer";
    in_the_parcel = "Drives in the parcel", "Diskar i paketet";
    in_the_parcel_hint = "Extra drives of the job go with the last of them.",
        "Jobbets extra diskar följer med den sista av dem.";

    drive = "Drive", "Disk";
    start_what = "The copy of this drive begins, and the job is Transferring.",
        "Diskens kopiering börjar, och jobbet får status ”Kopieras”.";
    start_yes = "Start the copy", "Starta kopieringen";
    bytes_total = "Bytes to copy", "Byte att kopiera";
    bytes_total_hint = "Without it, the percentage comes from the copy station alone.",
        "Utan den uppgiften kommer procenttalet bara från kopieringsstationen.";
    finish_what = "The copy of this drive has ended. When all have, the job is packed.",
        "Diskens kopiering är slut. När alla är det packas jobbet.";
    finish_yes = "Finish the drive", "Avsluta disken";
    outcome = "Outcome", "Utfall";
    clean = "Clean", "Utan anmärkning";
    notices = "With notices", "Med meddelanden";
    notices_hint = "Blobs were overwritten.", "Blobar skrevs över.";
    warnings = "With warnings", "Med varningar";
    warnings_hint = "The job may still end Completed.", "Jobbet kan ändå sluta som ”Klart”.";
    errors = "With errors", "Med fel";
    errors_hint = "The job ends Closed.", "Jobbet slutar som ”Stängt”.";
    bytes = "Bytes copied", "Kopierade byte";
    export_key = "BitLocker key of the export drive", "BitLocker-nyckel till exportdisken";
    export_key_hint = "48 digits, or as the copy tool writes it. Only the customer can read it afterwards.",
        "48 siffror, eller så som kopieringsverktyget skriver den. Sedan kan bara kunden läsa den.";

    fault_drive_what = "The drive stands still, and the customer is asked to act. They read your reason.",
        "Disken stoppas, och kunden ombeds agera. Kunden läser din orsak.";
    fault_drive_yes = "Stop the drive", "Stoppa disken";
    reason = "Reason", "Orsak";
    reason_hint = "In plain words: what happened, and what the customer can do.",
        "Med enkla ord: vad som har hänt och vad kunden kan göra.";
    resolve_drive_what = "The drive goes on.", "Disken fortsätter.";
    resolve_drive_yes = "Resolve the fault", "Häv stoppet";
    goes_on = "How it goes on", "Så fortsätter den";
    go_on = "From where it stood", "Där den stannade";
    go_on_hint = "What is copied stays.", "Det som är kopierat finns kvar.";
    restart = "From the start", "Från början";
    restart_hint = "The copy begins again; the percentage falls.", "Kopieringen börjar om, och procenttalet sjunker.";
    give_up = "Give the drive up", "Avskriv disken";
    give_up_hint = "It goes back as it is, and the job ends Closed.",
        "Den skickas tillbaka som den är, och jobbet slutar som ”Stängt”.";

    mark_what = "Nobody answered about the wrong address for 90 days. The drive is put aside to be destroyed.",
        "Ingen har svarat om den felaktiga adressen på 90 dagar. Disken läggs undan för att förstöras.";
    mark_yes = "Mark to be destroyed", "Märk för förstöring";
    destroy_what = "Records that this drive was destroyed securely. The job ends Closed.",
        "Antecknar att disken har förstörts på ett säkert sätt. Jobbet slutar som ”Stängt”.";
    destroy_yes = "Record as destroyed", "Anteckna som förstörd";

    fault_job_what = "The whole job stands still, and the customer is asked to act. They read your reason.",
        "Hela jobbet stoppas, och kunden ombeds agera. Kunden läser din orsak.";
    fault_job_yes = "Stop the job", "Stoppa jobbet";
    resolve_job_what = "The job goes on in the state that its drives fit.",
        "Jobbet fortsätter med den status som passar diskarna.";
    resolve_job_yes = "Resolve the fault", "Häv stoppet";
    address_what = "The drives go back to this address. The customer is told that it was changed.",
        "Diskarna skickas tillbaka till den här adressen. Kunden meddelas att den har ändrats.";
    address_yes = "Save the address", "Spara adressen";
    report_what = "Tells the customer that the drives cannot go back where they said. A new address clears it.",
        "Meddelar kunden att diskarna inte kan skickas tillbaka till den angivna adressen. En ny adress löser det.";
    report_yes = "Report the address", "Anmäl adressen";
    cancel_what = "The job is cancelled on the customer’s behalf. Drives that come are sent back uncopied.",
        "Jobbet avbryts åt kunden. Diskar som kommer skickas tillbaka utan att kopieras.";
    cancel_yes = "Cancel the job", "Avbryt jobbet";
}
