//! Words of the page that explains the states.

use super::catalogue;

catalogue! {
    title = "States", "Statusar";
    lead = "Every job and every drive goes one of these ways. Each state says what it means, who acts, and what ends it.",
        "Varje jobb och varje disk går en av de här vägarna. För varje status står det vad den betyder, vems tur det är och vad som avslutar den.";
    job = "A job", "Ett jobb";
    drive = "A drive", "En disk";
    drive_diagram = "Diagram of a drive’s states", "Diagram över en disks statusar";
    beginning = "How it begins", "Hur det börjar";
    deleted = "Deleted", "Borttaget";
    stays = "Stays", "Stannar kvar";
    ends = "What ends it", "Vad som avslutar den";
    only_if(needs) = ", if {needs}", ", om {needs}";
    nothing_ends = "Nothing: it stays so until its job is deleted.", "Inget: den förblir så tills jobbet tas bort.";
    and = ", and ", ", och ";
}
