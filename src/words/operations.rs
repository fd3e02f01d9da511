//! Words of the data center's pages.

use waybill_domain::arrival::{ArrivalState, ArrivalTrigger};
use waybill_domain::next_step::Mood;
use waybill_domain::wire::{KnownBy, Verdict};

use super::catalogue;
use super::ui::sentence;

catalogue! {
    parts = "The data center’s pages", "Datacentrets sidor";
    title = "Receiving desk", "Godsmottagning";
    no_label = "Package without a readable label", "Paket utan läsbar etikett";
    /// In the middle of a sentence.
    unlabelled = "the package without a label", "paketet utan etikett";
    package(tracking) = "Package {tracking}", "Paket {tracking}";

    // The desk
    scan_label = "Tracking number", "Spårningsnummer";
    scan_label_hint = "Scan the label of the package, or type its number and press Enter.",
        "Skanna paketets etikett, eller skriv numret och tryck på Enter.";
    scan_drive = "Serial number of a drive", "En disks serienummer";
    scan_drive_hint = "Scan each drive, or type its serial number and press Enter. Enter in the empty field when all are scanned.",
        "Skanna varje disk, eller skriv serienumret och tryck på Enter. Tryck på Enter i det tomma fältet när alla är skannade.";
    put_aside = "Start over without booking in", "Börja om utan att registrera";
    complete = "Package complete", "Paketet är komplett";
    unreadable = "The label cannot be read", "Etiketten går inte att läsa";
    not_taken = "Not taken", "Inte tillagt";
    not_a_label(text, why) = "“{text}”: {why}.", "”{text}”: {why}.";
    twice = "Scanned twice", "Skannad två gånger";
    twice_text(serial) = "{serial} is on the list already. Nothing is counted twice.",
        "{serial} finns redan på listan. Inget räknas dubbelt.";
    taken_out = "Taken out", "Borttagen";
    take_out = "Take out", "Ta bort";
    kept = "Kept", "Sparad";
    kept_text(serial) = "{serial} is on the list, and is checked as soon as the service answers.",
        "{serial} finns på listan och kontrolleras så snart tjänsten svarar.";
    not_checked(why) = "{why} What you scanned is kept in this browser; go on scanning.",
        "{why} Det du har skannat sparas i webbläsaren. Fortsätt skanna.";
    said_of(serial, text) = "{serial} {text}", "{serial} {text}";
    missing_heading = "Still to scan", "Kvar att skanna";
    no_serial = "a serial number has letters or digits", "ett serienummer har bokstäver eller siffror";
    nothing_open = "What a package should hold appears here once its label is scanned.",
        "Vad ett paket ska innehålla visas här när du har skannat etiketten.";
    no_answer_yet = "Asking what the package should hold…", "Frågar vad paketet ska innehålla…";
    of_no_job = "This package belongs to no job. Scan its drives all the same: it becomes an unmatched arrival, and support asks the customer.",
        "Paketet hör inte till något jobb. Skanna diskarna ändå: det blir ett paket utan jobb, och supporten frågar kunden.";
    by_drives_alone = "The label belongs to no job. The drives say whose they are.",
        "Etiketten hör inte till något jobb. Diskarna visar vems de är.";
    takes_none = "Takes no drives now", "Tar inte emot diskar just nu";
    cancelled = "Cancelled: its drives go back uncopied.", "Avbrutet: diskarna skickas tillbaka utan att kopieras.";
    job_facts(company, kind, state) = "{company}, {kind}, {state}", "{company}, {kind}, {state}";
    export_of(here, all) = "{here} of {all} announced drives scanned", "{here} av {all} anmälda diskar skannade";
    export_any(here) = "{here} drives scanned; the customer did not say how many there are",
        "{here} diskar skannade. Kunden har inte sagt hur många det är";
    never_came = "never received so far", "hittills aldrig mottagen";
    none_missing = "Nothing is missing", "Inget saknas";
    scanned_heading(count) = "Scanned ({count})", "Skannade ({count})";
    checking = "not checked yet", "inte kontrollerad än";
    review_heading = "What confirming does", "Vad som händer när du bekräftar";
    review_unchecked = "The service has not answered yet what these drives are. You can confirm all the same; the result says what became of each.",
        "Tjänsten har inte svarat än på vilka diskar det är. Du kan bekräfta ändå. Resultatet visar vad som hände med varje disk.";
    more = "More of this package is still to come", "Mer av paketet är på väg";
    more_hint = "Then no drive is marked as never received.", "Då märks ingen disk som aldrig mottagen.";
    confirm = "Confirm and book in", "Bekräfta och registrera";
    scan_on = "Scan on", "Fortsätt skanna";
    choice = "This package is for", "Paketet är till";
    choose_job = "Choose a job", "Välj ett jobb";
    package_of_several = "Jobs of several companies name this package. Choose the job that it is for.",
        "Jobb från flera företag anger det här paketet. Välj vilket jobb det är till.";
    whose_heading = "Whose is it?", "Vems är den?";
    whose_text = "Several jobs may claim what you scanned. Look at the papers in the package, or ask support to call. Nothing is booked in until you decide.",
        "Flera jobb kan göra anspråk på det du har skannat. Titta på papperen i paketet, eller be supporten ringa. Inget registreras förrän du har bestämt.";
    whose_drive(serial) = "Drive {serial} belongs to", "Disk {serial} hör till";
    whose_drives(serials) = "Drives {serials} belong to", "Diskarna {serials} hör till";
    choose_whose = "Choose a job", "Välj ett jobb";
    candidate(job, company) = "{job}, {company}", "{job}, {company}";
    candidate_facts(company, location, state, known) = "{company}, {location}, {state}: {known}", "{company}, {location}, {state}: {known}";
    known_list = "on its list", "på dess lista";
    known_booked_in = "booked in for it before", "redan registrerad för det";
    known_past = "was on its list", "fanns på dess lista";
    known_package = "names this package", "anger det här paketet";
    cannot_tell = "I can’t tell", "Jag kan inte avgöra det";
    cannot_tell_hint = "If you can’t tell, it is kept with the arrivals, and no customer is told that a drive is missing.",
        "Om du inte kan avgöra det sparas den bland ankomsterna, och ingen kund får veta att en disk saknas.";
    decide_first = "Decide first whose each drive is.", "Bestäm först vems varje disk är.";
    choose_first = "Choose first which job this package is for.", "Välj först vilket jobb paketet är till.";
    undecided_drive = "scanned; whose it is, is not decided yet", "skannad, men det är inte bestämt vems den är";
    nothing_booked(why) = "Nothing was booked in. {why} Everything you scanned is still here.",
        "Inget registrerades. {why} Allt du har skannat finns kvar här.";
    will_book_one(job) = "One drive is booked in for {job}.", "En disk registreras för {job}.";
    will_book(count, job) = "{count} drives are booked in for {job}.", "{count} diskar registreras för {job}.";
    will_miss(serial, job) = "{serial} of {job} is marked as never received, and the customer is told.",
        "{serial} i {job} märks som aldrig mottagen, och kunden meddelas.";
    will_extra(serial, job) = "{serial} is kept unprocessed and goes back with {job}.",
        "{serial} kopieras inte, utan skickas tillbaka med {job}.";
    will_other(serial, job) = "{serial} is booked in for {job}, whose drive it is.",
        "{serial} registreras för {job}, som disken hör till.";
    will_hold(serial, job) = "{serial} is held: {job} does not wait for drives. Its customer is asked.",
        "{serial} sparas: {job} väntar inte på diskar. Kunden tillfrågas.";
    will_not_again(serial) = "{serial} was booked in before; nothing changes.",
        "{serial} är redan registrerad. Inget ändras.";
    will_record = "An unmatched arrival is recorded. Support asks whose it is.",
        "Ett paket utan jobb antecknas. Supporten frågar vems det är.";
    will_nothing = "Nothing is booked in.", "Inget registreras.";
    booked = "Booked in", "Registrerat";
    to_arrivals = "See the arrivals", "Visa ankomsterna";
    correct_heading = "What can still be corrected", "Det här går fortfarande att rätta";
    correct_late = "A drive that is found later: scan the same label and the drive again. It goes from never received to received.",
        "En disk som hittas senare: skanna samma etikett och disken igen. Den ändras från aldrig mottagen till mottagen.";
    correct_wrong = "A drive that was booked in by mistake: stop it on the copy board and say why. The timeline keeps both.",
        "En disk som registrerades av misstag: stoppa den på sidan Kopiering och skriv varför. Båda händelserna sparas.";
    correct_arrival = "A package of no job: match it to a job among the arrivals.",
        "Ett paket utan jobb: koppla det till ett jobb på sidan Ankomster.";
    verdict_expected = "Expected, and here", "Väntad, och här";
    verdict_late = "Comes late", "Kommer sent";
    verdict_other = "Another job’s", "Ett annat jobbs";
    verdict_held = "Held", "Sparas";
    verdict_extra = "Extra", "Extra";
    verdict_unknown = "Unknown", "Okänd";
    verdict_ambiguous = "Whose is it?", "Vems är den?";
    verdict_already = "Booked in before", "Redan registrerad";
    text_expected(job) = "on the list of {job}.", "finns på listan för {job}.";
    text_late(job) = "was never received; {job} gets it now.", "kom aldrig fram förut. Nu får {job} den.";
    text_other(job) = "belongs to {job}. Put it with that job’s drives.",
        "hör till {job}. Lägg den med det jobbets diskar.";
    text_held(job) = "belongs to {job}, which does not wait for drives. Put it on the shelf for arrivals.",
        "hör till {job}, som inte väntar på diskar. Lägg den på hyllan för ankomster.";
    text_extra(job) = "is on no list. Put it aside; it goes back with {job}.",
        "finns inte på någon lista. Lägg den åt sidan. Den skickas tillbaka med {job}.";
    text_unknown = "is on no job’s list. Put it on the shelf for arrivals.",
        "finns inte på något jobbs lista. Lägg den på hyllan för ankomster.";
    text_ambiguous = "is claimed by several jobs. Find out which one it belongs to, and choose it below.",
        "hör enligt flera jobb till dem. Ta reda på vilket den hör till, och välj det nedan.";
    text_already(job) = "was booked in before for {job}.", "är redan registrerad för {job}.";

    // Arrivals
    arrivals_title = "Arrivals", "Ankomster";
    arrivals_loading = "Reading the arrivals…", "Hämtar ankomsterna…";
    show_more = "Show more", "Visa fler";
    all_shown = "All are shown.", "Alla visas.";
    which_arrivals = "Which arrivals", "Vilka ankomster";
    open_arrivals = "Open", "Öppna";
    ended_arrivals = "Ended", "Avslutade";
    none_open = "No package waits for a job", "Inget paket väntar på ett jobb";
    none_open_text = "A package that belongs to no job appears here as soon as the receiving desk books it in.",
        "Ett paket utan jobb visas här så snart godsmottagningen registrerar det.";
    none_ended = "None has ended yet", "Inga är avslutade än";
    none_ended_text = "Packages that were matched, sent back or destroyed are kept here.",
        "Paket som har kopplats, skickats tillbaka eller förstörts sparas här.";
    matched_to = "Matched to", "Kopplat till";
    meant_for = "Seems to be meant for", "Verkar höra till";
    sent_with = "Sent back with", "Skickat tillbaka med";
    return_due = "Sent back, if nobody answers", "Skickas tillbaka om ingen svarar";
    return_since = "To be sent back since", "Ska skickas tillbaka sedan";
    destruction_due = "May be destroyed from", "Får förstöras från";
    destruction_since = "May be destroyed since", "Får förstöras sedan";
    arrived = "Arrived", "Ankom";
    drives = "Drives", "Diskar";
    not_scanned = "none scanned", "inga skannade";
    act_match = "Match to a job…", "Koppla till ett jobb…";
    act_contact = "Note a contact…", "Anteckna en kontakt…";
    act_answered = "Note an answer…", "Anteckna ett svar…";
    act_send_back = "Send back…", "Skicka tillbaka…";
    act_destroy = "Destroy…", "Förstör…";
    by_clock = "by itself", "av sig självt";
    notes_heading(count) = "What happened ({count})", "Vad som har hänt ({count})";
    match_heading(package) = "Match {package} to a job", "Koppla {package} till ett jobb";
    send_back_heading(package) = "Send {package} back", "Skicka tillbaka {package}";
    destroy_heading(package) = "Destroy the drives of {package}?", "Ska diskarna i {package} förstöras?";
    contact_heading(package) = "A contact about {package}", "En kontakt om {package}";
    answered_heading(package) = "An answer about {package}", "Ett svar om {package}";
    destroy_text = "The drives are destroyed securely. This cannot be taken back.",
        "Diskarna förstörs på ett säkert sätt. Det går inte att ångra.";
    destroy_do = "Destroy the drives", "Förstör diskarna";
    destroyed = "The drives are marked as destroyed", "Diskarna är märkta som förstörda";
    send_back_do = "Send back", "Skicka tillbaka";
    sent_back = "The package is on its way back", "Paketet är på väg tillbaka";
    answer = "What was answered?", "Vad blev svaret?";
    answer_hint = "The 14 days begin again with an answer.", "Med ett svar börjar de 14 dagarna om.";
    note_do = "Write it down", "Anteckna";
    noted = "Written down", "Antecknat";
    whom = "Whom did you contact?", "Vem kontaktade du?";
    whom_hint = "Name, and the company if it is known.", "Namn, och företag om det är känt.";
    how_contacted = "How?", "Hur?";
    how_hint = "For example by e-mail, or a phone number.", "Till exempel med e-post, eller ett telefonnummer.";
    what_said = "What was said?", "Vad sades?";
    job_label = "Job", "Jobb";
    job_hint = "Its name, or paste its id or the address of its page.",
        "Jobbets namn. Du kan också klistra in dess id eller adressen till dess sida.";
    find = "Find the job", "Hitta jobbet";
    match_do = "Match to this job", "Koppla till det här jobbet";
    matched = "The package is matched, its drives are booked in", "Paketet är kopplat, och diskarna är registrerade";
    no_such_job = "No job has this name. Ask the customer to create it, then match.",
        "Inget jobb har det namnet. Be kunden skapa det, och koppla sedan.";
    may_match = "May be matched now", "Kan kopplas nu";
    may_not_match(why) = "Not now: {why}.", "Inte nu: {why}.";
    arrival_waiting = "Waits for an answer", "Väntar på svar";
    arrival_return = "To be sent back", "Ska skickas tillbaka";
    arrival_destruction = "May be destroyed", "Får förstöras";
    arrival_matched = "Matched", "Kopplat";
    arrival_sent = "Sent back", "Återsänt";
    arrival_destroyed = "Destroyed", "Förstört";
    note_contact = "Contact:", "Kontakt:";
    note_record = "Arrived.", "Ankom.";
    note_return_due = "14 days without an answer: to be sent back.", "14 dagar utan svar: ska skickas tillbaka.";
    note_answered = "Answer:", "Svar:";
    note_destruction_due = "90 days: may be destroyed.", "90 dagar: får förstöras.";
    note_match = "Matched to a job.", "Kopplat till ett jobb.";
    note_sent = "Sent back:", "Skickat tillbaka:";
    note_destroyed = "Destroyed.", "Förstört.";

    // Copy board
    copy_title = "Copy board", "Kopiering";
    copy_loading = "Reading the drives…", "Hämtar diskarna…";
    lane_faulted = "Standing still", "Stoppade";
    lane_copying = "Being copied", "Kopieras";
    lane_waiting = "Waiting for a copy station", "Väntar på en kopieringsstation";
    none_faulted = "No drive stands still.", "Ingen disk är stoppad.";
    none_copying = "No drive is being copied.", "Ingen disk kopieras.";
    none_waiting = "No drive waits. Drives appear here when they are booked in.",
        "Ingen disk väntar. Diskar visas här när de har registrerats.";
    at_least(count) = "{count}+", "{count}+";
    more_drives = "There are more. These have waited longest.", "Det finns fler. De här har väntat längst.";
    col_drive = "Drive", "Disk";
    col_job = "Job", "Jobb";
    col_copied = "Copied", "Kopierat";
    col_since = "Since", "Sedan";
    col_acts = "What to do", "Åtgärder";
    kind_at(kind, location) = "{kind}, {location}", "{kind}, {location}";
    waits = "Waits", "Väntar";
    stands_still = "Stands still", "Stoppad";
    begun = "begun", "påbörjad";
    pace(rate, left) = "{rate}, about {left} left", "{rate}, ungefär {left} kvar";
    start = "Start…", "Starta…";
    finish = "Finish…", "Avsluta…";
    fault = "Stop…", "Stoppa…";
    resolve = "Resolve…", "Häv stoppet…";
    start_of(serial) = "Start the copy of {serial}", "Starta kopieringen av {serial}";
    finish_of(serial) = "Finish the copy of {serial}", "Avsluta kopieringen av {serial}";
    fault_of(serial) = "Stop drive {serial}", "Stoppa disk {serial}";
    resolve_of(serial) = "How does {serial} go on?", "Hur fortsätter {serial}?";
    bytes_total = "Bytes on the drive", "Byte på disken";
    bytes_copied = "Bytes copied", "Kopierade byte";
    bytes_hint = "Digits; spaces and commas do not matter.", "Siffror. Mellanslag och kommatecken spelar ingen roll.";
    start_do = "Start the copy", "Starta kopieringen";
    started(serial) = "{serial} is being copied", "{serial} kopieras";
    outcome = "How did it end?", "Hur slutade det?";
    clean = "Everything copied", "Allt kopierades";
    notices = "Copied, with notices", "Kopierad, med meddelanden";
    notices_hint = "Blobs were overwritten.", "Blobar skrevs över.";
    warnings = "Copied, with warnings", "Kopierad, med varningar";
    warnings_hint = "The log says what to look at.", "Loggen visar vad som behöver ses över.";
    errors = "Finished with errors", "Avslutad, med fel";
    errors_hint = "Some files were not copied. The job ends closed, not completed.",
        "Några filer kopierades inte. Jobbet slutar som ”Stängt”, inte som ”Klart”.";
    export_key = "BitLocker key", "BitLocker-nyckel";
    export_key_hint = "Of this export drive: 48 digits, or as the copy tool writes it. Only the customer can read it again.",
        "Till exportdisken: 48 siffror, eller så som kopieringsverktyget skriver den. Sedan kan bara kunden läsa den.";
    finish_do = "Finish the copy", "Avsluta kopieringen";
    finished(serial) = "The copy of {serial} is finished", "Kopieringen av {serial} är avslutad";
    reason = "Why?", "Varför?";
    reason_hint = "The customer reads this. Say what they can do about it.",
        "Kunden läser det här. Skriv vad kunden kan göra åt det.";
    fault_do = "Stop the drive", "Stoppa disken";
    faulted(serial) = "{serial} is stopped", "{serial} är märkt som stoppad";
    how = "The drive goes on", "Så fortsätter disken";
    go_on = "Where it stood", "Där den stannade";
    go_on_hint = "The copy continues.", "Kopieringen fortsätter.";
    restart = "From the start", "Från början";
    restart_hint = "What was copied is copied again.", "Det som har kopierats kopieras en gång till.";
    give_up = "Not at all: it is given up", "Inte alls: den avskrivs";
    give_up_hint = "It goes back as it is, and the job ends closed.",
        "Den skickas tillbaka som den är, och jobbet slutar som ”Stängt”.";
    job_stands(reason) = "The whole job: {reason}", "Hela jobbet: {reason}";
    resolve_job_of(job) = "Does {job} go on?", "Fortsätter {job}?";
    resolve_job_text = "The whole job stands still, with all its drives. It goes on in the state that its drives fit.",
        "Hela jobbet är stoppat, med alla dess diskar. Det fortsätter med den status som passar diskarna.";
    resolve_do = "Go on", "Fortsätt";
    resolved(serial) = "{serial} goes on", "{serial} fortsätter";

    // Packing
    packing_title = "Packing", "Packning";
    packing_loading = "Reading the jobs to pack…", "Hämtar jobben som ska packas…";
    packing_lead = "Oldest first. Tick a job when its box is packed, or several, then press “Ship back…” at the bottom.",
        "Äldst först. Markera ett jobb när paketet är packat, eller flera, och tryck sedan på ”Skicka tillbaka…” längst ned.";
    packing_none = "Nothing is to be packed", "Det finns inget att packa";
    packing_none_text = "A job appears here when all its drives are finished.",
        "Ett jobb visas här när alla dess diskar är klara.";
    packed_since(relative) = "ready {relative}", "redo {relative}";
    extra_goes_back = "Extra drives, which go back in the same box:",
        "Extra diskar som skickas tillbaka i samma paket:";
    no_address = "There is no return address. Contact the customer, or correct it on the job’s page.",
        "Returadress saknas. Kontakta kunden, eller rätta den på jobbets sida.";
    address_wrong(reason) = "Do not ship: this address was reported as wrong. {reason}",
        "Skicka inte: den här adressen har anmälts som fel. {reason}";
    by_account(carrier, account) = "By {carrier}, the customer’s account {account}",
        "Med {carrier}, kundens kundnummer {account}";
    in_the_box = "In the box", "I paketet";
    choose_same(count) = "Choose all {count} of this company and address",
        "Välj alla {count} med samma företag och adress";
    ship_back_ask = "Ship back…", "Skicka tillbaka…";
    tick_first = "Tick what is packed first.", "Markera först det som är packat.";
    chosen_one(job) = "1 job: {job}", "1 jobb: {job}";
    chosen_several(count, jobs) = "{count} jobs: {jobs}", "{count} jobb: {jobs}";
    ship_heading = "Ship drives back", "Skicka tillbaka diskar";
    drives_of = "Drives of", "Diskar från";
    doubts_way_on = "If it is right all the same, press the button below again.",
        "Om det ändå stämmer trycker du på knappen nedanför igen.";
    go_on_all_the_same = "It is right, continue", "Det stämmer, fortsätt";
    other_carrier(job, wanted, chosen) = "The customer of {job} pays for {wanted}, on their own account, but you chose {chosen}. Check who has the package",
        "Kunden för {job} betalar {wanted} via sitt eget kundnummer, men du valde {chosen}. Kontrollera vem som har paketet";
    carrier_not_listed(carrier) = "{carrier} is not on the data center’s list of carriers. Check who has the package",
        "{carrier} finns inte på datacentrets lista över fraktbolag. Kontrollera vem som har paketet";
    carrier = "Carrier", "Fraktbolag";
    tracking = "Tracking number", "Spårningsnummer";
    tracking_hint = "On the label of the package. Spaces and dashes do not matter.",
        "Står på paketets etikett. Mellanslag och bindestreck spelar ingen roll.";
    tracking_of(job) = "Tracking number of {job}", "Spårningsnummer för {job}";
    numbers = "Tracking numbers", "Spårningsnummer";
    company = "Company", "Företag";
    goes_to = "Goes to", "Skickas till";
    number_for_address = "A package and number for each company and address",
        "Ett paket och ett nummer för varje företag och adress";
    parcel_of(number, count) = "Package {number} of {count}", "Paket {number} av {count}";
    same_number(jobs) = "This number is on the package with {jobs}, which goes to another address. Enter the number on this package’s label",
        "Numret står på paketet med {jobs}, som ska till en annan adress. Ange numret på det här paketets etikett";
    one_number = "One package, one number for all", "Ett paket, ett nummer för alla";
    each_number = "A package and number for each job", "Ett paket och ett nummer för varje jobb";
    ship_back = "Ship back", "Skicka tillbaka";
    job_stays(job, why) = "{job} was not shipped. {why} It is still chosen.",
        "{job} skickades inte. {why} Det är fortfarande valt.";
    shipped(count) = "Shipped back: {count}", "Skickat tillbaka: {count}";
}

