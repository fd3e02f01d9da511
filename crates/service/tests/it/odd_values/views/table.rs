//! The views, as a table.

use crate::odd_values::samples::CONTRACT;
use crate::odd_values::samples::Who::{self, Administrator, Customer, Operator, Support};

/// Something that shows what was sent.
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub(super) name: &'static str,
    pub(super) who: Who,
    pub(super) path: &'static str,
    pub(super) kind: Kind,
    /// Whether every job is in it, whatever was sent about it.
    pub(super) has_every_job: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// An answer for each subject.
    Each,
    /// All pages of a list.
    List,
    /// A file for spreadsheets.
    Csv,
    /// Share links.
    Links,
    /// The stream of changes.
    Stream,
    /// The mails that were sent.
    Mail,
    /// Jobs as they are stored, when they cannot be read.
    Stored,
}

const fn view(name: &'static str, kind: Kind, who: Who, path: &'static str) -> View {
    View { name, who, path, kind, has_every_job: false }
}

const fn all_jobs(name: &'static str, kind: Kind, who: Who, path: &'static str) -> View {
    View { has_every_job: true, ..view(name, kind, who, path) }
}

#[rustfmt::skip]
pub(super) const VIEWS: &[View] = &[
    all_jobs("contract", Kind::Each, Customer, CONTRACT),
    all_jobs("job", Kind::Each, Operator, "/v1/jobs/contoso/media/{job}"),
    all_jobs("search", Kind::Each, Support, "/v1/support/jobs?q={job}"),
    view("timeline", Kind::Each, Customer, "/v1/jobs/contoso/media/{job}/timeline?top=9"),
    view("timeline file", Kind::Each, Support, "/v1/jobs/contoso/media/{job}/timeline.json"),
    view("shares", Kind::Each, Customer, "/v1/jobs/contoso/media/{job}/shares"),
    view("mail settings", Kind::Each, Customer, "/v1/settings/mail"),
    view("language", Kind::Each, Customer, "/v1/settings/language"),
    all_jobs("contract list", Kind::List, Customer,
        "/subscriptions/contoso/providers/Microsoft.ImportExport/jobs?api-version=2021-01-01"),
    all_jobs("list", Kind::List, Customer, "/v1/jobs?sort=newest&top=100"),
    all_jobs("list by needs", Kind::List, Customer, "/v1/jobs?sort=needs&top=100"),
    view("list of what needs you", Kind::List, Customer, "/v1/jobs?state=needs-you&top=100"),
    all_jobs("support list", Kind::List, Support, "/v1/support/jobs?sort=newest&top=100"),
    all_jobs("file", Kind::Csv, Support, "/v1/support/jobs.csv?sort=newest"),
    view("queue faulted", Kind::List, Support, "/v1/support/jobs?queue=faulted&top=100"),
    view("queue badAddress", Kind::List, Support, "/v1/support/jobs?queue=badAddress&top=100"),
    view("queue answerDue", Kind::List, Support, "/v1/support/jobs?queue=answerDue&top=100"),
    view("queue answered", Kind::List, Support, "/v1/support/jobs?queue=answered&top=100"),
    view("queue unmatched", Kind::List, Support, "/v1/support/jobs?queue=unmatched&top=100"),
    view("drives waiting", Kind::List, Operator, "/v1/operations/drives?state=waiting"),
    view("drives copying", Kind::List, Operator, "/v1/operations/drives?state=copying"),
    view("drives faulted", Kind::List, Operator, "/v1/operations/drives?state=faulted"),
    view("packing", Kind::List, Operator, "/v1/operations/packing"),
    view("arrivals", Kind::List, Support, "/v1/operations/arrivals"),
    view("arrivals ended", Kind::List, Support, "/v1/operations/arrivals?state=ended"),
    view("notices", Kind::List, Customer, "/v1/notices?top=200"),
    view("notices of support", Kind::List, Support, "/v1/notices?top=200"),
    view("notices of operators", Kind::List, Operator, "/v1/notices?top=200"),
    view("people", Kind::List, Administrator, "/v1/people?top=100"),
    view("subscriptions", Kind::List, Administrator, "/v1/subscriptions"),
    view("share links", Kind::Links, Customer, ""),
    view("stream", Kind::Stream, Customer, ""),
    view("mail", Kind::Mail, Customer, ""),
    all_jobs("stored", Kind::Stored, Administrator, "/v1/unreadable-jobs/{number}"),
];
