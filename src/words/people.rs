//! Words of the pages on people.

use super::catalogue;

catalogue! {
    title = "People", "Personer";
    title_of(words) = "People: {words}", "Personer: {words}";
    add = "Add a person", "Lägg till en person";
    new_title = "New person", "Ny person";
    search = "Find people", "Hitta personer";
    search_hint = "A piece of a name, an e-mail address or a subscription.",
        "En del av ett namn, en e-postadress eller en prenumeration.";
    find = "Find", "Sök";
    loading = "Loading people…", "Hämtar personer…";
    loading_one = "Loading the person…", "Hämtar personen…";
    caption = "People by name", "Personer efter namn";
    clock_heading(days) = "The service’s clock is {days} days ahead of what can be true",
        "Tjänstens klocka går {days} dagar mer före än vad som kan stämma";
    clock_text = "Until it is set right, no deadline passes and nothing expires or is deleted. If it is right, type this on the service’s machine:",
        "Tills den ställs rätt passerar inga tidsgränser, och inget löper ut eller tas bort. Om den går rätt skriver du det här på tjänstens dator:";
    clock_command = "waybill clock agree", "waybill clock agree";
    count(all) = "{all} in all", "{all} totalt";
    none = "Nobody here yet", "Ingen här ännu";
    none_text = "Add the first person: customers see the jobs of their subscriptions, staff what they work with.",
        "Lägg till den första personen: kunder ser jobben i sina prenumerationer, personal det de arbetar med.";
    none_found = "Nobody found", "Ingen hittades";
    none_found_text = "Look for fewer letters, or show everybody.", "Sök på färre bokstäver, eller visa alla.";
    everybody = "Show everybody", "Visa alla";
    name = "Name", "Namn";
    roles = "Roles", "Roller";
    email = "E-mail address", "E-postadress";
    email_hint = "How to reach them; a person is found by it. Nobody else may have the same.",
        "Så når man personen, och hittar den. Ingen annan får ha samma.";
    no_email = "none", "ingen";
    subscriptions = "Subscriptions", "Prenumerationer";
    subscriptions_hint = "A customer sees the jobs of these.", "En kund ser jobben i dessa.";
    no_subscriptions_yet = "There is no subscription yet. Add one on the page with all people.",
        "Det finns ingen prenumeration ännu. Lägg till en på sidan med alla personer.";
    new_subscription = "New subscription", "Ny prenumeration";
    company = "Company", "Företag";
    subscription_id = "Subscription ID", "Prenumerations-id";
    subscription_id_hint = "Letters, digits, hyphens and underscores; it stands in the addresses of the company’s jobs.",
        "Bokstäver, siffror, bindestreck och understreck; det står i adresserna till företagets jobb.";
    add_subscription = "Add the subscription", "Lägg till prenumerationen";
    subscription_added(company) = "{company} is there. Give it to people on their pages.", "{company} finns nu. Ge den till personer på deras sidor.";
    subscription_gone(company) = "{company} is removed.", "{company} är borttagen.";
    acts = "What to do", "Åtgärder";
    rename = "Rename…", "Byt namn…";
    rename_heading(company) = "Another name for {company}", "Ett annat namn på {company}";
    rename_hint = "Jobs, people and the ID stay as they are.", "Jobb, personer och id ändras inte.";
    rename_do = "Change the name", "Byt namn";
    renamed(company) = "The company is now called {company}.", "Företaget heter nu {company}.";
    remove = "Remove…", "Ta bort…";
    remove_heading(company) = "Remove {company}?", "Ta bort {company}?";
    remove_text(id) = "The subscription {id} can then be given to nobody, and no job can be created in it. One that has jobs or people is kept.",
        "Prenumerationen {id} kan sedan inte ges till någon, och inga jobb kan skapas i den. Har den jobb eller personer finns den kvar.";
    remove_do = "Remove the subscription", "Ta bort prenumerationen";
    end_session(name) = "Sign out {name}?", "Logga ut {name}?";
    end_session_text = "They are signed out there at once. To come back they need a new sign-in link, or the company’s own sign-in.",
        "Personen loggas ut där direkt. För att komma tillbaka behövs en ny inloggningslänk, eller företagets egen inloggning.";
    end_session_do = "Sign out", "Logga ut";
    end_token(name) = "Revoke {name}?", "Återkalla {name}?";
    end_token_text = "The program that uses it stops working until somebody gives it a new one.",
        "Programmet som använder den slutar fungera tills någon ger det en ny.";
    end_token_do = "Revoke", "Återkalla";
    signed_in = "Signed in", "Inloggad";
    places(count) = "{count} places", "{count} ställen";
    one_place = "1 place", "1 ställe";
    nowhere = "nowhere", "ingenstans";
    state = "State", "Status";
    on = "On", "På";
    off = "Switched off", "Avstängd";
    next_page = "Next page", "Nästa sida";
    first_page = "First page", "Första sidan";
    turn = "Pages of people", "Sidor med personer";
    who = "Who they are", "Vem det är";
    switched_off = "Switched off", "Avstängd";
    switched_off_hint = "Signs them out everywhere at once and ends their tokens. What they did stays.",
        "Loggar ut personen överallt direkt och avslutar alla token. Det personen har gjort finns kvar.";
    save = "Save", "Spara";
    saved = "Saved.", "Sparat.";
    saved_off = "Saved. They are signed out everywhere.", "Sparat. Personen är utloggad överallt.";
    added(name) = "{name} is added. Make a sign-in link to let them in.",
        "{name} är tillagd. Skapa en inloggningslänk för att släppa in personen.";
    link = "Sign-in link", "Inloggningslänk";
    link_text = "A link signs them in once, within 15 minutes. Hand it to them yourself: whoever opens it first is signed in.",
        "En länk loggar in personen en gång, inom 15 minuter. Lämna den själv: den som öppnar den först blir inloggad.";
    link_off = "Switch them on first.", "Slå på personen först.";
    make_link = "Make a sign-in link", "Skapa en inloggningslänk";
    link_once = "Copy it now: it is shown only this once.", "Kopiera den nu: den visas bara den här gången.";
    link_label = "The link", "Länken";
    sessions = "Where they are signed in", "Var personen är inloggad";
    tokens = "Tokens of their programs", "Token för personens program";
    loading_access = "Looking where they are signed in…", "Kontrollerar var personen är inloggad…";
    back = "All people", "Alla personer";
}
