//! Words of the page that explains the states.

use super::catalogue;

catalogue! {
    title = "States";
    lead = "Every job and every drive goes one of these ways. Each state says what it means, who acts, and what ends it.";
    job = "A job";
    drive = "A drive";
    drive_diagram = "Diagram of a drive’s states";
    beginning = "How it begins";
    deleted = "Deleted";
    stays = "Stays";
    ends = "What ends it";
    only_if(needs) = ", if {needs}";
    nothing_ends = "Nothing: it stays so until its job is deleted.";
    and = ", and ";
}
