//! Words of notices by e-mail, in the settings.

use super::catalogue;

catalogue! {
    title = "E-mail", "E-post";
    loading = "Loading what you get by e-mail…", "Hämtar vad du får med e-post…";
    absent = "This service sends no mail. What happens to your jobs is told here:",
        "Den här tjänsten skickar ingen e-post. Vad som händer med dina jobb får du veta här:";
    address = "Send notices to", "Skicka notiser till";
    address_hint = "Leave it empty to get no mail. A new address is sent a code first.",
        "Lämna fältet tomt om du inte vill ha e-post. Till en ny adress skickar vi först en kod.";
    states = "Tell me when a job gets to", "Meddela mig när ett jobb får status";
    needs_me = "Whatever needs me", "Allt som väntar på mig";
    needs_me_hint = "Mail when a job waits for you: a package that does not arrive, a question, an address that does not work.",
        "E-post när ett jobb väntar på dig: ett paket som inte kommer fram, en fråga, en adress som inte fungerar.";
    needs_staff_hint = "Mail when something waits for staff: a job is overdue, a package of no job or a drive’s 90 days fall due, a customer answers, cancels, or sends a new key or package.",
        "E-post när något väntar på personalen: ett jobb är försenat, tiden är ute för ett paket utan jobb eller en disk, en kund svarar, avbryter eller skickar en ny nyckel eller ett nytt paket.";
    save = "Save", "Spara";
    saved = "Saved", "Sparat";
    code_sent(address) = "A code is on its way to {address}", "En kod är på väg till {address}";
    confirmed = "Address confirmed", "Adressen är bekräftad";
    not_confirmed(address) = "{address} is not confirmed yet: until then, nothing but the code is sent to it.",
        "{address} är inte bekräftad än. Till dess skickas bara koden dit.";
    is_confirmed(address) = "Mail goes to {address}.", "E-post skickas till {address}.";
    nothing_sent = "You get no mail.", "Du får ingen e-post.";
    code = "Code", "Kod";
    code_hint = "It stands in the mail that was sent to the address, and holds for a day.",
        "Den står i mejlet som skickades till adressen, och gäller i ett dygn.";
    confirm = "Confirm", "Bekräfta";
}
