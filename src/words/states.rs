//! Words of the page that explains the states.

use super::catalogue;

catalogue! {
    title = "States";
    lead = "Every job and every drive goes one of these ways. Each line says what a state means, who acts, and what ends it.";
    job = "A job";
    drive = "A drive";
    beginning = "Before it begins";
    deleted = "Deleted";
    stays = "stays";
    meaning = "What it means";
    acts = "Who acts";
    ends = "What ends it";
    caption_job = "Every way a job can go";
    caption_drive = "Every way a drive can go";
    from = "From";
    to = "To";
    on = "When";
    by = "By";
    needs = "If";
    nothing_ends = "Nothing: it stays so until its job is deleted.";
    or = " or ";
    and = ", and ";
}
