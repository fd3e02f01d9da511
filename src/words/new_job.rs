//! Words of creating a job.

use super::catalogue;

catalogue! {
    crumb = "New job", "Nytt jobb";
    title_basics = "What do you want to move?", "Vad vill du flytta?";
    title_drives = "Which drives do you send?", "Vilka diskar skickar du?";
    title_blobs = "Which blobs do you want?", "Vilka blobar vill du ha?";
    title_logs = "What should be written down?", "Vad ska loggas?";
    title_back = "Where do the drives go back to?", "Vart ska diskarna skickas tillbaka?";
    title_check = "Check and create", "Kontrollera och skapa";
    steps = "Steps", "Steg";
    step_basics = "Basics", "Grunder";
    step_drives = "Drives", "Diskar";
    step_blobs = "Blobs", "Blobar";
    step_logs = "Logs", "Loggar";
    step_back = "Return", "Retur";
    step_check = "Check and create", "Kontrollera och skapa";
    step_done = ", done", ", klart";
    to_drives = "Go on to drives", "Fortsätt till diskar";
    to_blobs = "Go on to blobs", "Fortsätt till blobar";
    to_logs = "Go on to logs", "Fortsätt till loggar";
    to_back = "Go on to the return address", "Fortsätt till returadressen";
    to_check = "Go on to check", "Fortsätt till kontrollen";
    discard = "Discard this draft", "Ta bort utkastet";
    discard_heading = "Discard this draft?", "Vill du ta bort utkastet?";
    discard_text = "Everything you typed for this job is thrown away. This cannot be taken back.",
        "Allt som du har skrivit för det här jobbet försvinner. Det går inte att ångra.";
    discard_do = "Discard", "Ta bort";
    discarded = "The draft is discarded", "Utkastet är borttaget";
    secret_keys = "BitLocker keys are kept until you close this tab, not longer.",
        "BitLocker-nycklar sparas tills du stänger fliken, inte längre.";
    like(job) = "Filled in like {job}; only name and drives are yours to add.",
        "Ifyllt som {job}. Du behöver bara ange namn och diskar.";
    like_failed(job, why) = "{job} could not be read, so nothing is filled in. {why}",
        "{job} gick inte att läsa, så inget är ifyllt. {why}";

    // Basics
    name = "Name of the job", "Jobbets namn";
    name_hint = "Up to 260 characters, without / \\ ? # and %. It goes onto the packing slip, so a short one is best.",
        "Högst 260 tecken, utan / \\ ? # och %. Det står på följesedeln, så ett kort namn är bäst.";
    name_taken(name, group) = "There is a job {name} in {group} already. Choose another name",
        "Det finns redan ett jobb {name} i {group}. Välj ett annat namn";
    kind = "Which way the data goes", "Åt vilket håll ska data flyttas?";
    import = "Import: from my drives into the cloud", "Import: från mina diskar till molnet";
    import_hint = "You send prepared drives; we copy them into your storage account.",
        "Du skickar förberedda diskar. Vi kopierar dem till ditt lagringskonto.";
    export = "Export: from the cloud onto my drives", "Export: från molnet till mina diskar";
    export_hint = "You send empty drives; we copy blobs onto them and send them back.",
        "Du skickar tomma diskar. Vi kopierar blobar till dem och skickar tillbaka dem.";
    subscription = "Subscription", "Prenumeration";
    choose_group = "Choose the resource group", "Välj resursgruppen";
    choose_account = "Choose the storage account", "Välj lagringskontot";
    choose_subscription = "Choose the subscription", "Välj prenumeration";
    group = "Resource group", "Resursgrupp";
    group_hint = "Jobs are sorted into these. Letters, digits and - _ . ( )",
        "Jobben sorteras i grupper. Bokstäver, siffror och - _ . ( )";
    group_other = "Another resource group", "En annan resursgrupp";
    account = "Storage account", "Lagringskonto";
    account_hint = "Its name, if it lies in this resource group; else its whole resource ID.",
        "Namnet, om kontot ligger i den här resursgruppen. Annars hela resurs-id:t.";
    account_other = "Another storage account", "Ett annat lagringskonto";
    account_found(name, group) = "{name} in resource group {group}", "{name} i resursgruppen {group}";
    location = "Location of the data center", "Datacentrets plats";
    location_hint = "Near the storage account. You send the drives there.",
        "Nära lagringskontot. Du skickar diskarna dit.";

    // Drives
    drop = "Drop journal files here", "Släpp journalfiler här";
    drop_hint = "The .jrn or .xml files your preparation tool wrote. They are read in this browser; only serial number, manifest and key leave it.",
        "Filerna med ändelsen .jrn eller .xml som förberedelseverktyget skrev. De läses i webbläsaren; bara serienummer, manifest och nyckel lämnar den.";
    choose_files = "Choose files", "Välj filer";
    samples = "No journal file at hand? Try one of ours:", "Har du ingen journalfil till hands? Prova en av våra:";
    sample_two = "two drives", "två diskar";
    sample_masked = "one drive, its key masked", "en disk med dold nyckel";
    files = "Read so far", "Lästa hittills";
    reading(bytes) = "Reading, {bytes}", "Läser, {bytes}";
    file_unreadable = "The browser could not read this file. Choose it again",
        "Webbläsaren kunde inte läsa filen. Välj den igen";
    file_one = "1 drive", "1 disk";
    file_many(count) = "{count} drives", "{count} diskar";
    file_masked(serial) = "The key of drive {serial} is masked. Enter it below.",
        "Nyckeln till disk {serial} är dold. Ange den nedan.";
    file_replaced(serial) = "Drive {serial} was on the list already: what this file says counts now.",
        "Disk {serial} fanns redan på listan. Nu gäller uppgifterna i den här filen.";
    file_full(serial) = "Drive {serial} is not added: a job has at most 10 drives. Make another job for the rest.",
        "Disk {serial} har inte lagts till: ett jobb kan ha högst 10 diskar. Skapa ett annat jobb för resten.";
    file_bad(serial, problem) = "Drive {serial} is not added: {problem}.",
        "Disk {serial} har inte lagts till: {problem}.";
    list = "Drives of this job", "Jobbets diskar";
    list_count(count) = "{count} of at most 10", "{count} av högst 10";
    list_empty = "No drives yet.", "Inga diskar än.";
    serial = "Serial number", "Serienummer";
    manifest = "Manifest", "Manifest";
    hash = "Hash", "Hashvärde";
    key = "BitLocker key", "BitLocker-nyckel";
    key_read = "Known", "Känd";
    key_masked = "Masked in the file", "Dold i filen";
    key_missing = "Not known", "Okänd";
    key_of(serial) = "BitLocker key of drive {serial}", "BitLocker-nyckel till disk {serial}";
    key_wanted(serial) = "Enter the BitLocker key of drive {serial}", "Ange BitLocker-nyckeln till disk {serial}";
    key_hint_masked = "Your tool wrote stars in its place. 48 digits, in eight groups; paste it whole.",
        "Verktyget skrev stjärnor i stället för nyckeln. 48 siffror i åtta grupper. Klistra in hela nyckeln.";
    key_hint_missing = "48 digits, in eight groups; paste it whole.",
        "48 siffror i åtta grupper. Klistra in hela nyckeln.";
    key_room(count) = "{count} of 48 digits", "{count} av 48 siffror";
    remove = "Remove", "Ta bort";
    remove_drive(serial) = "Remove drive {serial}", "Ta bort disk {serial}";
    removed(serial) = "Drive {serial} is off the list", "Disk {serial} är borttagen från listan";
    typed = "No journal file? Type a drive in", "Ingen journalfil? Skriv in en disk";
    typed_manifest = "Path of the manifest on the drive", "Manifestets sökväg på disken";
    typed_manifest_hint = "For example \\DriveManifest.xml.", "Till exempel \\DriveManifest.xml.";
    typed_hash = "Hash of the manifest", "Manifestets hashvärde";
    typed_hash_hint = "32 or 64 digits and letters, as the tool printed it.",
        "32 eller 64 siffror och bokstäver, så som verktyget skrev ut det.";
    serial_signs = "A serial number has letters or digits: enter it as it stands on the drive",
        "Ett serienummer har bokstäver eller siffror: ange det så som det står på disken";
    typed_add = "Add this drive", "Lägg till disken";
    added(serial) = "Drive {serial} is on the list", "Disk {serial} finns på listan";
    actions = "Actions", "Åtgärder";

    // Blobs
    blobs = "What to export", "Vad ska exporteras?";
    blobs_all = "Everything in the storage account", "Allt i lagringskontot";
    blobs_some = "Some of it", "En del av det";
    blobs_listed = "What a list in the storage account names", "Det som en lista i lagringskontot anger";
    blobs_listed_hint = "For lists over 32 KB.", "För listor större än 32 kB.";
    prefixes = "Everything that begins with", "Allt som börjar med";
    prefixes_hint = "One a line, each begins with a slash: /music/ is a whole container, /music/love what begins so in it.",
        "Ett prefix per rad, vart och ett börjar med snedstreck: /music/ är en hel container, /music/love det i den som börjar så.";
    paths = "Single blobs", "Enskilda blobar";
    paths_hint = "One a line, container first: music/love.mp3.", "En per rad, med containern först: music/love.mp3.";
    list_file = "Or read both from a file", "Eller läs båda från en fil";
    choose_file = "Choose a file", "Välj en fil";
    list_file_hint = "A blob list in XML, or text with one path a line. It replaces what stands above.",
        "En bloblista i XML, eller text med en sökväg per rad. Den ersätter det som står ovan.";
    list_file_read(name, count) = "{name}: {count} paths read.", "{name}: {count} sökvägar lästa.";
    list_blob = "Blob that holds the list", "Blob som innehåller listan";
    list_blob_hint = "Container first: lists/export.xml.", "Med containern först: lists/export.xml.";
    line(number, problem) = "Line {number}: {problem}", "Rad {number}: {problem}";
    drive_count = "How many drives will you send?", "Hur många diskar skickar du?";
    drive_count_hint = "If you know by now. You can say it when you ship.",
        "Om du vet det redan. Du kan ange det när du skickar dem.";
    count_whole = "Enter the number of drives as digits, for example 2",
        "Ange antalet diskar med siffror, till exempel 2";

    // Return
    back_hint = "You can leave this empty and give it when you ship, but not later.",
        "Du kan lämna det här tomt och fylla i det när du skickar diskarna, men inte senare.";

    // Check
    part_basics = "Basics", "Grunder";
    part_drives = "Drives", "Diskar";
    part_blobs = "Blobs", "Blobar";
    part_logs = "Logs", "Loggar";
    part_back = "Return", "Retur";
    change = "Change", "Ändra";
    change_part(part) = "Change: {part}", "Ändra: {part}";
    given_later = "You give it when you ship.", "Du anger det när du skickar diskarna.";
    import_short = "Import", "Import";
    export_short = "Export", "Export";
    what_now = "Once the job is there you have 14 days to pack and ship the drives. Until then everything can be changed.",
        "När jobbet är skapat har du 14 dagar på dig att packa och skicka diskarna. Till dess kan du ändra allt.";
    create = "Create the job", "Skapa jobbet";
    created(name) = "{name} is created", "{name} är skapat";
    yes = "Yes", "Ja";
    no = "No", "Nej";
}
