//! Words of the notices.

use super::catalogue;

catalogue! {
    title = "Notices", "Notiser";
    lead = "What happened to your jobs, newest first. Notices are kept for 180 days.",
        "Vad som har hänt med dina jobb, det senaste först. Notiser sparas i 180 dagar.";
    lead_staff = "What customers did, and what is late, newest first. Notices are kept for 180 days.",
        "Vad kunderna har gjort och vad som är försenat, det senaste först. Notiser sparas i 180 dagar.";
    loading = "Loading the notices…", "Hämtar notiserna…";
    none = "No notices yet", "Inga notiser än";
    none_text = "When something happens to a job, and you did not do it yourself, it is told here.",
        "När något händer med ett jobb, och du inte gjorde det själv, får du veta det här.";
    unread = "Unread", "Oläst";
    one_unread = "1 unread", "1 oläst";
    some_unread(count) = "{count} unread", "{count} olästa";
    many_unread = "100 unread or more", "100 olästa eller fler";
    all_read = "Everything is read.", "Allt är läst.";
    arrival_return = "Nobody answered for 14 days: a package of no job is to be sent back",
        "Inget svar på 14 dagar: ett paket utan jobb ska skickas tillbaka";
    arrival_destruction = "A package of no job is here for 90 days: what cannot be sent back may be destroyed",
        "Ett paket utan jobb har varit här i 90 dagar: det som inte kan skickas tillbaka får förstöras";
    also_named = "Another job names the same drive or package: find out whose it is",
        "Ett annat jobb anger samma disk eller paket: ta reda på vems det är";
    no_number = "Package without a number", "Paket utan nummer";
    mark = "Mark all as read", "Markera alla som lästa";
    older = "Show older", "Visa äldre";
    mail = "Notices by e-mail", "Notiser med e-post";
}

/// How many are unread; the service counts to 100.
pub fn count(unread: u64) -> String {
    match unread {
        0 => all_read().to_owned(),
        1 => one_unread().to_owned(),
        2..100 => some_unread(&unread.to_string()),
        100.. => many_unread().to_owned(),
    }
}
