//! Words of where somebody is signed in, and of tokens.

use super::catalogue;

catalogue! {
    title = "Where you are signed in", "Var du är inloggad";
    loading = "Looking where you are signed in…", "Kontrollerar var du är inloggad…";
    browser_on(browser, system) = "{browser} on {system}", "{browser} på {system}";
    some_browser = "An unknown browser", "En okänd webbläsare";
    this = "This browser", "Den här webbläsaren";
    token = "Token", "Token";
    since = "since", "sedan";
    used = "last used", "användes senast";
    never_used = "not used yet", "har inte använts";
    until = "until", "till";
    sign_out_there(name) = "Sign out: {name}", "Logga ut: {name}";
    sign_out_short = "Sign out", "Logga ut";
    revoke(name) = "Revoke: {name}", "Återkalla: {name}";
    revoke_short = "Revoke", "Återkalla";
    others = "Sign out everywhere else", "Logga ut på alla andra ställen";
    only_here = "You are signed in nowhere else.", "Du är inte inloggad någon annanstans.";
    ended = "Signed out there. That browser notices at its next step.",
        "Utloggad där. Den webbläsaren märker det vid nästa steg.";
    all_ended = "Signed out everywhere but here.", "Utloggad överallt utom här.";
    revoked = "Revoked. It stops working everywhere within five seconds.", "Återkallat. Inom fem sekunder fungerar det ingenstans.";
    no_sessions = "Signed in nowhere.", "Inte inloggad någonstans.";
    no_tokens = "No tokens.", "Inga token.";
}
