//! Words of the notices.

use super::catalogue;

catalogue! {
    title = "Notices";
    lead = "What happened to your jobs, newest first. Notices are kept for 180 days.";
    lead_staff = "What customers did, and what is late, newest first. Notices are kept for 180 days.";
    loading = "Loading the notices…";
    none = "No notices yet";
    none_text = "When something happens to a job, and you did not do it yourself, it is told here.";
    unread = "Unread";
    one_unread = "1 unread";
    some_unread(count) = "{count} unread";
    many_unread = "100 unread or more";
    all_read = "Everything is read.";
    mark = "Mark all as read";
    older = "Show older";
    mail = "Notices by e-mail";
}

/// How many are unread; the service counts to 100.
pub fn count(unread: u64) -> String {
    match unread {
        0 => all_read().to_owned(),
        1 => one_unread().to_owned(),
        2..100 => some_unread(&unread.to_string()),
        100.. => many_unread().to_owned(),
    }
}
