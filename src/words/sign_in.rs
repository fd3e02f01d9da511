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
    email = "Your e-mail address", "Din e-postadress";
    email_hint = "The one that the people who run this service have for you.", "Den som tjänstens ägare känner dig under.";
    no_email = "Enter your e-mail address", "Ange din e-postadress";
    mail_me = "E-mail me a link", "Mejla mig en länk";
    sent(email) = "If {email} is known here, a link is on its way to it. It works once, within 15 minutes. Nothing after a few minutes? Look in your spam folder, or ask the people who run this service.",
        "Om {email} är känd här är en länk på väg dit. Den fungerar en gång, inom 15 minuter. Har inget kommit efter några minuter? Titta i skräpposten, eller fråga dem som driver tjänsten.";
    how_heading = "No link, or an old one?", "Ingen länk, eller en gammal?";
    how = "Ask the people who run this service for a new one. Whoever runs it makes one on its machine with this command:",
        "Be dem som driver tjänsten om en ny. Den som driver tjänsten skapar en på tjänstens dator med det här kommandot:";
    command = "waybill sign-in-link --role customer --subscription ID", "waybill sign-in-link --role customer --subscription ID";
    opening = "Signing you in…", "Loggar in dig…";
    done(name) = "Signed in as {name}", "Du är inloggad som {name}";
    already(name) = "You’re signed in as {name}. Sign in as someone else?",
        "Du är inloggad som {name}. Vill du logga in som någon annan?";
    used_heading = "This link does not work", "Länken fungerar inte";
    used = "A sign-in link works once and for a short time. Ask for a new one.",
        "En inloggningslänk fungerar en gång och under en kort tid. Be om en ny.";
    with(provider) = "Sign in with {provider}", "Logga in med {provider}";
    with_lead(provider) = "You sign in at {provider}, and come back here.", "Du loggar in hos {provider} och kommer sedan tillbaka hit.";
    or_link = "Or with a sign-in link", "Eller med en inloggningslänk";
    no_links = "Sign-in links are switched off here.", "Inloggningslänkar är avstängda här.";
    no_way = "Nobody can sign in here now. Ask the people who run this service.",
        "Ingen kan logga in här just nu. Fråga dem som driver tjänsten.";
    not_in = "You are not signed in", "Du är inte inloggad";
    refused(provider) = "{provider} did not let you in, or you turned back. Try again; if it stays so, ask those who look after {provider}.",
        "{provider} släppte inte in dig, eller så vände du om. Försök igen. Hjälper det inte, fråga dem som sköter {provider}.";
    expired(provider) = "It took more than ten minutes at {provider}, or this page was opened twice. Sign in again.",
        "Det tog mer än tio minuter hos {provider}, eller så öppnades sidan två gånger. Logga in igen.";
    unreachable(provider) = "{provider} cannot be reached just now. Nothing is lost: try again in a minute. Whoever is signed in stays signed in.",
        "{provider} går inte att nå just nu. Inget har gått förlorat: försök igen om en minut. Den som redan är inloggad förblir det.";
    untrue(provider) = "What {provider} sent could not be verified, so nobody was signed in. Try again; if it stays so, tell the people who run this service.",
        "Svaret från {provider} gick inte att verifiera, så ingen loggades in. Försök igen. Hjälper det inte, säg till dem som driver tjänsten.";
    no_access_heading = "You have no access here yet", "Du har ingen behörighet här än";
    no_access(provider) = "You are signed in at {provider}, but nobody has given you access here.",
        "Du är inloggad hos {provider}, men ingen har gett dig behörighet här.";
    ask(contact) = "Ask {contact}, and sign in again afterwards.", "Fråga {contact} och logga sedan in igen.";
    somebody = "the people who run this service", "dem som driver tjänsten";
    elsewhere(provider) = "Sign in with {provider} in a new tab", "Logga in med {provider} i en ny flik";
    elsewhere_hint = "Come back to this tab afterwards: what you typed stays.", "Kom tillbaka till den här fliken efteråt: det du har skrivit finns kvar.";
}
