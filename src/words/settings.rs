//! Words of the settings.

use super::catalogue;

catalogue! {
    title = "Settings";
    look = "Look";
    theme = "Light or dark";
    language = "Language";
    language_choice = "Language of the portal";
    english = "English";
    language_hint = "More languages will follow.";
    keys = "Keys";
    keys_on = "Single keys: / goes to search, ? lists the keys";
    keys_hint = "Switch them off if you speak to your browser, or press them by mistake.";
    who = "Who you are";
    name = "Name";
    roles = "Roles";
    subscriptions = "Subscriptions";
    no_subscriptions = "none of your own";
    expires = "Signed in until";
    sign_out = "Sign out";
    kept = "Kept in this browser.";
    not_kept = "This browser keeps nothing: the choice holds until you close the page.";
    customer = "Customer";
    support = "Support";
    operator = "Operator";
    administrator = "Administrator", "Administratör";
    clock = "Clock";
}
