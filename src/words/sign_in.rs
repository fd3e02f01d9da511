//! Words of signing in.

use super::catalogue;

catalogue! {
    title = "Sign in", "Logga in";
    lead = "You sign in with a link that works once. No password, and nothing to remember.",
        "Du loggar in med en länk som fungerar en gång. Inget lösenord, och inget att komma ihåg.";
    code = "Sign-in link or code", "Inloggningslänk eller kod";
    code_hint = "Paste the whole link, or the part behind the # sign.",
        "Klistra in hela länken, eller delen efter tecknet #.";
    submit = "Sign in", "Logga in";
    no_code = "Paste the sign-in link or its code", "Klistra in inloggningslänken eller dess kod";
    how_heading = "No link, or an old one?", "Ingen länk, eller en gammal?";
    how = "Ask the people who run this service for a new one. Whoever runs it makes one on its machine with this command:",
        "Be dem som driver tjänsten om en ny. Den som driver tjänsten skapar en på tjänstens dator med det här kommandot:";
    command = "waybill sign-in-link --role customer", "waybill sign-in-link --role customer";
    opening = "Signing you in…", "Loggar in dig…";
    done(name) = "Signed in as {name}", "Du är inloggad som {name}";
    already(name) = "You are signed in as {name}. With another link you can change that.",
        "Du är inloggad som {name}. Med en annan länk kan du byta.";
    used_heading = "This link does not work any more", "Länken fungerar inte längre";
    used = "A sign-in link works once and for a short time: this one was used or is too old. Ask for a new one.",
        "En inloggningslänk fungerar en gång och under en kort tid. Den här har använts eller är för gammal. Be om en ny.";
}
