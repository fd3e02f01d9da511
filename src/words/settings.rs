//! Words of the settings.

use super::catalogue;

catalogue! {
    title = "Settings", "Inställningar";
    look = "Look", "Utseende";
    theme = "Light or dark", "Ljust eller mörkt";
    language = "Language", "Språk";
    language_choice = "Language of the portal and of your mail", "Språk i portalen och i din e-post";
    language_hint = "The page loads again in the language you choose. What you typed is kept.",
        "Sidan läses in igen på språket du väljer. Det du har skrivit sparas.";
    keys = "Keys", "Snabbtangenter";
    keys_on = "Single keys: / goes to search, ? lists the keys",
        "Snabbtangenter: / går till sökrutan, ? visar alla";
    keys_hint = "Switch them off if you speak to your browser, or press them by mistake.",
        "Stäng av dem om du talar till din webbläsare, eller råkar trycka på dem.";
    who = "Who you are", "Vem du är";
    name = "Name", "Namn";
    roles = "Roles", "Roller";
    subscriptions = "Subscriptions", "Prenumerationer";
    no_subscriptions = "none of your own", "inga egna";
    expires = "Signed in until", "Inloggad till";
    sign_out = "Sign out", "Logga ut";
    kept = "Kept in this browser.", "Sparas i den här webbläsaren.";
    not_kept = "This browser keeps nothing: the choice holds until you close the page.",
        "Webbläsaren sparar ingenting: valet gäller tills du stänger sidan.";
    customer = "Customer", "Kund";
    support = "Support", "Support";
    operator = "Operator", "Operatör";
    administrator = "Administrator", "Administratör";
    clock = "Clock", "Klockan";
}