/// A job that stays, because the service refused.
pub fn not_shipped(job: &str, why: &str) -> String {
    job_stays(job, &sentence(why))
}

/// The desk keeps what was scanned, because the service refused.
pub fn not_booked(why: &str) -> String {
    nothing_booked(&sentence(why))
}

/// The desk keeps what was scanned, because the service did not say what it is.
pub fn unchecked(why: &str) -> String {
    not_checked(&sentence(why))
}

/// What a scanned drive is, in two words.
pub fn verdict(it: Verdict) -> &'static str {
    match it {
        Verdict::Expected => verdict_expected(),
        Verdict::Late => verdict_late(),
        Verdict::OtherJob => verdict_other(),
        Verdict::Held => verdict_held(),
        Verdict::Extra => verdict_extra(),
        Verdict::Unknown => verdict_unknown(),
        Verdict::Already => verdict_already(),
        Verdict::Ambiguous => verdict_ambiguous(),
    }
}

/// What it means, and where to put the drive.
pub fn verdict_text(it: Verdict, job: &str) -> String {
    match it {
        Verdict::Expected => text_expected(job),
        Verdict::Late => text_late(job),
        Verdict::OtherJob => text_other(job),
        Verdict::Held => text_held(job),
        Verdict::Extra => text_extra(job),
        Verdict::Unknown => text_unknown().to_owned(),
        Verdict::Already => text_already(job),
        Verdict::Ambiguous => text_ambiguous().to_owned(),
    }
}

