//! Words of the job page.

use super::catalogue;

catalogue! {
    // Diagrams
    name_percent(state, percent) = "{state}, {percent} %", "{state}, {percent} %";
    so_far(length) = "{length} so far", "{length} hittills";
    dot(one, two) = "{one} · {two}", "{one} · {two}";
    next = "next", "härnäst";
    possible = "possible", "möjligt";
    then_kept = "then kept 90 days", "sparas sedan i 90 dagar";
    is_passed = "passed", "passerat";
    is_now = "now", "nu";
    is_open = "still possible", "fortfarande möjligt";
    is_gone = "can no longer happen", "kan inte längre hända";
    sent_back_clean = "sent back, no errors", "återsänt, utan fel";
    sent_back_errors = "sent back, with errors", "återsänt, med fel";
    errors_or_overdue = "with errors, or overdue", "med fel, eller försenat";
    untouched = "14 days untouched, or deleted", "14 dagar orört, eller borttaget";
    no_drives_here(state) = "{state}, no drives", "{state}, inga diskar";
    one_drive_here(state) = "1 {state}, one drive", "1 {state}, en disk";
    drives_here(count, state) = "{count} {state}, drives", "{count} {state}, diskar";
    job_diagram = "Diagram of the job’s states", "Diagram över jobbets statusar";
    drives_diagram = "Diagram of the drives’ states, with how many drives are in each",
        "Diagram över diskarnas statusar, med antalet diskar i varje";
    key_label = "Key to the diagram", "Teckenförklaring till diagrammet";

    // The frame
    crumb_jobs = "Jobs", "Jobb";
    crumb_label = "Where you are", "Här är du";
    parts = "Parts of this page", "Sidans delar";
    road = "Road", "Väg";
    drives = "Drives", "Diskar";
    shipping = "Shipping", "Frakt";
    timeline = "Timeline", "Händelser";
    title(name, state) = "{name}, {state}", "{name}, {state}";
    loading = "Reading the job…", "Hämtar jobbet…";
    gone_heading = "This job is no longer here", "Jobbet finns inte kvar";
    gone_text = "It was deleted, or it expired. Its drives, if any arrive, belong to no job.",
        "Det har tagits bort eller gått ut. Diskar som ändå kommer fram hör inte till något jobb.";
    not_found_heading = "There is no such job", "Det finns inget sådant jobb";
    not_found_text = "It may have been deleted, or it belongs to a subscription that is not yours.",
        "Det kan ha tagits bort, eller så hör det till en prenumeration som inte är din.";
    to_jobs = "Back to your jobs", "Tillbaka till dina jobb";
    cancelled_tag = "Cancelled", "Avbrutet";
    overdue_tag(state) = "{state}, overdue", "{state}, försenat";

    // Facts
    fact_type = "Type", "Typ";
    fact_location = "Location", "Plats";
    fact_account = "Storage account", "Lagringskonto";
    fact_drives = "Drives", "Diskar";
    fact_copied = "Copied", "Kopierat";
    fact_created = "Created", "Skapat";
    fact_subscription = "Subscription", "Prenumeration";
    drives_missing(count, missing) = "{count} ({missing} missing)", "{count} ({missing} saknas)";
    drives_expected(count) = "{count} expected", "{count} väntas";
    drives_unknown = "known when they arrive", "blir kända när de kommer fram";
    nothing_copied = "nothing yet", "inget än";

    // Stub
    your_deadline = "Your deadline", "Tid kvar";
    expected_by = "Expected by", "Väntas senast";
    closable_from = "May be closed from", "Kan stängas från";
    copy_finished = "Copy finished by, estimated", "Kopieringen beräknas vara klar";
    deleted_on = "Kept until", "Sparas till";
    since_label = "Since", "Sedan";
    calendar = "Add to calendar", "Lägg till i kalendern";
    calendar_file(name) = "waybill-{name}.ics", "waybill-{name}.ics";
    calendar_expires(name) = "Waybill: enter shipping details of {name}", "Waybill: fyll i fraktuppgifter för {name}";
    calendar_overdue(name) = "Waybill: package of {name} expected", "Waybill: paketet för {name} väntas";
    calendar_closable(name) = "Waybill: answer about {name}", "Waybill: svara om {name}";
    calendar_deleted(name) = "Waybill: job {name} is deleted", "Waybill: jobbet {name} tas bort";
    calendar_copied(name) = "Waybill: copy of {name} finished, estimated",
        "Waybill: kopieringen av {name} beräknas vara klar";
    then_deleted = "Then the job is deleted, and drives that arrive after that belong to no job.",
        "Sedan tas jobbet bort, och diskar som kommer fram därefter hör inte till något jobb.";
    then_overdue = "Then we ask you where it is.", "Sedan frågar vi dig var det är.";
    then_closed = "Then an operator may close the job.", "Sedan kan datacentret stänga jobbet.";
    then_packaging = "then packaging", "sedan packas diskarna";
    then_gone = "Then the job, its logs’ addresses and its keys are deleted.",
        "Sedan tas jobbet, adresserna till dess loggar och dess nycklar bort.";
    why_14 = "14 days after the last change of the job. Any change starts them anew.",
        "14 dagar efter den senaste ändringen av jobbet. Varje ändring ger 14 nya dagar.";

    // Detail
    now_percent(percent) = "Now, {percent} %", "Nu, {percent} %";
    now = "Now", "Nu";
    passed = "Passed", "Passerat";
    still_possible = "Still possible", "Fortfarande möjligt";
    no_longer = "Can no longer happen", "Kan inte längre hända";
    since(moment, length) = "Since {moment}, {length}.", "Sedan {moment}, {length}.";
    was(moment, length) = "From {moment}, {length}.", "Från {moment}, {length}.";
    may_come = "What may come next", "Vad som kan hända härnäst";
    you_may = "What you may do", "Vad du kan göra";
    not_now(count) = "Not possible now ({count})", "Går inte nu ({count})";
    who_acts = "Who acts", "Vems tur det är";
    type_updated = "updated", "uppdaterat";
    nothing_next = "Nothing more. The job can be read until it is deleted.",
        "Inget mer. Jobbet går att läsa tills det tas bort.";
    deleted_word = "Deleted", "Borttaget";
    states_link = "All states explained", "Alla statusar förklarade";
    same_as_list = "The same as a list", "Samma sak som lista";
    off(why) = "off: {why}", "inte nu: {why}";
    road_heading = "Where the job is", "Var jobbet är";
    took(moment, length) = "{moment}, took {length}.", "{moment}, tog {length}.";
    reached(moment) = "{moment}.", "{moment}.";
    if_all(needs) = "if {needs}", "om {needs}";
    running(moment, length) = "Since {moment}, {length} so far.", "Sedan {moment}, {length} hittills.";
    on_list_next = "Next.", "Härnäst.";

    // Acts
    act_share = "Share status", "Dela status";
    act_cancel = "Cancel job…", "Avbryt jobbet…";
    act_delete = "Delete job…", "Ta bort jobbet…";
    act_ship = "Enter shipping details", "Fyll i fraktuppgifter";
    act_answer = "Answer the data center", "Svara datacentret";
    act_more_time = "Ask for more time", "Be om mer tid";
    act_again = "Create a job like this", "Skapa ett liknande jobb";
    act_new_key = "Enter a new key", "Ange en ny nyckel";
    act_further = "Announce a further package", "Anmäl ytterligare ett paket";
    act_slip_first = "Print the packing slip first", "Skriv ut följesedeln först";
    keep_going = "Keep it going", "Låt det fortsätta";
    keep_job = "Keep the job", "Behåll jobbet";
    send = "Send", "Skicka";

    cancel_heading = "Cancel this job?", "Vill du avbryta jobbet?";
    cancel_creating = "Nothing has been shipped. If drives are under way already, you can still enter their shipping details: they are sent back uncopied. Otherwise delete the job, or let it expire.",
        "Inget har skickats. Om diskar redan är på väg kan du fortfarande ange fraktuppgifterna: då skickas de tillbaka utan att kopieras. Annars kan du ta bort jobbet eller låta det gå ut.";
    cancel_shipping = "The drives are on their way. When they arrive, nothing is copied: they are packed and sent to your return address.",
        "Diskarna är på väg. När de kommer fram kopieras inget: de packas och skickas till din returadress.";
    cancel_received = "Nothing is copied. The drives are packed and sent to your return address.",
        "Inget kopieras. Diskarna packas och skickas till din returadress.";
    cancel_transferring = "Drives being copied finish their copy. Nothing that is copied is removed. All drives that are here are then packed and sent to your return address.",
        "Diskar som håller på att kopieras blir klara. Inget som har kopierats tas bort. Alla diskar som är här packas sedan och skickas till din returadress.";
    cannot_take_back = "This cannot be taken back.", "Det går inte att ångra.";
    cancel_do = "Cancel the job", "Avbryt jobbet";
    cancel_done = "The job is cancelled", "Jobbet är avbrutet";
    delete_heading = "Delete this job?", "Vill du ta bort jobbet?";
    delete_text = "The job, its drive list and its BitLocker keys are removed. Drives that arrive later belong to no job.",
        "Jobbet, dess disklista och dess BitLocker-nycklar tas bort. Diskar som kommer senare hör inte till något jobb.";
    delete_do = "Delete the job", "Ta bort jobbet";
    delete_done(name) = "{name} is deleted", "{name} är borttaget";
    answer_heading = "Answer the data center", "Svara datacentret";
    answer_label = "What do you want to say?", "Vad vill du säga?";
    answer_hint = "For example where the package is, or until when you need more time.",
        "Till exempel var paketet är, eller hur länge du behöver mer tid.";
    answer_to(question) = "“{question}”", "”{question}”";
    answer_done = "Your answer is with the data center", "Ditt svar har nått datacentret";
    key_heading_any = "A new BitLocker key", "En ny BitLocker-nyckel";
    key_of(serial) = "Key of drive {serial}", "Nyckel till disk {serial}";
    key_hint = "48 digits in eight groups; paste it whole.", "48 siffror i åtta grupper. Klistra in hela nyckeln.";
    key_done = "The new key is with the data center", "Den nya nyckeln har nått datacentret";
    keys_heading = "BitLocker keys", "BitLocker-nycklar";
    keys_text = "Each look is recorded in the timeline. Keep them where only those who unlock the drives can read them.",
        "Varje visning antecknas bland händelserna. Förvara nycklarna så att bara de som låser upp diskarna kan läsa dem.";
    keys_none = "There are no keys yet. An export drive gets its key when its copy is finished.",
        "Det finns inga nycklar än. En exportdisk får sin nyckel när kopieringen är klar.";
    keys_show = "Show the keys", "Visa nycklarna";
    further_heading = "A further package", "Ytterligare ett paket";
    further_text = "For drives that were not in the first. Send it to the same address.",
        "För diskar som inte låg i det första. Skicka det till samma adress.";
    further_done = "The further package is announced", "Paketet är anmält";
    carrier_label = "Carrier", "Fraktbolag";
    tracking_label = "Tracking number", "Spårningsnummer";
    tracking_hint = "On the carrier’s receipt. Spaces and dashes do not matter.",
        "Står på fraktbolagets kvitto. Mellanslag och bindestreck spelar ingen roll.";

    // Drives
    drives_heading = "Drives", "Diskar";
    copied_bytes_of(some_of_all) = "{some_of_all} copied", "{some_of_all} kopierat";
    copied_some(some) = "{some} copied", "{some} kopierat";
    table_caption = "The drives of this job", "Jobbets diskar";
    col_serial = "Serial number", "Serienummer";
    col_state = "State", "Status";
    col_copied = "Copied", "Kopierat";
    col_bytes = "Bytes", "Byte";
    col_time = "Rate and time left", "Hastighet och tid kvar";
    col_logs = "Logs", "Loggar";
    label_time = "Time", "Tid";
    no_drives_export = "The drives of an export job become known when they arrive at the data center.",
        "Diskarna i ett exportjobb blir kända när de kommer fram till datacentret.";
    never_here = "nothing to copy", "inget att kopiera";
    not_in_box = "was not in the box", "låg inte i paketet";
    waits = "waits for a copy station", "väntar på en kopieringsstation";
    skipped = "goes back uncopied", "skickas tillbaka utan att kopieras";
    finished(moment) = "finished {moment}", "klar {moment}";
    left(rate, length) = "{rate}, about {length} left", "{rate}, ungefär {length} kvar";
    left_only(length) = "about {length} left", "ungefär {length} kvar";
    begun = "begun", "påbörjad";
    sent(moment) = "sent back {moment}", "skickad tillbaka {moment}";
    destroyed(moment) = "destroyed {moment}", "förstörd {moment}";
    log_error = "Error log", "Fellogg";
    log_verbose = "Full log", "Fullständig logg";
    log_manifest = "Manifest", "Manifest";
    extra_heading = "Extra drives", "Extra diskar";
    extra_text = "They came in your package but are not on this job’s list. They are not processed, and go back with the job.",
        "De låg i ditt paket men finns inte på jobbets lista. De kopieras inte, utan skickas tillbaka när jobbet är klart.";
    extra_since(moment) = "here since {moment}", "här sedan {moment}";
    missing_one_before = "Drive", "Disk";
    missing_one_after = "was not in the box.", "låg inte i paketet.";
    missing_help = "Look whether it is still with you. You can send it in another package to the same address; it joins this job when it arrives. The others go on without it.",
        "Se efter om den är kvar hos dig. Du kan skicka den i ett annat paket till samma adress, så läggs den till i jobbet när den kommer fram. De andra fortsätter utan den.";
    missing_late = "It came too late for this job’s copy. Make another job for it.",
        "Den kom för sent för att kopieras i det här jobbet. Skapa ett annat jobb för den.";
    faulted_after(reason) = "stands still: {reason}", "är stoppad: {reason}";
    faulted_help = "The others go on. Tell the data center what you know, or enter a new key if the key is the cause.",
        "De andra fortsätter. Berätta för datacentret vad du vet, eller ange en ny nyckel om felet är nyckelns.";
    given_up_short = "Given up", "Avskriven";
    with_errors = "Completed, with errors", "Klar, med fel";
    with_warnings = "Completed, with warnings", "Klar, med varningar";
    given_up(reason) = "given up: {reason}", "avskriven: {reason}";
    incomplete_list = "Some blobs were not exported", "Några blobar exporterades inte";
    incomplete_text = "There was no room for them. The list of blobs that are missing:",
        "De fick inte plats. Listan över blobar som saknas:";
    pick_none = "Show no drive’s road", "Dölj diskens väg";
    drive_history = "Where this drive has been", "Var disken har varit";
    manifest_file = "Manifest", "Manifest";
    manifest_hash = "Manifest hash", "Manifestets hashvärde";
    copy_status = "Copy status", "Kopieringsstatus";
    key_held = "BitLocker key", "BitLocker-nyckel";
    key_held_yes = "held, encrypted", "finns, krypterad";
    key_held_no = "none", "saknas";

    // Shipping
    shipping_heading = "Shipping", "Frakt";
    to_us = "Your package to us", "Ditt paket till oss";
    to_you = "Our package to you", "Vårt paket till dig";
    carrier_tracking = "Carrier and tracking number", "Fraktbolag och spårningsnummer";
    not_yet_shipped = "not entered yet", "inte angivet än";
    sent_to = "Send to", "Skickas till";
    drives_in_box = "Drives in the package", "Diskar i paketet";
    ship_date = "Handed over", "Inlämnat";
    packing_slip = "Packing slip", "Följesedel";
    return_address = "Return address", "Returadress";
    no_return_address = "not entered yet: needed before the job can be shipped",
        "inte angiven än: behövs innan diskarna kan skickas";
    return_carrier = "Return carrier", "Fraktbolag för returen";
    no_return_carrier = "not entered", "inte angivet";
    account_of(carrier) = "{carrier}, account", "{carrier}, kundnummer";
    return_package = "Return package", "Returpaket";
    no_return_package = "none yet: it gets a tracking number when it is sent",
        "inget än: det får ett spårningsnummer när det skickas";
    further_package = "Further package", "Ytterligare paket";
    carriers_taken(list) = "Carriers this data center takes: {list}.",
        "Fraktbolag som datacentret tar emot paket från: {list}.";
    ship_elsewhere(here, there) = "{here} takes no drives now. Send them to {there}.",
        "{here} tar inte emot diskar just nu. Skicka dem till {there}.";
    no_address = "This data center gives its address on request:",
        "Det här datacentret lämnar ut sin adress på begäran:";
    sent_back = "Shipped back", "Skickades tillbaka";
    return_lost = "Have the drives not come, or come damaged?", "Har diskarna inte kommit, eller är de skadade?";
    ask_carrier = "Ask the carrier, with the number above.", "Fråga fraktbolaget med numret ovan.";
    export_again = "Have the blobs exported once more:", "Låt exportera blobarna en gång till:";
    download_missing(account) = "Download the missing blobs from the storage account {account}.",
        "Ladda ned de blobar som saknas från lagringskontot {account}.";

    // Timeline
    download = "Download", "Ladda ned";
    show_more = "Show older events", "Visa äldre händelser";
    filter_label = "By whom", "Av vem";
    filter_all = "Everybody", "Alla";
    timeline_empty = "Nothing by them yet", "Inget än";
}
