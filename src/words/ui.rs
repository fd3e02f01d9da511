//! Words of the building blocks.

use super::catalogue;

catalogue! {
    optional = "(optional)", "(frivilligt)";
    error = "Error:", "Fel:";
    problems_heading = "There is a problem", "Något behöver rättas";
    error_title(title) = "Error: {title}", "Fel: {title}";
    try_again = "Try again", "Försök igen";
    failed_heading = "This could not be loaded", "Det här gick inte att läsa in";
    copy = "Copy", "Kopiera";
    copied = "Copied", "Kopierat";
    copy_failed = "The browser did not allow it. Select the text and copy it yourself",
        "Webbläsaren tillät det inte. Markera texten och kopiera den själv";
    close = "Close", "Stäng";
    cancel = "Cancel", "Avbryt";
    remove = "remove", "ta bort";
    working = "Working…", "Arbetar…";
    theme = "Theme", "Tema";
    theme_light = "Light", "Ljust";
    theme_dark = "Dark", "Mörkt";
    theme_system = "As the system", "Som systemet";
    copied_of(name) = "Copied of {name}", "Kopierat av {name}";
    live = "Changes arrive by themselves", "Ändringar visas av sig själva";
    reconnecting = "The live line is interrupted: read again every few seconds",
        "Direktuppdateringen är bruten: sidan läses om med några sekunders mellanrum";
}

/// What the service says ends without a full stop, what the portal says itself with one.
pub fn sentence(text: &str) -> String {
    let is_ended = text.ends_with(['.', '!', '?']);
    [text, if is_ended { "" } else { "." }].concat()
}