/// How a job knows a scanned drive.
pub fn known_by(it: KnownBy) -> &'static str {
    match it {
        KnownBy::List => known_list(),
        KnownBy::BookedIn => known_booked_in(),
        KnownBy::Past => known_past(),
        KnownBy::Package => known_package(),
    }
}

pub fn verdict_mood(it: Verdict) -> Mood {
    match it {
        Verdict::Expected | Verdict::Late => Mood::Done,
        Verdict::OtherJob | Verdict::Already => Mood::Moving,
        Verdict::Held | Verdict::Extra => Mood::Waiting,
        Verdict::Unknown | Verdict::Ambiguous => Mood::Stopped,
    }
}

/// What confirming does with a drive beyond booking it in for the package's own job.
pub fn will_do(it: Verdict, serial: &str, job: &str) -> Option<String> {
    match it {
        Verdict::Expected | Verdict::Late | Verdict::Unknown | Verdict::Ambiguous => None,
        Verdict::OtherJob => Some(will_other(serial, job)),
        Verdict::Held => Some(will_hold(serial, job)),
        Verdict::Extra => Some(will_extra(serial, job)),
        Verdict::Already => Some(will_not_again(serial)),
    }
}

/// An arrival's state, as its name is said.
pub fn arrival_state(it: ArrivalState) -> &'static str {
    match it {
        ArrivalState::Waiting => arrival_waiting(),
        ArrivalState::ReturnDue => arrival_return(),
        ArrivalState::DestructionDue => arrival_destruction(),
        ArrivalState::Matched => arrival_matched(),
        ArrivalState::SentBack => arrival_sent(),
        ArrivalState::Destroyed => arrival_destroyed(),
    }
}

pub fn arrival_mood(it: ArrivalState) -> Mood {
    match it {
        ArrivalState::Waiting | ArrivalState::ReturnDue => Mood::Waiting,
        ArrivalState::DestructionDue | ArrivalState::Destroyed => Mood::Stopped,
        ArrivalState::Matched | ArrivalState::SentBack => Mood::Done,
    }
}

/// What a note tells; its text follows.
pub fn note(what: Option<ArrivalTrigger>) -> &'static str {
    match what {
        None => note_contact(),
        Some(ArrivalTrigger::Record) => note_record(),
        Some(ArrivalTrigger::ReturnFallsDue) => note_return_due(),
        Some(ArrivalTrigger::Answered) => note_answered(),
        Some(ArrivalTrigger::DestructionFallsDue) => note_destruction_due(),
        Some(ArrivalTrigger::Match) => note_match(),
        Some(ArrivalTrigger::SendBack) => note_sent(),
        Some(ArrivalTrigger::Destroy) => note_destroyed(),
    }
}
