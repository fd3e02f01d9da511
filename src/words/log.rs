//! Words of the page of a drive's log.

use super::catalogue;

catalogue! {
    title = "Log of drive", "Logg för disk";
    title_of(drive) = "Log of drive {drive}", "Logg för disk {drive}";
    loading = "Reading the log", "Hämtar loggen";
    gone = "This job was deleted, and its logs with it.", "Jobbet har tagits bort, och dess loggar med det.";
    what_to_do = "What to do:", "Gör så här:";
    failed = "Failed", "Misslyckades";
    noticed = "Worth knowing", "Värt att veta";
    all_files = "Files in all", "Filer totalt";
    came = "Log came", "Loggen kom";
    one_file = "1 file", "1 fil";
    files(count) = "{count} files", "{count} filer";
    no_file = "none", "inga";
    download_error = "Error log", "Fellogg";
    download_verbose = "Full log", "Fullständig logg";
    download_manifest = "Manifest", "Manifest";
    download_hint(kind, size) = "{kind}, XML, {size}", "{kind}, XML, {size}";
    elsewhere_hint = "opens where the data center keeps it", "öppnas där datacentret har den";
    list = "Files", "Filer";
    filter = "Narrow the list of files", "Begränsa listan över filer";
    search = "Search in paths", "Sök i sökvägar";
    search_hint = "folder, name, ending", "mapp, namn, filändelse";
    what = "What happened", "Vad som hände";
    anything = "anything", "vad som helst";
    option(name, count) = "{name} ({count})", "{name} ({count})";
    shown_all(all) = "{all} listed", "{all} i listan";
    shown(matching, all) = "{matching} of {all} listed", "{matching} av {all} i listan";
    quoted(text) = "“{text}”", "”{text}”";
    caption(name) = "Files: {name}", "Filer: {name}";
    col_file = "File", "Fil";
    col_size = "Size", "Storlek";
    col_noted = "Noted", "Noterat";
    as_blob(path) = "Blob: {path}", "Blob: {path}";
    of_file(path) = "On the drive: {path}", "På disken: {path}";
    snapshot(moment) = "Snapshot of {moment}", "Ögonblicksbild från {moment}";
    part(what, how) = "{what}: {how}", "{what}: {how}";
    one_block = "1 block", "1 block";
    blocks(count) = "{count} blocks", "{count} block";
    one_range = "1 range of pages", "1 sidintervall";
    ranges(count) = "{count} ranges of pages", "{count} sidintervall";
    metadata = "Metadata", "Metadata";
    properties = "Properties", "Egenskaper";
    turn = "Pages of the list", "Listans sidor";
    range(first, last, all) = "{first} to {last} of {all}", "{first} till {last} av {all}";
    previous = "Previous", "Föregående";
    first_page = "First page", "Första sidan";
    next = "Next", "Nästa";
    nothing_fits = "No file fits", "Ingen fil passar";
    nothing_fits_lead = "The log has files, but none is like what you look for.",
        "Loggen innehåller filer, men ingen som liknar det du söker.";
    show_all = "Show all files", "Visa alla filer";
    nothing_failed = "Nothing failed", "Inget misslyckades";
    nothing_failed_log(all) = "All {all} of this drive are where they should be.",
        "Alla {all} från den här disken är där de ska vara.";
    nothing_failed_lead = "Everything on this drive is where it should be.", "Allt på disken är där det ska vara.";
    nothing_written = "The copy ended without an error, a warning or a notice. An error log is written only if there is something in it.",
        "Kopieringen slutade utan fel, varningar eller meddelanden. En fellogg skrivs bara om den har något innehåll.";
    not_yet = "No log yet", "Ingen logg än";
    not_yet_lead = "The log is written when the copy of this drive has ended, and is shown here as soon as it comes.",
        "Loggen skrivs när diskens kopiering är klar, och visas här så snart den kommer.";
    awaited = "The log has not come yet", "Loggen har inte kommit än";
    awaited_lead = "The copy has ended with something to tell, but the data center has not sent its log yet. It is shown here as soon as it comes.",
        "Kopieringen är klar och har något att berätta, men datacentret har inte skickat loggen än. Den visas här så snart den kommer.";
    elsewhere = "The log lies elsewhere", "Loggen finns på en annan plats";
    elsewhere_lead = "The data center keeps this log in another place, most likely in your storage account. Open it there: what failed stands in its Blob elements.",
        "Datacentret har den här loggen på en annan plats, troligen i ditt lagringskonto. Öppna den där: det som misslyckades står i elementen Blob.";
    back = "Back to the job", "Tillbaka till jobbet";
    no_word = "No status", "Ingen status";
    no_word_cause = "The log names these files, but does not say what became of them.",
        "Loggen nämner de här filerna, men säger inte vad som hände med dem.";
    unknown_cause(word) = "The log says “{word}”, a word that this portal has no explanation for.",
        "Loggen säger ”{word}”, ett ord som portalen inte har någon förklaring till.";
    unknown_next = "Look into the raw log, or ask the data center what it means.",
        "Titta i den råa loggen, eller fråga datacentret vad det betyder.";
}
