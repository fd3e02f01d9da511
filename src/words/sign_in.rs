//! Words of signing in.

use super::catalogue;

catalogue! {
    title = "Sign in";
    lead = "You sign in with a link that works once. No password, and nothing to remember.";
    code = "Sign-in link or code";
    code_hint = "Paste the whole link, or the part behind the # sign.";
    submit = "Sign in";
    no_code = "Paste the sign-in link or its code";
    how_heading = "No link, or an old one?";
    how = "Ask the people who run this service for a new one. Whoever runs it makes one on its machine with this command:";
    command = "waybill sign-in-link --role customer";
    opening = "Signing you in…";
    done(name) = "Signed in as {name}";
    already(name) = "You are signed in as {name}. With another link you can change that.";
    used_heading = "This link does not work any more";
    used = "A sign-in link works once and for a short time: this one was used or is too old. Ask for a new one.";
}
