//! Words of notices by e-mail, in the settings.

use super::catalogue;

catalogue! {
    title = "E-mail";
    loading = "Loading what you get by e-mail…";
    absent = "This service sends no mail. What happens to your jobs is told here:";
    address = "Send notices to";
    address_hint = "Leave it empty to get no mail. A new address is sent a code first.";
    states = "Tell me when a job gets to";
    needs_me = "Whatever needs me";
    needs_me_hint = "Mail when a job waits for you: a package that does not arrive, a question, an address that does not work.";
    save = "Save";
    saved = "Saved";
    code_sent(address) = "A code is on its way to {address}";
    confirmed = "Address confirmed";
    not_confirmed(address) = "{address} is not confirmed yet: until then, nothing but the code is sent to it.";
    is_confirmed(address) = "Mail goes to {address}.";
    nothing_sent = "You get no mail.";
    code = "Code";
    code_hint = "It stands in the mail that was sent to the address, and holds for a day.";
    confirm = "Confirm";
}
