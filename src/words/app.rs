//! Words of the frame that every page stands in.

use super::catalogue;

catalogue! {
    name = "Waybill", "Waybill";
    title(page) = "{page} – Waybill", "{page} – Waybill";
    skip = "Skip to content", "Hoppa till innehållet";
    main = "Main", "Huvudmeny";
    jobs = "Jobs", "Jobb";
    new_job = "New job", "Nytt jobb";
    states = "States", "Statusar";
    settings = "Settings", "Inställningar";
    notices = "Notices", "Notiser";
    /// After a count.
    unread = "unread", "olästa";
    support = "Support", "Support";
    operations = "Operations", "Datacenter";
    arrivals = "Arrivals", "Ankomster";
    copy_board = "Copy board", "Kopiering";
    people = "People", "Personer";
    packing = "Packing", "Packning";
    sign_in = "Sign in", "Logga in";
    person_of(name, company) = "{name}, {company}", "{name}, {company}";
    demo_label = "Demonstration", "Demonstration";
    demo = "This is a demonstration: jobs, addresses and the data center are made up.",
        "Det här är en demonstration: jobb, adresser och datacenter är påhittade.";
    loading = "Loading", "Läser in";
    loading_session = "Looking up who you are…", "Tar reda på vem du är…";
    unreachable_heading = "The service does not answer", "Tjänsten svarar inte";
    not_found_title = "Page not found", "Sidan finns inte";
    not_found = "There is no page at this address. If you typed it, look at it again; if you followed a link, the job may have been deleted.",
        "Det finns ingen sida på den här adressen. Kontrollera den om du skrev in den själv. Om du följde en länk kan jobbet ha tagits bort.";
    to_jobs = "Go to your jobs", "Gå till dina jobb";
    keys_heading = "Keys", "Snabbtangenter";
    keys_off = "Single keys can be switched off:", "Snabbtangenterna går att stänga av:";
    key_search = "Go to search", "Gå till sökrutan";
    key_help = "Show these keys", "Visa snabbtangenterna";
    key_close = "Close what is open", "Stäng det som är öppet";
    escape = "Esc", "Esc";

    expired_heading = "You have been signed out", "Du har loggats ut";
    expired = "Your time here has run out. Nothing you typed is lost: sign in again, here or in another tab, and go on where you are.",
        "Din inloggning har gått ut. Inget som du har skrivit är borta: logga in igen, här eller i en annan flik, och fortsätt där du var.";
    opening = "Opening the page…", "Öppnar sidan…";
    key_palette = "Go to any page or job", "Gå till en sida eller ett jobb";
    ctrl_k = "Ctrl K", "Ctrl K";
    palette_heading = "Go to", "Gå till";
    palette_label = "Page or job", "Sida eller jobb";
    palette_hint = "Type a part of the name.", "Skriv en del av namnet.";
    palette_nothing = "Nothing has this in its name", "Inget har det här i sitt namn";
}
