//! What an act of staff asks for, as data: one description builds the dialog and the JSON that is sent.

use waybill_domain::drive_state::DriveState;
use waybill_domain::fields::AddressField;
use waybill_domain::set::Set;

/// A text of the catalogue.
pub(super) type Text = fn() -> &'static str;

/// Where the button of an act stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Contact,
    Package,
    Drives,
    Job,
}

/// An act: what it asks for, and what is said of it.
pub(super) struct Form {
    /// The domain's word for the act.
    pub(super) act: &'static str,
    pub(super) group: Group,
    /// What will happen.
    pub(super) what: Text,
    /// What the button that does it says.
    pub(super) yes: Text,
    pub(super) parts: &'static [Part],
    pub(super) firm: Firm,
}

/// Whether what the act does cannot be taken back, and is asked once more.
pub(super) enum Firm {
    No,
    Always,
    /// If the part of this path has this value.
    When(&'static str, &'static str),
}

/// One thing that is asked for.
pub(super) struct Part {
    /// Where it stands in the event's JSON.
    pub(super) path: &'static str,
    pub(super) label: Text,
    pub(super) hint: Text,
    pub(super) kind: Kind,
    pub(super) optional: bool,
}

/// How it is typed.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// One of the job's drives that are in one of these states.
    Drive(Set<DriveState>),
    /// Any of them. With `true` all are ticked at first.
    Drives(Set<DriveState>, bool),
    /// Serials one a line, which join those that are ticked.
    MoreDrives,
    Line,
    /// The carrier of the way back.
    Carrier,
    Long,
    Serial,
    /// A number of bytes.
    Count,
    /// The end of a day, UTC.
    Day,
    Yes,
    /// Value, words, what it means.
    Pick(&'static [(&'static str, Text, Text)]),
    /// The key of an export drive; other jobs are not asked for it.
    ExportKey,
    Address(AddressField),
}

/// No hint.
pub(super) fn nothing() -> &'static str {
    ""
}

pub(super) const fn part(path: &'static str, kind: Kind, label: Text, hint: Text) -> Part {
    Part { path, label, hint, kind, optional: false }
}

pub(super) const fn optional(path: &'static str, kind: Kind, label: Text, hint: Text) -> Part {
    Part { path, label, hint, kind, optional: true }
}

/// A field of an address, which has its words elsewhere.
pub(super) const fn address(path: &'static str, field: AddressField) -> Part {
    Part { path, label: nothing, hint: nothing, kind: Kind::Address(field), optional: false }
}
