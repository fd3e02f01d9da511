//! Words of the page with a job's share links.

use super::catalogue;

catalogue! {
    title = "Share status", "Dela status";
    title_of(job) = "Share status of {job}", "Dela status för {job}";
    lead = "A link shows the status to people without an account, as much of it as you choose. You can take it back at any time.",
        "En länk visar statusen för personer utan konto, så mycket av den som du väljer. Du kan när som helst återkalla den.";
    never = "Never shown: addresses, keys, people, tracking numbers and other jobs.",
        "Visas aldrig: adresser, nycklar, personer, spårningsnummer och andra jobb.";
    loading = "Loading the links…", "Hämtar länkarna…";
    not_now = "No link can be made now", "Det går inte att skapa någon länk nu";
    new = "New link", "Ny länk";
    make = "Make a link", "Skapa en länk";
    made = "The link is made", "Länken är skapad";
    another = "Make another link", "Skapa en länk till";
    tells = "What strangers read", "Det här kan utomstående läsa";
    state = "State", "Status";
    state_hint = "The job’s name, its state, and since when.", "Jobbets namn, dess status och sedan när.";
    progress = "State and progress", "Status och förlopp";
    progress_hint = "Also how many percent are copied, and when the copies should be finished.",
        "Dessutom hur många procent som är kopierade och när kopieringen beräknas vara klar.";
    drives = "State, progress and drives", "Status, förlopp och diskar";
    drives_hint = "Also each drive’s state, with the last four characters of its serial number.",
        "Dessutom varje disks status, med de fyra sista tecknen i serienumret.";
    of = "Of what", "Av vad";
    whole = "The whole job", "Hela jobbet";
    one(serial) = "Only drive {serial}", "Bara disken {serial}";
    expires = "Works", "Gäller";
    never_expires = "Until it is revoked", "Tills den återkallas";
    days(count) = "For {count} days", "I {count} dagar";
    sites = "Sites that may show it in a frame", "Webbplatser som får visa den i en ram";
    sites_hint = "One a line, such as https://wiki.example. None means any site. A badge is an image, and cannot be bound.",
        "En per rad, till exempel https://wiki.example. Ingen betyder alla webbplatser. Ett statusmärke är en bild och kan inte begränsas.";
    note = "Note", "Anteckning";
    note_hint = "Where the link went. Only those who look after the job read it.",
        "Vart länken gick. Läses bara av dem som sköter jobbet.";
    once = "Copy what you need now: this is shown once. Of a link we keep only a fingerprint.",
        "Kopiera det du behöver nu: det här visas bara en gång. Vi sparar bara ett fingeravtryck av länken.";
    copy_heading = "To copy", "Att kopiera";
    code_link = "Link", "Länk";
    code_markdown = "Markdown", "Markdown-kod";
    code_badge = "HTML badge", "HTML-märke";
    code_frame = "Frame", "Ram";
    code_element = "Custom element", "Eget element";
    preview = "Preview", "Förhandsvisning";
    badge = "Badge", "Statusmärke";
    light = "Light", "Ljust";
    dark = "Dark", "Mörkt";
    status_of(job) = "Status of {job}", "Status för {job}";
    frame_light(job) = "Status of {job}, light", "Status för {job}, ljust";
    frame_dark(job) = "Status of {job}, dark", "Status för {job}, mörkt";
    links = "Links", "Länkar";
    none = "There is no link yet.", "Det finns ingen länk än.";
    none_open = "No link works any more.", "Ingen länk fungerar längre.";
    closed(count) = "{count} revoked or expired", "Återkallade eller utgångna: {count}";
    caption_open = "Links that work", "Länkar som fungerar";
    caption_closed = "Links that no longer work", "Länkar som inte längre fungerar";
    column_note = "Note", "Anteckning";
    column_tells = "Tells", "Visar";
    column_until = "Until", "Till";
    column_sites = "Sites", "Webbplatser";
    column_used = "Used", "Använd";
    column_made = "Made", "Skapad";
    column_act = "Action", "Åtgärd";
    column_revoked = "Revoked", "Återkallad";
    no_note = "No note", "Ingen anteckning";
    any_site = "Any", "Alla";
    unlimited = "No end", "Inget slut";
    expired = "Expired", "Utgången";
    unused = "Not yet", "Inte ännu";
    used_once = "once,", "en gång,";
    used(count) = "{count} times, last", "{count} gånger, senast";
    by(who) = "by {who}", "av {who}";
    revoke = "Revoke…", "Återkalla…";
    revoke_heading = "Revoke this link?", "Återkalla länken?";
    revoke_text(note) = "Wherever the link “{note}” stands, it shows no status any more. This cannot be taken back; you can make another link.",
        "Överallt där länken ”{note}” finns slutar den visa status. Det går inte att ångra, men du kan skapa en ny länk.";
    revoke_do = "Revoke the link", "Återkalla länken";
    keep = "Keep it", "Behåll den";
    revoked = "The link is revoked", "Länken är återkallad";
}
